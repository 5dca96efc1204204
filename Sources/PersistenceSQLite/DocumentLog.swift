import Execution
import Foundation
import GRDB
import GraphCore
import Persistence

/// A project's document as its log tells it: the newest snapshot not behind what is asked for, and the changes since.
/// They are replayed without asking today's rules, which may be stricter than those they were made by.
struct DocumentLog {
    /// A snapshot is stored after so many changes, which bounds what is replayed.
    static let snapshotInterval: UInt64 = 128

    let database: Database
    let project: ProjectID
    let cache: DocumentCache

    /// The head's revision.
    func head() throws -> Revision {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT head FROM project WHERE id = ?"), arguments: [project])
        guard let row else { throw StoreError(.notFound, "There is no such project.", in: "document") }
        return try row.decode(atIndex: 0)
    }

    /// The document at a revision that is in the log.
    func document(at revision: Revision) throws -> GraphDocument {
        let maker = try change(at: revision)
        if let kept = cache.document(of: project, at: revision, madeBy: maker) { return kept }
        let document = try replay(to: revision)
        if try revision == head() { keep(document, at: revision, madeBy: maker) }
        return document
    }

    func keep(_ document: GraphDocument, at revision: Revision, madeBy change: ChangeID?) {
        cache.keep(DocumentCache.Head(revision: revision, change: change, document: document), of: project)
    }

    private func change(at revision: Revision) throws -> ChangeID? {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM change WHERE project = ? AND revision = ?"),
            arguments: [project, revision])
        return try row?.decode(atIndex: 0)
    }

    private func replay(to revision: Revision) throws -> GraphDocument {
        let snapshot = try Row.fetchOne(
            database.cachedStatement(
                sql:
                    "SELECT revision, body FROM snapshot WHERE project = ? AND revision <= ? ORDER BY revision DESC LIMIT 1"
            ),
            arguments: [project, revision])
        guard let snapshot else {
            throw StoreError(.unavailable, "The project's first snapshot is missing.", in: "document")
        }
        let body = try snapshot.decode(Data.self, atIndex: 1)
        var document = try decoding { () throws(CodecError) in try GraphDocument(decoding: [UInt8](body)) }
        let start = try snapshot.decode(Revision.self, atIndex: 0)
        for logged in try changes(after: start, through: revision, limit: Int.max) {
            do {
                _ = try document.replay(logged.change)
            } catch {
                throw StoreError(
                    .unavailable, "A stored change no longer fits the document before it.",
                    cause: "revision \(logged.revision.number): \(error.reason)", in: "document")
            }
        }
        return document
    }

    /// The changes after one revision and not after another.
    func changes(after start: Revision, through end: Revision, limit: Int) throws -> [LoggedChange] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT revision, appended, body FROM change WHERE project = ? AND revision > ? AND revision <= ?
                    ORDER BY revision LIMIT ?
                    """), arguments: [project, start, end, limit])
        return try rows.map(DocumentLog.logged)
    }

    /// The stored change of that id, if it was appended.
    func change(_ id: ChangeID) throws -> LoggedChange? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT revision, appended, body FROM change WHERE project = ? AND id = ?"),
            arguments: [project, id]
        ).map(DocumentLog.logged)
    }

    private static func logged(_ row: Row) throws -> LoggedChange {
        let body = try row.decode(Data.self, atIndex: 2)
        return LoggedChange(
            change: try decoding { () throws(CodecError) in try Change(decoding: [UInt8](body)) },
            revision: try row.decode(atIndex: 0), appended: try row.decode(atIndex: 1))
    }
}
