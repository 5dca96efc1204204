public import GraphCore
public import ProductionModel

/// How a take was made, completely.
public struct RecipeBody: Hashable, Sendable {
    /// Whether a function gives the same bytes for the same work.
    public enum Determinism: String, CaseIterable, Sendable {
        case exact, seeded, none
    }

    /// The take.
    public let take: Identifier128
    /// Counts the node's takes from 1.
    public let number: Int
    /// The project.
    public let project: ProjectID
    /// The film's title, as the document said it then.
    public let film: String
    /// The node it was made for.
    public let node: NodeID
    /// What the node was called then.
    public let title: String
    /// The node's kind; nil when the document does not have the node.
    public let kind: String?
    /// The document's revision that the run was planned from.
    public let revision: Revision
    /// The run it was asked for in.
    public let run: Identifier128
    /// The job that committed it.
    public let job: Identifier128
    /// Who asked.
    public let person: PersonBody
    /// When they asked.
    public let asked: Moment
    /// When it was committed.
    public let created: Moment
    /// Whether it was taken over from the same work done before.
    public let cached: Bool
    /// What made it.
    public let function: String
    /// The function's version.
    public let version: Int
    /// Whether the function gives the same bytes again.
    public let determinism: Determinism
    /// How finely it was rendered.
    public let tier: QualityTier
    /// The name of the work: the same one finds the same result.
    public let signature: ContentHash
    /// The file.
    public let media: ContentHash
    /// What kind of file it is.
    public let mediaKind: TakeBody.Kind
    /// The file's size in bytes.
    public let byteCount: Int64
    /// Its length in frames; 1 for a still.
    public let frames: Int64
    /// The node's fields then; nil when the document does not have the node.
    public let fields: [FieldKey: Value]?
    /// The film's fields then.
    public let filmFields: [FieldKey: Value]
    /// What the function was given besides files; nil where it is longer than ``payloadLimit``.
    public let payload: Value?
    /// The SHA-256 of that.
    public let payloadHash: ContentHash
    /// Every seed among it.
    public let seeds: [Int64]
    /// The files it was made from.
    public let inputs: [RecipeInputBody]
    /// The worker that made it; nil for takes from before that was noted.
    public let worker: String?
    /// The processor's instructions that it was made with; nil for takes from before that was noted.
    public let instructionSet: String?
    /// What the engine says of its work: its name and version, its tools, its models.
    public let engine: [FieldKey: Value]
    /// Sentences a film-maker should read.
    public let remarks: [String]
    /// What a variation supposed instead of what the film said, each with its one value; nil when it was none.
    public let varied: [VariationTrackBody]?

    /// The most bytes of a payload that a recipe repeats.
    public static let payloadLimit = 64 << 10

    /// A recipe from its parts.
    public init(
        take: Identifier128, number: Int, project: ProjectID, film: String, node: NodeID, title: String, kind: String?,
        revision: Revision, run: Identifier128, job: Identifier128, person: PersonBody, asked: Moment, created: Moment,
        cached: Bool, function: String, version: Int, determinism: Determinism, tier: QualityTier,
        signature: ContentHash, media: ContentHash, mediaKind: TakeBody.Kind, byteCount: Int64, frames: Int64,
        fields: [FieldKey: Value]?, filmFields: [FieldKey: Value], payload: Value?, payloadHash: ContentHash,
        seeds: [Int64], inputs: [RecipeInputBody], worker: String?, instructionSet: String?,
        engine: [FieldKey: Value], remarks: [String], varied: [VariationTrackBody]? = nil
    ) {
        (self.take, self.number, self.project) = (take, number, project)
        (self.film, self.node, self.title, self.kind) = (film, node, title, kind)
        self.revision = revision
        self.run = run
        self.job = job
        self.person = person
        self.asked = asked
        self.created = created
        self.cached = cached
        self.function = function
        self.version = version
        self.determinism = determinism
        self.tier = tier
        self.signature = signature
        self.media = media
        self.mediaKind = mediaKind
        self.byteCount = byteCount
        self.frames = frames
        self.fields = fields
        self.filmFields = filmFields
        self.payload = payload
        self.payloadHash = payloadHash
        self.seeds = seeds
        self.inputs = inputs
        self.worker = worker
        self.instructionSet = instructionSet
        self.engine = engine
        self.remarks = remarks
        self.varied = varied
    }
}

/// A file that a take was made from.
public struct RecipeInputBody: Hashable, Sendable {
    /// The port it entered by.
    public let port: FieldKey
    /// The node it came from; the node may be gone.
    public let node: NodeID
    /// What that node was called then.
    public let title: String
    /// The take that it was.
    public let take: Identifier128?
    /// That take's number.
    public let number: Int?
    /// Whether that take is out of sight now.
    public let deleted: Bool
    /// The file.
    public let media: ContentHash
    /// Its length in frames.
    public let frames: Int64
    /// Fields of the wire it came over.
    public let wireFields: [FieldKey: Value]

    /// An input from its parts.
    public init(
        port: FieldKey, node: NodeID, title: String, take: Identifier128?, number: Int?, deleted: Bool,
        media: ContentHash, frames: Int64, wireFields: [FieldKey: Value]
    ) {
        self.port = port
        self.node = node
        self.title = title
        self.take = take
        self.number = number
        self.deleted = deleted
        self.media = media
        self.frames = frames
        self.wireFields = wireFields
    }
}
