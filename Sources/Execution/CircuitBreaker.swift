/// Whether one engine of one worker is given jobs. An engine that fails many jobs in a row (its server is down, its
/// card is lost) rests for a while, and then proves itself on one job before it is given more.
///
///     closed ─▶ open        five transient failures in a row
///     open ─▶ half open     the rest is over and one job, the trial, is taken
///     half open ─▶ open     the trial fails transiently: a longer rest; or ends without a verdict: another trial
///     any ─▶ closed         any job succeeds
///
/// Each rest is twice as long as the one before, until something succeeds. Only transient failures count against an
/// engine: a wrong input, a full disk and a job that can never be done say nothing about it.
public struct CircuitBreaker: Hashable, Sendable {
    /// Whether a job may be given to the engine.
    public enum Admission: Hashable, Sendable {
        /// As many as there are.
        case freely
        /// One, by which the engine proves itself; say so with ``CircuitBreaker/tookTrial(_:at:)``.
        case oneTrial
        /// None before that moment; nil when it is the end of a trial that is waited for.
        case no(until: Timestamp?)
    }

    /// So many transient failures in a row open the breaker.
    public static let failureLimit = 5
    /// The first rest.
    public static let firstRest = Duration.seconds(5)
    /// The longest rest.
    public static let longestRest = Duration.seconds(300)

    /// Transient failures since the last success.
    public private(set) var failures: Int
    /// How often the engine was sent to rest since the last success; 0 exactly while closed.
    public private(set) var openings: Int
    /// The end of the last rest, also while a trial is under way; nil exactly while closed.
    public private(set) var restsUntil: Timestamp?
    /// While half open, the job by which the engine proves itself.
    public private(set) var trial: JobID?

    /// The breaker of an engine of which nothing is known: closed.
    public init() { self.init(failures: 0, openings: 0, restsUntil: nil, trial: nil) }

    /// A stored breaker; nil when the parts do not agree: it is open exactly when it has failed often enough, has been
    /// opened and has a rest, and only an open one has a trial.
    public init?(stored failures: Int, openings: Int, restsUntil: Timestamp?, trial: JobID?) {
        let isOpen = failures >= CircuitBreaker.failureLimit
        guard failures >= 0, openings >= 0, isOpen == (openings > 0), isOpen == (restsUntil != nil),
            isOpen || trial == nil
        else { return nil }
        self.init(failures: failures, openings: openings, restsUntil: restsUntil, trial: trial)
    }

    private init(failures: Int, openings: Int, restsUntil: Timestamp?, trial: JobID?) {
        self.failures = failures
        self.openings = openings
        self.restsUntil = restsUntil
        self.trial = trial
    }

    /// Whether a job may be given to the engine now.
    public func admits(at now: Timestamp) -> Admission {
        guard let restsUntil else { return .freely }
        if trial != nil { return .no(until: nil) }
        return now < restsUntil ? .no(until: restsUntil) : .oneTrial
    }

    /// The engine was given its trial. False, and nothing has changed, unless ``admits(at:)`` says `oneTrial`.
    @discardableResult
    public mutating func tookTrial(_ job: JobID, at now: Timestamp) -> Bool {
        guard admits(at: now) == .oneTrial else { return false }
        trial = job
        return true
    }

    /// The engine could not do a job. While it rests, only its trial opens it again: other jobs were given to it before.
    public mutating func failed(_ kind: EngineError.Class, job: JobID, at now: Timestamp) {
        guard kind == .transient else { return released(job) }
        failures = min(failures, Int.max - 1) + 1
        if restsUntil == nil ? failures >= CircuitBreaker.failureLimit : trial == job { open(at: now) }
    }

    /// The engine did a job, so it works, whichever job that was.
    public mutating func succeeded(_ job: JobID) { self = CircuitBreaker() }

    /// A job ended without a verdict on the engine: handed back, cancelled, its lease lost. When it was the trial,
    /// another is let through.
    public mutating func released(_ job: JobID) { if trial == job { trial = nil } }

    /// How long the engine rests when it is sent to rest for the `opening`th time since its last success, from 1.
    public static func rest(afterOpening opening: Int) -> Duration {
        Backoff(first: firstRest, limit: longestRest).longestDelay(afterFailures: opening)
    }

    private mutating func open(at now: Timestamp) {
        openings = min(openings, Int.max - 1) + 1
        restsUntil = now + CircuitBreaker.rest(afterOpening: openings)
        trial = nil
    }
}
