public import Access
public import GraphCore

/// What a worker offers when it joins the queue.
public struct WorkerOffer: Hashable, Sendable {
    /// The worker's id, minted by the worker; the same id again renews the offer.
    public let id: WorkerID
    /// What a person calls it (a host name).
    public let name: String
    /// The functions it can execute, at exactly these versions.
    public let functions: Set<FunctionName>
    /// How many jobs it works on at once, at least 1.
    public let slots: Int
    /// The memory its jobs may take together; a part of `Int64.max` is not counted (``ResourceNeeds/unlimited``).
    public let resources: ResourceNeeds

    /// An offer from its parts.
    public init(
        id: WorkerID, name: String, functions: Set<FunctionName>, slots: Int, resources: ResourceNeeds = .unlimited
    ) {
        self.id = id
        self.name = name
        self.functions = functions
        self.slots = slots
        self.resources = resources
    }
}

/// A worker's proof that a job is its own.
public struct LeaseKey: Hashable, Sendable {
    /// The job.
    public let job: JobID
    /// Who holds it.
    public let worker: WorkerID
    /// Refuses every older holder.
    public let token: FencingToken

    /// A key from its parts.
    public init(job: JobID, worker: WorkerID, token: FencingToken) {
        self.job = job
        self.worker = worker
        self.token = token
    }
}

/// A job in a worker's hands.
public struct LeasedJob: Sendable {
    /// The proof to present with every write.
    public let key: LeaseKey
    /// When the lease ends unless it is renewed.
    public let expires: Timestamp
    /// What the job is about.
    public let subject: JobSubject
    /// The project it belongs to.
    public let project: ProjectID
    /// The run it belongs to.
    public let run: RunID
    /// What the engine needs.
    public let input: JobInput
    /// What an earlier holder stored, by which remote work is found again.
    public let resumeToken: [UInt8]?

    /// A leased job from its parts.
    public init(
        key: LeaseKey, expires: Timestamp, subject: JobSubject, project: ProjectID, run: RunID, input: JobInput,
        resumeToken: [UInt8]? = nil
    ) {
        self.key = key
        self.expires = expires
        self.subject = subject
        self.project = project
        self.run = run
        self.input = input
        self.resumeToken = resumeToken
    }
}

/// The answer to a claim.
public struct Claim: Sendable {
    /// The jobs that are now the worker's, best first; fewer than asked for when there are no more.
    public let jobs: [LeasedJob]
    /// When to claim again without news: the next lease that may expire or postponed job that falls due.
    public let nextDue: Timestamp?

    /// An answer from its parts.
    public init(jobs: [LeasedJob], nextDue: Timestamp?) {
        self.jobs = jobs
        self.nextDue = nextDue
    }
}

/// What has happened in the queue since it was opened, as two counters, so that only the newest value need be kept.
public struct QueueNews: Hashable, Sendable {
    /// Counts moments at which a job became ready to claim.
    public var arrivals: UInt64
    /// Counts moments at which a lease was taken away from its holder.
    public var revocations: UInt64

    /// News from its counts.
    public init(arrivals: UInt64 = 0, revocations: UInt64 = 0) {
        self.arrivals = arrivals
        self.revocations = revocations
    }
}

/// What a worker needs of the store. Each call is one transaction; when it returns, its effect is on disk.
public protocol JobQueue: Sendable {
    /// Joins or renews an offer.
    func join(_ offer: WorkerOffer, as principal: Principal) async throws
    /// Hands back every lease the worker holds and takes it off the list.
    func leave(_ worker: WorkerID, as principal: Principal) async throws
    /// Takes up to `limit` jobs, best first, until `now` + `span`.
    func claim(_ worker: WorkerID, limit: Int, for span: Duration, as principal: Principal) async throws -> Claim
    /// Extends leases to now + `span` and returns those that are no longer the worker's, whose work must stop.
    func renew(_ leases: [LeaseKey], for span: Duration, as principal: Principal) async throws -> Set<LeaseKey>
    /// Stores bytes with a lease. Throws ``LeaseLost`` when the lease is no longer the worker's.
    func saveResumeToken(_ bytes: [UInt8], for lease: LeaseKey, as principal: Principal) async throws
    /// Commits what the job made: media, take, state, cache, events. Throws ``LeaseLost`` as above.
    func complete(_ lease: LeaseKey, with output: JobOutput, as principal: Principal) async throws
    /// Records why the job could not be done. Throws ``LeaseLost`` as above.
    func fail(_ lease: LeaseKey, with error: EngineError, as principal: Principal) async throws
    /// News from now on; only the newest is kept for a slow reader.
    func news() -> AsyncStream<QueueNews>
}

/// The lease is no longer the worker's: it expired, was cancelled, or another worker holds the job. What was made is
/// not wanted; stop and go on with other jobs.
public struct LeaseLost: Error, Hashable, Sendable {
    /// The lease that was presented.
    public let lease: LeaseKey

    /// The error for a lease.
    public init(lease: LeaseKey) { self.lease = lease }
}
