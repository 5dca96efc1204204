import Foundation
import GRDB
import PersistenceSQLite
import SystemPackage

/// The limit the runner is measured against: what SQLite itself does with transactions that write as much as a
/// completion does, through the same grouping writer, with no logic around them.
struct BareTransactions {
    private let writer: GroupingWriter

    init(in folder: FilePath) throws {
        let pool = try DatabasePool(path: folder.appending("bare.sqlite").string)
        try pool.writeWithoutTransaction { database in
            try GroupingWriter.prepare(database)
            try database.execute(
                sql: """
                    CREATE TABLE job (id INTEGER PRIMARY KEY, state INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
                    CREATE INDEX job_state ON job (state);
                    CREATE TABLE counter (id INTEGER PRIMARY KEY, head INTEGER NOT NULL) STRICT;
                    INSERT INTO counter VALUES (0, 0), (1, 0);
                    CREATE TABLE result (id BLOB PRIMARY KEY, body BLOB NOT NULL) STRICT, WITHOUT ROWID;
                    """)
        }
        writer = GroupingWriter(pool: pool)
    }

    func rate(of count: Int, tasks: Int) async throws -> Double {
        try await writer.write { database in
            for number in 0..<count {
                try database.cachedStatement(sql: "INSERT INTO job VALUES (?, 0, ?)").execute(
                    arguments: [number, Data(count: 200)])
            }
        }
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    for number in stride(from: task, to: count, by: tasks) { try await write(number) }
                }
            }
            try await group.waitForAll()
        }
        return Double(count) / (ContinuousClock.now - start).inSeconds
    }

    /// What a completion writes: the job and two counters updated; media, take, cache and three events inserted.
    private func write(_ number: Int) async throws {
        try await writer.write { database in
            try database.cachedStatement(sql: "UPDATE job SET state = 1 WHERE id = ?").execute(arguments: [number])
            for counter in 0..<2 {
                try database.cachedStatement(sql: "UPDATE counter SET head = head + 1 WHERE id = ?").execute(
                    arguments: [counter])
            }
            for insert in 0..<6 {
                let id = withUnsafeBytes(of: (insert.bigEndian, number.bigEndian)) { Data($0) }
                try database.cachedStatement(sql: "INSERT INTO result VALUES (?, ?)").execute(
                    arguments: [id, Data(count: 100)])
            }
        }
    }
}
