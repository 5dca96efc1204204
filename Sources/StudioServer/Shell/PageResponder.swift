import HTTPTypes
import Hummingbird
import NIOCore
import StudioAPI

/// Serves the page: its files by name, and its frame for every address that the page itself understands.
struct PageResponder: Sendable {
    let bundle: PageBundle

    /// The answer to a GET or HEAD of something that is no endpoint.
    func respond(to request: Request) throws(Problem) -> Response {
        guard request.method == .get || request.method == .head else { throw Problem(.methodNotAllowed) }
        let path = String(request.uri.path.drop { $0 == "/" })
        // An address with a dot in its last part names a file; any other is a place in the page.
        if let file = bundle.files[path] { return answer(file, request) }
        let isPlace = path.split(separator: "/").last.map { !$0.contains(".") } ?? true
        guard isPlace, !path.hasPrefix("api/"), let frame = bundle.files["index.html"] else { throw Problem(.notFound) }
        return answer(frame, request)
    }

    private func answer(_ file: PageBundle.File, _ request: Request) -> Response {
        let accepted = request.headers[.acceptEncoding] ?? ""
        var headers: HTTPFields = [
            .contentType: file.mediaType, .vary: "Accept-Encoding",
            .cacheControl: file.isImmutable ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        var bytes = file.bytes
        if let packed = file.brotli, PageResponder.accepts("br", in: accepted) {
            bytes = packed
            headers[.contentEncoding] = "br"
        } else if let packed = file.gzip, PageResponder.accepts("gzip", in: accepted) {
            bytes = packed
            headers[.contentEncoding] = "gzip"
        }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// Whether `Accept-Encoding` (RFC 9110, section 12.5.3) names a coding and does not rule it out.
    private static func accepts(_ coding: String, in header: String) -> Bool {
        header.lowercased().split(separator: ",").contains { part in
            let pieces = part.split(separator: ";").map { $0.filter { $0 != " " } }
            return pieces.first == coding
                && !pieces.dropFirst().contains {
                    $0.hasPrefix("q=0") && !$0.contains(where: { "123456789".contains($0) })
                }
        }
    }
}
