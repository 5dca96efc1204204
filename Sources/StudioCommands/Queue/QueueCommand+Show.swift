import ArgumentParser
import GraphCore
import ProductionModel
import StudioAPI

extension QueueCommand {
    /// `backlot queue show`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print how a job stands, and the tries that did not succeed.")

        @Argument(help: "The job, by its place or id.")
        var job: String

        @Flag(help: "Print it as JSON, as the studio's API says it.")
        var json = false

        @OptionGroup var place: Place

        func run() async throws {
            try await place.work { door in
                let id = try await QueueNames(door: door).job(job)
                let found = try await door.attempts(of: id)
                if json {
                    return Terminal.print(String(decoding: JobWithAttemptsBody.schema.encode(found), as: UTF8.self))
                }
                let entry = try await Show.entry(of: found.job, through: door)
                for line in QueueText(clock: ClockText(now: .now)).lines(found, entry) { Terminal.print(line) }
            }
        }

        /// The job as the queue's lists show it, from whichever has it.
        private static func entry(of job: JobBody, through door: QueueDoor) async throws -> QueueJobBody? {
            switch job.state {
            case .leased: return try await door.queue().workers.flatMap(\.jobs).first { $0.job == job.id }
            case .waiting, .ready, .held:
                var from = 0
                while true {
                    let part = try await door.jobs(from: from, limit: Page.limit, of: nil)
                    if let found = part.items.first(where: { $0.job == job.id }) { return found }
                    from += part.items.count
                    if part.items.count < Page.limit { return nil }
                }
            case .succeeded, .cached, .failed, .cancelled:
                var next: Cursor?
                repeat {
                    let part = try await door.history(of: nil, Page(count: Page.limit, cursor: next))
                    if let found = part.items.first(where: { $0.job == job.id }) { return found }
                    next = part.next
                } while next != nil
                return nil
            case .blocked: return nil
            }
        }
    }
}

extension QueueText {
    /// A job with its tries; `entry` is what the queue's lists say of it, if they have it.
    func lines(_ found: JobWithAttemptsBody, _ entry: QueueJobBody?) -> [String] {
        let job = found.job
        var lines = [entry.map(QueueText.name) ?? job.function, "  job \(job.id.text)", "  run \(job.run.text)"]
        lines.append("  \(job.function), \(job.tier.rawValue)")
        if let entry {
            let person = entry.person.name.isEmpty ? "" : " by \(entry.person.name)"
            lines.append("  \(entry.priority.rawValue), asked for\(person) at \(clock.text(entry.submitted))")
        }
        lines.append("  " + standing(job, entry))
        if let message = job.message { lines.append("  \(message)") }
        if !found.attempts.isEmpty {
            lines.append("Tries that did not succeed:")
            lines += TextCells.table(
                found.attempts.map {
                    ["  \($0.number)", clock.text($0.moment), $0.worker, $0.kind, $0.message]
                }, limits: [8, 17, 24, 10])
        }
        return lines.map(TextCells.plain)
    }

    private func standing(_ job: JobBody, _ entry: QueueJobBody?) -> String {
        let since = entry.map { " since \(clock.text($0.since))" } ?? ""
        switch job.state {
        case .waiting, .ready, .held:
            let place = entry?.position.map { " at place \($0)" } ?? ""
            return "waits\(place): \(entry?.wait?.detail ?? job.state.rawValue)"
        case .leased: return "\(entry.map(QueueText.progress) ?? "in work")\(since)"
        case .blocked: return "blocked by job \(job.cause?.text ?? "–"): retry that one, and this goes on"
        case .succeeded, .cached, .failed, .cancelled:
            let took = entry?.seconds.map { ", took \(QueueText.duration($0))" } ?? ""
            return "\(entry.map(QueueText.outcome) ?? job.state.rawValue)\(since)\(took)"
        }
    }
}
