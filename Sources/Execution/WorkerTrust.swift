/// Whether one worker is still given jobs of one function. A worker that fails three different jobs of a function and
/// does none of it in between is no longer offered that function until a person says that it is mended: it would
/// otherwise eat through the queue, since who fails at once is free at once.
public struct WorkerTrust: Hashable, Sendable {
    /// So many different failed jobs in a row cost a worker a function.
    public static let failureLimit = 3

    /// The jobs of the failures since the last success, oldest first, each once; at most ``failureLimit``.
    public private(set) var failures: [JobID]

    /// A worker of which nothing bad is known.
    public init() { failures = [] }

    /// A stored trust; nil when there are more jobs than ``failureLimit`` or one stands twice.
    public init?(stored failures: [JobID]) {
        guard failures.count <= WorkerTrust.failureLimit, Set(failures).count == failures.count else { return nil }
        self.failures = failures
    }

    /// Whether the worker is not to be given jobs of the function.
    public var isWithheld: Bool { failures.count >= WorkerTrust.failureLimit }

    /// The worker could not do a job. A wrong input and a missing resource are not its fault. A job that fails again
    /// counts once, so that one bad job does not cost the worker its function.
    public mutating func failed(_ kind: EngineError.Class, job: JobID) {
        switch kind {
        case .transient, .permanent: count(job)
        case .resource, .invalid: break
        }
    }

    /// The worker did not renew the job's lease in time. Not for a job that was cancelled or handed back.
    public mutating func lostLease(of job: JobID) { count(job) }

    /// The worker did a job of the function. What is withheld already stays so: a person decides.
    public mutating func succeeded() { if !isWithheld { failures = [] } }

    /// A person says that the worker may have the function again.
    public mutating func reset() { failures = [] }

    private mutating func count(_ job: JobID) {
        guard !isWithheld, !failures.contains(job) else { return }
        failures.append(job)
    }
}
