import Access
import Execution
import Foundation
import GraphCore
import Persistence
import PersistenceSQLite
import ProductionModel

/// A studio that never runs out of work, to be killed at any moment: runs of a few jobs are submitted again and again, and
/// worked off four at a time by an engine that does nothing. What the store has said yes to is told line by line on
/// standard output, after the yes: `working`, `submitted RUN`, `begin JOB`, `done JOB`.
struct EndlessWork {
    /// How many jobs each run has.
    static let jobsOfRun = 12
    private static let source = ContentHash(words: (5, 6, 7, 8))
    private static let function = FunctionSpec(
        name: FunctionName(name: "test.nothing", version: 1), determinism: .exact, output: .video)

    let store: SQLiteStore
    let principal: Principal

    /// Works for ever; with `finishing`, until everything is done that was submitted.
    func play(finishing: Bool) async throws {
        let project = try await project()
        let worker = WorkerID(Identifier128(high: 8, low: .random(in: 0 ... .max)))
        try await store.join(
            WorkerOffer(id: worker, name: "endless", functions: [Self.function.name], slots: 4), as: principal)
        var newest = try await store.runs(of: project, before: nil, limit: 1, as: principal).first?.id.bits.low ?? 0
        // Whoever was killed before they heard the yes asks again.
        if newest > 0 { try await submit(newest, to: project) }
        say("working")
        while true {
            let jobs = try await store.claim(worker, limit: 4, for: .seconds(30), as: principal).jobs
            if jobs.isEmpty && finishing { break }
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for job in jobs { tasks.addTask { try await work(on: job) } }
                if jobs.count < 4, !finishing {
                    newest += 1
                    try await submit(newest, to: project)
                }
                try await tasks.waitForAll()
            }
        }
        try await store.leave(worker, as: principal)
    }

    private func work(on job: LeasedJob) async throws {
        say("begin \(hexadecimal(job.key.job.bits))")
        let hash = ContentHash(words: (job.key.job.bits.high, job.key.job.bits.low, 0, 2))
        let output = JobOutput(hash: hash, byteCount: 1, kind: .video, frames: 1, recipe: [:], remarks: [])
        try await store.complete(job.key, with: output, as: principal)
        say("done \(hexadecimal(job.key.job.bits))")
    }

    private func submit(_ number: UInt64, to project: ProjectID) async throws {
        let run = RunID(Identifier128(high: 2, low: number))
        let jobs = (0..<Self.jobsOfRun).map { job(at: $0, of: number) }
        let plan = RunPlan(revision: Revision(0), tier: .draft, jobs: jobs)
        _ = try await store.submit(
            RunRequest(id: run, project: project, plan: plan, priority: .normal), as: principal)
        say("submitted \(hexadecimal(run.bits))")
    }

    /// Every third job of a run waits for the two before it.
    private func job(at place: Int, of run: UInt64) -> PlannedJob {
        let sources = place % 3 == 2 ? [place - 2, place - 1] : []
        let inputs = sources.map { source in
            PlannedInput(port: "video", node: NodeID(UInt64(source)), source: .job(source), wireFields: [:])
        }
        return PlannedJob(
            subject: .node(NodeID(UInt64(place))), function: Self.function,
            payload: .record(["run": .integer(Int64(run)), "place": .integer(Int64(place))]), inputs: inputs)
    }

    private func project() async throws -> ProjectID {
        if let known = try await store.project(importedFrom: Self.source, as: principal) { return known.id }
        let root = Node(id: NodeID(1), kind: .builtIn("film"), title: "Endless")
        let first = Change(
            id: ChangeID(Identifier128(high: 0, low: 0)), author: principal.user, base: Revision(0), label: "Begin",
            operations: [.addNode(Node(id: NodeID(8), kind: .builtIn("note")))], inverses: [])
        return try await store.createProject(
            NewProject(root: root, firstChange: first, importedFrom: Self.source), as: principal
        ).id
    }

    /// An id as the database shows it.
    private func hexadecimal(_ id: Identifier128) -> String {
        [id.high, id.low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// One write for each line, so that a kill leaves whole lines.
    private func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}
