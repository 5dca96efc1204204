import Access
import GraphCore
import HTTPTypes
import Hummingbird
import MediaStorage
import NIOCore
import Persistence
import StudioAPI

/// Files by their hash. A hash names the same bytes for ever, so browsers may keep them and never ask again.
struct MediaRoutes: Sendable {
    private static let pieceSize: Int64 = 256 << 10

    let studio: Studio

    func add(to routes: EndpointRoutes) {
        routes.raw(StudioEndpoints.media) { request, principal, http in
            let media = try await studio.store.media(request.hash, as: try principal.signedIn)
            return try answer(media, request, http)
        }
    }

    private func answer(_ media: StoredMedia, _ request: Requests.Media, _ http: Request) throws -> Response {
        let tag = "\"\(media.hash.text)\""
        var headers: HTTPFields = [
            .eTag: tag, .cacheControl: "private, max-age=31536000, immutable", .acceptRanges: "bytes",
            .contentType: media.mediaType ?? media.kind.mediaType,
        ]
        if let name = request.name { headers[.contentDisposition] = MediaRoutes.disposition(name) }
        if let known = http.headers[.ifNoneMatch], known == "*" || known.contains(tag) {
            return Response(status: .notModified, headers: headers)
        }
        // A range of an older representation is none of this one (RFC 9110, section 13.1.5).
        let isCurrent = http.headers[.ifRange].map { $0 == tag } ?? true
        switch ByteRange(isCurrent ? http.headers[.range] : nil, byteCount: media.byteCount) {
        case .whole: return try response(media.hash, 0..<media.byteCount, .ok, headers)
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(media.byteCount)"
            return try response(media.hash, range, .partialContent, headers)
        case .unsatisfiable:
            var response = Response(Problem(.rangeNotSatisfiable))
            response.headers[.contentRange] = "bytes */\(media.byteCount)"
            return response
        }
    }

    private func response(
        _ hash: ContentHash, _ range: Range<Int64>, _ status: HTTPResponse.Status, _ headers: HTTPFields
    ) throws -> Response {
        guard studio.media.contains(hash) else {
            throw Problem(.notFound, "The file is missing from the media folder: restore it, or render the shot again.")
        }
        let body = ResponseBody(contentLength: range.count) { [media = studio.media] writer in
            var start = range.lowerBound
            while start < range.upperBound {
                let end = min(start + MediaRoutes.pieceSize, range.upperBound)
                try await writer.write(ByteBuffer(bytes: try await media.read(hash, range: start..<end)))
                start = end
            }
            try await writer.finish(nil)
        }
        return Response(status: status, headers: headers, body: body)
    }

    /// A download's name, spelled by RFC 6266 so that no character of it ends the header.
    private static func disposition(_ name: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let safe = name.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): [byte]
            default: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return "attachment; filename*=UTF-8''\(String(decoding: safe, as: UTF8.self))"
    }
}
