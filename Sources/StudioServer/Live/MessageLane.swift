import Synchronization

/// Does what a socket asks for one thing after another, off the event loop, in the order in which it was asked.
final class MessageLane: Sendable {
    private struct Waiting {
        var work: [@Sendable () async -> Void] = []
        var isWorking = false
    }

    private let waiting = Mutex(Waiting())

    /// Queues work; returns how much waits.
    @discardableResult func add(_ work: @escaping @Sendable () async -> Void) -> Int {
        let (count, mustStart) = waiting.withLock { waiting in
            waiting.work.append(work)
            defer { waiting.isWorking = true }
            return (waiting.work.count, !waiting.isWorking)
        }
        if mustStart { Task { await drain() } }
        return count
    }

    private func drain() async {
        while let work = next() { await work() }
    }

    private func next() -> (@Sendable () async -> Void)? {
        waiting.withLock { waiting in
            guard !waiting.work.isEmpty else {
                waiting.isWorking = false
                return nil
            }
            return waiting.work.removeFirst()
        }
    }
}
