public import Access
public import Execution
public import GraphCore

/// A job in the queue: whose it is and where it stands.
public struct QueuedJob: Hashable, Sendable {
    /// The job.
    public let job: JobSummary
    /// Its project.
    public let project: ProjectID
    /// The project's title.
    public let projectTitle: String
    /// Who asked for it.
    public let user: UserID
    /// What they are called; empty until they have chosen a name.
    public let userName: String
    /// How urgent its run is.
    public let priority: PriorityClass
    /// When it was asked for.
    public let submitted: Timestamp
    /// Since when it is in its state.
    public let since: Timestamp
    /// What it needs of a machine.
    public let needs: ResourceNeeds
    /// How many of its inputs have no result yet.
    public let unfinishedInputs: Int
    /// While it waits to be tried again, the moment before which it is not.
    public let notBefore: Timestamp?
    /// Whether another job does the same work at this moment, for whose result it waits.
    public let isInHand: Bool
    /// How long it was in work, in seconds, once it is done.
    public let seconds: Double?
    /// Its place among those that wait, 1 being next; nil when it does not wait.
    public let position: Int?
    /// The take that it makes again, when it is a verification.
    public let verified: VerifiedTake?
    /// Its number among the variations of its run, counted from 1; nil when it is none.
    public let variation: Int?

    /// A queued job from its parts.
    public init(
        job: JobSummary, project: ProjectID, projectTitle: String, user: UserID, userName: String,
        priority: PriorityClass, submitted: Timestamp, since: Timestamp, needs: ResourceNeeds, unfinishedInputs: Int,
        notBefore: Timestamp?, isInHand: Bool, seconds: Double?, position: Int?, verified: VerifiedTake? = nil,
        variation: Int? = nil
    ) {
        self.job = job
        self.project = project
        self.projectTitle = projectTitle
        self.user = user
        self.userName = userName
        self.priority = priority
        self.submitted = submitted
        self.since = since
        self.needs = needs
        self.unfinishedInputs = unfinishedInputs
        self.notBefore = notBefore
        self.isInHand = isInHand
        self.seconds = seconds
        self.position = position
        self.verified = verified
        self.variation = variation
    }
}

/// A take that is made again, as a queue names it.
public struct VerifiedTake: Hashable, Sendable {
    /// The node it was made for.
    public let node: NodeID
    /// Its number.
    public let number: Int

    /// A take from its parts.
    public init(node: NodeID, number: Int) {
        self.node = node
        self.number = number
    }
}

/// A function that a worker offers, and how that goes.
public struct WorkerFunctionStanding: Hashable, Sendable {
    /// The function.
    public let function: FunctionName
    /// Whether it is withheld until somebody resets the worker.
    public let isWithheld: Bool
    /// How many jobs in a row have failed with it there.
    public let failures: Int
    /// How the circuit of its engine stands.
    public let circuit: CircuitBreaker

    /// A standing from its parts.
    public init(function: FunctionName, isWithheld: Bool, failures: Int, circuit: CircuitBreaker) {
        self.function = function
        self.isWithheld = isWithheld
        self.failures = failures
        self.circuit = circuit
    }
}

/// A worker, how it stands and what it does.
public struct WorkerStanding: Hashable, Sendable {
    /// What it offers.
    public let offer: WorkerOffer
    /// Since when it is here.
    public let joined: Timestamp
    /// Whether it is given nothing more.
    public let isPaused: Bool
    /// Its functions by name.
    public let functions: [WorkerFunctionStanding]
    /// What it has in work, the longest first.
    public let jobs: [QueuedJob]

    /// A standing from its parts.
    public init(
        offer: WorkerOffer, joined: Timestamp, isPaused: Bool, functions: [WorkerFunctionStanding],
        jobs: [QueuedJob]
    ) {
        self.offer = offer
        self.joined = joined
        self.isPaused = isPaused
        self.functions = functions
        self.jobs = jobs
    }
}

/// The queue as a whole, as of one event of the studio's stream.
public struct QueueStanding: Hashable, Sendable {
    /// The newest event that is accounted for.
    public let event: UInt64
    /// Whether nothing is given out at all.
    public let isPaused: Bool
    /// Projects of which nothing is given out.
    public let pausedProjects: [ProjectID]
    /// How many unfinished jobs are in each state.
    public let counts: [JobState: Int]
    /// The workers, by name.
    public let workers: [WorkerStanding]

