import Access
import Execution
import GraphCore
import NodeCatalog
import Persistence
import ProductionModel
import StudioAPI
import Synchronization

/// Plans of a project's document as it is now, by the request of somebody who may see it.
struct RunPlanning: Sendable {
    let studio: Studio
    private let memories = PlanMemories()

    init(studio: Studio) { self.studio = studio }

    /// What a run would do. Pinned takes stand in for their nodes, except for nodes that are asked for by name. With
    /// `force`, what is asked for is rendered again, even where its result is known.
    func plan(
        of project: ProjectID, _ targets: TargetsBody, _ tier: QualityTier, force: Bool, as principal: Principal
    ) async throws -> RunPlan {
        let stored = try await studio.store.document(of: project, at: nil, as: principal)
        let wanted: RunTargets
        var named: Set<NodeID> = []
        var needsShown = true
        switch targets {
        case .everything:
            wanted = .everything
            needsShown = false
        case .stale: wanted = .stale
        case .nodes(let nodes):
            named = Set(nodes)
            wanted = .nodes(nodes)
            needsShown = false
        case .only(let nodes):
            named = Set(nodes)
            wanted = .only(nodes)
        case .variations(let variations):
            let plan = try await plan(of: project, variations, tier, in: stored, as: principal)
            return force ? plan.renderingAgain(nil) : plan
        }
        let pinned = try await pinnedTakes(in: stored.document, besides: named, as: principal)
        let shown = needsShown ? try await shownTakes(of: project, as: principal) : [:]
        let plan = memories.remembering(project) { memory in
            studio.planner.plan(
                stored.document, at: stored.revision, targets: wanted, tier: tier, using: pinned, shown: shown,
                remembering: &memory)
        }
        guard force else { return plan }
        return plan.renderingAgain(named.isEmpty ? nil : named)
    }

    /// Plans the cells of a matrix.
    private func plan(
        of project: ProjectID, _ variations: VariationsBody, _ tier: QualityTier, in stored: StoredDocument,
        as principal: Principal
    ) async throws -> RunPlan {
        let matrix = try VariationMatrix(checking: variations)
        let pinned = try await pinnedTakes(in: stored.document, besides: [matrix.node], as: principal)
        let shown = try await shownTakes(of: project, as: principal)
        do throws(VariationError) {
            return try studio.planner.plan(
                matrix, of: stored.document, at: stored.revision, tier: tier, using: pinned, shown: shown)
        } catch {
            throw Problem(.conflict, error.message)
        }
    }

    /// What each node of a project shows without a pin.
    private func shownTakes(of project: ProjectID, as principal: Principal) async throws -> [NodeID: ShownTake] {
        let standing = try await studio.store.standing(of: project, .everything, as: principal)
        return standing.nodes.reduce(into: [:]) { shown, node in
            guard let take = node.take else { return }
            shown[node.node] = ShownTake(
                take: ChosenTake(take: take.id, media: take.media, frames: take.frames), fingerprint: node.fingerprint)
        }
    }

    private func pinnedTakes(
        in document: GraphDocument, besides named: Set<NodeID>, as principal: Principal
    ) async throws -> [NodeID: ChosenTake] {
        var chosen: [NodeID: ChosenTake] = [:]
        for node in document.nodes where !named.contains(node.id) {
            guard let row = TakePin.take(in: node.fields) else { continue }
            do {
                let take = try await studio.store.take(TakeID(row), as: principal)
                guard !take.review.isDeleted else { continue }
                chosen[node.id] = ChosenTake(take: take.id, media: take.media, frames: take.frames)
            } catch let error as StoreError where error.code == .notFound {
                continue  // A pin whose take is gone chooses nothing, nor does one whose take is out of sight.
            }
        }
        return chosen
    }

