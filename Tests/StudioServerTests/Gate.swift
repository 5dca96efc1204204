import Synchronization

/// Work waits here until a test opens it. Whoever is cancelled waits no longer, and the others still do.
final class Gate: Sendable {
    private struct Waiting {
        var isOpen = false
        var next = 0
        var waiters: [Int: AsyncStream<Never>.Continuation] = [:]
    }

    private let waiting = Mutex(Waiting())

    func open() {
        let waiters = waiting.withLock { waiting in
            waiting.isOpen = true
            return waiting.waiters.values
        }
        for waiter in waiters { waiter.finish() }
    }

    func wait() async {
        let (opening, continuation) = AsyncStream.makeStream(of: Never.self)
        waiting.withLock { waiting in
            if waiting.isOpen { continuation.finish() }
            waiting.waiters[waiting.next] = continuation
            waiting.next += 1
        }
        for await _ in opening {}
    }
}
