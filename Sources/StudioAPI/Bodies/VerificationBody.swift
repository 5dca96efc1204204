public import GraphCore

/// A take that is made again to see whether the same comes of it.
public struct VerificationBody: Hashable, Sendable {
    /// How what was made again compares with the take.
    public enum Outcome: String, CaseIterable, Sendable {
        case equal, alike, different
    }

    /// The job that makes it again.
    public let job: Identifier128
    /// That job's run.
    public let run: Identifier128
    /// The take.
    public let take: Identifier128
    /// The take's number.
    public let number: Int
    /// The node it was made for; the node may be gone.
    public let node: NodeID
    /// Where the job is in its life.
    public let state: JobBody.State
    /// The last error's sentence.
    public let message: String?
    /// What came of it; nil until it is done.
    public let outcome: Outcome?
    /// The take's file.
    public let media: ContentHash
    /// The file that was made again; nil until it is done.
    public let rendered: ContentHash?
    /// The structural similarity of the pictures; nil when the files are equal or hold no pictures to compare.
    public let ssim: LikenessBody?
    /// The peak signal-to-noise ratio of the pictures in decibels, likewise.
    public let psnr: LikenessBody?
    /// What was made otherwise this time, and what of the recipe is no longer here; a sentence each.
    public let reasons: [String]

    /// A verification from its parts.
    public init(
        job: Identifier128, run: Identifier128, take: Identifier128, number: Int, node: NodeID, state: JobBody.State,
        message: String?, outcome: Outcome?, media: ContentHash, rendered: ContentHash?, ssim: LikenessBody?,
        psnr: LikenessBody?, reasons: [String]
    ) {
        self.job = job
        self.run = run
        self.take = take
        self.number = number
        self.node = node
        self.state = state
        self.message = message
        self.outcome = outcome
        self.media = media
        self.rendered = rendered
        self.ssim = ssim
        self.psnr = psnr
        self.reasons = reasons
    }

    /// See `Verification` in Docs/live.md.
    public static let schema = Schema.object(
        "Verification", "A take that is made again to see whether the same comes of it.",
        .member("job", \.job, .spelled(.identifier)), .member("run", \.run, .spelled(.identifier)),
        .member("take", \.take, .spelled(.identifier)), .member("number", \.number, .count, "The take’s number."),
        .member("node", \.node, .spelled(.node), "The node may be gone."),
        .member("state", \.state, JobBody.State.schema),
        .member("message", \.message, Schema<String>.text(0...4096).orNull, JobBody.messageHelp),
        .member(
            "outcome", \.outcome,
            Schema<Outcome>.choice("VerificationOutcome", "Equal bytes, pictures within the tolerance, or neither.")
                .orNull, "Null until it is done."),
        .member("media", \.media, .spelled(.hash), "The take’s file."),
        .member("rendered", \.rendered, Schema<ContentHash>.spelled(.hash).orNull, "What was made again."),
        .member("ssim", \.ssim, LikenessBody.schema.orNull, "Null when the files are equal or hold no pictures."),
        .member("psnr", \.psnr, LikenessBody.schema.orNull, "In decibels; null likewise."),
        .member("reasons", \.reasons, .list(.text(0...4096), limit: 1000), "What is not as it was, a sentence each."),
        make: VerificationBody.init)
}

/// A measure of how much pictures look alike.
public struct LikenessBody: Hashable, Sendable {
    /// Over all pictures; nil for a ratio without bound, which says that none differs.
    public let mean: Double?
    /// In the picture that differs most, likewise.
    public let worst: Double?
    /// The least that a picture may have to pass for the same.
    public let tolerance: Double

    /// A measure from its parts.
    public init(mean: Double?, worst: Double?, tolerance: Double) {
        self.mean = mean
        self.worst = worst
        self.tolerance = tolerance
    }

    private static let number = Schema<Double>.number(-1000...1000)

    /// `{mean|null, worst|null, tolerance}`.
    public static let schema = Schema.object(
        "Likeness", "How much pictures look alike.",
        .member("mean", \.mean, number.orNull, "Over all pictures; null without bound: none differs."),
        .member("worst", \.worst, number.orNull, "In the picture that differs most, likewise."),
        .member("tolerance", \.tolerance, number, "The least for a picture that passes for the same."),
        make: LikenessBody.init)
}
