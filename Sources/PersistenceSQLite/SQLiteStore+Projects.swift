public import Access
import CrashPoints
import Execution
import Foundation
import GRDB
public import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``ProjectStore``.
    public func createProject(_ project: NewProject, as principal: Principal) async throws -> ProjectSummary {
        return try await transact(.createProject) { [self] transaction in
            try transaction.authorise(principal, .createProject)
            let id = ProjectID(transaction.mint())
            let document = GraphDocument(root: project.root)
            try transaction.execute(
                "INSERT INTO project (id, title, head, imported_from, creator, created) VALUES (?, ?, 0, ?, ?, ?)",
                [id, document.filmTitle, project.importedFrom, principal.user, transaction.now])
            try transaction.execute(
                "INSERT INTO member (user, project, role) VALUES (?, ?, ?)", [principal.user, id, Role.owner])
            transaction.announcement.hasRoleChanges = true
            try transaction.execute("INSERT INTO stream (id, head) VALUES (?, 0)", [EventStream.project(id)])
            try transaction.store(document, of: id, at: Revision(0))
            transaction.record(.projectCreated(id), in: .project(id), .studio)
            if let change = project.firstChange {
                _ = try append(change, to: DocumentLog(transaction, id, self), expecting: nil, principal, transaction)
            }
            return try Self.summary(of: id, transaction.database)
        }
    }

    /// See ``ProjectStore``.
    public func projects(as principal: Principal) async throws -> [ProjectSummary] {
        try await read(in: "projects") { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT \(Self.summaryColumns) FROM project WHERE id <> ? ORDER BY created DESC, id DESC",
                arguments: [ProjectID.library])
            return try rows.map(Self.summary).filter { project in
                do {
                    try StoreTransaction.authorise(principal, .viewProject, in: project.id, database)
                    return true
                } catch let error as StoreError where error.code == .notFound {
                    return false
                }
            }
        }
    }

    /// See ``ProjectStore``.
    public func project(_ id: ProjectID, as principal: Principal) async throws -> ProjectSummary {
        try await read(in: "project") { database in
            try StoreTransaction.authorise(principal, .viewProject, in: id, database)
            return try Self.summary(of: id, database)
        }
    }

    /// See ``ProjectStore``.
    public func project(
        importedFrom source: ContentHash, as principal: Principal
    ) async throws -> ProjectSummary? {
        try await read(in: "project") { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT \(Self.summaryColumns) FROM project WHERE imported_from = ? ORDER BY created DESC, id DESC LIMIT 1
                    """, arguments: [source])
            guard let project = try row.map(Self.summary) else { return nil }
            try StoreTransaction.authorise(principal, .viewProject, in: project.id, database)
            return project
        }
    }

    /// See ``ProjectStore``.
    public func append(
        _ change: Change, to project: ProjectID, expecting expected: Revision?, as principal: Principal
    ) async throws -> LoggedChange {
        return try await transact(.append) { [self] transaction in
            try transaction.authorise(principal, .editProject, in: project)
            guard project != .library else {
                throw StoreError(.invalid, "The library has no canvas: open a film.", in: "append")
            }
            return try append(
                change, to: DocumentLog(transaction, project, self), expecting: expected, principal, transaction)
        }
    }

    /// See ``ProjectStore``.
    public func document(
        of project: ProjectID, at revision: Revision?, as principal: Principal
    ) async throws -> StoredDocument {
        try await read(in: "document") { [documents] database in
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            let log = DocumentLog(database: database, project: project, cache: documents)
            let head = try log.head()
            guard revision ?? head <= head else {
                throw StoreError(.notFound, "The project has no such revision yet.", in: "document")
            }
            return StoredDocument(document: try log.document(at: revision ?? head), revision: revision ?? head)
        }
    }

    /// See ``ProjectStore``.
    public func changes(
        of project: ProjectID, after revision: Revision, limit: Int, as principal: Principal
    ) async throws -> [LoggedChange] {
        try await read(in: "changes") { [documents] database in
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            let log = DocumentLog(database: database, project: project, cache: documents)
            return try log.changes(after: revision, through: log.head(), limit: limit)
        }
    }

    /// Compares and appends: the head cannot move between the reading and the writing, for both are one transaction.
    func append(
        _ change: Change, to log: DocumentLog, expecting expected: Revision?, _ principal: Principal,
        _ transaction: StoreTransaction
    ) throws -> LoggedChange {
        guard change.author == principal.user else {
            throw StoreError(.denied, "A change must be signed by who sends it.", in: "append")
        }
        let head = try log.head()
        if let stored = try log.change(change.id) { return stored }
        if let expected, expected != head {
            throw StoreError(
                .revisionMismatch, "The project is at revision \(head.number), not \(expected.number).", in: "append")
        }
        guard change.base <= head else {
            throw StoreError(.invalid, "The change is based on a revision that is not there.", in: "append")
        }
        var document = try log.document(at: head)
        let validated: Change
        do {
            validated = try document.apply(change, catalogue: catalogue)
        } catch {
            throw StoreError(refused: error, in: "append")
        }
        let logged = LoggedChange(
            change: validated, revision: Revision(head.number + 1), appended: transaction.now)
        try transaction.store(logged, of: log.project, titled: document.filmTitle)
        try transaction.noteUses(after: validated, in: document, of: log.project)
        if logged.revision.number % DocumentLog.snapshotInterval == 0 {
            try transaction.store(document, of: log.project, at: logged.revision)
        }
        log.keep(document, at: logged.revision, madeBy: change.id)
        return logged
    }

    private static let summaryColumns = "id, title, head, created, imported_from"

    private static func summary(_ row: Row) throws -> ProjectSummary {
        ProjectSummary(
            id: try row.decode(atIndex: 0), title: try row.decode(atIndex: 1), head: try row.decode(atIndex: 2),
            created: try row.decode(atIndex: 3), importedFrom: try row.decode(ContentHash?.self, atIndex: 4))
    }

    private static func summary(of project: ProjectID, _ database: Database) throws -> ProjectSummary {
        let row = try Row.fetchOne(
            database, sql: "SELECT \(summaryColumns) FROM project WHERE id = ?", arguments: [project])
        guard let row else { throw StoreError(.notFound, "There is no such project.", in: "project") }
        return try summary(row)
    }
}

extension DocumentLog {
    init(_ transaction: StoreTransaction, _ project: ProjectID, _ store: SQLiteStore) {
        self.init(
            database: transaction.database, project: project, cache: store.documents)
    }
}

extension StoreTransaction {
    fileprivate func store(_ document: GraphDocument, of project: ProjectID, at revision: Revision) throws {
        try execute(
            "INSERT INTO snapshot (project, revision, body) VALUES (?, ?, ?)",
            [project, revision, Data(document.encoded)])
    }

    fileprivate func store(_ logged: LoggedChange, of project: ProjectID, titled title: String) throws {
        try execute(
            "INSERT INTO change (project, revision, id, author, appended, body) VALUES (?, ?, ?, ?, ?, ?)",
            [
                project, logged.revision, logged.change.id, logged.change.author, now, Data(logged.change.encoded),
            ])
        try execute("UPDATE project SET head = ?, title = ? WHERE id = ?", [logged.revision, title, project])
        record(.changeAppended(project, logged.revision), in: .project(project))
    }
}

extension GraphDocument {
    /// The film's title for lists of projects: the root's `title` field, or its name on the canvas.
    fileprivate var filmTitle: String {
        if case .text(let title)? = root.fields["title"], !title.isEmpty { return title }
        return root.title.isEmpty ? "Untitled" : root.title
    }
}