    /// A standing from its parts.
    public init(
        event: UInt64, isPaused: Bool, pausedProjects: [ProjectID], counts: [JobState: Int],
        workers: [WorkerStanding]
    ) {
        self.event = event
        self.isPaused = isPaused
        self.pausedProjects = pausedProjects
        self.counts = counts
        self.workers = workers
    }
}

/// What is paused or goes on.
public enum QueueScope: Hashable, Sendable {
    /// The whole queue.
    case everything
    /// The jobs of one project.
    case project(ProjectID)
    /// What one worker is given.
    case worker(WorkerID)
}

/// Where a waiting job is moved.
public enum QueuePlace: Hashable, Sendable {
    /// Right before another waiting job.
    case before(JobID)
    /// Right behind another waiting job.
    case after(JobID)
    /// Before all others.
    case first
    /// Behind all others.
    case last
}

/// A try that did not succeed.
public struct FailedAttempt: Hashable, Sendable {
    /// Counts the job's failed tries from 1.
    public let number: Int
    /// What the worker was called.
    public let worker: String
    /// Why.
    public let error: EngineError
    /// When.
    public let moment: Timestamp

    /// A try from its parts.
    public init(number: Int, worker: String, error: EngineError, moment: Timestamp) {
        self.number = number
        self.worker = worker
        self.error = error
        self.moment = moment
    }
}

/// Where a list of finished jobs goes on: behind the job that finished then.
public struct FinishedPlace: Hashable, Sendable {
    /// When it finished.
    public let finished: Timestamp
    /// The job.
    public let job: JobID

    /// A place from its parts.
    public init(finished: Timestamp, job: JobID) {
        self.finished = finished
        self.job = job
    }
}

/// The queue of the whole studio, as people see and steer it.
public protocol QueueStore: Sendable {
    /// The queue as a whole.
    func queue(as principal: Principal) async throws -> QueueStanding
    /// Jobs that wait, in the order in which they will be given out, at most `limit` from a place on (counted from 0),
    /// with how many there are in all; of one project, or of all.
    func waitingJobs(
        of project: ProjectID?, from place: Int, limit: Int, as principal: Principal
    ) async throws -> (jobs: [QueuedJob], total: Int)
    /// A job that waits or is in work, as the queue shows it.
    func queuedJob(_ job: JobID, as principal: Principal) async throws -> QueuedJob
    /// Jobs that have succeeded, failed or were cancelled, newest first, at most `limit`, those behind a place when one
    /// is given.
    func finishedJobs(
        of project: ProjectID?, behind place: FinishedPlace?, limit: Int, as principal: Principal
    ) async throws -> [(job: QueuedJob, place: FinishedPlace)]
    /// How many jobs succeeded in each of the last so many minutes, the oldest first.
    func finishedPerMinute(minutes: Int, as principal: Principal) async throws -> [Int]
    /// A job with the tries that did not succeed, the first one first.
    func attempts(of job: JobID, as principal: Principal) async throws -> (job: JobSummary, attempts: [FailedAttempt])
    /// Gives nothing more out. What is in work is finished; what becomes ready in a paused project is held.
    func pause(_ scope: QueueScope, as principal: Principal) async throws
    /// Lets what was paused go on.
    func resume(_ scope: QueueScope, as principal: Principal) async throws
    /// Moves a waiting job to another place. ``StoreError/Code/invalid`` when it, or the job that the place names, does
    /// not wait.
    func move(_ job: JobID, to place: QueuePlace, as principal: Principal) async throws
    /// Makes a failed job ready again and lets what waited for it wait anew; another is left as it is, and false returned.
    func retry(_ job: JobID, as principal: Principal) async throws -> Bool
    /// Makes every failed job of a project ready again. Returns how many there were.
    func retryAll(of project: ProjectID, as principal: Principal) async throws -> Int
    /// Cancels every job of a project that is not settled. Returns how many there were.
    func cancelAll(of project: ProjectID, as principal: Principal) async throws -> Int
    /// Forgets a worker's failures: what was withheld from it is offered again, and its engines rest no longer.
    func reset(_ worker: WorkerID, as principal: Principal) async throws
}
