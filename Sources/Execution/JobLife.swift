/// Who works on a job, and until when.
public struct Lease: Hashable, Sendable {
    /// The holder.
    public let worker: WorkerID
    /// The moment from which the job may be given to somebody else.
    public let expires: Timestamp

    /// A lease from its parts.
    public init(worker: WorkerID, expires: Timestamp) {
        self.worker = worker
        self.expires = expires
    }
}

/// What may happen to a job. A moment or a delay comes with the event; the life has no clock.
public enum JobLifeEvent: Hashable, Sendable {
    /// One of its inputs has its result.
    case inputFinished
    /// All inputs are there: it can run, or its result is known already.
    case resolve(isCached: Bool)
    /// Its result has come about since it became ready: another run asked for the same work.
    case takeOver
    /// A person or a pause keeps it back.
    case hold
    /// It may go on.
    case resume
    /// A worker takes it.
    case lease(Lease, now: Timestamp)
    /// Its holder wants more time.
    case renew(WorkerID, FencingToken, until: Timestamp)
    /// Its holder has the result.
    case complete(WorkerID, FencingToken)
    /// Its holder could not do it; `again` is when a job that may be tried again is ready, `onWorkers` on how many
    /// different workers it has failed since it was submitted or retried, this one included.
    case fail(WorkerID, FencingToken, EngineError.Class, again: Timestamp, onWorkers: Int = 1)
    /// Its holder gives it back undone.
    case release(WorkerID, FencingToken)
    /// Nobody renewed the lease; `onWorkers` as above.
    case expire(now: Timestamp, onWorkers: Int = 1)
    /// The process that held it is gone, which is no fault of the job.
    case recover
    /// The moment before which it was not to be tried has come.
    case fallDue(now: Timestamp)
    /// A person no longer wants it.
    case cancel
    /// A job it needs has failed or was cancelled.
    case block(cause: JobID)
    /// What blocked it is tried again.
    case unblock
    /// A person wants it tried again.
    case retry
}

/// Why an event does not fit a job's life. Nothing has changed.
public enum JobLifeRefusal: Error, Hashable, Sendable {
    /// The worker does not hold the job, or an older lease of it.
    case leaseLost
    /// The event makes no sense in that state.
    case outOfPlace(JobState)
}

/// The life of a job as a value: state, lease, attempts. Every transition there is stands in this file; a store reads
/// a life, lets an event happen to it, and writes it back in the same transaction.
///
///     waiting ─▶ ready ⇄ held          leased ─▶ succeeded | failed | cancelled
///        │         │ ▲                    │
///        ▼         ▼ └────────────────────┘ expiry, transient error, release
///     blocked    leased                waiting ─▶ cached        failed ─▶ ready
public struct JobLife: Hashable, Sendable {
    /// A job that did not succeed so often, through transient errors and lost leases, fails.
    public static let attemptLimit = 5
    /// A job that did not succeed on so many different workers fails, for then the job is at fault and not they.
    public static let workerLimit = 3

    /// Where it is.
    public private(set) var state: JobState
    /// How many inputs have no result yet.
    public private(set) var unfinishedInputs: Int
    /// How often it was tried and did not succeed.
    public private(set) var attempts: Int
    /// The token of the newest lease; 0 before the first.
    public private(set) var token: FencingToken
    /// The lease, while leased.
    public private(set) var lease: Lease?
    /// While ready or held, the moment before which it is not given out.
    public private(set) var notBefore: Timestamp?
    /// While blocked, the job that has failed or was cancelled.
    public private(set) var cause: JobID?

    /// A new job, waiting for that many inputs.
    public init(unfinishedInputs: Int) {
        self.init(state: .waiting, unfinishedInputs: unfinishedInputs)
    }

    /// A stored life. States and their companions must agree: a lease exactly while leased, a cause exactly while
    /// blocked, a moment to wait for only while ready or held; otherwise nil.
    public init?(
        stored state: JobState, unfinishedInputs: Int, attempts: Int, token: FencingToken, lease: Lease?,
        notBefore: Timestamp?, cause: JobID?
    ) {
        guard (state == .leased) == (lease != nil), (state == .blocked) == (cause != nil),
            notBefore == nil || state == .ready || state == .held
        else { return nil }
        self.init(
            state: state, unfinishedInputs: unfinishedInputs, attempts: attempts, token: token, lease: lease,
            notBefore: notBefore, cause: cause)
    }

