public import Access
public import Execution
public import GraphCore

/// A file that a take was made from.
public struct TakeInput: Hashable, Sendable {
    /// The input port it entered by.
    public let port: FieldKey
    /// The node it came from; the node may be gone.
    public let node: NodeID
    /// Fields of the wire it came over.
    public let wireFields: [FieldKey: Value]
    /// The file.
    public let hash: ContentHash
    /// Its length in frames at the project's rate.
    public let frames: Int64
    /// The take that it was; nil when it was no take.
    public let take: TakeID?
    /// That take's number.
    public let takeNumber: Int?
    /// Whether that take is out of sight now.
    public let isDeleted: Bool

    /// An input from its parts.
    public init(
        port: FieldKey, node: NodeID, wireFields: [FieldKey: Value], hash: ContentHash, frames: Int64, take: TakeID?,
        takeNumber: Int?, isDeleted: Bool
    ) {
        self.port = port
        self.node = node
        self.wireFields = wireFields
        self.hash = hash
        self.frames = frames
        self.take = take
        self.takeNumber = takeNumber
        self.isDeleted = isDeleted
    }
}

/// Where a take comes from: what was asked for, by whom, and what the work was given.
public struct TakeOrigin: Sendable {
    /// The take.
    public let take: Take
    /// The run it was asked for in.
    public let run: RunID
    /// The document's revision that the run was planned from.
    public let revision: Revision
    /// Who asked.
    public let user: UserID
    /// What they are called; empty until they have chosen a name.
    public let userName: String
    /// When they asked.
    public let submitted: Timestamp
    /// What made it.
    public let function: FunctionName
    /// Whether the job's result could be taken over.
    public let determinism: Determinism
    /// Whether it was taken over from the same work done before.
    public let isCached: Bool
    /// What the work needs of a machine.
    public let needs: ResourceNeeds
    /// What the function was given besides files.
    public let payload: Value
    /// The SHA-256 of the payload's bytes, which is part of the signature.
    public let payloadHash: ContentHash
    /// The files it was given, in wire order.
    public let inputs: [TakeInput]
    /// What was supposed instead of what the document said, each with its one value; empty unless it is a variation.
    public let varied: [VariationTrack]

    /// An origin from its parts.
    public init(
        take: Take, run: RunID, revision: Revision, user: UserID, userName: String, submitted: Timestamp,
        function: FunctionName, determinism: Determinism, isCached: Bool, needs: ResourceNeeds, payload: Value,
        payloadHash: ContentHash, inputs: [TakeInput], varied: [VariationTrack] = []
    ) {
        self.take = take
        self.run = run
        self.revision = revision
        self.user = user
        self.userName = userName
        self.submitted = submitted
        self.function = function
        self.determinism = determinism
        self.isCached = isCached
        self.needs = needs
        self.payload = payload
        self.payloadHash = payloadHash
        self.inputs = inputs
        self.varied = varied
    }
}

/// A take that is made again to see whether the same comes of it.
public struct StoredVerification: Hashable, Sendable {
    /// The job that makes it again.
    public let job: JobSummary
    /// The project.
    public let project: ProjectID
    /// The take.
    public let take: TakeID
    /// How it was made this time, with the comparison; nil until it is done.
    public let recipe: [FieldKey: Value]?

    /// A verification from its parts.
    public init(job: JobSummary, project: ProjectID, take: TakeID, recipe: [FieldKey: Value]?) {
        self.job = job
        self.project = project
        self.take = take
        self.recipe = recipe
    }
}

/// How takes were made, and whether the same comes of it again.
public protocol RecipeStore: Sendable {
    /// Where a take comes from, also one out of sight.
    func origin(of take: TakeID, as principal: Principal) async throws -> TakeOrigin
    /// A verification by its job, which a run with ``RunRequest/verifies`` has started.
    func verification(_ job: JobID, as principal: Principal) async throws -> StoredVerification
}
