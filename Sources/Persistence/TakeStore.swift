public import Access
public import Execution
public import GraphCore
public import ProductionModel

/// What people decided about a take.
public enum TakeVerdict: String, CaseIterable, Hashable, Sendable {
    /// It may go into the film.
    case approved
    /// It may not.
    case rejected
}

/// What people said about a take. It is theirs to change and says nothing about how the take was made.
public struct TakeReview: Hashable, Sendable {
    /// The longest note, in bytes of UTF-8.
    public static let noteLimit = 4096

    /// Whether somebody marked it to find it again.
    public var isStarred: Bool
    /// Whether it may go into the film; nil while nobody has decided.
    public var verdict: TakeVerdict?
    /// Why, or anything else; at most ``noteLimit`` bytes.
    public var note: String
    /// Whether it is out of sight. Its file stays, and it can be brought back; its number is not given again.
    public var isDeleted: Bool

    /// A review from its parts; without any, nobody has said anything.
    public init(isStarred: Bool = false, verdict: TakeVerdict? = nil, note: String = "", isDeleted: Bool = false) {
        self.isStarred = isStarred
        self.verdict = verdict
        self.note = note
        self.isDeleted = isDeleted
    }
}

/// A part of a review that somebody changes; nil leaves the rest as it is, whoever changed it meanwhile.
public struct TakeReviewChange: Hashable, Sendable {
    /// The mark.
    public var isStarred: Bool?
    /// The decision; `.some(nil)` takes it back.
    public var verdict: TakeVerdict??
    /// The note.
    public var note: String?
    /// Whether it is out of sight.
    public var isDeleted: Bool?

    /// A change from its parts.
    public init(
        isStarred: Bool? = nil, verdict: TakeVerdict?? = nil, note: String? = nil, isDeleted: Bool? = nil
    ) {
        self.isStarred = isStarred
        self.verdict = verdict
        self.note = note
        self.isDeleted = isDeleted
    }

    /// The review with this change made.
    public func applied(to review: TakeReview) -> TakeReview {
        TakeReview(
            isStarred: isStarred ?? review.isStarred, verdict: verdict ?? review.verdict, note: note ?? review.note,
            isDeleted: isDeleted ?? review.isDeleted)
    }
}

/// One result of a node, kept for ever; a person can put it out of sight.
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
    /// What people said about it.
    public let review: TakeReview

    /// A take from its parts.
    public init(
        id: TakeID, project: ProjectID, node: NodeID, number: Int, job: JobID, signature: ContentHash,
        media: ContentHash, kind: MediaKind, byteCount: Int64, frames: Int64, tier: QualityTier,
        fingerprint: Fingerprint?,
        recipe: [FieldKey: Value], remarks: [String], created: Timestamp,
        review: TakeReview
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
        self.review = review
    }
}

/// Takes, as people see them.
public protocol TakeStore: Sendable {
    /// A node's takes, newest first. Lists leave out what is out of sight.
    func takes(of node: NodeID, in project: ProjectID, as principal: Principal) async throws -> [Take]
    /// A project's takes, newest first, at most `limit`: one node's when one is given, those before a take when one is.
    /// With `deleted`, only those out of sight.
    func takes(
        in project: ProjectID, of node: NodeID?, deleted: Bool, before: TakeID?, limit: Int, as principal: Principal
    ) async throws -> [Take]
    /// Every take of a project, by node and number.
    func takes(in project: ProjectID, as principal: Principal) async throws -> [Take]
    /// Changes what people said about a take, and answers the take as it is now. Throws ``StoreError``:
    /// ``StoreError/Code/invalid`` for a note that is too long.
    func review(_ id: TakeID, _ change: TakeReviewChange, as principal: Principal) async throws -> Take
    /// One take, also one out of sight.
    func take(_ id: TakeID, as principal: Principal) async throws -> Take
    /// The take a node without a pin shows: that of its last succeeded or cached job.
    func activeTake(of node: NodeID, in project: ProjectID, as principal: Principal) async throws -> Take?
    /// The hashes of every file a row names, for a check of the media folder.
    func mediaHashes(as principal: Principal) async throws -> Set<ContentHash>
}
