public import Access
public import Execution
public import GraphCore

/// A project that does not exist yet.
public struct NewProject: Sendable {
    /// The root node its document begins with.
    public let root: Node
    /// The first change, such as an imported screenplay; nil leaves the canvas empty.
    public let firstChange: Change?
    /// The hash of what it was imported from, by which the same import finds it again.
    public let importedFrom: ContentHash?

    /// A new project from its parts.
    public init(root: Node, firstChange: Change? = nil, importedFrom: ContentHash? = nil) {
        self.root = root
        self.firstChange = firstChange
        self.importedFrom = importedFrom
    }
}

/// A project as lists show it.
public struct ProjectSummary: Hashable, Sendable {
    /// The project.
    public let id: ProjectID
    /// The title of its film, as of ``head``.
    public let title: String
    /// The newest revision of its document.
    public let head: Revision
    /// When it was created.
    public let created: Timestamp
    /// The hash of what it was imported from.
    public let importedFrom: ContentHash?

    /// A summary from its parts.
    public init(id: ProjectID, title: String, head: Revision, created: Timestamp, importedFrom: ContentHash?) {
        self.id = id
        self.title = title
        self.head = head
        self.created = created
        self.importedFrom = importedFrom
    }
}

/// A document as of a revision.
public struct StoredDocument: Sendable {
    /// The document.
    public let document: GraphDocument
    /// The number of changes in it.
    public let revision: Revision

    /// A document at a revision.
    public init(document: GraphDocument, revision: Revision) {
        self.document = document
        self.revision = revision
    }
}

/// A change in the log.
public struct LoggedChange: Sendable {
    /// The change as the store validated it: its inverses are those of the revision before it.
    public let change: Change
    /// The revision it makes.
    public let revision: Revision
    /// When it was appended.
    public let appended: Timestamp

    /// A logged change from its parts.
    public init(change: Change, revision: Revision, appended: Timestamp) {
        self.change = change
        self.revision = revision
        self.appended = appended
    }
}

/// Projects and their documents.
public protocol ProjectStore: Sendable {
    /// Creates a project with its document, all or nothing.
    func createProject(_ project: NewProject, as principal: Principal) async throws -> ProjectSummary
    /// The projects the principal may see, newest first.
    func projects(as principal: Principal) async throws -> [ProjectSummary]
    /// One project.
    func project(_ id: ProjectID, as principal: Principal) async throws -> ProjectSummary
    /// The newest project imported from that content, if there is one.
    func project(importedFrom source: ContentHash, as principal: Principal) async throws -> ProjectSummary?
    /// Appends a change at the head, validated anew against the head's document whatever its base was.
    ///
    /// The same change id again returns what was stored. `expected`, when given, must be the head
    /// (``StoreError/Code/revisionMismatch`` otherwise). A base ahead of the head is refused.
    func append(
        _ change: Change, to project: ProjectID, expecting expected: Revision?, as principal: Principal
    ) async throws -> LoggedChange
    /// The document at that revision, or at the head.
    func document(of project: ProjectID, at revision: Revision?, as principal: Principal) async throws -> StoredDocument
    /// At most `limit` changes after a revision, in order.
    func changes(
        of project: ProjectID, after revision: Revision, limit: Int, as principal: Principal
    ) async throws -> [LoggedChange]
}
