import Access
import GraphCore
import Synchronization

/// What the studio knows of a socket: who it is, and what it follows.
final class LiveSession: Sendable {
    /// Who is at the other end.
    let principal: Principal
    /// Its messages, in order.
    let lane = MessageLane()
    private let followed = Mutex<LiveTopic?>(nil)

    init(principal: Principal) { self.principal = principal }

    /// What it follows now.
    var topic: LiveTopic? { followed.withLock { $0 } }

    /// The project it follows, if it follows one.
    var project: ProjectID? {
        guard case .project(let project)? = topic else { return nil }
        return project
    }

    /// Follows something else from now on; returns what it followed.
    func follow(_ topic: LiveTopic?) -> LiveTopic? {
        followed.withLock { followed in
            defer { followed = topic }
            return followed
        }
    }
}
