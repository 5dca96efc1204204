public import GraphCore

/// Something a person should know about a plan.
public struct DiagnosticBody: Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, CaseIterable, Sendable {
        /// The plan does what was asked; this is why something is absent.
        case note
        /// A node that was asked for cannot run.
        case error
    }

    /// How much it matters.
    public let severity: Severity
    /// The node it is about.
    public let node: NodeID
    /// One sentence: what, and what to do.
    public let message: String

    /// A diagnostic from its parts.
    public init(severity: Severity, node: NodeID, message: String) {
        self.severity = severity
        self.node = node
        self.message = message
    }

    /// `{severity, node, message}`.
    public static let schema = Schema.object(
        "Diagnostic", "Something a person should know about a plan.",
        .member("severity", \.severity, .choice("Severity", "How much a diagnostic matters.")),
        .member("node", \.node, .spelled(.node)), .member("message", \.message, .text(0...4096)),
        make: DiagnosticBody.init)
}

/// What a run would do for one node.
public struct PlanItemBody: Hashable, Sendable {
    /// The node; nil for files made beside the takes.
    public let node: NodeID?
    /// What executes it.
    public let function: String
    /// The take that has the result already, if the node has one of it.
    public let take: PlanTakeBody?
    /// Whether the result is there already.
    public let cached: Bool
    /// How long it will be in work; nil while nothing like it was ever done here.
    public let seconds: Double?

    /// An item from its parts.
    public init(node: NodeID?, function: String, take: PlanTakeBody?, cached: Bool, seconds: Double?) {
        self.node = node
        self.function = function
        self.take = take
        self.cached = cached
        self.seconds = seconds
    }

    /// `{node|null, function, take|null, cached, seconds|null}`.
    public static let schema = Schema.object(
        "PlanItem", "What a run would do for one node.",
        .member("node", \.node, Schema<NodeID>.spelled(.node).orNull), .member("function", \.function, .text(1...128)),
        .member("take", \.take, PlanTakeBody.schema.orNull, "The take that has the result already."),
        .member("cached", \.cached, .bool, "Whether the result is there already."),
        .member(
            "seconds", \.seconds, Schema<Double>.seconds.orNull, "How long it will be in work, if that can be said."),
        make: PlanItemBody.init)
}

/// The take from which a job is taken over.
public struct PlanTakeBody: Hashable, Sendable {
    /// The take.
    public let id: Identifier128
    /// Its number on its node.
    public let number: Int

    /// A take from its parts.
    public init(id: Identifier128, number: Int) {
        self.id = id
        self.number = number
    }

    /// `{id, number}`.
    public static let schema = Schema.object(
        "PlanTake", "The take from which a job is taken over.", .member("id", \.id, .spelled(.identifier)),
        .member("number", \.number, .count), make: PlanTakeBody.init)
}

/// Between which lengths of time a run will most likely stay.
public struct SecondsRangeBody: Hashable, Sendable {
    /// The shorter one, in seconds.
    public let low: Double
    /// The longer one, in seconds.
    public let high: Double

    /// A range from its ends.
    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// `{low, high}`.
    public static let schema = Schema.object(
        "SecondsRange", "Between which lengths of time a run will most likely stay.", .member("low", \.low, .seconds),
        .member("high", \.high, .seconds), make: SecondsRangeBody.init)
}

/// What a run would do now.
public struct PlanBody: Hashable, Sendable {
    /// The document's revision it was made from.
    public let revision: Revision
    /// How many jobs it has.
    public let jobs: Int
    /// How many of them have to be worked on.
    public let renders: Int
    /// How many of them have their result already.
    public let cached: Int
    /// How long it will take; nil while nothing like it was ever done here.
    public let seconds: Int?
    /// Between which bounds that lies; nil while a function was measured fewer than three times.
    public let range: SecondsRangeBody?
    /// The jobs one by one, inputs before what reads them.
    public let items: [PlanItemBody]
    /// What a person should know.
    public let diagnostics: [DiagnosticBody]

    /// A plan from its parts.
    public init(
        revision: Revision, jobs: Int, renders: Int, cached: Int, seconds: Int?, range: SecondsRangeBody?,
        items: [PlanItemBody], diagnostics: [DiagnosticBody]
    ) {
        self.revision = revision
        self.jobs = jobs
        self.renders = renders
        self.cached = cached
        self.seconds = seconds
        self.range = range
        self.items = items
        self.diagnostics = diagnostics
    }

    /// `{revision, jobs, renders, cached, seconds|null, range|null, items, diagnostics}`.
    public static let schema = Schema.object(
        "Plan", "What a run would do now.", .member("revision", \.revision, .revision), .member("jobs", \.jobs, .count),
        .member("renders", \.renders, .count, "How many jobs have to be worked on."),
        .member("cached", \.cached, .count, "How many have their result already."),
        .member("seconds", \.seconds, Schema<Int>.count.orNull, "How long it will take, if that can be said."),
        .member("range", \.range, SecondsRangeBody.schema.orNull, "Its bounds, once there are three samples."),
        .member("items", \.items, .list(PlanItemBody.schema, limit: GraphLimits.nodes), "The jobs one by one."),
        .member("diagnostics", \.diagnostics, .list(DiagnosticBody.schema, limit: GraphLimits.nodes)),
        make: PlanBody.init)
}
