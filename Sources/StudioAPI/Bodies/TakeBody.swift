public import GraphCore
public import ProductionModel

/// One result of a node.
public struct TakeBody: Hashable, Sendable {
    /// What kind of file a take is.
    public enum Kind: String, CaseIterable, Sendable {
        case video, image, audio, text
    }

    /// The take.
    public let id: Identifier128
    /// The node it was made for; the node may be gone.
    public let node: NodeID
    /// Counts the node's takes from 1.
    public let number: Int
    /// The job that made it.
    public let job: Identifier128
    /// The file.
    public let media: ContentHash
    /// What kind of file it is.
    public let kind: Kind
    /// The file's size in bytes.
    public let byteCount: Int64
    /// Its length in frames; 1 for a still.
    public let frames: Int64
    /// How finely it was rendered.
    public let tier: QualityTier
    /// When it was made.
    public let created: Moment
    /// The fingerprint of the work behind it; nil for takes from before there were any.
    public let fingerprint: UInt64?
    /// Sentences a film-maker should read.
    public let remarks: [String]
    /// How it was made.
    public let recipe: [FieldKey: Value]
    /// Whether somebody marked it to find it again.
    public let starred: Bool
    /// Whether it may go into the film.
    public let verdict: TakeReviewBody.Verdict
    /// What somebody wrote about it.
    public let note: String
    /// Whether it is out of sight.
    public let deleted: Bool

    /// A take from its parts.
    public init(
        id: Identifier128, node: NodeID, number: Int, job: Identifier128, media: ContentHash, kind: Kind,
        byteCount: Int64, frames: Int64, tier: QualityTier, created: Moment, fingerprint: UInt64?, remarks: [String],
        recipe: [FieldKey: Value], starred: Bool = false, verdict: TakeReviewBody.Verdict = .open, note: String = "",
        deleted: Bool = false
    ) {
        self.id = id
        self.node = node
        self.number = number
        self.job = job
        self.media = media
        self.kind = kind
        self.byteCount = byteCount
        self.frames = frames
        self.tier = tier
        self.created = created
        self.fingerprint = fingerprint
        self.remarks = remarks
        self.recipe = recipe
        self.starred = starred
        self.verdict = verdict
        self.note = note
        self.deleted = deleted
    }

    static let kindSchema = Schema<Kind>.choice("MediaKind", "What kind of file it is.")

    /// See `Take` in Docs/live.md.
    public static let schema = Schema.object(
        "Take", "One result of a node.", .member("id", \.id, .spelled(.identifier)),
        .member("node", \.node, .spelled(.node), "The node may be gone."),
        .member("number", \.number, .count, "Counts the node’s takes from 1."),
        .member("job", \.job, .spelled(.identifier)), .member("media", \.media, .spelled(.hash)),
        .member("kind", \.kind, kindSchema),
        .member("byteCount", \.byteCount, .count), .member("frames", \.frames, .count, "1 for a still."),
        .member("tier", \.tier, PlanRequestBody.tierSchema), .member("created", \.created, .spelled(.moment)),
        .member("fingerprint", \.fingerprint, Schema<UInt64>.spelled(.fingerprint).orNull),
        .member("remarks", \.remarks, .list(.text(0...4096), limit: 1000), "Sentences a film-maker should read."),
        .member("recipe", \.recipe, GraphSchema.fields, "How it was made."),
        .member("starred", \.starred, .bool, "Marked to be found again."),
        .member("verdict", \.verdict, TakeReviewBody.verdictSchema),
        .member("note", \.note, TakeReviewBody.noteSchema, "What somebody wrote about it."),
        .member("deleted", \.deleted, .bool, "Out of sight; lists leave it out."), make: TakeBody.init)
}

/// What somebody says about a take; what is absent stays as it is.
public struct TakeReviewBody: Hashable, Sendable {
    /// What people decided about a take.
    public enum Verdict: String, CaseIterable, Sendable {
        case open, approved, rejected
    }

    /// The most bytes a note has.
    public static let noteLimit = 4096