    private init(
        state: JobState, unfinishedInputs: Int, attempts: Int = 0, token: FencingToken = FencingToken(0),
        lease: Lease? = nil, notBefore: Timestamp? = nil, cause: JobID? = nil
    ) {
        self.state = state
        self.unfinishedInputs = unfinishedInputs
        self.attempts = attempts
        self.token = token
        self.lease = lease
        self.notBefore = notBefore
        self.cause = cause
    }

    /// Lets an event happen.
    public mutating func handle(_ event: JobLifeEvent) throws(JobLifeRefusal) {
        switch event {
        case .inputFinished, .resolve, .takeOver, .hold, .resume, .fallDue: try handleWait(event)
        case .lease(let lease, let now): try take(lease, now: now)
        case .renew(let worker, let token, let until):
            try checkHolder(worker, token)
            lease = Lease(worker: worker, expires: until)
        case .complete(let worker, let token):
            try checkHolder(worker, token)
            enter(.succeeded)
        case .release(let worker, let token):
            try checkHolder(worker, token)
            enter(.ready)
        case .fail(let worker, let token, let kind, let again, let onWorkers):
            try checkHolder(worker, token)
            fail(kind, again: again, onWorkers: onWorkers)
        case .expire(let now, let onWorkers):
            guard let lease, lease.expires <= now else { throw .outOfPlace(state) }
            countAttempt(again: nil, onWorkers: onWorkers)
        case .recover:
            try expect(.leased)
            enter(.ready)
        case .cancel, .block, .unblock, .retry: try handleIntervention(event)
        }
    }

    private mutating func handleWait(_ event: JobLifeEvent) throws(JobLifeRefusal) {
        switch event {
        case .inputFinished:
            guard state == .waiting || state == .blocked, unfinishedInputs > 0 else { throw .outOfPlace(state) }
            unfinishedInputs -= 1
        case .resolve(let isCached):
            guard state == .waiting, unfinishedInputs == 0 else { throw .outOfPlace(state) }
            enter(isCached ? .cached : .ready)
        case .takeOver:
            try expect(.ready)
            enter(.cached)
        case .hold:
            try expect(.ready)
            // What it waits for besides is not forgotten: a pause does not shorten a back-off.
            state = .held
        case .resume:
            try expect(.held)
            state = .ready
        case .fallDue(let now):
            // Also while held, so that a back-off that is over during a pause is over when the pause is.
            guard state == .ready || state == .held, let due = notBefore, due <= now else { throw .outOfPlace(state) }
            notBefore = nil
        default: throw .outOfPlace(state)
        }
    }

    private mutating func handleIntervention(_ event: JobLifeEvent) throws(JobLifeRefusal) {
        switch event {
        case .cancel:
            guard !state.isSettled || state == .blocked else { throw .outOfPlace(state) }
            enter(.cancelled)
        case .block(let job):
            try expect(.waiting)
            enter(.blocked)
            cause = job
        case .unblock:
            try expect(.blocked)
            enter(.waiting)
        case .retry:
            try expect(.failed)
            enter(.ready)
            attempts = 0
        default: throw .outOfPlace(state)
        }
    }

    private mutating func take(_ lease: Lease, now: Timestamp) throws(JobLifeRefusal) {
        guard state == .ready, notBefore.map({ $0 <= now }) ?? true else { throw .outOfPlace(state) }
        enter(.leased)
        self.lease = lease
        token = FencingToken(token.number + 1)
    }

    private mutating func fail(_ kind: EngineError.Class, again: Timestamp, onWorkers: Int) {
        switch kind {
        case .transient: countAttempt(again: again, onWorkers: onWorkers)
        case .resource:
            enter(.ready)
            notBefore = again
        case .invalid, .permanent:
            attempts += 1
            enter(.failed)
        }
    }

    private mutating func countAttempt(again: Timestamp?, onWorkers: Int) {
        attempts += 1
        enter(attempts < JobLife.attemptLimit && onWorkers < JobLife.workerLimit ? .ready : .failed)
        if state == .ready { notBefore = again }
    }

    private mutating func enter(_ next: JobState) {
        state = next
        lease = nil
        notBefore = nil
        cause = nil
    }

    private func checkHolder(_ worker: WorkerID, _ token: FencingToken) throws(JobLifeRefusal) {
        guard state == .leased, lease?.worker == worker, self.token == token else { throw .leaseLost }
    }

    private func expect(_ wanted: JobState) throws(JobLifeRefusal) {
        guard state == wanted else { throw .outOfPlace(state) }
    }
}
