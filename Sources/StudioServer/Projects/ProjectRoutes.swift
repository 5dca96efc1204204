import Access
import Execution
import GraphCore
import HTTPTypes
import Hummingbird
import Interchange
import NodeCatalog
import Persistence
import StudioAPI

/// Projects, their documents and what happened in them.
struct ProjectRoutes: Sendable {
    let studio: Studio
    let cards: ProjectCards

    func add(to routes: EndpointRoutes) {
        routes.on(StudioEndpoints.projects) { request, principal in try await list(request, principal) }
        routes.raw(StudioEndpoints.project) { project, principal, _ in
            Response(
                StudioEndpoints.project,
                encoded: try await cards.encodedCard(of: project, as: try principal.signedIn))
        }
        routes.on(StudioEndpoints.createProject) { body, principal in
            var draft = body.template.flatMap { FilmTemplate(rawValue: $0.rawValue) }?.draft
            draft?.film.title = body.title
            return try await create(title: body.title, importing: draft, as: principal)
        }
        routes.on(StudioEndpoints.importScreenplay) { request, principal in
            try await importScreenplay(request, principal)
        }
        routes.on(StudioEndpoints.breakDown) { request, _ in try breakDown(request) }
        routes.raw(StudioEndpoints.document) { request, principal, _ in
            let stored = try await studio.store.document(
                of: request.project, at: request.revision, as: try principal.signedIn)
            var response = Response(
                StudioEndpoints.document, DocumentBody(stored.document, at: stored.revision))
            response.headers[.eTag] = "\"\(stored.revision.number)\""
            return response
        }
        routes.on(StudioEndpoints.appendChange) { request, principal in
            LoggedChangeBody(
                try await studio.store.append(
                    request.change.change(by: principal.user), to: request.project, expecting: request.expected,
                    as: principal))
        }
        routes.on(StudioEndpoints.changes) { request, principal in try await changes(request, principal) }
        routes.on(StudioEndpoints.events) { request, principal in
            let stream = EventStream.project(request.project)
            let items = try await studio.store.events(
                of: stream, after: request.since, limit: request.limit, as: principal)
            let newest = try await studio.store.newestEvent(of: stream, as: principal)
            return EventsBody(items: items.map(EventBody.init), newest: newest)
        }
    }

    private func list(_ request: Requests.Projects, _ principal: Principal) async throws -> ListBody<ProjectBody> {
        let words = (request.search ?? "").lowercased()
        let found = try await studio.store.projects(as: principal).filter { project in
            words.isEmpty || project.title.lowercased().contains(words)
        }
        let page = ListBody(found, page: request.page) { $0.id.bits.text }
        var items: [ProjectBody] = []
        for summary in page.items { items.append(try await cards.card(of: summary, as: principal)) }
        return ListBody(items: items, next: page.next)
    }

    private func changes(
        _ request: Requests.Changes, _ principal: Principal
    ) async throws -> ListBody<LoggedChangeBody> {
        let start = try request.page.cursor.map { cursor throws(Problem) in
            guard let number = UInt64(cursor.text) else {
                throw Problem(.badRequest, "The cursor is not one of a log.")
            }
            return Revision(number)
        }
        let found = try await studio.store.changes(
            of: request.project, after: start ?? request.after ?? Revision(0), limit: request.page.count + 1,
            as: principal)
        let items = found.prefix(request.page.count)
        let next = found.count > items.count ? items.last.flatMap { Cursor("\($0.revision.number)") } : nil
        return ListBody(items: items.map(LoggedChangeBody.init), next: next)
    }

    private func importScreenplay(_ request: Requests.Screenplay, _ principal: Principal) async throws -> ImportBody {
        let (draft, problems) = try ProjectRoutes.draft(of: request)
        let project = try await create(title: draft.film.title, importing: draft, as: principal)
        return ImportBody(project: project, problems: problems)
    }

    private func breakDown(_ request: Requests.Screenplay) throws(Problem) -> BreakdownBody {
        let (draft, problems) = try ProjectRoutes.draft(of: request)
        var random = SystemRandomNumberGenerator()
        let root = Node(id: NodeID(random.next()), kind: .builtIn(FilmKind.film.key))
        var document = GraphDocument(root: root)
        do throws(GraphError) {
            _ = try document.apply(draft.operations(root: root.id, using: &random), catalogue: studio.catalogue)
        } catch {
            throw Problem(.badRequest, error.reason)
        }
        return BreakdownBody(document: DocumentBody(document, at: Revision(0)), problems: problems)
    }

    /// The film of a screenplay, and what could not be understood of it.
    private static func draft(of request: Requests.Screenplay) throws(Problem) -> (FilmDraft, problems: [String]) {
        let screenplay: Screenplay
        do {
            screenplay = try Screenplay.read(bytes: request.bytes)
        } catch {
            throw Problem(.badRequest, "The file cannot be read as a screenplay. \(error)")
        }
        var draft = FilmDraft(breakingDown: screenplay)
        guard !draft.shots.isEmpty else {
            throw Problem(
                .badRequest,
                "The screenplay has no scene: begin one with a heading such as INT. KITCHEN - NIGHT on a line of its own."
            )
        }
        if screenplay.titlePage.isEmpty, let name = request.name { draft.film.title = ProjectRoutes.title(from: name) }
        return (draft, (screenplay.diagnostics + draft.remarks).map { "Line \($0)" })
    }

    /// A file's name without its ending.
    private static func title(from name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }

    private func create(title: String, importing draft: FilmDraft?, as principal: Principal) async throws -> ProjectBody
    {
        var random = SystemRandomNumberGenerator()
        let root = Node(
            id: NodeID(random.next()), kind: .builtIn(FilmKind.film.key), fields: ["title": .text(title)])
        let change = draft?.change(root: root.id, author: principal.user, base: Revision(0), using: &random)
        let project = try await studio.store.createProject(
            NewProject(root: root, firstChange: change), as: principal)
        return try await cards.card(of: project, as: principal)
    }
}
