public import GraphCore

/// A worker: what it offers, how it stands, what it does.
public struct WorkerBody: Hashable, Sendable {
    /// The worker.
    public let id: Identifier128
    /// What a person calls it.
    public let name: String
    /// How many jobs it works on at once.
    public let slots: Int
    /// Since when it is here.
    public let joined: Moment
    /// Whether it is given nothing more.
    public let paused: Bool
    /// The main memory it offers in bytes; nil for as much as it takes.
    public let memory: Int64?
    /// Of that, what its jobs take.
    public let memoryUsed: Int64
    /// The graphics memory it offers in bytes; nil for as much as it takes.
    public let graphicsMemory: Int64?
    /// Of that, what its jobs take.
    public let graphicsMemoryUsed: Int64
    /// What it executes.
    public let functions: [WorkerFunctionBody]
    /// What it does now.
    public let jobs: [QueueJobBody]

    /// A worker from its parts.
    public init(
        id: Identifier128, name: String, slots: Int, joined: Moment, paused: Bool, memory: Int64?,
        memoryUsed: Int64, graphicsMemory: Int64?, graphicsMemoryUsed: Int64, functions: [WorkerFunctionBody],
        jobs: [QueueJobBody]
    ) {
        self.id = id
        self.name = name
        self.slots = slots
        self.joined = joined
        self.paused = paused
        self.memory = memory
        self.memoryUsed = memoryUsed
        self.graphicsMemory = graphicsMemory
        self.graphicsMemoryUsed = graphicsMemoryUsed
        self.functions = functions
        self.jobs = jobs
    }

    /// See `Worker` in Docs/live.md.
    public static let schema = Schema.object(
        "Worker", "A worker: what it offers, how it stands, what it does.", .member("id", \.id, .spelled(.identifier)),
        .member("name", \.name, .text(0...4096)), .member("slots", \.slots, .count, "How many jobs it does at once."),
        .member("joined", \.joined, .spelled(.moment), "Since when it is here."),
        .member("paused", \.paused, .bool, "Whether it is given nothing more."),
        .member("memory", \.memory, Schema<Int64>.count.orNull, "Bytes; null for as much as it takes."),
        .member("memoryUsed", \.memoryUsed, .count, "Bytes."),
        .member("graphicsMemory", \.graphicsMemory, Schema<Int64>.count.orNull, "Bytes; null likewise."),
        .member("graphicsMemoryUsed", \.graphicsMemoryUsed, .count, "Bytes."),
        .member("functions", \.functions, .list(WorkerFunctionBody.schema, limit: 1000)),
        .member("jobs", \.jobs, .list(QueueJobBody.schema, limit: 10_000), "What it does now, the longest first."),
        make: WorkerBody.init)
}

/// A function that a worker executes, and how that goes.
public struct WorkerFunctionBody: Hashable, Sendable {
    /// How a function stands on a worker.
    public enum Standing: String, CaseIterable, Sendable {
        /// It is given jobs.
        case working
        /// Its engine failed again and again, and rests for a while.
        case resting
        /// Its engine has rested, and is tried with one job.
        case trying
        /// Three jobs in a row failed with it here; it is given none until somebody resets it.
        case withheld
    }

    /// The function, such as `previs.shot`.
    public let function: String
    /// Its version.
    public let version: Int
    /// How it stands.
    public let standing: Standing
    /// Until when its engine rests.
    public let until: Moment?
    /// How many jobs in a row have failed with it here.
    public let failures: Int

    /// A function from its parts.
    public init(function: String, version: Int, standing: Standing, until: Moment?, failures: Int) {
        self.function = function
        self.version = version
        self.standing = standing
        self.until = until
        self.failures = failures
    }

    /// `{function, version, standing, until|null, failures}`.
    public static let schema = Schema.object(
        "WorkerFunction", "A function that a worker executes, and how that goes.",
        .member("function", \.function, .text(1...128)), .member("version", \.version, .count),
        .member("standing", \.standing, .choice("FunctionStanding", "How a function stands on a worker.")),
        .member("until", \.until, Schema<Moment>.spelled(.moment).orNull, "Until when its engine rests."),
        .member("failures", \.failures, .count, "How many jobs in a row have failed with it here."),
        make: WorkerFunctionBody.init)
}

