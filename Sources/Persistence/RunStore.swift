public import Access
public import Execution
public import GraphCore
public import ProductionModel

/// What a run is for.
public enum RunPurpose: String, Hashable, Sendable {
    /// Takes of a film, and what is made of them.
    case film
    /// What screens show of the library's files; no list of runs has it.
    case library
}

/// A run that is asked for.
public struct RunRequest: Sendable {
    /// Minted by whoever asks; the same id again returns the stored run and adds nothing.
    public let id: RunID
    /// The project.
    public let project: ProjectID
    /// What to do.
    public let plan: RunPlan
    /// How urgent it is.
    public let priority: PriorityClass
    /// What it is for.
    public let purpose: RunPurpose
    /// By which the same request is known when it comes again.
    public let key: RequestKey?
    /// The take that the plan's only job makes again, to be compared with it; nil when the plan makes takes.
    public let verifies: TakeID?

    /// A request from its parts.
    public init(
        id: RunID, project: ProjectID, plan: RunPlan, priority: PriorityClass, purpose: RunPurpose = .film,
        key: RequestKey? = nil, verifies: TakeID? = nil
    ) {
        self.id = id
        self.project = project
        self.plan = plan
        self.priority = priority
        self.purpose = purpose
        self.key = key
        self.verifies = verifies
    }
}

/// What makes a request the same as an earlier one of its user: for a day, the same name and body get the first answer.
public struct RequestKey: Hashable, Sendable {
    /// The client's name for the request, 1…200 characters.
    public let name: String
    /// The SHA-256 of what was asked.
    public let body: ContentHash

    /// A key from its parts.
    public init(name: String, body: ContentHash) {
        self.name = name
        self.body = body
    }
}

/// A run as lists show it.
public struct RunSummary: Hashable, Sendable {
    /// The run.
    public let id: RunID
    /// The project.
    public let project: ProjectID
    /// Who asked for it.
    public let user: UserID
    /// The document's revision it was planned from.
    public let revision: Revision
    /// How finely it renders.
    public let tier: QualityTier
    /// When it was submitted.
    public let submitted: Timestamp
    /// How many of its jobs are in each state.
    public let counts: [JobState: Int]
    /// The node whose variations it makes; nil when it makes what the document says.
    public let varies: NodeID?

    /// A summary from its parts.
    public init(
        id: RunID, project: ProjectID, user: UserID, revision: Revision, tier: QualityTier, submitted: Timestamp,
        counts: [JobState: Int], varies: NodeID? = nil
    ) {
        self.id = id
        self.project = project
        self.user = user
        self.revision = revision
        self.tier = tier
        self.submitted = submitted
        self.counts = counts
        self.varies = varies
    }

    /// How many jobs it has.
    public var total: Int { counts.values.reduce(0, +) }

    /// Whether nothing more will happen unless a person steps in.
    public var isSettled: Bool {
        !counts.contains { state, count in count > 0 && !state.isSettled }
    }

    /// Whether every job has its result.
    public var hasSucceeded: Bool { count(.succeeded) + count(.cached) == total }

    /// How many jobs are in that state.
    public func count(_ state: JobState) -> Int { counts[state] ?? 0 }
}

/// A job as lists show it.
public struct JobSummary: Hashable, Sendable {
    /// The job.
    public let id: JobID
    /// Its run.
    public let run: RunID
    /// What it is about.
    public let subject: JobSubject
    /// What executes it.
    public let function: FunctionName
    /// How finely.
    public let tier: QualityTier
    /// Where it is in its life.
    public let state: JobState
    /// How often it was tried and did not succeed.
    public let attempts: Int
    /// While blocked, the job whose failure or cancellation blocks it.
    public let cause: JobID?
    /// The last error's sentence, kept until it succeeds.
    public let message: String?
    /// What it made.
    public let media: ContentHash?
    /// The take that shows what it made, when its subject is a node.
    public let take: TakeID?

    /// A summary from its parts.
    public init(
        id: JobID, run: RunID, subject: JobSubject, function: FunctionName, tier: QualityTier, state: JobState,
        attempts: Int, cause: JobID?, message: String?, media: ContentHash?, take: TakeID?
    ) {
        self.id = id
        self.run = run
        self.subject = subject
        self.function = function
        self.tier = tier
        self.state = state
        self.attempts = attempts
        self.cause = cause
        self.message = message
        self.media = media
        self.take = take
    }
}

/// Runs and their jobs, as people see and steer them.
public protocol RunStore: Sendable {
    /// Submits a plan. Jobs whose inputs are there become ready, or cached when the same work was done before, in the
    /// same transaction.
    func submit(_ request: RunRequest, as principal: Principal) async throws -> RunSummary
    /// A run with its counts.
    func run(_ id: RunID, as principal: Principal) async throws -> RunSummary
    /// A project's runs, newest first, at most `limit`, those before a run when one is given.
    func runs(
        of project: ProjectID, before: RunID?, limit: Int, as principal: Principal
    ) async throws -> [RunSummary]
    /// A run's jobs in plan order.
    func jobs(of run: RunID, as principal: Principal) async throws -> [JobSummary]
    /// Cancels every job of a run that is not settled. Returns how many there were.
    func cancel(_ run: RunID, as principal: Principal) async throws -> Int
    /// Cancels one job; jobs that need it are blocked. A settled job is left as it is, and false returned.
    func cancel(_ job: JobID, as principal: Principal) async throws -> Bool
    /// Makes every failed job of a run ready again and lets what waited for them wait anew. Returns how many failed.
    func retry(_ run: RunID, as principal: Principal) async throws -> Int
}
