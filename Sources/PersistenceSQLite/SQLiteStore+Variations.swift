public import Access
public import Execution
import Foundation
import GRDB
public import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``VariationStore``.
    public func variations(of run: RunID, as principal: Principal) async throws -> VariationSheet {
        try await read(in: "variations") { database in
            let summary = try Self.require(Self.summary(of: run, database), "run")
            try StoreTransaction.authorise(principal, .viewProject, in: summary.project, database)
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT matrix FROM variation WHERE run = ?"), arguments: [run])
            let matrix = try Self.matrix(Self.require(row, "contact sheet of variations").decode(atIndex: 0))
            let jobs = try Row.fetchAll(
                database.cachedStatement(
                    sql: "SELECT \(JobRow.columns), error_message FROM job WHERE run = ? ORDER BY position"),
                arguments: [run]
            ).map(Self.jobSummary)
            return VariationSheet(
                run: summary, matrix: matrix,
                cells: try jobs.map { job in
                    VariationSheet.Cell(job: job, take: try job.take.flatMap { try Self.take($0, database) })
                })
        }
    }

    /// The matrix of a stored column.
    static func matrix(_ bytes: Data) throws -> VariationMatrix {
        let value = try decoding { () throws(CodecError) in try Value(decoding: [UInt8](bytes)) }
        guard let matrix = VariationMatrix(value) else {
            throw StoreError(.unavailable, "What varies in the run cannot be read.", in: "variations")
        }
        return matrix
    }

    /// See ``VariationStore``.
    public func variations(
        in project: ProjectID, of node: NodeID?, before: RunID?, limit: Int, as principal: Principal
    ) async throws -> [RunSummary] {
        try await read(in: "variations") { database in
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            let last = before ?? RunID(.last)
            let rows =
                try node.map { node in
                    try Row.fetchAll(
                        database.cachedStatement(sql: HotQuery.variationsOfNode),
                        arguments: [project, node, last, limit])
                }
                ?? Row.fetchAll(
                    database.cachedStatement(sql: HotQuery.variations), arguments: [project, last, limit])
            return try rows.compactMap { try Self.summary(of: $0.decode(atIndex: 0), database) }
        }
    }
}