    /// Whether it is marked to be found again.
    public let starred: Bool?
    /// Whether it may go into the film; ``Verdict/open`` takes a decision back.
    public let verdict: Verdict?
    /// A note.
    public let note: String?
    /// Whether it is out of sight.
    public let deleted: Bool?

    /// A review from its parts.
    public init(starred: Bool? = nil, verdict: Verdict? = nil, note: String? = nil, deleted: Bool? = nil) {
        self.starred = starred
        self.verdict = verdict
        self.note = note
        self.deleted = deleted
    }

    static let verdictSchema = Schema<Verdict>.choice(
        "Verdict", "Whether a take may go into the film; open while nobody has decided.")
    static let noteSchema = Schema<String>.text(0...noteLimit)

    /// `{starred?, verdict?, note?, deleted?}`.
    public static let schema = Schema.object(
        "TakeReview", "What somebody says about a take; what is absent stays as it is.",
        .optional("starred", \.starred, .bool), .optional("verdict", \.verdict, verdictSchema),
        .optional("note", \.note, noteSchema), .optional("deleted", \.deleted, .bool, "Puts it out of sight, or back."),
        make: TakeReviewBody.init)
}

/// How a node stands: its newest job, and the take it shows without a pin.
public struct NodeStateBody: Hashable, Sendable {
    /// The node.
    public let node: NodeID
    /// Its newest job.
    public let job: Identifier128?
    /// That job's run.
    public let run: Identifier128?
    /// That job's state.
    public let state: JobBody.State?
    /// How often that job was tried and did not succeed.
    public let attempts: Int
    /// While blocked, the job that has failed or was cancelled.
    public let cause: Identifier128?
    /// The last error's sentence.
    public let message: String?
    /// The job's place in the queue, 1 being next.
    public let position: Int?
    /// While in work, how far it is.
    public let progress: ProgressBody?
    /// The take it shows.
    public let take: TakeBody?
    /// How many takes it has in sight.
    public let takes: Int
    /// How often people said something about one of its takes.
    public let reviews: Int
    /// The fingerprint of the work behind ``take``.
    public let fingerprint: UInt64?

    /// A state from its parts.
    public init(
        node: NodeID, job: Identifier128? = nil, run: Identifier128? = nil, state: JobBody.State? = nil,
        attempts: Int = 0, cause: Identifier128? = nil, message: String? = nil, position: Int? = nil,
        progress: ProgressBody? = nil, take: TakeBody? = nil, takes: Int = 0, reviews: Int = 0,
        fingerprint: UInt64? = nil
    ) {
        self.node = node
        self.job = job
        self.run = run
        self.state = state
        self.attempts = attempts
        self.cause = cause
        self.message = message
        self.position = position
        self.progress = progress
        self.take = take
        self.takes = takes
        self.reviews = reviews
        self.fingerprint = fingerprint
    }

    private static let row = Schema<Identifier128>.spelled(.identifier).orNull

    /// See `NodeState` in Docs/live.md.
    public static let schema = Schema.object(
        "NodeState", "How a node stands.", .member("node", \.node, .spelled(.node)),
        .member("job", \.job, row, "The node’s newest job."), .member("run", \.run, row),
        .member("state", \.state, JobBody.State.schema.orNull), .member("attempts", \.attempts, .count),
        .member("cause", \.cause, row, JobBody.causeHelp),
        .member("message", \.message, Schema<String>.text(0...4096).orNull, JobBody.messageHelp),
        .member("position", \.position, Schema<Int>.count.orNull, "The place in the queue, 1 being next."),
        .member("progress", \.progress, ProgressBody.schema.orNull, "While in work."),
        .member("take", \.take, TakeBody.schema.orNull, "The take it shows without a pin."),
        .member("takes", \.takes, .count, "How many takes it has."),
        .member("reviews", \.reviews, .count, "Grows when somebody says something about one of its takes."),
        .member("fingerprint", \.fingerprint, Schema<UInt64>.spelled(.fingerprint).orNull), make: NodeStateBody.init)
}
