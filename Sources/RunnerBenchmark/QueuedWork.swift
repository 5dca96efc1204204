public import Execution
import Foundation
public import GraphCore
import MediaStorage
import Persistence
import PersistenceSQLite
import ProductionModel
public import SystemPackage

/// Real work through the real queue.
public enum QueuedWork {
    /// Seconds from submission to the last take of those payloads, each a job of its own, in a new folder at `place`.
    public static func seconds(
        of payloads: [Value], by engine: any Engine, function: FunctionName, slots: Int, in place: FilePath
    ) async throws -> Double {
        let made = try await BenchmarkStore(in: place)
        let (store, principal) = (made.store, made.principal)
        let processor = JobProcessor(
            queue: store, engines: EngineTable([function: engine]),
            media: try await MediaStore.open(root: place.appending("media")), as: principal,
            configuration: .init(
                worker: WorkerID(Identifier128(high: 4, low: 1)), name: "benchmark", slots: slots))
        let spec = FunctionSpec(name: function, determinism: .exact, output: .video)
        let jobs = payloads.enumerated().map { number, payload in
            PlannedJob(subject: .node(NodeID(UInt64(number) + 2)), function: spec, payload: payload, inputs: [])
        }
        let heads = try await store.newestEvents(of: .studio, as: principal)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processor.run() }
            let start = ContinuousClock.now
            let run = try await store.submit(
                RunRequest(
                    id: RunID(Identifier128(high: 4, low: 2)), project: made.project,
                    plan: RunPlan(revision: Revision(0), tier: .draft, jobs: jobs), priority: .normal), as: principal)
            for await _ in heads where try await store.run(run.id, as: principal).isSettled { break }
            let seconds = (ContinuousClock.now - start).inSeconds
            guard try await store.run(run.id, as: principal).hasSucceeded else { throw CocoaError(.featureUnsupported) }
            group.cancelAll()
            try await group.waitForAll()
            return seconds
        }
    }
}
