public import GraphCore
public import ProductionModel

/// What a run is asked to do.
public enum TargetsBody: Hashable, Sendable {
    /// Every node that can run.
    case everything
    /// Every node whose take is missing or no longer what the document says.
    case stale
    /// These nodes and whatever they need.
    case nodes([NodeID])
    /// These nodes, over the takes that what they need shows now.
    case only([NodeID])
    /// Variations of a node, over the takes that its inputs show now; the document stays as it is.
    case variations(VariationsBody)

    /// `{"nodes": […]}`, `{"only": […]}`, `{"variations": {…}}`, `{"stale": true}` or `{"everything": true}`.
    public static let schema = Schema<TargetsBody>.keyed(
        "Targets", "What a run is asked to do.",
        [
            KeyedCase(
                "nodes", .list(.spelled(.node), limit: 10_000), "These nodes and whatever they need.",
                part: { if case .nodes(let nodes) = $0 { nodes } else { nil } }, whole: { .nodes($0) }),
            KeyedCase(
                "only", .list(.spelled(.node), limit: 10_000),
                "These nodes, over the takes that their inputs show now.",
                part: { if case .only(let nodes) = $0 { nodes } else { nil } }, whole: { .only($0) }),
            KeyedCase(
                "variations", VariationsBody.schema, "Variations of a node; the document stays as it is.",
                part: { if case .variations(let it) = $0 { it } else { nil } }, whole: { .variations($0) }),
            KeyedCase(
                "stale", .onlyTrue, "Every node whose take is missing or no longer what the document says.",
                part: { $0 == .stale ? true : nil }, whole: { _ in .stale }),
            KeyedCase(
                "everything", .onlyTrue, "Every node that can run.", part: { $0 == .everything ? true : nil },
                whole: { _ in .everything }),
        ])
}

/// A question what a run would do.
public struct PlanRequestBody: Hashable, Sendable {
    /// What to run.
    public let targets: TargetsBody
    /// How finely.
    public let tier: QualityTier
    /// Whether to render again what is there already; nil means no.
    public let force: Bool?

    /// A question from its parts.
    public init(targets: TargetsBody, tier: QualityTier, force: Bool? = nil) {
        self.targets = targets
        self.tier = tier
        self.force = force
    }

    static let tierSchema = Schema<QualityTier>.choice("Tier", "How finely a shot is rendered.")

    /// `{targets, tier, force?}`.
    public static let schema = Schema.object(
        "PlanRequest", "A question what a run would do.", .member("targets", \.targets, TargetsBody.schema),
        .member("tier", \.tier, tierSchema),
        .optional("force", \.force, .bool, "Render again what is there already."), make: PlanRequestBody.init)
}

/// A run that is asked for.
public struct RunRequestBody: Hashable, Sendable {
    /// How urgent a run is.
    public enum Priority: String, CaseIterable, Sendable {
        /// Somebody is looking at the screen.
        case interactive
        /// The usual.
        case normal
        /// Whenever there is room.
        case background

        static let schema = Schema<Priority>.choice("Priority", "How urgent a run is.")
    }

    /// What to run.
    public let targets: TargetsBody
    /// How finely.
    public let tier: QualityTier
    /// Whether to render again what is there already; nil means no.
    public let force: Bool?
    /// How urgent it is; nil means interactive.
    public let priority: Priority?

    /// A request from its parts.
    public init(targets: TargetsBody, tier: QualityTier, force: Bool? = nil, priority: Priority? = nil) {
        self.targets = targets
        self.tier = tier
        self.force = force
        self.priority = priority
    }

    /// `{targets, tier, force?, priority?}`.
    public static let schema = Schema.object(
        "RunRequest", "A run that is asked for.", .member("targets", \.targets, TargetsBody.schema),
        .member("tier", \.tier, PlanRequestBody.tierSchema),
        .optional("force", \.force, .bool, "Render again what is there already."),
        .optional(
            "priority", \.priority, Priority.schema, "Interactive if nothing is said."),
        make: RunRequestBody.init)
}

/// A run as lists show it.
public struct RunBody: Hashable, Sendable {
    /// The run.
    public let id: Identifier128
    /// The project.
    public let project: ProjectID
    /// The document's revision it was planned from.
    public let revision: Revision
    /// How finely it renders.
    public let tier: QualityTier
    /// When it was asked for.
    public let submitted: Moment
    /// How many of its jobs are in each state; states without a job are absent.
    public let counts: [JobBody.State: Int]
    /// Whether nothing more will happen unless a person steps in.
    public let settled: Bool
    /// The node whose variations it makes; nil when it makes what the document says.
    public let varies: NodeID?

    /// How many jobs it has.
    public var total: Int { counts.values.reduce(0, +) }

    /// A run from its parts.
    public init(
        id: Identifier128, project: ProjectID, revision: Revision, tier: QualityTier, submitted: Moment,
        counts: [JobBody.State: Int], settled: Bool, varies: NodeID? = nil
    ) {
        self.id = id
        self.project = project
        self.revision = revision
        self.tier = tier
        self.submitted = submitted
        self.counts = counts.filter { $0.value > 0 }
        self.settled = settled
        self.varies = varies
    }

    /// See `Run` in Docs/live.md.
    public static let schema = Schema.object(
        "Run", "A run: the jobs planned together from one revision.", .member("id", \.id, .spelled(.identifier)),
        .member("project", \.project, .spelled(.project)), .member("revision", \.revision, .revision),
        .member("tier", \.tier, PlanRequestBody.tierSchema), .member("submitted", \.submitted, .spelled(.moment)),
        .member("total", \.total, .count, "How many jobs it has."),
        .member("counts", \.counts, .map(JobBody.State.form, .count, limit: 16), "Jobs by state."),
        .member("settled", \.settled, .bool, "Whether nothing more happens unless a person steps in."),
        .member("varies", \.varies, Schema<NodeID>.spelled(.node).orNull, "The node whose variations it makes."),
        make: { id, project, revision, tier, submitted, _, counts, settled, varies in
            RunBody(
                id: id, project: project, revision: revision, tier: tier, submitted: submitted, counts: counts,
                settled: settled, varies: varies)
        })
}

/// A run with its jobs.
public struct RunWithJobsBody: Hashable, Sendable {
    /// The run.
    public let run: RunBody
    /// Its jobs, inputs before what reads them.
    public let jobs: [JobBody]

    /// A run and its jobs.
    public init(run: RunBody, jobs: [JobBody]) {
        self.run = run
        self.jobs = jobs
    }

    /// `{run, jobs}`.
    public static let schema = Schema.object(
        "RunWithJobs", "A run with its jobs.", .member("run", \.run, RunBody.schema),
        .member("jobs", \.jobs, .list(JobBody.schema, limit: GraphLimits.nodes)), make: RunWithJobsBody.init)
}

/// How many things a request concerned.
public struct CountBody: Hashable, Sendable {
    /// How many.
    public let count: Int

    /// That many.
    public init(count: Int) { self.count = count }

    /// `{count}`.
    public static let schema = Schema.object(
        "Count", "How many things a request concerned.", .member("count", \.count, .count), make: CountBody.init)
}
