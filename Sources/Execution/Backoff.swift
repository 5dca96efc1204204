/// How long to wait before a job is tried again: exponential with full jitter, so that jobs which failed together do
/// not come back together.
public struct Backoff: Hashable, Sendable {
    /// The longest wait before the first repetition.
    public let first: Duration
    /// The longest wait there is.
    public let limit: Duration

    /// A back-off from its bounds.
    public init(first: Duration = .seconds(1), limit: Duration = .seconds(60)) {
        self.first = first
        self.limit = limit
    }

    /// The longest wait after that many failures, at least 1.
    public func longestDelay(afterFailures failures: Int) -> Duration {
        let doublings = min(max(failures, 1) - 1, 30)
        let longest = first.wholeMilliseconds.multipliedReportingOverflow(by: 1 << doublings)
        return longest.overflow ? limit : min(.milliseconds(longest.partialValue), limit)
    }

    /// A wait between nothing and ``longestDelay(afterFailures:)``, to the millisecond.
    public func delay(afterFailures failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let longest = longestDelay(afterFailures: failures).wholeMilliseconds
        return .milliseconds(Int64.random(in: 0...max(longest, 0), using: &generator))
    }
}
