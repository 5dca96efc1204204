import Execution
import Foundation
import GraphCore
import Persistence
import PersistenceSQLite
import ProductionModel
public import SystemPackage

/// How long a claim takes while so many jobs wait.
public enum ClaimBenchmark {
    private static let function = FunctionSpec(
        name: FunctionName(name: "bench.claimed", version: 1), determinism: .exact, output: .video)
    /// So many jobs a claim takes: enough that finding them outweighs the flush that every commit costs.
    private static let batch = 16

    /// Milliseconds of each of `claims` claims of sixteen jobs with `waiting` jobs or more in the queue, each on disk when
    /// it returns, in a fresh folder below `folder`.
    public static func measure(in folder: FilePath, waiting: Int, claims: Int) async throws -> [Double] {
        let place = folder.appending("claim-benchmark-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(atPath: place.string) }
        let made = try await BenchmarkStore(in: place)
        let (store, principal) = (made.store, made.principal)
        let total = waiting + claims * batch
        for start in stride(from: 0, to: total, by: 10_000) {
            let jobs = (start..<min(start + 10_000, total)).map { number in
                PlannedJob(
                    subject: .node(NodeID(UInt64(number) + 2)), function: function,
                    payload: .record(["number": .integer(Int64(number))]), inputs: [])
            }
            _ = try await store.submit(
                RunRequest(
                    id: RunID(Identifier128(high: 1, low: UInt64(start))), project: made.project,
                    plan: RunPlan(revision: Revision(0), tier: .draft, jobs: jobs), priority: .normal), as: principal)
        }
        let worker = WorkerID(Identifier128(high: 2, low: 2))
        try await store.join(
            WorkerOffer(id: worker, name: "benchmark", functions: [function.name], slots: total), as: principal)
        var samples: [Double] = []
        for _ in 0..<claims {
            let start = ContinuousClock.now
            let claim = try await store.claim(worker, limit: batch, for: .seconds(600), as: principal)
            samples.append((ContinuousClock.now - start).inSeconds * 1000)
            precondition(claim.jobs.count == batch)
            // Handed back at once, so that what the worker holds stays the same for every claim.
            for job in claim.jobs {
                try await store.fail(job.key, with: EngineError(.invalid, "Done with."), as: principal)
            }
        }
        return samples
    }
}
