public import GraphCore
public import ProductionModel

/// A job as the queue shows it: whose it is, where it stands, and why it is not further.
public struct QueueJobBody: Hashable, Sendable {
    /// The job.
    public let job: Identifier128
    /// Its run.
    public let run: Identifier128
    /// Its project.
    public let project: ProjectID
    /// The project's title.
    public let projectTitle: String
    /// The node it is about; nil for files made beside the takes.
    public let node: NodeID?
    /// What a person calls the node, else what the job makes.
    public let title: String
    /// What executes it, such as `previs.shot`.
    public let function: String
    /// How finely.
    public let tier: QualityTier
    /// Where it is in its life.
    public let state: JobBody.State
    /// How urgent its run is.
    public let priority: RunRequestBody.Priority
    /// Who asked for it.
    public let person: PersonBody
    /// When it was asked for.
    public let submitted: Moment
    /// Since when it is in its state.
    public let since: Moment
    /// How often it was tried and did not succeed.
    public let attempts: Int
    /// Its place in the queue, 1 being next; nil when it does not wait.
    public let position: Int?
    /// Why it waits; nil when it does not.
    public let wait: WaitBody?
    /// The last error's sentence, kept until it succeeds.
    public let message: String?
    /// How far it is, while in work.
    public let progress: ProgressBody?
    /// How long it was in work, once it is done.
    public let seconds: Double?

    /// A job from its parts.
    public init(
        job: Identifier128, run: Identifier128, project: ProjectID, projectTitle: String, node: NodeID?,
        title: String, function: String, tier: QualityTier, state: JobBody.State,
        priority: RunRequestBody.Priority, person: PersonBody, submitted: Moment, since: Moment, attempts: Int,
        position: Int?, wait: WaitBody?, message: String?, progress: ProgressBody?, seconds: Double?
    ) {
        self.job = job
        self.run = run
        self.project = project
        self.projectTitle = projectTitle
        self.node = node
        self.title = title
        self.function = function
        self.tier = tier
        self.state = state
        self.priority = priority
        self.person = person
        self.submitted = submitted
        self.since = since
        self.attempts = attempts
        self.position = position
        self.wait = wait
        self.message = message
        self.progress = progress
        self.seconds = seconds
    }

    /// See `QueueJob` in Docs/live.md.
    public static let schema = Schema.object(
        "QueueJob", "A job as the queue shows it.", .member("job", \.job, .spelled(.identifier)),
        .member("run", \.run, .spelled(.identifier)), .member("project", \.project, .spelled(.project)),
        .member("projectTitle", \.projectTitle, .text(0...4096)),
        .member("node", \.node, Schema<NodeID>.spelled(.node).orNull),
        .member("title", \.title, .text(0...4096), "What a person calls it."),
        .member("function", \.function, .text(1...128), "What executes it."),
        .member("tier", \.tier, PlanRequestBody.tierSchema), .member("state", \.state, JobBody.State.schema),
        .member("priority", \.priority, RunRequestBody.Priority.schema),
        .member("person", \.person, PersonBody.schema, "Who asked for it."),
        .member("submitted", \.submitted, .spelled(.moment)),
        .member("since", \.since, .spelled(.moment), "When it came into its state."),
        .member("attempts", \.attempts, .count, "How often it was tried and did not succeed."),
        .member("position", \.position, Schema<Int>.count.orNull, "Its place in the queue; 1 is next."),
        .member("wait", \.wait, WaitBody.schema.orNull, "Why it waits, while it does."),
        .member("message", \.message, Schema<String>.text(0...4096).orNull, JobBody.messageHelp),
        .member("progress", \.progress, ProgressBody.schema.orNull, "While in work."),
        .member("seconds", \.seconds, Schema<Double>.seconds.orNull, "How long it was in work, once it is done."),
        make: QueueJobBody.init)
}

