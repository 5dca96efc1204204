import Execution
import Persistence
import Synchronization

/// Tells subscribers, after the commit, that there is something new. It carries numbers only, of which the newest is
/// enough, so nothing is lost by a slow reader and nothing piles up.
final class Announcer: Sendable {
    private struct Subscribers {
        var next = 0
        /// What was announced.
        var heads: [EventStream: UInt64] = [:]
        /// What was read from the database, which may be on its way to being announced.
        var learned: [EventStream: UInt64] = [:]
        var readers: [EventStream: [Int: AsyncStream<UInt64>.Continuation]] = [:]
        var news = QueueNews()
        var workers: [Int: AsyncStream<QueueNews>.Continuation] = [:]
    }

    private let subscribers = Mutex(Subscribers())

    func announce(_ announcement: StoreTransaction.Announcement) {
        subscribers.withLock { subscribers in
            for (stream, head) in announcement.heads where head > subscribers.heads[stream] ?? 0 {
                subscribers.heads[stream] = head
                for reader in subscribers.readers[stream, default: [:]].values { reader.yield(head) }
            }
            guard announcement.hasArrivals || announcement.hasRevocations else { return }
            if announcement.hasArrivals { subscribers.news.arrivals += 1 }
            if announcement.hasRevocations { subscribers.news.revocations += 1 }
            for worker in subscribers.workers.values { worker.yield(subscribers.news) }
        }
    }

    /// The newest number that was announced or learned, if any was.
    func head(of stream: EventStream) -> UInt64? {
        subscribers.withLock { subscribers in
            [subscribers.heads[stream], subscribers.learned[stream]].compactMap(\.self).max()
        }
    }

    /// Takes over a number that was read. Numbers only grow, so an older one than is known changes nothing. Whoever
    /// reads between a commit and its announcement learns of it first, and it is announced all the same.
    func learn(_ head: UInt64, of stream: EventStream) {
        subscribers.withLock { $0.learned[stream] = max(head, $0.learned[stream] ?? 0) }
    }

    func heads(of stream: EventStream) -> AsyncStream<UInt64> {
        let (numbers, continuation) = AsyncStream.makeStream(of: UInt64.self, bufferingPolicy: .bufferingNewest(1))
        let key = subscribers.withLock { subscribers in
            subscribers.next += 1
            subscribers.readers[stream, default: [:]][subscribers.next] = continuation
            return subscribers.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.subscribers.withLock { subscribers in
                subscribers.readers[stream]?[key] = nil
                if subscribers.readers[stream]?.isEmpty == true { subscribers.readers[stream] = nil }
            }
        }
        return numbers
    }

    func news() -> AsyncStream<QueueNews> {
        let (news, continuation) = AsyncStream.makeStream(of: QueueNews.self, bufferingPolicy: .bufferingNewest(1))
        let key = subscribers.withLock { subscribers in
            subscribers.next += 1
            subscribers.workers[subscribers.next] = continuation
            return subscribers.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.subscribers.withLock { _ = $0.workers.removeValue(forKey: key) }
        }
        return news
    }
}
