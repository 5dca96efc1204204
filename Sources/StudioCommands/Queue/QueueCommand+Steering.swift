import ArgumentParser
import GraphCore
import StudioAPI

extension QueueCommand {
    /// What is paused or goes on.
    struct PauseScope: ParsableArguments {
        @Option(help: "Only the jobs of this project.")
        var project: String?

        @Option(help: "Only what this worker is given.")
        var worker: String?

        func validate() throws {
            guard project == nil || worker == nil else {
                throw ValidationError("Name either a project or a worker, or neither for the whole queue.")
            }
        }

        /// Pauses it or lets it go on, and says so.
        func set(paused: Bool, through door: QueueDoor) async throws {
            let names = QueueNames(door: door)
            let scope: QueueScopeBody
            let subject: String
            if let project {
                let id = try await names.project(project)
                scope = .project(id)
                subject = try await door.titles().first { $0.id == id }.map { "“\($0.title)”" } ?? "The project"
            } else if let worker {
                let found = try await names.worker(worker)
                scope = .worker(found.id)
                subject = "The worker “\(found.name)”"
            } else {
                scope = .everything
                subject = "The queue"
            }
            try await door.set(paused: paused, scope)
            Terminal.print(
                TextCells.plain(
                    paused ? "\(subject) is paused; what is in work is finished." : "\(subject) goes on."))
        }
    }

    /// `backlot queue pause`.
    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give nothing more out: of everything, of a project, or to a worker.")

        @OptionGroup var scope: PauseScope
        @OptionGroup var place: Place

        func run() async throws { try await place.work { try await scope.set(paused: true, through: $0) } }
    }

    /// `backlot queue resume`.
    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let what was paused go on.")

        @OptionGroup var scope: PauseScope
        @OptionGroup var place: Place

        func run() async throws { try await place.work { try await scope.set(paused: false, through: $0) } }
    }

    /// `backlot queue move`.
    struct Move: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Move a waiting job to another place.")

        @Argument(help: "The job, by its place or id.")
        var job: String

        @Flag(help: "Before all others.")
        var first = false

        @Flag(help: "Behind all others.")
        var last = false

        @Option(help: "Right before this job.")
        var before: String?

        @Option(help: "Right behind this job.")
        var after: String?

        @OptionGroup var place: Place

        func validate() throws {
            guard [first, last, before != nil, after != nil].count(where: \.self) == 1 else {
                throw ValidationError("Say where to: --first, --last, --before JOB or --after JOB.")
            }
        }

        func run() async throws {
            try await place.work { door in
                let names = QueueNames(door: door)
                let moved = try await names.job(job)
                let target: QueuePlaceBody
                if let before {
                    target = .before(try await names.job(before))
                } else if let after {
                    target = .after(try await names.job(after))
                } else {
                    target = first ? .first : .last
                }
                let now = try await door.move(moved, to: target)
                let position = now.position.map { "is at place \($0)." } ?? "waits no more."
                Terminal.print(TextCells.plain("\(QueueText.name(now)) \(position)"))
            }
        }
    }

    /// Some jobs: one, those of a run, or those of a project.
    struct Subject: ParsableArguments {
        @Argument(help: "A job, by its place or id.")
        var job: String?

        @Option(help: "All of this run, by its id.")
        var run: String?

        @Option(help: "All of this project.")
        var project: String?

        func validate() throws {
            guard [job, run, project].count(where: { $0 != nil }) == 1 else {
                throw ValidationError("Name either a job, or --run RUN, or --project PROJECT.")
            }
        }

        /// What is meant.
        func found(through door: QueueDoor) async throws -> QueueSubject {
            let names = QueueNames(door: door)
            if let project { return .project(try await names.project(project)) }
            if let job { return .job(try await names.job(job)) }
            guard let run = run.flatMap({ Identifier128(text: $0) }) else {
                throw CommandFailure("“\(run ?? "")” names no run: give its id of 26 characters.")
            }
            return .run(run)
        }
    }

    /// `backlot queue cancel`.
    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cancel a job, or all that is left of a run or a project.")

        @OptionGroup var subject: Subject
        @OptionGroup var place: Place

        func run() async throws {
            try await place.work { door in
                let found = try await subject.found(through: door)
                let count = try await door.cancel(found)
                if count == 0, case .job = found {
                    throw CommandFailure("The job is settled already: nothing was cancelled.")
                }
                Terminal.print(QueueCommand.jobs(count, "cancelled"))
            }
        }
    }

    /// `backlot queue retry`.
    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Try a failed job again, or all that failed in a run or a project.")

        @OptionGroup var subject: Subject
        @OptionGroup var place: Place

        func run() async throws {
            try await place.work { door in
                let found = try await subject.found(through: door)
                let count = try await door.retry(found)
                if count == 0, case .job = found {
                    throw CommandFailure("Only a job that has failed is tried again: nothing was changed.")
                }
                Terminal.print(QueueCommand.jobs(count, "tried again"))
            }
        }
    }

    private static func jobs(_ count: Int, _ done: String) -> String {
        switch count {
        case 0: "There was nothing to be \(done)."
        case 1: "One job is \(done)."
        default: "\(count) jobs are \(done)."
        }
    }

    /// `backlot queue reset`.
    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Trust a worker again: what was withheld from it is offered again, and its engines rest no longer.")

        @Argument(help: "The worker, by its name or id.")
        var worker: String

        @OptionGroup var place: Place

        func run() async throws {
            try await place.work { door in
                let found = try await QueueNames(door: door).worker(worker)
                try await door.reset(worker: found.id)
                Terminal.print(TextCells.plain("The worker “\(found.name)” is offered everything again."))
            }
        }
    }
}
