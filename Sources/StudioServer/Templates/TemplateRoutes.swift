import Access
import GraphCore
import Hummingbird
import Persistence
import StudioAPI

/// What people keep of their films to begin others with.
struct TemplateRoutes: Sendable {
    let studio: Studio

    func add(to routes: EndpointRoutes) {
        routes.on(StudioEndpoints.templates) { page, principal in
            ListBody(try await studio.store.templates(as: principal).map(TemplateBody.init), page: page) { $0.id.text }
        }
        routes.raw(StudioEndpoints.template) { id, principal, _ in
            // It was written by the schema of the answer when it was kept.
            let kept = try await studio.store.template(id, as: try principal.signedIn)
            return Response(StudioEndpoints.template, encoded: ByteBuffer(bytes: kept))
        }
        routes.on(StudioEndpoints.saveTemplate) { draft, principal in
            TemplateBody(
                try await studio.store.saveTemplate(
                    called: draft.title, ClipBody.schema.encode(draft.clip), cards: draft.clip.nodes.count,
                    as: principal))
        }
        routes.on(StudioEndpoints.forgetTemplate) { id, principal in
            try await studio.store.forgetTemplate(id, as: principal)
        }
    }
}

extension TemplateBody {
    init(_ saved: SavedTemplate) {
        self.init(id: saved.id, title: saved.title, cards: saved.cards, saved: Moment(saved.saved))
    }
}
