public import GraphCore
public import ProductionModel

/// Where a planned input's file comes from.
public enum PlannedSource: Hashable, Sendable {
    /// From another job of the same plan, by its place in ``RunPlan/jobs``; always a smaller one.
    case job(Int)
    /// From a take that exists already.
    case take(ChosenTake)
}

/// A take that stands in for rendering its node.
public struct ChosenTake: Hashable, Sendable {
    /// The take.
    public let take: TakeID
    /// Its file.
    public let media: ContentHash
    /// Its length in frames at the project's rate.
    public let frames: Int64

    /// A choice from its parts.
    public init(take: TakeID, media: ContentHash, frames: Int64) {
        self.take = take
        self.media = media
        self.frames = frames
    }
}

/// The take that a node shows, be it pinned or its newest, and what it was made of.
public struct ShownTake: Hashable, Sendable {
    /// The take.
    public let take: ChosenTake
    /// What the document said of the node when the take was made; nil when that is not known, and it passes for stale.
    public let fingerprint: Fingerprint?

    /// A shown take from its parts.
    public init(take: ChosenTake, fingerprint: Fingerprint?) {
        self.take = take
        self.fingerprint = fingerprint
    }
}

/// A file that a planned job will read.
public struct PlannedInput: Hashable, Sendable {
    /// The input port it enters by.
    public let port: FieldKey
    /// The node it comes from.
    public let node: NodeID
    /// Where the file comes from.
    public let source: PlannedSource
    /// The wire's connected fields that differ from their defaults.
    public let wireFields: [FieldKey: Value]

    /// An input from its parts.
    public init(port: FieldKey, node: NodeID, source: PlannedSource, wireFields: [FieldKey: Value]) {
        self.port = port
        self.node = node
        self.source = source
        self.wireFields = wireFields
    }
}

/// One job of a plan.
public struct PlannedJob: Sendable {
    /// A payload before it is asked for.
    private enum Origin {
        case value(Value)
        case node(PayloadContent, PayloadFilm)
    }

    /// What it is about.
    public let subject: JobSubject
    /// What executes it.
    public let function: FunctionSpec
    /// The payload as it is stored and hashed.
    public let encodedPayload: EncodedPayload
    /// Its files, in port and wire order.
    public let inputs: [PlannedInput]
    /// What the document said of the work, by which a canvas knows later whether it still says the same.
    public let fingerprint: Fingerprint?
    /// How finely, where that differs from the plan's.
    public let tier: QualityTier?
    private let origin: Origin

    /// A job from its parts.
    public init(
        subject: JobSubject, function: FunctionSpec, payload: Value, inputs: [PlannedInput],
        fingerprint: Fingerprint? = nil
    ) {
        self.init(
            subject: subject, function: function, encodedPayload: EncodedPayload(payload), inputs: inputs,
            fingerprint: fingerprint, origin: .value(payload))
    }

    /// The job of a node with that content.
    init(
        node: NodeID, function: FunctionSpec, content: PayloadContent, film: PayloadFilm, inputs: [PlannedInput],
        fingerprint: Fingerprint?
    ) {
        self.init(
            subject: .node(node), function: function, encodedPayload: content.encodedPayload(film), inputs: inputs,
            fingerprint: fingerprint, origin: .node(content, film))
    }

    private init(
        subject: JobSubject, function: FunctionSpec, encodedPayload: EncodedPayload, inputs: [PlannedInput],
        fingerprint: Fingerprint?, tier: QualityTier? = nil, origin: Origin
    ) {
        self.subject = subject
        self.function = function
        self.encodedPayload = encodedPayload
        self.inputs = inputs
        self.fingerprint = fingerprint
        self.tier = tier
        self.origin = origin
    }

    /// What the engine is given besides files; ``Planner`` states its shape. Put together when it is asked for, since
    /// planning and signing need its bytes only.
    public var payload: Value {
        switch origin {
        case .value(let value): value
        case .node(let content, let film): content.payload(film)
        }
    }

    /// The same work done by another function.
    public func done(by function: FunctionSpec) -> PlannedJob {
        PlannedJob(
            subject: subject, function: function, encodedPayload: encodedPayload, inputs: inputs,
            fingerprint: fingerprint, tier: tier, origin: origin)
    }

    /// The same work at a tier of its own.
    func at(_ tier: QualityTier) -> PlannedJob {
        PlannedJob(
            subject: subject, function: function, encodedPayload: encodedPayload, inputs: inputs,
            fingerprint: fingerprint, tier: tier, origin: origin)
    }
}

extension PlannedJob: Hashable {
    /// Equal when all parts are; payloads are when their canonical bytes are.
    public static func == (left: Self, right: Self) -> Bool {
        left.subject == right.subject && left.function == right.function && left.encodedPayload == right.encodedPayload
            && left.inputs == right.inputs && left.fingerprint == right.fingerprint && left.tier == right.tier
    }

    /// Feeds parts that equal jobs share.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(subject)
        hasher.combine(encodedPayload.hash)
    }
}

/// Something a person should know about a plan.
public struct PlanDiagnostic: Hashable, Sendable {
    /// How much it matters.
    public enum Severity: String, Hashable, Sendable {
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
    public init(_ severity: Severity, node: NodeID, _ message: String) {
        self.severity = severity
        self.node = node
        self.message = message
    }
}

/// What a run will do: jobs in an order in which every input comes before its reader. The same document, targets, tier
/// and takes always give the same plan.
public struct RunPlan: Hashable, Sendable {
    /// The document's revision it was made from.
    public let revision: Revision
    /// How finely everything is rendered that has no tier of its own.
    public let tier: QualityTier
    /// The jobs, inputs first.
    public let jobs: [PlannedJob]
    /// What a person should know.
    public let diagnostics: [PlanDiagnostic]
    /// The matrix whose cells the jobs are, one by one; nil when they are of the document as it stands.
    public let variations: VariationMatrix?

    /// A plan from its parts.
    public init(
        revision: Revision, tier: QualityTier, jobs: [PlannedJob], diagnostics: [PlanDiagnostic] = [],
        variations: VariationMatrix? = nil
    ) {
        self.revision = revision
        self.tier = tier
        self.jobs = jobs
        self.diagnostics = diagnostics
        self.variations = variations
    }

    /// How finely one of its jobs is rendered.
    public func tier(of job: PlannedJob) -> QualityTier { job.tier ?? tier }

    /// Whether every node that was asked for will run.
    public var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }
}
