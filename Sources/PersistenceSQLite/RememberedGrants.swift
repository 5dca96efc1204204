import Access
import GraphCore
import Synchronization

/// The roles users hold, kept in memory from when they were last read until a transaction changes anybody's.
///
/// This process is the only one that writes the database, so nothing changes behind its back. A reading that began
/// before a change is not kept after it: the number that ``generation`` gives tells.
final class RememberedGrants: Sendable {
    private struct Memory {
        var generation = 0
        var grants: [UserID: RoleGrants] = [:]
    }

    private let memory = Mutex(Memory())

    /// Counts the changes of roles; ask before reading the database.
    var generation: Int { memory.withLock(\.generation) }

    /// What is remembered of a user.
    func grants(of user: UserID) -> RoleGrants? { memory.withLock { $0.grants[user] } }

    /// Keeps what was read, unless roles have changed since the reading began.
    func keep(_ grants: RoleGrants, of user: UserID, readIn generation: Int) {
        memory.withLock { memory in
            guard memory.generation == generation else { return }
            memory.grants[user] = grants
        }
    }

    /// Forgets everybody's roles, once a transaction that changes any is on disk and before its caller is told.
    func forget() {
        memory.withLock { memory in
            memory.generation += 1
            memory.grants = [:]
        }
    }
}
