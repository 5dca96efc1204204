public import GraphCore
public import ProductionModel

/// A job as lists show it.
public struct JobBody: Hashable, Sendable {
    /// Where a job is in its life.
    public enum State: String, CaseIterable, Sendable, Comparable {
        case waiting, ready, held, leased, succeeded, cached, failed, cancelled, blocked

        /// In the order of the declaration.
        public static func < (left: Self, right: Self) -> Bool { left.place < right.place }

        private var place: Int { State.allCases.firstIndex(of: self) ?? 0 }

        static let form = TextForm<State>(
            "JobStateName", "", pattern: "^(\(allCases.map(\.rawValue).joined(separator: "|")))$", length: 1...16,
            expecting: "a job’s state", parse: { State(rawValue: $0) }, print: { $0.rawValue })
        static let schema = Schema<State>.choice("JobState", "Where a job is in its life.")
    }

    /// The job.
    public let id: Identifier128
    /// Its run.
    public let run: Identifier128
    /// The node it is about; nil for files made beside the takes.
    public let node: NodeID?
    /// What executes it, such as `previs.shot`.
    public let function: String
    /// How finely.
    public let tier: QualityTier
    /// Where it is in its life.
    public let state: State
    /// How often it was tried and did not succeed.
    public let attempts: Int
    /// While blocked, the job that has failed or was cancelled.
    public let cause: Identifier128?
    /// The last error's sentence, kept until it succeeds.
    public let message: String?
    /// The file it made.
    public let media: ContentHash?
    /// The take that shows what it made.
    public let take: Identifier128?

    /// A job from its parts.
    public init(
        id: Identifier128, run: Identifier128, node: NodeID?, function: String, tier: QualityTier, state: State,
        attempts: Int, cause: Identifier128?, message: String?, media: ContentHash?, take: Identifier128?
    ) {
        self.id = id
        self.run = run
        self.node = node
        self.function = function
        self.tier = tier
        self.state = state
        self.attempts = attempts
        self.cause = cause
        self.message = message
        self.media = media
        self.take = take
    }

    static let causeHelp = "While blocked, the job that has failed or was cancelled."
    static let messageHelp = "The last error, until it succeeds."

    /// See `Job` in Docs/live.md.
    public static let schema = Schema.object(
        "Job", "A job of a run.", .member("id", \.id, .spelled(.identifier)),
        .member("run", \.run, .spelled(.identifier)), .member("node", \.node, Schema<NodeID>.spelled(.node).orNull),
        .member("function", \.function, .text(1...128), "What executes it."),
        .member("tier", \.tier, PlanRequestBody.tierSchema), .member("state", \.state, State.schema),
        .member("attempts", \.attempts, .count, "How often it was tried and did not succeed."),
        .member("cause", \.cause, Schema<Identifier128>.spelled(.identifier).orNull, causeHelp),
        .member("message", \.message, Schema<String>.text(0...4096).orNull, messageHelp),
        .member("media", \.media, Schema<ContentHash>.spelled(.hash).orNull, "The file it made."),
        .member("take", \.take, Schema<Identifier128>.spelled(.identifier).orNull), make: JobBody.init)
}

/// How far a job in work is.
public struct ProgressBody: Hashable, Sendable {
    /// What it is doing, in a person's words.
    public let stage: String
    /// How much is done, 0…1.
    public let fraction: Double
    /// Frames done.
    public let framesDone: Int64
    /// Frames in all; 0 when unknown.
    public let framesTotal: Int64
    /// How long it will still take; nil when that cannot be said.
    public let secondsLeft: Int?

    /// A progress from its parts.
    public init(stage: String, fraction: Double, framesDone: Int64, framesTotal: Int64, secondsLeft: Int?) {
        self.stage = stage
        self.fraction = fraction
        self.framesDone = framesDone
        self.framesTotal = framesTotal
        self.secondsLeft = secondsLeft
    }

    /// `{stage, fraction, framesDone, framesTotal, secondsLeft|null}`.
    public static let schema = Schema.object(
        "Progress", "How far a job in work is.", .member("stage", \.stage, .text(0...200)),
        .member("fraction", \.fraction, .fraction, "How much is done."),
        .member("framesDone", \.framesDone, .count),
        .member("framesTotal", \.framesTotal, .count, "0 when unknown."),
        .member("secondsLeft", \.secondsLeft, Schema<Int>.count.orNull), make: ProgressBody.init)
}

extension Schema where Content == Double {
    /// A share of the whole, 0…1, written with four decimal places at most: it moves ten times a second.
    static var fraction: Schema {
        number(0...1).mapped(
            expecting: "a number from 0 to 1", into: { $0 },
            from: { share in share.isFinite ? (min(max(share, 0), 1) * 10_000).rounded() / 10_000 : 0 })
    }
}
