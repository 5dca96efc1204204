import Access
import Execution
import GraphCore
import Hummingbird
import MediaStorage
import Persistence
import StudioAPI

/// Takes: seen, reviewed, their recipes, their files, and made again.
struct TakeRoutes: Sendable {
    let studio: Studio
    private let recipes: RecipeDesk
    private let verifications: VerificationDesk

    init(studio: Studio) {
        self.studio = studio
        recipes = RecipeDesk(store: studio.store, planner: studio.planner, version: studio.version)
        verifications = VerificationDesk(store: studio.store, media: studio.media) { studio.mint() }
    }

    func add(to routes: EndpointRoutes) {
        routes.on(StudioEndpoints.takes) { request, principal in
            let before = try RunRoutes.row(request.page.cursor).map(TakeID.init)
            let found = try await studio.store.takes(
                in: request.project, of: request.node, deleted: request.deleted, before: before,
                limit: request.page.count + 1, as: principal)
            return RunRoutes.page(found.map(TakeBody.init), request.page) { $0.id }
        }
        routes.on(StudioEndpoints.take) { id, principal in
            TakeBody(try await studio.store.take(TakeID(id), as: principal))
        }
        routes.on(StudioEndpoints.reviewTake) { request, principal in
            let change = TakeReviewChange(request.body)
            return TakeBody(try await studio.store.review(TakeID(request.take), change, as: principal))
        }
        routes.on(StudioEndpoints.takeRecipe) { id, principal in
            try await recipes.recipe(of: TakeID(id), as: principal)
        }
        routes.raw(StudioEndpoints.takeFile) { request, principal, http in
            try await file(of: TakeID(request.take), name: request.name, http, as: principal.signedIn)
        }
        routes.on(StudioEndpoints.verifyTake) { id, principal in
            try await verifications.start(TakeID(id), as: principal)
        }
        routes.on(StudioEndpoints.verification) { job, principal in
            try await verifications.verification(JobID(job), as: principal)
        }
    }

    /// The file with the recipe as it is told today: a person may have got another name since.
    private func file(
        of take: TakeID, name: String?, _ http: Request, as principal: Principal
    ) async throws -> Response {
        let recipe = try await recipes.recipe(of: take, as: principal)
        let (file, entity) = try await recipes.file(of: recipe, in: studio.media)
        return try FileAnswer(
            media: studio.media, stored: recipe.media, file: file, entity: entity,
            mediaType: recipe.mediaKind.mediaType, caching: "private, no-cache", name: name
        ).response(to: http)
    }
}
