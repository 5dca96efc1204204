import Execution
import GRDB
import GraphCore
import Persistence

/// An event as the columns of its row.
struct EventColumns {
    var kind = ""
    var project: ProjectID?
    var revision: Revision?
    var run: RunID?
    var job: JobID?
    var subject: JobSubject?
    var state: JobState?
    var take: TakeID?
    var takeNumber: Int?

    mutating func fill(from event: StudioEvent) {
        switch event {
        case .projectCreated(let project):
            kind = "project"
            self.project = project
        case .changeAppended(let project, let revision):
            kind = "change"
            self.project = project
            self.revision = revision
        case .runSubmitted(let run):
            kind = "run"
            self.run = run
        case .jobMoved(let job, let run, let subject, let state):
            kind = "job"
            self.state = state
            self.job = job
            self.run = run
            self.subject = subject
        case .takeCommitted(let take, let node, let number, let job):
            kind = "take"
            self.take = take
            subject = .node(node)
            takeNumber = number
            self.job = job
        case .takeReviewed(let take, let node):
            kind = "review"
            self.take = take
            subject = .node(node)
        case .queueChanged: kind = "queue"
        case .assetsChanged: kind = "assets"
        }
    }

    /// The event of a row with the columns kind, project, revision, run, job, subject_kind, subject, state, take,
    /// take_number from index 2 on.
    static func event(_ row: Row) throws -> StudioEvent {
        switch try row.decode(String.self, atIndex: 2) {
        case "project": return .projectCreated(try row.decode(atIndex: 3))
        case "change": return .changeAppended(try row.decode(atIndex: 3), try row.decode(atIndex: 4))
        case "run": return .runSubmitted(try row.decode(atIndex: 5))
        case "job":
            return .jobMoved(
                try row.decode(atIndex: 6), run: try row.decode(atIndex: 5), subject: try row.subject(atIndex: 7),
                to: try row.decode(atIndex: 9))
        case "queue": return .queueChanged
        case "assets": return .assetsChanged
        case let kind:
            guard case .node(let node) = try row.subject(atIndex: 7) else {
                throw StoreError(.unavailable, "A take's event names no node.", in: "events")
            }
            if kind == "review" { return .takeReviewed(try row.decode(atIndex: 10), node: node) }
            return .takeCommitted(
                try row.decode(atIndex: 10), node: node, number: try row.decode(atIndex: 11),
                job: try row.decode(atIndex: 6))
        }
    }
}

extension Row {
    /// A subject from its two columns.
    func subject(atIndex index: Int) throws -> JobSubject {
        let kind = try decode(String.self, atIndex: index)
        guard let subject = JobSubject(kind: kind, value: self[index + 1]) else {
            throw StoreError(.unavailable, "A job's subject cannot be read.", cause: kind, in: "job")
        }
        return subject
    }
}
