public import Access
import CrashPoints
import Execution
import GRDB
public import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``UploadStore``.
    public func beginUpload(
        _ id: Identifier128, called name: String, byteCount: Int64, to project: ProjectID, as principal: Principal
    ) async throws -> Upload {
        try await transact(.upload) { transaction in
            try transaction.authorise(principal, .editProject, in: project)
            try transaction.execute(
                """
                INSERT INTO upload (id, user, project, name, byte_count, created, changed) VALUES (?, ?, ?, ?, ?, ?, ?)
                """, [id.bytes, principal.user, project, name, byteCount, transaction.now, transaction.now])
            return try Self.upload(id, of: principal, transaction.database)
        }
    }

    /// See ``UploadStore``.
    public func upload(_ id: Identifier128, as principal: Principal) async throws -> Upload {
        try await read(in: "upload") { try Self.upload(id, of: principal, $0) }
    }

    /// See ``UploadStore``.
    public func endUpload(
        _ id: Identifier128, refusedBecause reason: String?, as principal: Principal
    ) async throws {
        try await transact(.upload) { transaction in
            let upload = try Self.upload(id, of: principal, transaction.database)
            guard upload.state == .receiving || reason == nil else { return }
            if let reason {
                try transaction.execute(
                    "UPDATE upload SET refusal = ?, changed = ? WHERE id = ?", [reason, transaction.now, id.bytes])
            } else {
                try transaction.execute("DELETE FROM upload WHERE id = ?", [id.bytes])
            }
        }
    }

    /// See ``UploadStore``.
    public func sweepUploads(
        staged: [Identifier128], as principal: Principal
    ) async throws -> [Identifier128] {
        try await transact(.upload) { transaction in
            try transaction.authorise(principal, .operateStudio)
            let last = transaction.now - Upload.rest
            try transaction.execute("DELETE FROM upload WHERE changed < ?", [last])
            return try staged.filter { id in
                try transaction.row(
                    "SELECT 1 FROM upload WHERE id = ? AND asset IS NULL AND refusal IS NULL", [id.bytes]) == nil
            }
        }
    }

    /// See ``UploadStore``.
    public func openUploadCount(as principal: Principal) async throws -> Int {
        try await read(in: "upload") { database in
            try Int.fetchOne(
                database.cachedStatement(
                    sql: "SELECT count(*) FROM upload WHERE user = ? AND asset IS NULL AND refusal IS NULL"),
                arguments: [principal.user]) ?? 0
        }
    }

    private static func upload(_ id: Identifier128, of principal: Principal, _ database: Database) throws -> Upload {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT user, project, name, byte_count, asset, arrival, refusal, changed FROM upload
                    WHERE id = ? AND user = ?
                    """), arguments: [id.bytes, principal.user])
        guard let row else { throw StoreError(.notFound, "There is no such upload.", in: "upload") }
        let state: Upload.State
        if let asset = try row.decode(AssetID?.self, atIndex: 4) {
            state = .done(asset, try row.decode(Arrival.self, atIndex: 5))
        } else if let reason = try row.decode(String?.self, atIndex: 6) {
            state = .refused(reason)
        } else {
            state = .receiving
        }
        return Upload(
            id: id, user: try row.decode(atIndex: 0), project: try row.decode(atIndex: 1),
            name: try row.decode(atIndex: 2), byteCount: try row.decode(atIndex: 3), state: state,
            changed: try row.decode(atIndex: 7))
    }
}

extension Timestamp {
    /// The moment that much earlier.
    fileprivate static func - (moment: Timestamp, span: Duration) -> Timestamp { moment + (.zero - span) }
}
