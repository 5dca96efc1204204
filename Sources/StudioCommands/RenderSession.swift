import Access
import Execution
import FFmpegEngine
import FFmpegProcess
import Foundation
import GraphCore
import Interchange
import MediaStorage
import NodeCatalog
import Persistence
import PersistenceSQLite
import ProductionModel
import SystemPackage

/// One render of one screenplay in one data folder: import, plan, run, hand over.
struct RenderSession: Sendable {
    private let store: SQLiteStore
    private let media: MediaStore
    private let functions: FilmFunctions
    private let tier: QualityTier
    private let workers: Int
    private let mint = RowIDMint()
    private let principal: Principal

    /// Opens the studio in a data folder that this process owns.
    init(in folder: FilePath, tier: QualityTier, workers: Int, lines: Int?) async throws {
        functions = FilmFunctions(ffmpeg: try await FFmpeg.locate(), lines: lines)
        media = try await MediaStore.open(root: folder.appending("media"))
        do {
            store = try await SQLiteStore.open(
                at: folder.appending("backlot.sqlite").string, catalogue: FilmCatalogue.catalogue)
        } catch {
            throw CommandFailure("\(folder): \(FailureSentences.reason(error))")
        }
        self.tier = tier
        self.workers = workers
        principal = store.localPrincipal()
    }

    /// Renders the film and puts it, with its contact sheet, where it was asked for.
    func render(_ source: ScreenplayFile, to destination: FilmDestination) async throws {
        let project = try await self.project(for: source)
        let stored = try await store.document(of: project.id, at: nil, as: principal)
        let plan = try plan(stored)
        let run: RunID
        if let unfinished = try await unfinishedRun(of: project.id, for: plan) {
            run = unfinished
        } else {
            run = try await submit(plan, to: project.id)
        }
        let watch = RunWatch(plan: plan, line: ProgressLine(isTerminal: Terminal.redrawsErrors))
        try await complete(run, watch)
        try await handOver(run, to: destination)
    }

    /// The project this very screenplay was imported into, or a new one.
    private func project(for source: ScreenplayFile) async throws -> ProjectSummary {
        if let known = try await store.project(importedFrom: source.importHash, as: principal) { return known }
        var generator = SystemRandomNumberGenerator()
        let root = Node(id: NodeID(generator.next()), kind: .builtIn(FilmKind.film.key))
        let change = source.draft.change(
            root: root.id, author: principal.user, base: Revision(0), using: &generator)
        let project = NewProject(root: root, firstChange: change, importedFrom: source.importHash)
        return try await store.createProject(project, as: principal)
    }

    private func plan(_ stored: StoredDocument) throws -> RunPlan {
        let sequences = stored.document.nodes.filter { $0.kind == .builtIn(FilmKind.sequence.key) }
        let exports = sequences.map {
            ExportRequest(
                id: Identifier128(high: 0, low: $0.id.rawValue), function: functions.contactSheet, node: $0.id)
        }
        let plan = Planner(catalogue: FilmCatalogue.catalogue, functions: functions.table).plan(
            stored.document, at: stored.revision, targets: .nodes(sequences.map(\.id)), tier: tier, exports: exports)
        if let problem = plan.diagnostics.first(where: { $0.severity == .error }) {
            throw CommandFailure(problem.message)
        }
        return plan
    }

    private func nextID() -> Identifier128 { mint.next(at: UInt64(clamping: Timestamp.now().milliseconds)) }

    /// A run of the same plan that was stopped before its end.
    private func unfinishedRun(of project: ProjectID, for plan: RunPlan) async throws -> RunID? {
        let runs = try await store.runs(of: project, before: nil, limit: 20, as: principal)
        for run in runs where !run.isSettled && run.revision == plan.revision && run.tier == plan.tier {
            let jobs = try await store.jobs(of: run.id, as: principal)
            if jobs.map(\.function) == plan.jobs.map(\.function.name) { return run.id }
        }
        return nil
    }

    private func submit(_ plan: RunPlan, to project: ProjectID) async throws -> RunID {
        let request = RunRequest(
            id: RunID(nextID()), project: project, plan: plan, priority: .interactive)
        return try await store.submit(request, as: principal).id
    }

    /// Works until the run is settled, showing how far it is.
    private func complete(_ run: RunID, _ watch: RunWatch) async throws {
        await watch.begin(with: try await store.jobs(of: run, as: principal))
        let (events, teller) = AsyncStream.makeStream(of: RunnerEvent.self, bufferingPolicy: .bufferingNewest(256))
        let processor = JobProcessor(
            queue: store, engines: functions.engines, media: media, as: principal,
            configuration: .init(
                worker: WorkerID(nextID()), name: ProcessInfo.processInfo.hostName, slots: workers),
            observe: { teller.yield($0) })
        let settling = try await store.newestEvents(of: .studio, as: principal)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processor.run() }
            group.addTask {
                for await event in events {
                    await watch.take(event)
                    // A server waits for disk and memory to come back; a person at a terminal wants to be told.
                    if case .failed(_, let error) = event, error.kind == .resource {
                        throw CommandFailure(error.message)
                    }
                }
            }
            group.addTask {
                if try await store.run(run, as: principal).isSettled { return }
                for await _ in settling where try await store.run(run, as: principal).isSettled { return }
            }
            // The first to end says how it went: the run is settled, or something threw.
            defer { group.cancelAll() }
            try await group.next()
            try Task.checkCancellation()
            group.cancelAll()
            try await group.waitForAll()
        }
        await watch.end()
    }

    /// Copies the film and the contact sheet out, or says what went wrong.
    private func handOver(_ run: RunID, to destination: FilmDestination) async throws {
        let jobs = try await store.jobs(of: run, as: principal)
        if let failed = jobs.first(where: { $0.state == .failed }) {
            throw CommandFailure(failed.message ?? "A shot could not be rendered.")
        }
        for job in jobs {
            guard let hash = job.media else { continue }
            switch job.subject {
            case .export:
                try await media.withLocalFile(hash) { try FilmDestination.place($0, at: destination.contactSheet) }
            case .node where job.function == FFmpegEngine.assemble.name:
                try await media.withLocalFile(hash) { try FilmDestination.place($0, at: destination.film) }
            default: continue
            }
        }
        Terminal.print("\(destination.film)")
        Terminal.print("\(destination.contactSheet)")
    }
}
