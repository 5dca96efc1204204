import Access
import Execution
import GraphCore
import Hummingbird
import MediaStorage
import Persistence
import StudioAPI

/// Plans, runs and jobs.
struct RunRoutes: Sendable {
    let studio: Studio
    private let planning: RunPlanning

    init(studio: Studio) {
        self.studio = studio
        planning = RunPlanning(studio: studio)
    }

    func add(to routes: EndpointRoutes) {
        routes.on(StudioEndpoints.plan) { request, principal in
            let plan = try await planning.plan(
                of: request.project, request.plan.targets, request.plan.tier, force: request.plan.force ?? false,
                as: principal)
            return try await planning.quote(plan, of: request.project, as: principal)
        }
        routes.on(StudioEndpoints.startRun) { request, principal in try await start(request, principal) }
        routes.on(StudioEndpoints.runs) { request, principal in
            let before = try RunRoutes.row(request.page.cursor).map(RunID.init)
            let found = try await studio.store.runs(
                of: request.project, before: before, limit: request.page.count + 1, as: principal)
            return RunRoutes.page(found.map(RunBody.init), request.page) { $0.id }
        }
        routes.on(StudioEndpoints.run) { id, principal in
            let run = try await studio.store.run(RunID(id), as: principal)
            let jobs = try await studio.store.jobs(of: run.id, as: principal)
            return RunWithJobsBody(run: RunBody(run), jobs: jobs.map(JobBody.init))
        }
        routes.on(StudioEndpoints.cancelRun) { id, principal in
            CountBody(count: try await studio.store.cancel(RunID(id), as: principal))
        }
        routes.on(StudioEndpoints.retryRun) { id, principal in
            CountBody(count: try await studio.store.retry(RunID(id), as: principal))
        }
        routes.on(StudioEndpoints.variationSheet) { id, principal in
            VariationSheetBody(try await studio.store.variations(of: RunID(id), as: principal))
        }
        routes.on(StudioEndpoints.variations) { request, principal in
            let before = try RunRoutes.row(request.page.cursor).map(RunID.init)
            let found = try await studio.store.variations(
                in: request.project, of: request.node, before: before, limit: request.page.count + 1, as: principal)
            return RunRoutes.page(found.map(RunBody.init), request.page) { $0.id }
        }
        routes.on(StudioEndpoints.cancelJob) { id, principal in
            CountBody(count: try await studio.store.cancel(JobID(id), as: principal) ? 1 : 0)
        }
    }

    private func start(_ request: Requests.Run, _ principal: Principal) async throws -> RunBody {
        let plan = try await planning.plan(
            of: request.project, request.run.targets, request.run.tier, force: request.run.force ?? false, as: principal
        )
        if let expected = request.expected, expected != plan.revision {
            throw Problem(
                .revisionMismatch,
                "The project is at revision \(plan.revision.number), not \(expected.number): look again before you run it."
            )
        }
        guard !plan.jobs.isEmpty else {
            let reason = plan.diagnostics.first?.message
            throw Problem(.conflict, reason ?? "There is nothing to run: add a shot and wire a scene into it.")
        }
        let priority = PriorityClass(request.run.priority ?? .interactive)
        let key = request.key.map { name in
            RequestKey(name: name, body: ContentHasher.hash(RunRequestBody.schema.encode(request.run)))
        }
        let run = try await studio.store.submit(
            RunRequest(id: RunID(studio.mint()), project: request.project, plan: plan, priority: priority, key: key),
            as: principal)
        return RunBody(run)
    }

    /// The row that a cursor of a list by rows names.
    static func row(_ cursor: Cursor?) throws(Problem) -> Identifier128? {
        guard let cursor else { return nil }
        guard let row = Identifier128(text: cursor.text) else {
            throw Problem(.badRequest, "The cursor is not one of this list.")
        }
        return row
    }

    /// A page of one more item than was asked for, which says whether there is a next one.
    static func page<Item>(_ found: [Item], _ page: Page, row: (Item) -> Identifier128) -> ListBody<Item> {
        let items = Array(found.prefix(page.count))
        let next = found.count > items.count ? items.last.flatMap { Cursor(row($0).text) } : nil
        return ListBody(items: items, next: next)
    }
}
