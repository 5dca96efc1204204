import ArgumentParser
import Foundation
import GraphCore
import StudioAPI
import SystemPackage

/// `backlot queue`: what a studio's workers do and what waits, seen and steered.
struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "See what is in work and what waits, and steer it.",
        discussion: """
            Asks the studio that runs in the data folder, or opens the folder itself when none does. Jobs are named by \
            their place in the list, such as 3, or by their id; projects by title or id; workers by name or id.
            """,
        subcommands: [
            List.self, Watch.self, Pause.self, Resume.self, Move.self, Cancel.self, Retry.self, Reset.self,
            History.self, Show.self,
        ], defaultSubcommand: List.self)

    /// Which studio is meant, running or not.
    struct Place: ParsableArguments {
        @Option(help: "The data folder. Default: the one in your home.")
        var data: String?

        var folder: FilePath { data.map { FilePath($0).absolute } ?? DataFolder.standard }

        /// Does the work at the studio's queue; whatever goes wrong comes out as a sentence.
        func work(_ work: (QueueDoor) async throws -> Void) async throws {
            try await FailureSentences.told { try await QueueDoor.open(in: folder, work) }
        }
    }

    /// Which jobs are shown.
    struct Scope: ParsableArguments {
        @Option(help: "Only jobs of this project.")
        var project: String?

        /// The project that is meant, if one is.
        func found(through door: QueueDoor) async throws -> ProjectID? {
            guard let project else { return nil }
            return try await QueueNames(door: door).project(project)
        }
    }

    /// The most jobs a list shows.
    static let listLimit = 10_000

    static func check(limit: Int) throws {
        guard (1...listLimit).contains(limit) else {
            throw ValidationError("--limit takes a number from 1 to \(listLimit).")
        }
    }

    /// `backlot queue list`, or nothing behind `backlot queue`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print the queue once (the default).")

        @OptionGroup var scope: Scope

        @Option(help: "How many waiting jobs to show.")
        var limit = 20

        @Flag(help: "Print it as JSON, as the studio's API says it: {queue, jobs}.")
        var json = false

        @OptionGroup var place: Place

        func validate() throws { try QueueCommand.check(limit: limit) }

        func run() async throws {
            try await place.work { door in
                let look = try await QueueLook(through: door, of: scope.found(through: door), limit: limit)
                if json {
                    let parts = [QueueBody.schema.encode(look.queue), QueueJobsBody.schema.encode(look.jobs)]
                        .map { String(decoding: $0, as: UTF8.self) }
                    return Terminal.print(#"{"queue":\#(parts[0]),"jobs":\#(parts[1])}"#)
                }
                if case .stopped = door { Terminal.error("No studio is running in \(place.folder).") }
                for line in QueueText(clock: ClockText(now: .now)).lines(look) { Terminal.print(line) }
            }
        }
    }

    /// `backlot queue history`.
    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print what was done, failed or was cancelled, the newest first.")

        @OptionGroup var scope: Scope

        @Option(help: "How many jobs to show.")
        var limit = 20

        @Flag(help: "Print it as JSON, as the studio's API says it.")
        var json = false

        @OptionGroup var place: Place

        func validate() throws { try QueueCommand.check(limit: limit) }

        func run() async throws {
            try await place.work { door in
                let project = try await scope.found(through: door)
                var items: [QueueJobBody] = []
                var next: Cursor?
                repeat {
                    let page = Page(count: min(Page.limit, limit - items.count), cursor: next)
                    let found = try await door.history(of: project, page)
                    items += found.items
                    next = found.next
                } while next != nil && items.count < limit
                if json {
                    let texts = items.map { String(decoding: QueueJobBody.schema.encode($0), as: UTF8.self) }
                    let cursor = next.map { "\"\($0.text)\"" } ?? "null"
                    return Terminal.print(#"{"items":[\#(texts.joined(separator: ","))],"next":\#(cursor)}"#)
                }
                guard !items.isEmpty else { return Terminal.print("Nothing was done yet.") }
                for line in QueueText(clock: ClockText(now: .now)).history(items) { Terminal.print(line) }
            }
        }
    }
}
