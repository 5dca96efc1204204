import Access
import CrashPoints
import Execution
import Foundation
import GraphCore
import Persistence
import Testing

/// Kills a real process at each commit boundary of the store and looks at what it leaves, from outside.
struct CrashPointTests {
    /// Both sides of every transaction that writes: a new kind of it is in this list by itself, and fails the test until
    /// the script makes it. The media store's own points are tested where media is.
    static let points = CommitBoundary.allCases.flatMap { [$0.before, $0.after] }

    /// Test bundle and programs are built into one folder.
    static let program: URL = {
        let words = ProcessInfo.processInfo.arguments
        let bundle = words.first { $0.hasSuffix(".xctest") } ?? words.first ?? ""
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: "store-crashtest")
    }()

    /// Runs the script over a database; gives how it ended.
    private func play(over path: String, until point: String? = nil) throws -> (Process.TerminationReason, Int32) {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = [path]
        process.environment = point.map { ["BACKLOT_CRASH_AT": $0] } ?? [:]
        try process.run()
        process.waitUntilExit()
        return (process.terminationReason, process.terminationStatus)
    }

    @Test(arguments: points, [1, 2]) func `killed at a commit boundary, nothing is lost and nothing is doubled`(
        point: CrashPoint, hit: Int
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "crash-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "backlot.sqlite").path
        let crashed = try play(over: path, until: "\(point.name):\(hit)")
        // A transaction that the script makes once is not there a second time; then the script has simply ended.
        #expect(crashed == (.uncaughtSignal, SIGKILL) || (hit > 1 && crashed == (.exit, 0)), "\(point.name)")
        let resumed = try play(over: path)
        #expect(resumed == (.exit, 0))
        try await check(path)
    }

    private func check(_ path: String) async throws {
        let fixture = try await StoreFixture.make(at: path)
        let (store, principal) = (fixture.store, fixture.principal)
        let projects = try await store.projects(as: principal)
        let project = try #require(projects.first)
        #expect(projects.count == 1)
        #expect(project.head == Revision(2))
        let runs = try await store.runs(of: project.id, before: nil, limit: 10, as: principal)
        #expect(runs.count == 2)
        #expect(runs.count { $0.hasSucceeded && $0.total == 3 } == 1)
        #expect(runs.count { $0.count(.cancelled) == 2 && $0.total == 2 } == 1)
        let takes = try await store.takes(in: project.id, as: principal)
        #expect(takes.map(\.number) == [1, 1, 1])
        #expect(Set(takes.map(\.job)).count == 3)
        let assets = try await store.assets(
            AssetQuery(in: [.library], text: "look", tag: "night"), after: nil, limit: 10, as: principal)
        #expect(assets.items.map(\.card.rating) == [3] && assets.total == 1)
        #expect(try await store.folders(of: [.library], as: principal).map(\.name) == ["Night"])
        for stream in [EventStream.project(project.id), .studio] {
            let events = try await store.events(of: stream, after: 0, limit: 10_000, as: principal)
            #expect(events.map(\.number) == Array(1...UInt64(events.count)))
            let finished = events.compactMap { event in
                if case .jobMoved(let job, _, _, .succeeded) = event.event { job } else { nil }
            }
            #expect(finished.count == 3 && Set(finished).count == 3)
        }
    }
}
