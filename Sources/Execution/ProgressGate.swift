private import Synchronization

/// Lets progress through at a bounded rate and only forwards. What comes too soon is dropped, except the last frame.
final class ProgressGate: Sendable {
    private struct Passed {
        var at: ContinuousClock.Instant?
        var progress: JobProgress?
    }

    private let interval: Duration
    private let pass: @Sendable (JobProgress) -> Void
    private let passed = Mutex(Passed())

    init(interval: Duration, pass: @escaping @Sendable (JobProgress) -> Void) {
        self.interval = interval
        self.pass = pass
    }

    func report(_ progress: JobProgress) {
        let now = ContinuousClock.now
        let mayPass = passed.withLock { passed in
            if let last = passed.progress, last.stage == progress.stage {
                guard progress.framesDone > last.framesDone else { return false }
                let isLast = progress.framesDone == progress.framesTotal
                if let at = passed.at, now - at < interval, !isLast { return false }
            }
            passed = Passed(at: now, progress: progress)
            return true
        }
        if mayPass { pass(progress) }
    }
}