    /// What a plan costs: which of its jobs are known already, and how long the others take by what was measured here.
    func quote(_ plan: RunPlan, of project: ProjectID, as principal: Principal) async throws -> PlanBody {
        let forecasts = try await studio.store.forecast(plan, of: project, as: principal)
        let paces = try await studio.store.paces(as: principal)
        let table = Dictionary(
            paces.map { (PaceKey(function: $0.function, tier: $0.tier), $0) }, uniquingKeysWith: { first, _ in first })
        var estimate = RunEstimate(slots: studio.slots)
        var items: [PlanItemBody] = []
        for (job, forecast) in zip(plan.jobs, forecasts) {
            let pace = table[PaceKey(function: job.function.name, tier: plan.tier(of: job))]
            let frames = Double(RunPlanning.frames(of: job))
            if !forecast.isKnown { estimate.add(frames, at: pace) }
            items.append(
                PlanItemBody(job, forecast, seconds: forecast.isKnown ? 0 : pace.map { $0.secondsPerFrame * frames }))
        }
        let cached = forecasts.count { $0.isKnown }
        return PlanBody(
            revision: plan.revision, jobs: plan.jobs.count, renders: plan.jobs.count - cached, cached: cached,
            seconds: estimate.seconds, range: estimate.range, items: items,
            diagnostics: plan.diagnostics.map(DiagnosticBody.init))
    }

    private struct PaceKey: Hashable {
        let function: FunctionName
        let tier: QualityTier
    }

    /// How many frames a job makes: a shot's own, or those of a cut.
    private static func frames(of job: PlannedJob) -> Int64 {
        if let shot = try? ShotView(payload: job.payload) { return shot.duration }
        if let cut = try? SequenceView(payload: job.payload).cutList { return cut.length }
        return 1
    }
}

extension RunPlan {
    /// The same plan with those nodes' jobs, or all, done without looking for their results.
    fileprivate func renderingAgain(_ nodes: Set<NodeID>?) -> RunPlan {
        let jobs = jobs.map { job in
            guard let node = job.subject.node, nodes?.contains(node) ?? true else { return job }
            return job.done(
                by: FunctionSpec(
                    name: job.function.name, determinism: .none, needs: job.function.needs,
                    output: job.function.output, effort: job.function.effort))
        }
        return RunPlan(revision: revision, tier: tier, jobs: jobs, diagnostics: diagnostics, variations: variations)
    }
}

/// How long a run will take, summed over its jobs and shared by the slots.
private struct RunEstimate {
    /// An error bar says something from this many samples on.
    private static let samplesForRange = 3

    let slots: Int
    private var likely: Double? = 0
    private var bounds: (low: Double, high: Double)? = (0, 0)

    init(slots: Int) { self.slots = slots }

    mutating func add(_ frames: Double, at pace: FunctionPace?) {
        likely = likely.flatMap { sum in pace.map { sum + $0.secondsPerFrame * frames } }
        guard let pace, pace.samples >= RunEstimate.samplesForRange else { return bounds = nil }
        bounds = bounds.map { ($0.low + pace.low * frames, $0.high + pace.high * frames) }
    }

    var seconds: Int? { likely.map { Int(($0 / Double(slots)).rounded(.up)) } }

    var range: SecondsRangeBody? {
        bounds.map { SecondsRangeBody(low: $0.low / Double(slots), high: $0.high / Double(slots)) }
    }
}

extension PlanItemBody {
    init(_ job: PlannedJob, _ forecast: JobForecast, seconds: Double?) {
        var take: PlanTakeBody?
        if let id = forecast.take, let number = forecast.takeNumber { take = PlanTakeBody(id: id.bits, number: number) }
        self.init(
            node: job.subject.node, function: job.function.name.name, take: take, cached: forecast.isKnown,
            seconds: seconds)
    }
}

/// What planning remembers of the projects that were planned last.
private final class PlanMemories: Sendable {
    private struct Kept {
        var memory: PlanMemory
        var used: UInt64
    }

    private struct Shelf {
        var kept: [ProjectID: Kept] = [:]
        var uses: UInt64 = 0
    }

    /// A memory is about as large as its document.
    private static let limit = 16

    private let shelf = Mutex(Shelf())

    /// Plans with a project's memory. Two that plan the same project at once do not wait for each other: the second
    /// begins with none.
    func remembering<T>(_ project: ProjectID, _ plan: (inout PlanMemory) -> T) -> T {
        var memory = shelf.withLock { $0.kept.removeValue(forKey: project)?.memory } ?? PlanMemory()
        let result = plan(&memory)
        shelf.withLock { [memory] shelf in
            shelf.uses += 1
            shelf.kept[project] = Kept(memory: memory, used: shelf.uses)
            guard shelf.kept.count > PlanMemories.limit else { return }
            let oldest = shelf.kept.min { $0.value.used < $1.value.used }
            if let oldest { shelf.kept[oldest.key] = nil }
        }
        return result
    }
}
