import Execution
import GRDB
import GraphCore
import Persistence
import ProductionModel

/// Reads assets within one transaction.
struct AssetReader {
    static let columns = """
        asset.number, asset.id, asset.project, asset.kind, asset.name, asset.tags, asset.notes, asset.rating,
        asset.licence, asset.fields, asset.deleted, asset.owner, user.name, asset.revision, asset.created, asset.changed,
        (SELECT count(*) FROM asset_use WHERE asset_use.asset = asset.id), file.hash, file.byte_count, file.format,
        file.media_type, file.kind, file.facts
        """
    static let tables =
        "asset JOIN user ON user.id = asset.owner LEFT JOIN asset_file AS file ON file.hash = asset.file"

    let database: Database

    /// One asset, whoever asks.
    func asset(_ id: AssetID) throws -> Asset {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT \(AssetReader.columns) FROM \(AssetReader.tables) WHERE asset.id = ?"),
            arguments: [id])
        guard let row else { throw StoreError(.notFound, "There is no such asset.", in: "asset") }
        return try asset(row)
    }

    /// The asset of a row of ``columns``.
    func asset(_ row: Row) throws -> Asset {
        let hash = try row.decode(ContentHash?.self, atIndex: 17)
        let file: AssetFile? = try hash.map { hash in
            AssetFile(
                hash: hash, byteCount: try row.decode(atIndex: 18), format: try row.decode(atIndex: 19),
                mediaType: try row.decode(atIndex: 20), kind: try row.decode(atIndex: 21),
                facts: try FactsColumn(bytes: row.decode(atIndex: 22)).facts)
        }
        let card = AssetCard(
            kind: try row.decode(atIndex: 3), name: try row.decode(atIndex: 4),
            tags: try TagsColumn(bytes: row.decode(atIndex: 5)).tags, notes: try row.decode(atIndex: 6),
            rating: try row.decode(atIndex: 7), licence: try row.decode(atIndex: 8),
            fields: try FieldsColumn(bytes: row.decode(atIndex: 9)).fields, isDeleted: try row.decode(atIndex: 10))
        return Asset(
            id: try row.decode(atIndex: 1), project: try row.decode(atIndex: 2), card: card, file: file,
            derived: try hash.map(derived) ?? [], owner: try row.decode(atIndex: 11),
            ownerName: try row.decode(atIndex: 12), uses: try row.decode(atIndex: 16),
            revision: try row.decode(atIndex: 13), created: try row.decode(atIndex: 14),
            changed: try row.decode(atIndex: 15))
    }

    private func derived(from source: ContentHash) throws -> [DerivedFile] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT derived_file.function, derived_file.media, job.state FROM derived_file
                    JOIN job ON job.id = derived_file.job WHERE derived_file.source = ? ORDER BY derived_file.function
                    """), arguments: [source])
        return try rows.map { row in
            let media = try row.decode(ContentHash?.self, atIndex: 1)
            let state = try row.decode(JobState.self, atIndex: 2)
            return DerivedFile(
                function: try row.decode(atIndex: 0), media: media, isComing: media == nil && !state.isSettled)
        }
    }
}
