import GraphCore
import HTTPTypes
import Hummingbird
import MediaStorage
import NIOCore
import StudioAPI

/// What can stand on a canvas, and the description of the API. Both are the same as long as the studio runs.
struct CatalogueRoutes: Sendable {
    let studio: Studio

    func add(to routes: EndpointRoutes) {
        routes.on(StudioEndpoints.catalogue) { _, _ in studio.catalogue }
        let encoded = studio.catalogue.encoded
        routes.raw(StudioEndpoints.encodedCatalogue) { _, _, request in
            CatalogueRoutes.answer(encoded, "application/octet-stream", request)
        }
        let description = Array(OpenAPIDocument.text.utf8)
        routes.raw(StudioEndpoints.openAPI) { _, _, request in
            CatalogueRoutes.answer(description, "application/json", request)
        }
    }

    private static func answer(_ bytes: [UInt8], _ mediaType: String, _ request: Request) -> Response {
        let tag = "\"\(ContentHasher.hash(bytes).text)\""
        let headers: HTTPFields = [.eTag: tag, .cacheControl: "private, no-cache", .contentType: mediaType]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
