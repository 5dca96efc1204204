import GRDB
import Persistence

/// The database's shape as numbered steps, each taken once and never changed after it was published.
enum Schema {
    /// The version this program writes.
    static var newest: Int { migrations.count }

    private static let migrations: [String] = [
        migration1, migration2, migration3, migration4, migration5, migration6, migration7, migration8,
    ]

    /// Brings a database to the newest version, or to the given one, step by step, each with its number in one transaction.
    ///
    /// Refuses a database from a newer version and one that is not ours, both untouched.
    static func migrate(_ database: Database, to target: Int = newest) throws {
        let version = try refuseForeign(database)
        for number in version..<target {
            try database.inTransaction(.immediate) {
                try database.execute(sql: migrations[number])
                try database.execute(sql: "UPDATE meta SET schema_version = ?", arguments: [number + 1])
                return .commit
            }
        }
    }

    /// The database's version, if this program may work with it; reads only.
    @discardableResult static func refuseForeign(_ database: Database) throws -> Int {
        let version = try storedVersion(database)
        guard version <= newest else {
            throw StoreError(
                .newerVersion,
                "The data folder was written by a newer Backlot (schema \(version), this one knows \(newest)). "
                    + "Start that version again, or choose another folder with --data.",
                in: "open")
        }
        return version
    }

    private static func storedVersion(_ database: Database) throws -> Int {
        if try database.tableExists("meta") {
            guard let version = try Int.fetchOne(database, sql: "SELECT schema_version FROM meta") else {
                throw foreign
            }
            return version
        }
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        guard tables == 0 else { throw foreign }
        return 0
    }

    private static var foreign: StoreError {
        StoreError(
            .invalid, "The file is a database, but not one of Backlot's. Choose another folder with --data.", in: "open"
        )
    }
}
