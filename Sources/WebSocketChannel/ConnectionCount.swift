import Synchronization

/// How many of something are open, and whether there is room for more; shared by all event loops.
final class Quota: Sendable {
    private let used = Atomic(0)
    /// The limit at which there was no room; 0 while there is.
    private let fullAt = Atomic(0)

    /// How many are open.
    var count: Int { used.load(ordering: .relaxed) }

    /// Counts one more, unless there is no room.
    func take(limit: Int) -> Bool {
        guard used.add(1, ordering: .relaxed).newValue <= limit else {
            used.subtract(1, ordering: .relaxed)
            return false
        }
        return true
    }

    /// One is closed.
    func release() {
        let left = used.subtract(1, ordering: .relaxed).newValue
        let limit = fullAt.load(ordering: .relaxed)
        // Not at the first that leaves, or a server that stays full would say so again and again.
        if limit > 0, left <= limit - max(1, limit / 10) { fullAt.store(0, ordering: .relaxed) }
    }

    /// Notes that there was no room.
    /// - Returns: whether that is news, worth a line in the log.
    func noteFull(limit: Int) -> Bool {
        fullAt.compareExchange(expected: 0, desired: limit, ordering: .relaxed).exchanged
    }
}

/// What is counted of a group of sockets.
final class ConnectionCount: Sendable {
    /// All connections, sockets included.
    let connections = Quota()
    let sockets = Quota()
    private let nextID = Atomic<UInt64>(0)

    /// An id that no other socket has.
    func mintID() -> UInt64 {
        nextID.add(1, ordering: .relaxed).newValue
    }
}
