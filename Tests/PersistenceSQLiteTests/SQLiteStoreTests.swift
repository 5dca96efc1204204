import Access
import Execution
import Foundation
import GRDB
import GraphCore
import Persistence
import Testing

@testable import PersistenceSQLite

/// What is SQLite's own: durability settings, migrations, ownership, and the plans of hot queries.
struct SQLiteStoreTests {
    @Test func `every commit is flushed, keys are checked, and the log is written ahead`() async throws {
        try await withStore { fixture in
            let pragmas = try await fixture.sqlite.writer.write { database in
                try ["synchronous", "foreign_keys", "journal_mode"].map { name in
                    try String.fetchOne(database, sql: "PRAGMA \(name)")
                }
            }
            #expect(pragmas == ["2", "1", "wal"])
        }
    }

    @Test func `every table is strict`() async throws {
        try await withStore { fixture in
            let loose = try await fixture.sqlite.pool.read { database in
                try String.fetchAll(
                    database,
                    // The index of words makes its own tables, which cannot be.
                    sql: """
                        SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0
                            AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'asset_text%'
                        """)
            }
            #expect(loose.isEmpty)
        }
    }

    @Test func `a database of a newer version is refused and left as it is`() async throws {
        try await withStore { fixture in
            _ = try await fixture.sqlite.writer.write {
                try $0.execute(sql: "UPDATE meta SET schema_version = schema_version + 1")
            }
            let error = await #expect(throws: StoreError.self) { try await StoreFixture.make(in: fixture) }
            #expect(error?.code == .newerVersion)
            let epoch = try await fixture.sqlite.pool.read { try Int.fetchOne($0, sql: "SELECT owner_epoch FROM meta") }
            #expect(epoch == 1)
        }
    }

    @Test(arguments: 1..<Schema.newest) func `a database of an earlier version is brought up to date`(
        version: Int
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("old-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("backlot.sqlite").path
        let old = try DatabaseQueue(path: path)
        try await old.writeWithoutTransaction { try Schema.migrate($0, to: version) }
        try await old.write { database in
            try database.execute(
                sql: "INSERT INTO user (id, name, role, created) VALUES (?, 'Owner', 'owner', 1)",
                arguments: [Identifier128(high: 1, low: 2).bytes])
        }
        try old.close()
        let store = try await SQLiteStore.open(at: path, catalogue: StoreFixture.catalogue)
        let stored = try await store.pool.read { database in
            (
                try Int.fetchOne(database, sql: "SELECT schema_version FROM meta"),
                try Int.fetchOne(database, sql: "SELECT count(*) FROM user")
            )
        }
        #expect(stored.0 == Schema.newest)
        #expect(stored.1 == 2)
    }

    @Test func `somebody else's database is refused`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("foreign-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("backlot.sqlite").path
        try await DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
        let error = await #expect(throws: StoreError.self) {
            try await SQLiteStore.open(at: path, catalogue: StoreFixture.catalogue)
        }
        #expect(error?.code == .invalid)
    }

