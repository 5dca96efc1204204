public import Access
public import Execution
import Foundation
import GRDB
import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``RecipeStore``.
    public func origin(of take: TakeID, as principal: Principal) async throws -> TakeOrigin {
        try await read(in: "recipe") { database in
            let found = try Self.require(Self.take(take, database), "take")
            try StoreTransaction.authorise(principal, .viewProject, in: found.project, database)
            let row = try Self.require(
                Row.fetchOne(database.cachedStatement(sql: Self.selectOrigin), arguments: [found.job]), "job")
            let payload: Data = try row.decode(atIndex: 12)
            return TakeOrigin(
                take: found, run: try row.decode(atIndex: 0), revision: try row.decode(atIndex: 1),
                user: try row.decode(atIndex: 2),
                userName: try row.decode(Bool.self, atIndex: 4) ? try row.decode(atIndex: 3) : "",
                submitted: try row.decode(atIndex: 5),
                function: FunctionName(name: try row.decode(atIndex: 6), version: try row.decode(atIndex: 7)),
                determinism: try row.decode(atIndex: 8),
                isCached: try row.decode(JobState.self, atIndex: 9) == .cached,
                needs: ResourceNeeds(
                    memory: try row.decode(atIndex: 10), graphicsMemory: try row.decode(atIndex: 11)),
                payload: try decoding { () throws(CodecError) in try Value(decoding: [UInt8](payload)) },
                payloadHash: try row.decode(atIndex: 13), inputs: try Self.inputs(of: found.job, database),
                varied: try Self.varied(row))
        }
    }

    private static let selectOrigin = """
        SELECT run.id, run.revision, run.user, user.name, user.named, run.submitted, job.function, job.version,
            job.determinism, job.state, job.memory, job.graphics_memory, job_payload.body, job.payload_hash,
            variation.matrix, job.position
        FROM job JOIN run ON run.id = job.run JOIN user ON user.id = run.user
        JOIN job_payload ON job_payload.job = job.id LEFT JOIN variation ON variation.run = run.id WHERE job.id = ?
        """

    /// What a job supposed, if it is a variation.
    private static func varied(_ row: Row) throws -> [VariationTrack] {
        guard let bytes = try row.decode(Data?.self, atIndex: 14) else { return [] }
        return try matrix(bytes).tracks(of: row.decode(atIndex: 15))
    }

    private static func inputs(of job: JobID, _ database: Database) throws -> [TakeInput] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT input.port, input.node, input.fields, media.hash, media.frames, used.id, used.number, used.deleted
                    FROM job_input AS input LEFT JOIN job AS source ON source.id = input.source
                    LEFT JOIN take AS used ON used.id = coalesce(input.take, source.take)
                    JOIN media ON media.hash = coalesce(source.media, used.media)
                    WHERE input.job = ? ORDER BY input.position
                    """), arguments: [job])
        return try rows.map { row in
            let fields: Data = try row.decode(atIndex: 2)
            let value = try decoding { () throws(CodecError) in try Value(decoding: [UInt8](fields)) }
            guard case .record(let wireFields) = value else {
                throw StoreError(.unavailable, "A wire's fields cannot be read.", in: "recipe")
            }
            return TakeInput(
                port: try row.decode(atIndex: 0), node: try row.decode(atIndex: 1), wireFields: wireFields,
                hash: try row.decode(atIndex: 3), frames: try row.decode(atIndex: 4),
                take: try row.decode(TakeID?.self, atIndex: 5), takeNumber: try row.decode(Int?.self, atIndex: 6),
                isDeleted: try row.decode(Bool?.self, atIndex: 7) ?? false)
        }
    }

    /// See ``RecipeStore``.
    public func verification(_ job: JobID, as principal: Principal) async throws -> StoredVerification {
        try await read(in: "verification") { database in
            let row = try Self.require(
                Row.fetchOne(
                    database.cachedStatement(sql: "SELECT take, output FROM verification WHERE job = ?"),
                    arguments: [job]), "verification")
            let found = try Self.require(
                Row.fetchOne(
                    database.cachedStatement(sql: "SELECT \(JobRow.columns), error_message FROM job WHERE id = ?"),
                    arguments: [job]), "job")
            let project = try JobRow(found).project
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            return StoredVerification(
                job: try Self.jobSummary(found), project: project, take: try row.decode(atIndex: 0),
                recipe: try row.decode(Data?.self, atIndex: 1).map { try OutputColumn(bytes: $0).recipe })
        }
    }
}
