import Access
import GraphCore
import Hummingbird
import MediaEnvelope
import MediaStorage
import Persistence
import StudioAPI

/// Files by their hash. A hash names the same bytes for ever, so browsers may keep them and never ask again.
struct MediaRoutes: Sendable {
    let studio: Studio

    func add(to routes: EndpointRoutes) {
        routes.raw(StudioEndpoints.media) { request, principal, http in
            let media = try await studio.store.media(request.hash, as: try principal.signedIn)
            guard let file = SplicedFile(of: media.byteCount) else { throw Problem(.fault) }
            return try FileAnswer(
                media: studio.media, stored: media.hash, file: file, entity: media.hash,
                mediaType: media.mediaType ?? media.kind.mediaType, caching: "private, max-age=31536000, immutable",
                name: request.name
            ).response(to: http)
        }
    }
}
