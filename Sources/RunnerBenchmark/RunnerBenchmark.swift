import Execution
import Foundation
import GRDB
import GraphCore
import MediaStorage
import Persistence
import PersistenceSQLite
import ProductionModel
public import SystemPackage

/// How many jobs a second the runner completes when the engine does nothing, each on disk, next to bare transactions of
/// a completion's shape in the same folder: three updates and six inserts, grouped and flushed alike.
public enum RunnerBenchmark {
    /// What one round measured.
    public struct Sample: Codable, Sendable {
        /// Jobs in the round.
        public let jobs: Int
        /// Jobs in work at once.
        public let slots: Int
        /// Completed jobs a second, from the first claim to the last commit.
        public let completionsPerSecond: Double
        /// Bare grouped transactions a second, submitted by as many tasks as there are slots.
        public let bareTransactionsPerSecond: Double

        /// Completions by bare transactions; 1 would be free of all cost but the disk's and the tables'.
        public var ratio: Double { completionsPerSecond / bareTransactionsPerSecond }
    }

    private struct NoWork: Engine {
        @concurrent func run(_ input: JobInput, _ context: JobContext) async throws(EngineError) -> JobOutput {
            guard case .record(let fields) = input.payload, case .integer(let number)? = fields["number"] else {
                throw EngineError(.invalid, "A job without a number.")
            }
            let node = NodeID(UInt64(clamping: number))
            return JobOutput(
                hash: RunnerBenchmark.file(of: node), byteCount: 0, kind: .video, frames: 0, recipe: [:], remarks: [])
        }
    }

    private static func file(of node: NodeID) -> ContentHash { ContentHash(words: (node.rawValue << 40, 0, 0, 1)) }

    /// The files that jobs will name, empty and not flushed: what is measured is the queue, not the disk's files.
    private static func makeFiles(_ count: Int, in media: MediaStore) throws {
        for number in 1...max(1, count) {
            let path = media.path(of: file(of: NodeID(UInt64(number))))
            try FileManager.default.createDirectory(
                atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
            guard FileManager.default.createFile(atPath: path.string, contents: nil) else {
                throw CocoaError(.fileWriteUnknown)
            }
        }
    }

    private static let function = FunctionSpec(
        name: FunctionName(name: "bench.nothing", version: 1), determinism: .exact, output: .video)

    /// One round in a fresh folder below `folder`, which is removed again.
    public static func measure(in folder: FilePath, jobs: Int = 20_000, slots: Int = 128) async throws -> Sample {
        let place = folder.appending("runner-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: place.string, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place.string) }
        return Sample(
            jobs: jobs, slots: slots,
            completionsPerSecond: try await completions(in: place, jobs: jobs, slots: slots),
            bareTransactionsPerSecond: try await BareTransactions(in: place).rate(of: jobs, tasks: slots))
    }

    private static func completions(in folder: FilePath, jobs: Int, slots: Int) async throws -> Double {
        let made = try await BenchmarkStore(in: folder)
        let (store, principal) = (made.store, made.principal)
        let run = try await store.submit(request(jobs, to: made.project), as: principal)
        let media = MediaStore(root: folder)
        try makeFiles(jobs, in: media)
        let processor = JobProcessor(
            queue: store, engines: EngineTable([function.name: NoWork()]), media: media,
            as: principal,
            configuration: .init(worker: WorkerID(run.id.bits), name: "benchmark", slots: slots))
        let heads = try await store.newestEvents(of: .studio, as: principal)
        // Submitted and run, claimed and completed: so many events the studio's stream has at the end.
        let last = try await store.newestEvent(of: .studio, as: principal) + 2 * UInt64(jobs)
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processor.run() }
            for await head in heads where head >= last { break }
            group.cancelAll()
            try await group.waitForAll()
        }
        return Double(jobs) / (ContinuousClock.now - start).inSeconds
    }

    private static func request(_ jobs: Int, to project: ProjectID) -> RunRequest {
        let planned = (1...max(1, jobs)).map { number in
            PlannedJob(
                subject: .node(NodeID(UInt64(number))), function: function,
                payload: .record(["number": .integer(Int64(number))]), inputs: [])
        }
        return RunRequest(
            id: RunID(Identifier128(high: 1, low: 1)), project: project,
            plan: RunPlan(revision: Revision(0), tier: .draft, jobs: planned), priority: .normal)
    }
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
