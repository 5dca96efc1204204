public import Access
public import Execution
public import GraphCore

/// A file on its way into the library.
public struct Upload: Hashable, Sendable {
    /// Where it is on its way.
    public enum State: Hashable, Sendable {
        /// Its bytes arrive, or wait to.
        case receiving
        /// It is in the library.
        case done(AssetID, Arrival)
        /// It was refused, and why.
        case refused(String)
    }

    /// How long an upload may rest before it is swept away.
    public static let rest: Duration = .seconds(24 * 3600)

    /// The upload.
    public let id: Identifier128
    /// Who brings it.
    public let user: UserID
    /// The library it goes to.
    public let project: ProjectID
    /// The name that it is to have; not a path.
    public let name: String
    /// How many bytes it has.
    public let byteCount: Int64
    /// Where it is on its way.
    public let state: State
    /// When something was last heard of it.
    public let changed: Timestamp

    /// An upload from its parts.
    public init(
        id: Identifier128, user: UserID, project: ProjectID, name: String, byteCount: Int64, state: State,
        changed: Timestamp
    ) {
        self.id = id
        self.user = user
        self.project = project
        self.name = name
        self.byteCount = byteCount
        self.state = state
        self.changed = changed
    }
}

/// Uploads. How much of one has arrived is told by its file, not by a row.
public protocol UploadStore: Sendable {
    /// Begins an upload of that id.
    func beginUpload(
        _ id: Identifier128, called name: String, byteCount: Int64, to project: ProjectID, as principal: Principal
    ) async throws -> Upload
    /// One of the principal's uploads.
    func upload(_ id: Identifier128, as principal: Principal) async throws -> Upload
    /// Ends an upload without an asset: says why it was refused, or forgets it when nobody is to be told.
    func endUpload(_ id: Identifier128, refusedBecause reason: String?, as principal: Principal) async throws
    /// Forgets the uploads that rest for longer than ``Upload/rest``, and says which of those whose files lie there are not
    /// being received: they were forgotten now or earlier, or are at their end.
    func sweepUploads(staged: [Identifier128], as principal: Principal) async throws -> [Identifier128]
    /// How many uploads the principal has that are neither done nor refused.
    func openUploadCount(as principal: Principal) async throws -> Int
}
