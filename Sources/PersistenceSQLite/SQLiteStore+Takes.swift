public import Access
import CrashPoints
public import Execution
import Foundation
import GRDB
public import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``TakeStore``.
    public func takes(
        of node: NodeID, in project: ProjectID, as principal: Principal
    ) async throws -> [Take] {
        try await readTakes(
            in: project, as: principal, "take.node = ? AND take.deleted = 0 ORDER BY number DESC", [project, node])
    }

    /// See ``TakeStore``.
    public func takes(in project: ProjectID, as principal: Principal) async throws -> [Take] {
        try await readTakes(in: project, as: principal, "take.deleted = 0 ORDER BY take.node, take.number", [project])
    }

    /// See ``TakeStore``.
    public func takes(
        in project: ProjectID, of node: NodeID?, deleted: Bool, before: TakeID?, limit: Int, as principal: Principal
    ) async throws -> [Take] {
        if let node {
            return try await readTakes(
                in: project, as: principal,
                "take.node = ? AND take.deleted = ? AND take.id < ? ORDER BY take.number DESC LIMIT ?",
                [project, node, deleted, before ?? TakeID(.last), limit])
        }
        return try await readTakes(
            in: project, as: principal, "take.deleted = ? AND take.id < ? ORDER BY take.id DESC LIMIT ?",
            [project, deleted, before ?? TakeID(.last), limit])
    }

    /// See ``TakeStore``.
    public func take(_ id: TakeID, as principal: Principal) async throws -> Take {
        try await read(in: "take") { database in
            let take = try Self.require(Self.take(id, database), "take")
            try StoreTransaction.authorise(principal, .viewProject, in: take.project, database)
            return take
        }
    }

    /// See ``TakeStore``.
    public func review(_ id: TakeID, _ change: TakeReviewChange, as principal: Principal) async throws -> Take {
        try await transact(.review) { transaction in
            let before = try Self.require(Self.take(id, transaction.database), "take")
            try transaction.authorise(principal, .editProject, in: before.project)
            let review = change.applied(to: before.review)
            guard review.note.utf8.count <= TakeReview.noteLimit else {
                throw StoreError(
                    .invalid, "The note is too long: at most \(TakeReview.noteLimit) bytes.", in: "review")
            }
            // Said again, it is nothing new.
            guard review != before.review else { return before }
            try transaction.execute(
                """
                UPDATE take SET starred = ?, verdict = ?, note = ?, deleted = ?, reviews = reviews + 1, reviewer = ?,
                    reviewed = ? WHERE id = ?
                """,
                [
                    review.isStarred, review.verdict, review.note, review.isDeleted, principal.user, transaction.now,
                    id,
                ])
            transaction.record(.takeReviewed(id, node: before.node), in: .project(before.project))
            return try Self.require(Self.take(id, transaction.database), "take")
        }
    }

    /// See ``TakeStore``.
    public func activeTake(
        of node: NodeID, in project: ProjectID, as principal: Principal
    ) async throws -> Take? {
        try await readTakes(
            in: project, as: principal,
            """
            take.id = (SELECT take FROM (\(HotQuery.shown)))
            """, [project, project, node]
        ).first
    }

    /// See ``TakeStore``.
    public func mediaHashes(as principal: Principal) async throws -> Set<ContentHash> {
        try await read(in: "media") { database in
            try StoreTransaction.authorise(principal, .operateStudio, database)
            return Set(try Row.fetchAll(database, sql: "SELECT hash FROM media").map { try $0.decode(atIndex: 0) })
        }
    }

    private func readTakes(
        in project: ProjectID, as principal: Principal, _ condition: String, _ arguments: StatementArguments
    ) async throws -> [Take] {
        try await read(in: "takes") { database in
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            let statement = try database.cachedStatement(sql: Self.select + "WHERE take.project = ? AND " + condition)
            return try Row.fetchAll(statement, arguments: arguments).map(Self.take)
        }
    }

    private static let select = """
        SELECT take.id, take.project, take.node, take.number, take.job, take.signature, take.media, media.kind,
            media.byte_count, media.frames, take.output, take.created, job.tier, job.fingerprint, take.starred,
            take.verdict, take.note, take.deleted
        FROM take JOIN media ON media.hash = take.media JOIN job ON job.id = take.job\u{20}
        """

    /// The take of that id, whoever asks.
    static func take(_ id: TakeID, _ database: Database) throws -> Take? {
        try Row.fetchOne(database.cachedStatement(sql: select + "WHERE take.id = ?"), arguments: [id]).map(take)
    }

    private static func take(_ row: Row) throws -> Take {
        let output = try OutputColumn(bytes: row.decode(atIndex: 10))
        return Take(
            id: try row.decode(atIndex: 0), project: try row.decode(atIndex: 1), node: try row.decode(atIndex: 2),
            number: try row.decode(atIndex: 3), job: try row.decode(atIndex: 4),
            signature: try row.decode(atIndex: 5), media: try row.decode(atIndex: 6), kind: try row.decode(atIndex: 7),
            byteCount: try row.decode(atIndex: 8), frames: try row.decode(atIndex: 9),
            tier: try row.decode(atIndex: 12), fingerprint: try row.decode(Fingerprint?.self, atIndex: 13),
            recipe: output.recipe, remarks: output.remarks, created: try row.decode(atIndex: 11),
            review: TakeReview(
                isStarred: try row.decode(atIndex: 14), verdict: try row.decode(TakeVerdict?.self, atIndex: 15),
                note: try row.decode(atIndex: 16), isDeleted: try row.decode(atIndex: 17)))
    }
}