/// What is paused or goes on.
public enum QueueScopeBody: Hashable, Sendable {
    /// The whole queue.
    case everything
    /// The jobs of one project.
    case project(ProjectID)
    /// What one worker is given.
    case worker(Identifier128)

    /// `{"everything": true}`, `{"project": id}` or `{"worker": id}`.
    public static let schema = Schema<QueueScopeBody>.keyed(
        "QueueScope", "What is paused or goes on.",
        [
            KeyedCase(
                "everything", .onlyTrue, "The whole queue.", part: { $0 == .everything ? true : nil },
                whole: { _ in .everything }),
            KeyedCase(
                "project", .spelled(.project), "The jobs of one project.",
                part: { if case .project(let project) = $0 { project } else { nil } }, whole: { .project($0) }),
            KeyedCase(
                "worker", .spelled(.identifier), "What one worker is given.",
                part: { if case .worker(let worker) = $0 { worker } else { nil } }, whole: { .worker($0) }),
        ])
}

/// Where a waiting job is moved.
public enum QueuePlaceBody: Hashable, Sendable {
    /// Right before another waiting job.
    case before(Identifier128)
    /// Right behind another waiting job.
    case after(Identifier128)
    /// Before all others.
    case first
    /// Behind all others.
    case last

    /// `{"before": job}`, `{"after": job}`, `{"first": true}` or `{"last": true}`.
    public static let schema = Schema<QueuePlaceBody>.keyed(
        "QueuePlace", "Where a waiting job is moved.",
        [
            KeyedCase(
                "before", .spelled(.identifier), "Right before that job.",
                part: { if case .before(let job) = $0 { job } else { nil } }, whole: { .before($0) }),
            KeyedCase(
                "after", .spelled(.identifier), "Right behind that job.",
                part: { if case .after(let job) = $0 { job } else { nil } }, whole: { .after($0) }),
            KeyedCase(
                "first", .onlyTrue, "Before all others.", part: { $0 == .first ? true : nil }, whole: { _ in .first }),
            KeyedCase(
                "last", .onlyTrue, "Behind all others.", part: { $0 == .last ? true : nil }, whole: { _ in .last }),
        ])
}

/// A try that did not succeed.
public struct AttemptBody: Hashable, Sendable {
    /// Counts the job's failed tries from 1.
    public let number: Int
    /// What the worker was called.
    public let worker: String
    /// What kind of error: `transient`, `resource`, `invalid` or `permanent`.
    public let kind: String
    /// The error's sentence.
    public let message: String
    /// When it failed.
    public let moment: Moment

    /// A try from its parts.
    public init(number: Int, worker: String, kind: String, message: String, moment: Moment) {
        self.number = number
        self.worker = worker
        self.kind = kind
        self.message = message
        self.moment = moment
    }

    /// `{number, worker, kind, message, moment}`.
    public static let schema = Schema.object(
        "Attempt", "A try that did not succeed.", .member("number", \.number, .count),
        .member("worker", \.worker, .text(0...4096), "What the worker was called."),
        .member("kind", \.kind, .text(1...32), "transient, resource, invalid or permanent."),
        .member("message", \.message, .text(0...4096)), .member("moment", \.moment, .spelled(.moment)),
        make: AttemptBody.init)
}

/// A job with the tries that did not succeed.
public struct JobWithAttemptsBody: Hashable, Sendable {
    /// The job.
    public let job: JobBody
    /// The tries, the first one first.
    public let attempts: [AttemptBody]

    /// A job and its tries.
    public init(job: JobBody, attempts: [AttemptBody]) {
        self.job = job
        self.attempts = attempts
    }

    /// `{job, attempts}`.
    public static let schema = Schema.object(
        "JobWithAttempts", "A job with the tries that did not succeed.", .member("job", \.job, JobBody.schema),
        .member("attempts", \.attempts, .list(AttemptBody.schema, limit: 1000)), make: JobWithAttemptsBody.init)
}
