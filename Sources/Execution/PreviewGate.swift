private import Synchronization

/// Lets previews of a job through at a bounded rate; one that comes too soon is not even made.
final class PreviewGate: Sendable {
    private let interval: Duration
    private let pass: @Sendable (PreviewPicture) -> Void
    private let passed = Mutex<ContinuousClock.Instant?>(nil)

    init(interval: Duration, pass: @escaping @Sendable (PreviewPicture) -> Void) {
        self.interval = interval
        self.pass = pass
    }

    func offer(_ make: () -> PreviewPicture) {
        let now = ContinuousClock.now
        let isDue = passed.withLock { passed in
            if let last = passed, now - last < interval { return false }
            passed = now
            return true
        }
        if isDue { pass(make()) }
    }
}