    @Test func `a file that is no database is refused with a sentence`() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("broken-\(UUID().uuidString)").path
        try Data(repeating: 7, count: 9_000).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let error = await #expect(throws: StoreError.self) {
            try await SQLiteStore.open(at: path, catalogue: StoreFixture.catalogue)
        }
        #expect(error?.code == .unavailable)
    }

    @Test func `who owns the folder next has at once what the dead owner held`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let run = try await fixture.submit([StoreFixture.job(0), StoreFixture.job(1)], to: project)
            let lost = try await fixture.claim(try await fixture.worker(), limit: 2)
            let next = try await StoreFixture.make(in: fixture)
            #expect(next.principal.user == fixture.principal.user)
            #expect(try await next.states(of: run.id) == [.ready, .ready])
            let jobs = try await next.claim(try await next.worker(), limit: 2)
            #expect(jobs.map(\.key.token) == [FencingToken(2), FencingToken(2)])
            await #expect(throws: LeaseLost.self) { try await next.complete(try #require(lost.first), making: 1) }
        }
    }

    @Test func `a refused transaction undoes only itself, though it shares a commit with others`() async throws {
        try await withStore { fixture in
            struct Refusal: Error {}
            let writer = fixture.sqlite.writer
            _ = try await writer.write { try $0.execute(sql: "CREATE TABLE number (value INTEGER)") }
            let kept = try await withThrowingTaskGroup(of: Int?.self) { group in
                for value in 0..<200 {
                    group.addTask {
                        do {
                            return try await writer.write { database in
                                try database.execute(sql: "INSERT INTO number VALUES (?)", arguments: [value])
                                if value % 3 == 0 { throw Refusal() }
                                return value
                            }
                        } catch is Refusal { return nil }
                    }
                }
                return try await group.reduce(into: [Int]()) { if let value = $1 { $0.append(value) } }
            }
            let stored = try await fixture.sqlite.pool.read { try Int.fetchAll($0, sql: "SELECT value FROM number") }
            #expect(stored.sorted() == kept.sorted())
            #expect(kept.count == 133)
        }
    }

    @Test func `hot queries search an index and neither scan nor sort`() async throws {
        try await withStore { fixture in
            for sql in HotQuery.all {
                let plan = try await Self.plan(of: sql, fixture)
                #expect(!plan.isEmpty)
                #expect(
                    !plan.contains { $0.hasPrefix("SCAN") && !$0.contains("USING") || $0.contains("TEMP B-TREE") },
                    "\(sql): \(plan)")
            }
        }
    }

    @Test func `the claim walks the claim index in its order`() async throws {
        try await withStore { fixture in
            let plan = try await Self.plan(of: HotQuery.claim, fixture)
            #expect(
                plan == [
                    "SEARCH job USING INDEX job_claim (function=? AND version=?)", "CORRELATED SCALAR SUBQUERY 2",
                    "SEARCH other USING INDEX job_work_in_hand (signature=?)", "CORRELATED SCALAR SUBQUERY 1",
                    "SEARCH cache USING PRIMARY KEY (signature=?)",
                ])
        }
    }

    @Test func `a take of a signature is found, and takes are counted, in an index alone`() async throws {
        try await withStore { fixture in
            let exact = "SEARCH take USING COVERING INDEX take_signature (project=? AND node=? AND signature=?)"
            let taking = try await Self.plan(of: HotQuery.takeOfSignature, fixture)
            #expect(taking == [exact])
            let forecasting = try await Self.plan(of: HotQuery.forecast, fixture)
            #expect(forecasting.last == exact + " LEFT-JOIN")
            let counting = try await Self.plan(of: HotQuery.takeCount, fixture)
            #expect(counting == ["SEARCH take USING COVERING INDEX take_signature (project=? AND node=?)"])
        }
    }

    @Test func `who looks at the queue and its history reads indices and no jobs`() async throws {
        try await withStore { fixture in
            for sql in [HotQuery.waiting, HotQuery.order, HotQuery.waitingTotal, HotQuery.waitingCounts] {
                let plan = try await Self.plan(of: sql, fixture)
                #expect(plan.first == "SCAN job USING COVERING INDEX job_order", "\(sql): \(plan)")
            }
            for sql in [HotQuery.finished, HotQuery.finishedOfProject, HotQuery.finishedSince] {
                let plan = try await Self.plan(of: sql, fixture)
                #expect(plan.first?.contains("USING COVERING INDEX job_finished") == true, "\(sql): \(plan)")
            }
        }
    }

    /// How SQLite would go about a query, step by step. Unbound parameters are null, which changes no plan.
    private static func plan(of sql: String, _ fixture: StoreFixture) async throws -> [String] {
        try await fixture.sqlite.pool.read { database in
            let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
            let none = Array(repeating: DatabaseValue.null, count: sql.count { $0 == "?" })
            return try Row.fetchAll(statement, arguments: StatementArguments(none)).map { $0["detail"] as String }
        }
    }
}