/// Why a job waits.
public struct WaitBody: Hashable, Sendable {
    /// The kinds of reason.
    public enum Reason: String, CaseIterable, Sendable {
        /// Others come first.
        case turn
        /// Jobs whose results it reads are not done.
        case inputs
        /// Another run has the same work in hand, and its result will be taken over.
        case work
        /// The whole queue is paused.
        case paused
        /// Its project is paused.
        case projectPaused = "project-paused"
        /// It failed and is tried again later.
        case postponed
        /// The engine it needs rests after failures.
        case resting
        /// No worker that is here executes its function, or may any more.
        case worker
        /// No worker that is here has the memory it needs.
        case memory
    }

    /// The kind of reason.
    public let reason: Reason
    /// One sentence.
    public let detail: String
    /// When it goes on by itself, if that is known.
    public let until: Moment?

    /// A reason from its parts.
    public init(_ reason: Reason, _ detail: String, until: Moment? = nil) {
        self.reason = reason
        self.detail = detail
        self.until = until
    }

    /// `{reason, detail, until|null}`.
    public static let schema = Schema.object(
        "Wait", "Why a job waits.", .member("reason", \.reason, .choice("WaitReason", "The kinds of reason.")),
        .member("detail", \.detail, .text(0...4096), "One sentence."),
        .member("until", \.until, Schema<Moment>.spelled(.moment).orNull, "When it goes on by itself, if known."),
        make: { WaitBody($0, $1, until: $2) })
}

/// Part of the waiting jobs, in the order in which they will be given out.
public struct QueueJobsBody: Hashable, Sendable {
    /// The jobs.
    public let items: [QueueJobBody]
    /// The place of the first, counted from 0.
    public let from: Int
    /// How many there are in all.
    public let total: Int

    /// A part from its parts.
    public init(items: [QueueJobBody], from: Int, total: Int) {
        self.items = items
        self.from = from
        self.total = total
    }

    /// `{items, from, total}`.
    public static let schema = Schema.object(
        "QueueJobs", "Part of the waiting jobs, in the order of the queue.",
        .member("items", \.items, .list(QueueJobBody.schema, limit: Page.limit)), .member("from", \.from, .count),
        .member("total", \.total, .count, "How many wait in all."), make: QueueJobsBody.init)
}

/// The queue as a whole.
public struct QueueBody: Hashable, Sendable {
    /// The number of the newest event of the studio that it includes.
    public let event: UInt64
    /// Whether nothing is given out at all.
    public let paused: Bool
    /// Projects of which nothing is given out.
    public let pausedProjects: [ProjectID]
    /// How many jobs wait, are ready, held and leased.
    public let counts: [JobBody.State: Int]
    /// The workers and what each does.
    public let workers: [WorkerBody]
    /// How many jobs were done in each of the last sixty minutes, the oldest first.
    public let perMinute: [Int]

    /// A queue from its parts.
    public init(
        event: UInt64, paused: Bool, pausedProjects: [ProjectID], counts: [JobBody.State: Int],
        workers: [WorkerBody], perMinute: [Int]
    ) {
        self.event = event
        self.paused = paused
        self.pausedProjects = pausedProjects
        self.counts = counts
        self.workers = workers
        self.perMinute = perMinute
    }

    /// See `Queue` in Docs/live.md.
    public static let schema = Schema.object(
        "Queue", "The queue as a whole.",
        .member("event", \.event, .count, "The newest event of the studio that it includes."),
        .member("paused", \.paused, .bool, "Whether nothing is given out at all."),
        .member("pausedProjects", \.pausedProjects, .list(.spelled(.project), limit: 10_000)),
        .member("counts", \.counts, .map(JobBody.State.form, .count, limit: 16), "Unfinished jobs by state."),
        .member("workers", \.workers, .list(WorkerBody.schema, limit: 1000)),
        .member(
            "perMinute", \.perMinute, .list(.count, limit: 60),
            "Jobs done in each of the last sixty minutes, the oldest first."), make: QueueBody.init)
}

extension Schema where Content == Double {
    /// A length of time in seconds, written with milliseconds at most.
    static var seconds: Schema {
        number(0...1e9).mapped(
            expecting: "seconds", into: { $0 },
            from: { $0.isFinite ? (min(max($0, 0), 1e9) * 1000).rounded() / 1000 : 0 })
    }
}
