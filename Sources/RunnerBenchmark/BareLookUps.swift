import Foundation
import GRDB
import SystemPackage

/// What a plan is measured beside: SQLite finding as many rows by a 32-byte key, one after the other, with no logic
/// around it. It says how fast the machine is at the moment.
struct BareLookUps {
    private let pool: DatabasePool
    private let keys: [Data]

    init(of count: Int, in folder: FilePath) async throws {
        keys = (0..<count).map { number in
            // Spread, as digests are.
            let word = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
            return withUnsafeBytes(of: (word, word, word, word)) { Data($0) }
        }
        pool = try DatabasePool(path: folder.appending("look-ups.sqlite").string)
        try await pool.write { [keys] database in
            try database.execute(
                sql: "CREATE TABLE result (key BLOB PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID")
            for key in keys {
                try database.execute(sql: "INSERT INTO result VALUES (?, ?)", arguments: [key, Data(count: 200)])
            }
        }
    }

    /// Milliseconds of looking all of them up once.
    func sample() async throws -> Double {
        let start = ContinuousClock.now
        let found = try await pool.read { [keys] database in
            let lookUp = try database.cachedStatement(sql: "SELECT body FROM result WHERE key = ?")
            return try keys.count { key in try Data.fetchOne(lookUp, arguments: [key]) != nil }
        }
        precondition(found == keys.count)
        return (ContinuousClock.now - start).inSeconds * 1000
    }
}
