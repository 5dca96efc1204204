public import MediaStorage

/// Why an engine could not do a job, and so what the runner does next.
public struct EngineError: Error, Hashable, Sendable {
    /// What the runner does next.
    public enum Class: String, Hashable, Sendable {
        /// Try again after a back-off.
        case transient
        /// Wait until the resource is there (disk, memory).
        case resource
        /// The input is wrong; fail at once and say what to change.
        case invalid
        /// Nothing will help; fail at once.
        case permanent
    }

    /// What the runner does next.
    public let kind: Class
    /// One sentence: what, where, what to do.
    public let message: String
    /// What stands behind it, for the log (an exit status, the last lines of a tool).
    public let detail: String

    /// An error from its parts.
    public init(_ kind: Class, _ message: String, detail: String = "") {
        self.kind = kind
        self.message = message
        self.detail = detail
    }
}

/// How far a job is.
public struct JobProgress: Hashable, Sendable {
    /// What it is doing, in a person's words ("Rendering").
    public let stage: String
    /// Frames done.
    public let framesDone: Int64
    /// Frames in all; 0 when unknown.
    public let framesTotal: Int64

    /// A progress from its parts.
    public init(stage: String, framesDone: Int64, framesTotal: Int64) {
        self.stage = stage
        self.framesDone = framesDone
        self.framesTotal = framesTotal
    }
}

/// What the runner lends an engine for the time of one job.
public struct JobContext: Sendable {
    /// Takes progress; never blocks, and drops what nobody reads.
    public let report: @Sendable (JobProgress) -> Void
    /// Takes a small picture of what is in the making, about 160 pixels wide. The closure is called only when a picture
    /// is wanted, which is seldom.
    public let preview: @Sendable (() -> PreviewPicture) -> Void
    /// Reads and writes media by hash.
    public let media: MediaStore
    /// When the engine must be done.
    public let deadline: ContinuousClock.Instant?
    /// Stores bytes with the lease, by which a restarted worker finds remote work again.
    public let saveResumeToken: @Sendable ([UInt8]) async throws(EngineError) -> Void

    /// A context from its parts.
    public init(
        report: @escaping @Sendable (JobProgress) -> Void,
        preview: @escaping @Sendable (() -> PreviewPicture) -> Void = { _ in }, media: MediaStore,
        deadline: ContinuousClock.Instant? = nil,
        saveResumeToken: @escaping @Sendable ([UInt8]) async throws(EngineError) -> Void
    ) {
        self.report = report
        self.preview = preview
        self.media = media
        self.deadline = deadline
        self.saveResumeToken = saveResumeToken
    }
}

/// Something that executes functions. It is cancelled by task cancellation and then throws or returns at once.
public protocol Engine: Sendable {
    /// Executes one job and commits its file to `context.media` before it returns.
    @concurrent func run(_ input: JobInput, _ context: JobContext) async throws(EngineError) -> JobOutput
}
