public import Access
public import Execution
public import GraphCore
public import ProductionModel

/// One result of a node, kept for ever unless a person deletes it.
public struct Take: Hashable, Sendable {
    /// The take.
    public let id: TakeID
    /// The project.
    public let project: ProjectID
    /// The node it was made for; the node may be gone.
    public let node: NodeID
    /// Counts the node's takes from 1, without gaps.
    public let number: Int
    /// The job that committed it.
    public let job: JobID
    /// The signature of the work, by which the same work finds it again.
    public let signature: ContentHash
    /// The file.
    public let media: ContentHash
    /// What kind of file it is.
    public let kind: MediaKind
    /// The file's size in bytes.
    public let byteCount: Int64
    /// Its length in frames at the project's rate; 1 for a still.
    public let frames: Int64
    /// How finely it was rendered.
    public let tier: QualityTier
    /// The fingerprint of the work that made it, as the document said it then; nil for takes of older versions.
    public let fingerprint: Fingerprint?
    /// How it was made.
    public let recipe: [FieldKey: Value]
    /// Sentences a film-maker should read.
    public let remarks: [String]
    /// When it was committed.
    public let created: Timestamp

    /// A take from its parts.
    public init(
        id: TakeID, project: ProjectID, node: NodeID, number: Int, job: JobID, signature: ContentHash,
        media: ContentHash, kind: MediaKind, byteCount: Int64, frames: Int64, tier: QualityTier,
        fingerprint: Fingerprint?,
        recipe: [FieldKey: Value], remarks: [String], created: Timestamp
    ) {
        self.id = id
        self.project = project
        self.node = node
        self.number = number
        self.job = job
        self.signature = signature
        self.media = media
        self.kind = kind
        self.byteCount = byteCount
        self.frames = frames
        self.tier = tier
        self.fingerprint = fingerprint
        self.recipe = recipe
        self.remarks = remarks
        self.created = created
    }
}

/// Takes, as people see them.
public protocol TakeStore: Sendable {
    /// A node's takes, newest first.
    func takes(of node: NodeID, in project: ProjectID, as principal: Principal) async throws -> [Take]
    /// A project's takes, newest first, at most `limit`: one node's when one is given, those before a take when one is.
    func takes(
        in project: ProjectID, of node: NodeID?, before: TakeID?, limit: Int, as principal: Principal
    ) async throws -> [Take]
    /// Every take of a project, by node and number.
    func takes(in project: ProjectID, as principal: Principal) async throws -> [Take]
    /// One take.
    func take(_ id: TakeID, as principal: Principal) async throws -> Take
    /// The take a node without a pin shows: that of its last succeeded or cached job.
    func activeTake(of node: NodeID, in project: ProjectID, as principal: Principal) async throws -> Take?
    /// The hashes of every file a row names, for a check of the media folder.
    func mediaHashes(as principal: Principal) async throws -> Set<ContentHash>
}
