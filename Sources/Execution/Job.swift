public import GraphCore
public import ProductionModel

/// Identifies a job (UUIDv7).
public struct JobID: Hashable, Comparable, Sendable {
    /// The UUID's bits.
    public let bits: Identifier128

    /// Wraps existing bits.
    public init(_ bits: Identifier128) { self.bits = bits }

    /// Orders by the bits, so by age.
    public static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

/// Identifies a run: the jobs planned together from one revision (UUIDv7).
public struct RunID: Hashable, Sendable {
    /// The UUID's bits.
    public let bits: Identifier128

    /// Wraps existing bits.
    public init(_ bits: Identifier128) { self.bits = bits }
}

/// Identifies a take (UUIDv7).
public struct TakeID: Hashable, Sendable {
    /// The UUID's bits.
    public let bits: Identifier128

    /// Wraps existing bits.
    public init(_ bits: Identifier128) { self.bits = bits }
}

/// Identifies a worker (UUIDv7).
public struct WorkerID: Hashable, Sendable {
    /// The UUID's bits.
    public let bits: Identifier128

    /// Wraps existing bits.
    public init(_ bits: Identifier128) { self.bits = bits }
}

/// Whether a function gives the same bytes for the same signature.
public enum Determinism: String, Hashable, Sendable {
    /// The same bytes, always.
    case exact
    /// The same bytes for the same seed.
    case seeded
    /// Anything; never cached.
    case none
}

/// A function that jobs execute. Its version is part of the signature: raise it whenever the output changes.
public struct FunctionName: Hashable, Sendable {
    /// Such as `previs.shot`.
    public let name: String
    /// Raised with every change of the output.
    public let version: UInt32

    /// A function from its name and version.
    public init(name: String, version: UInt32) {
        self.name = name
        self.version = version
    }

    /// The engine it belongs to, which is the name up to its first dot: `previs` of `previs.shot`.
    public var engine: String { String(name.prefix { $0 != "." }) }
}

/// What a job is about.
public enum JobSubject: Hashable, Sendable {
    case node(NodeID)
    case media(ContentHash)
    case export(Identifier128)
}

/// Where a job is in its life.
public enum JobState: String, CaseIterable, Hashable, Sendable {
    case waiting, ready, held, leased, succeeded, cached, failed, cancelled, blocked
}

/// What a worker must present to write for a job: it counts up with every lease of the job, so that an old holder
/// is refused.
public struct FencingToken: Hashable, Comparable, Sendable {
    /// Counts leases of the job from 1.
    public let number: UInt64

    /// Wraps a count.
    public init(_ number: UInt64) { self.number = number }

    /// Orders by the count of leases.
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// A media file that a job reads, as it came out of an upstream job.
public struct JobMedia: Hashable, Sendable {
    /// The input port it enters by.
    public let port: FieldKey
    /// The node it comes from.
    public let source: NodeID
    /// Fields of the wire it came over (in, out, transition).
    public let wireFields: [FieldKey: Value]
    /// The file.
    public let hash: ContentHash
    /// Length in frames at the project's rate.
    public let frames: Int64

    /// An input from its parts.
    public init(port: FieldKey, source: NodeID, wireFields: [FieldKey: Value], hash: ContentHash, frames: Int64) {
        self.port = port
        self.source = source
        self.wireFields = wireFields
        self.hash = hash
        self.frames = frames
    }
}

/// Everything an engine may know of its job. Two inputs with equal function, tier, payload and media hashes are the
/// same work.
public struct JobInput: Sendable {
    /// The job.
    public let job: JobID
    /// What to execute.
    public let function: FunctionName
    /// How finely.
    public let tier: QualityTier
    /// The node's canonical fields and the values wired into it, as one record (`NodeCatalog` decodes it).
    public let payload: Value
    /// The files wired into it, in wire order.
    public let media: [JobMedia]
    /// The take's file that this work is to be compared with; nil when it is to become a take or a file itself.
    public let verifies: ContentHash?

    /// An input from its parts.
    public init(
        job: JobID, function: FunctionName, tier: QualityTier, payload: Value, media: [JobMedia],
        verifies: ContentHash? = nil
    ) {
        self.job = job
        self.function = function
        self.tier = tier
        self.payload = payload
        self.media = media
        self.verifies = verifies
    }
}

/// What kind of file a take is.
public enum MediaKind: String, Hashable, Sendable {
    case video, image, audio, text
}

/// What an engine made.
public struct JobOutput: Hashable, Sendable {
    /// The committed file.
    public let hash: ContentHash
    /// Its size in bytes.
    public let byteCount: Int64
    /// Its kind.
    public let kind: MediaKind
    /// The media type (RFC 6838) it is served as, where that is not the usual one of its kind.
    public let mediaType: String?
    /// Its length in frames at the project's rate; 1 for a still.
    public let frames: Int64
    /// How it was made, for the recipe: engine, its version, instruction set, what a fallback replaced.
    public let recipe: [FieldKey: Value]
    /// Sentences a film-maker should read, such as `KITCHEN is shown as a room.`
    public let remarks: [String]

    /// An output from its parts.
    public init(
        hash: ContentHash, byteCount: Int64, kind: MediaKind, mediaType: String? = nil, frames: Int64,
        recipe: [FieldKey: Value], remarks: [String]
    ) {
        self.hash = hash
        self.byteCount = byteCount
        self.kind = kind
        self.mediaType = mediaType
        self.frames = frames
        self.recipe = recipe
        self.remarks = remarks
    }
}

extension JobOutput {
    /// The same output with what only the worker knows in its recipe. What the engine said of it stays.
    func made(by worker: String, on instructionSet: String?) -> JobOutput {
        var recipe: [FieldKey: Value] = [RecipeKey.worker: .text(worker)]
        if let instructionSet { recipe[RecipeKey.instructionSet] = .text(instructionSet) }
        return with(recipe: recipe.merging(self.recipe) { $1 })
    }

    /// The same output with another recipe.
    public func with(recipe: [FieldKey: Value]) -> JobOutput {
        JobOutput(
            hash: hash, byteCount: byteCount, kind: kind, mediaType: mediaType, frames: frames, recipe: recipe,
            remarks: remarks)
    }
}

/// The entries of a recipe that others than its engine ask for.
public enum RecipeKey {
    /// What the engine calls itself.
    public static let engine: FieldKey = "engine"
    /// Its version, a number or a text.
    public static let engineVersion: FieldKey = "engine_version"
    /// What the worker is called.
    public static let worker: FieldKey = "worker"
    /// The instructions of the processor that it was made with.
    public static let instructionSet: FieldKey = "instruction_set"
    /// How what was made again compares with the take's file.
    public static let comparison: FieldKey = "comparison"
}

extension JobState {
    /// Whether the job stays as it is unless a person steps in.
    public var isSettled: Bool {
        switch self {
        case .succeeded, .cached, .failed, .cancelled, .blocked: true
        case .waiting, .ready, .held, .leased: false
        }
    }

    /// Whether the job's result is there.
    public var hasOutput: Bool { self == .succeeded || self == .cached }
}
