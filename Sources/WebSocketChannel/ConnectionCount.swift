import Synchronization

/// How many connections, and how many sockets among them, are open; shared by all event loops.
final class ConnectionCount: Sendable {
    private let connections = Atomic(0)
    private let sockets = Atomic(0)
    private let nextID = Atomic<UInt64>(0)
    private let isFull = Atomic(false)

    /// How many sockets are open.
    var openSockets: Int { sockets.load(ordering: .relaxed) }

    /// How many connections are open, sockets included.
    var openConnections: Int { connections.load(ordering: .relaxed) }

    /// An id that no other socket has.
    func mintID() -> UInt64 {
        nextID.add(1, ordering: .relaxed).newValue
    }

    /// Counts a connection, unless there is no room.
    func takeConnection(limit: Int) -> Bool { take(connections, limit: limit) }

    /// Counts a socket, unless there is no room.
    func takeSocket(limit: Int) -> Bool { take(sockets, limit: limit) }

    /// The connection is closed.
    func releaseConnection() { release(connections) }

    /// The socket's connection is closed.
    func releaseSocket() { release(sockets) }

    /// Whether this is the first time that there is no room since there last was: worth one line in the log.
    func noteFull() -> Bool {
        isFull.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged
    }

    private func take(_ count: borrowing Atomic<Int>, limit: Int) -> Bool {
        guard count.add(1, ordering: .relaxed).newValue <= limit else {
            count.subtract(1, ordering: .relaxed)
            return false
        }
        return true
    }

    private func release(_ count: borrowing Atomic<Int>) {
        count.subtract(1, ordering: .relaxed)
        isFull.store(false, ordering: .relaxed)
    }
}
