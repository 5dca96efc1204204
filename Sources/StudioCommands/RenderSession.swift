import Access
import Execution
import FFmpegEngine
import FFmpegProcess
import Foundation
import GraphCore
import Interchange
import MediaEnvelope
import MediaStorage
import NodeCatalog
import Persistence
import PersistenceSQLite
import ProductionModel
import StudioServer
import SystemPackage

/// One render of one screenplay in one data folder: import, plan, run, hand over.
struct RenderSession: Sendable {
    private let studio: OpenStudio
    private let tier: QualityTier
    private let principal: Principal
    private var store: SQLiteStore { studio.store }
    private var media: MediaStore { studio.media }

    /// A session in an opened studio.
    init(in studio: OpenStudio, tier: QualityTier) {
        self.studio = studio
        self.tier = tier
        principal = studio.store.localPrincipal()
    }

    /// Renders the film and puts it, with its contact sheet, where it was asked for.
    func render(_ source: ScreenplayFile, to destination: FilmDestination) async throws {
        let (run, watch) = try await begin(source)
        try await complete(run, watch)
        try await handOver(run, to: destination)
    }

    /// Like ``render(_:to:)``, while another worker does the work and tells what it does.
    func follow(
        _ source: ScreenplayFile, to destination: FilmDestination, told events: AsyncStream<RunnerEvent>
    ) async throws {
        let (run, watch) = try await begin(source)
        try await settle(run, watch, events, refusing: false)
        try await handOver(run, to: destination)
    }

    /// Imports the screenplay if need be, and submits the run, or finds the one that was stopped.
    private func begin(_ source: ScreenplayFile) async throws -> (RunID, RunWatch) {
        let project = try await studio.project(for: source)
        let stored = try await store.document(of: project.id, at: nil, as: principal)
        let plan = try plan(stored)
        let run: RunID
        if let unfinished = try await unfinishedRun(of: project.id, for: plan) {
            run = unfinished
        } else {
            run = try await submit(plan, to: project.id)
        }
        let watch = RunWatch(plan: plan, line: ProgressLine(isTerminal: Terminal.redrawsErrors))
        await watch.begin(with: try await store.jobs(of: run, as: principal))
        return (run, watch)
    }

    private func plan(_ stored: StoredDocument) throws -> RunPlan {
        let sequences = stored.document.nodes.filter { $0.kind == .builtIn(FilmKind.sequence.key) }
        let exports = sequences.map {
            ExportRequest(
                id: Identifier128(high: 0, low: $0.id.rawValue), function: studio.functions.contactSheet, node: $0.id)
        }
        let plan = studio.planner.plan(
            stored.document, at: stored.revision, targets: .nodes(sequences.map(\.id)), tier: tier, exports: exports)
        if let problem = plan.diagnostics.first(where: { $0.severity == .error }) {
            throw CommandFailure(problem.message)
        }
        return plan
    }

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
            id: RunID(studio.nextID()), project: project, plan: plan, priority: .interactive)
        return try await store.submit(request, as: principal).id
    }

    /// Works until the run is settled, showing how far it is.
    private func complete(_ run: RunID, _ watch: RunWatch) async throws {
        let (events, teller) = AsyncStream.makeStream(of: RunnerEvent.self, bufferingPolicy: .bufferingNewest(256))
        let processor = studio.processor { teller.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processor.run() }
            group.addTask { try await settle(run, watch, events, refusing: true) }
            // The first to end says how it went: the run is settled, or something threw.
            defer { group.cancelAll() }
            try await group.next()
            try Task.checkCancellation()
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// Waits until the run is settled, showing how far it is. A server waits for disk and memory to come back; a person
    /// at a terminal wants to be told, so `refusing` ends the wait.
    private func settle(
        _ run: RunID, _ watch: RunWatch, _ events: AsyncStream<RunnerEvent>, refusing: Bool
    ) async throws {
        let settling = try await store.newestEvents(of: .studio, as: principal)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await event in events where event.run == run {
                    await watch.take(event)
                    if refusing, case .failed(_, let error) = event, error.kind == .resource {
                        throw CommandFailure(error.message)
                    }
                }
                // The stream's end says nothing of the run.
                try await Task.sleep(for: .seconds(1 << 30))
            }
            group.addTask {
                if try await store.run(run, as: principal).isSettled { return }
                for await _ in settling where try await store.run(run, as: principal).isSettled { return }
            }
            defer { group.cancelAll() }
            try await group.next()
            try Task.checkCancellation()
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
                try await media.withLocalFile(hash) { try FilmDestination.place(of: $0, at: destination.contactSheet) }
            case .node where job.function == FFmpegEngine.assemble.name:
                let film = try await withRecipe(job)
                try await media.withLocalFile(hash) { try FilmDestination.place(film, of: $0, at: destination.film) }
            default: continue
            }
        }
        Terminal.print("\(destination.film)")
        Terminal.print("\(destination.contactSheet)")
    }

    /// A take's file with its recipe in it, as the page's downloads are.
    private func withRecipe(_ job: JobSummary) async throws -> SplicedFile? {
        guard let take = job.take else { return nil }
        let desk = RecipeDesk(store: store, planner: studio.planner, version: BacklotCommand.version)
        return try await desk.file(of: desk.recipe(of: take, as: principal), in: media).file
    }
}
