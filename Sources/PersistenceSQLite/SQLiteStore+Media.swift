public import Access
import Execution
import GRDB
public import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``StandingStore``.
    public func media(_ hash: ContentHash, as principal: Principal) async throws -> StoredMedia {
        try await read(in: "media") { database in
            if let made = try Self.made(hash, principal, database) { return made }
            if let brought = try Self.brought(hash, principal, database) { return brought }
            throw StoreError(.notFound, "There is no such file.", in: "media")
        }
    }

    /// A file that a job of a project that the principal may see has made, or taken over.
    private static func made(
        _ hash: ContentHash, _ principal: Principal, _ database: Database
    ) throws -> StoredMedia? {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT kind, byte_count, media_type FROM media WHERE hash = ?"),
            arguments: [hash])
        guard let row, try maySeeAny(HotQuery.projectsOfMedia, hash, principal, database) else { return nil }
        return StoredMedia(
            hash: hash, kind: try row.decode(atIndex: 0), byteCount: try row.decode(atIndex: 1),
            mediaType: try row.decode(String?.self, atIndex: 2))
    }

    /// A file of an asset in a library that the principal may see.
    private static func brought(
        _ hash: ContentHash, _ principal: Principal, _ database: Database
    ) throws -> StoredMedia? {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT byte_count, media_type FROM asset_file WHERE hash = ?"),
            arguments: [hash])
        guard let row, try maySeeAny(HotQuery.projectsOfAssetFile, hash, principal, database) else { return nil }
        let type: String = try row.decode(atIndex: 1)
        let kind = MediaKind(rawValue: String(type.prefix { $0 != "/" })) ?? .text
        return StoredMedia(hash: hash, kind: kind, byteCount: try row.decode(atIndex: 0), mediaType: type)
    }

    /// Whether a query for the projects of a file names one that the principal may see.
    private static func maySeeAny(
        _ query: String, _ hash: ContentHash, _ principal: Principal, _ database: Database
    ) throws -> Bool {
        let projects = try Row.fetchAll(database.cachedStatement(sql: query), arguments: [hash])
        return try projects.contains { try maySee($0.decode(atIndex: 0), principal, database) }
    }

    /// Whether the principal may see a project.
    static func maySee(_ project: ProjectID, _ principal: Principal, _ database: Database) throws -> Bool {
        do {
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            return true
        } catch let error as StoreError where error.code == .notFound {
            return false
        }
    }
}
