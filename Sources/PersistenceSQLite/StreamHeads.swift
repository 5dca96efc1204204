import GRDB
import Persistence
import Synchronization

/// The numbers of the newest events, while a group of transactions is on its way: read once for all of them and written
/// once, before their commit. Only the thread that writes uses it.
final class StreamHeads: Sendable {
    private struct Head {
        var number: Int64
        var isWritten: Bool
    }

    private let heads = Mutex<[EventStream: Head]>([:])

    /// The number of a stream's newest event, the group's included.
    func head(of stream: EventStream, _ database: Database) throws -> Int64 {
        if let known = heads.withLock({ $0[stream]?.number }) { return known }
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT head FROM stream WHERE id = ?"), arguments: [stream])
        guard let number = try row?.decode(Int64.self, atIndex: 0) else {
            throw StoreError(.unavailable, "An event stream is missing from the database.", in: "events")
        }
        heads.withLock { $0[stream] = Head(number: number, isWritten: true) }
        return number
    }

    /// Notes that a transaction of the group has written events up to a number.
    func advance(_ stream: EventStream, to number: Int64) {
        heads.withLock { $0[stream] = Head(number: number, isWritten: false) }
    }

    /// Writes the numbers of the group; its last statements before the commit.
    func write(to database: Database) throws {
        for (stream, head) in heads.withLock({ $0 }) where !head.isWritten {
            try database.cachedStatement(sql: "UPDATE stream SET head = ? WHERE id = ?").execute(
                arguments: [head.number, stream])
        }
    }

    /// Forgets the group, once its commit has come about or not.
    func forget() { heads.withLock { $0.removeAll(keepingCapacity: true) } }
}
