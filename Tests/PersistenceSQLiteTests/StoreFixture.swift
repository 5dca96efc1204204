import Access
import Execution
import Foundation
import GraphCore
import MediaStorage
import Persistence
import PersistenceSQLite
import ProductionModel
import Synchronization
import SystemPackage

/// A store in a fresh folder, with a clock that tests move, and a project of no particular content.
final class StoreFixture: Sendable {
    static let function = FunctionSpec(
        name: FunctionName(name: "test.work", version: 1), determinism: .exact, output: .video)
    static let catalogue = Catalogue(
        portTypes: [], conversions: [],
        kinds: [
            KindSpec(
                key: "film", title: "Film", category: "Film", help: "", isRoot: true, ports: [],
                fields: [
                    FieldSpec(
                        key: "title", title: "Title", type: .text(limit: 100, isMultiline: false),
                        defaultValue: .text(""), help: "")
                ]),
            KindSpec(key: "note", title: "Note", category: "Film", help: "", ports: [], fields: []),
            KindSpec(
                key: "character", title: "Character", category: "Film", help: "", ports: [],
                fields: [
                    FieldSpec(key: "age", title: "Age", type: .integer(0...120), defaultValue: .integer(35), help: ""),
                    FieldSpec(
                        key: "asset", title: "Asset", type: .list(.reference, limit: 1), defaultValue: .list([]),
                        help: ""),
                    FieldSpec(key: "follows", title: "Follows", type: .bool, defaultValue: .bool(false), help: ""),
                ]),
        ])

    let folder: URL
    /// The store as the facade sees it; the conformance tests use nothing else.
    let store: any StudioStore
    let sqlite: SQLiteStore
    let principal: Principal
    private let time: TestClock
    private let runs = RowIDMint()

    static func make(in existing: StoreFixture? = nil) async throws -> StoreFixture {
        let folder =
            existing?.folder
            ?? FileManager.default.temporaryDirectory.appendingPathComponent("store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Where the processor's engines put their files.
        _ = try await MediaStore.open(root: FilePath(folder.path))
        let clock = existing?.time ?? TestClock()
        let path = folder.appendingPathComponent("backlot.sqlite").path
        let store = try await SQLiteStore.open(at: path, catalogue: catalogue, clock: { clock.now })
        return StoreFixture(folder: folder, store: store, time: clock)
    }

    /// A store over a file that is there already.
    static func make(at path: String) async throws -> StoreFixture {
        let clock = TestClock()
        let store = try await SQLiteStore.open(at: path, catalogue: catalogue, clock: { clock.now })
        return StoreFixture(folder: URL(filePath: path).deletingLastPathComponent(), store: store, time: clock)
    }

    private init(folder: URL, store: SQLiteStore, time: TestClock) {
        self.folder = folder
        self.store = store
        sqlite = store
        self.time = time
        principal = store.localPrincipal()
    }

    /// The owner in a browser.
    var session: Principal {
        Principal(user: principal.user, credential: .session(fresh()), request: RequestID(fresh()))
    }

    /// Somebody who holds no role.
    var stranger: Principal {
        Principal(user: UserID(fresh()), credential: .session(fresh()), request: RequestID(fresh()))
    }

    var path: String { folder.appendingPathComponent("backlot.sqlite").path }

    var now: Timestamp { time.now }

    func removeFolder() { try? FileManager.default.removeItem(at: folder) }

    func advance(by span: Duration) { time.advance(by: span) }

    func project(importedFrom source: ContentHash? = nil) async throws -> ProjectID {
        let root = Node(id: NodeID(1), kind: .builtIn("film"), title: "Test")
        return try await store.createProject(NewProject(root: root, importedFrom: source), as: principal).id
    }

    func change(_ id: UInt64, base: UInt64 = 0, _ operations: [GraphOperation]) -> Change {
        Change(
            id: ChangeID(Identifier128(high: 0, low: id)), author: principal.user, base: Revision(base), label: "Edit",
            operations: operations, inverses: [])
    }

    // MARK: Jobs

    static func job(_ node: UInt64, reads inputs: [Int] = [], payload: Int64 = 0, _ function: FunctionSpec = function)
        -> PlannedJob
    {
        PlannedJob(
            subject: .node(NodeID(node)), function: function,
            payload: .record(["node": .integer(Int64(node)), "payload": .integer(payload)]),
            inputs: inputs.map {
                PlannedInput(port: "video", node: NodeID(UInt64($0)), source: .job($0), wireFields: [:])
            })
    }

    func submit(
        _ jobs: [PlannedJob], to project: ProjectID, priority: PriorityClass = .normal, id: RunID? = nil
    ) async throws -> RunSummary {
        let request = RunRequest(
            id: id ?? RunID(runs.next(at: now)), project: project,
            plan: RunPlan(revision: Revision(0), tier: .draft, jobs: jobs), priority: priority)
        return try await store.submit(request, as: principal)
    }

    func worker(
        _ functions: Set<FunctionName> = [function.name], name: String = "test", slots: Int = 4,
        resources: ResourceNeeds = .unlimited
    ) async throws -> WorkerID {
        let id = WorkerID(fresh())
        try await store.join(
            WorkerOffer(id: id, name: name, functions: functions, slots: slots, resources: resources), as: principal)
        return id
    }

    func claim(_ worker: WorkerID, limit: Int = 1) async throws -> [LeasedJob] {
        try await store.claim(worker, limit: limit, for: .seconds(30), as: principal).jobs
    }

    func complete(_ job: LeasedJob, making word: UInt64) async throws {
        try await store.complete(job.key, with: Self.output(word), as: principal)
    }

    static func output(_ word: UInt64) -> JobOutput {
        JobOutput(
            hash: ContentHash(words: (word, 0, 0, 1)), byteCount: 10, kind: .video, frames: 24,
            recipe: ["engine": .text("test")], remarks: ["Made by a test."])
    }

    func states(of run: RunID) async throws -> [JobState] {
        try await store.jobs(of: run, as: principal).map(\.state)
    }

    func fresh() -> Identifier128 { Identifier128(high: .random(in: 0...UInt64.max), low: .random(in: 0...UInt64.max)) }
}

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let moment = Mutex(Timestamp(milliseconds: 1_800_000_000_000))

    var now: Timestamp { moment.withLock { $0 } }

    func advance(by span: Duration) { moment.withLock { $0 = $0 + span } }
}

func withStore(_ body: (StoreFixture) async throws -> Void) async throws {
    let fixture = try await StoreFixture.make()
    defer { fixture.removeFolder() }
    try await body(fixture)
}
