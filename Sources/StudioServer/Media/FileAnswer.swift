import GraphCore
import HTTPTypes
import Hummingbird
import MediaEnvelope
import MediaStorage
import NIOCore
import StudioAPI

/// A file as an answer: all of it, a range, or that nothing has changed (RFC 9110).
struct FileAnswer {
    private static let pieceSize: Int64 = 256 << 10

    let media: MediaStore
    /// The stored file that it is made of.
    let stored: ContentHash
    let file: SplicedFile
    /// What the bytes as a whole are, for the entity tag.
    let entity: ContentHash
    let mediaType: String
    /// How long the answer may be kept.
    let caching: String
    /// The name under which it is downloaded; nil to look at it.
    let name: String?

    func response(to http: Request) throws -> Response {
        let tag = "\"\(entity.text)\""
        var headers: HTTPFields = [
            .eTag: tag, .cacheControl: caching, .acceptRanges: "bytes", .contentType: mediaType,
        ]
        if let name { headers[.contentDisposition] = FileAnswer.disposition(name) }
        if let known = http.headers[.ifNoneMatch], known == "*" || known.contains(tag) {
            return Response(status: .notModified, headers: headers)
        }
        // A range of an older representation is none of this one (RFC 9110, section 13.1.5).
        let isCurrent = http.headers[.ifRange].map { $0 == tag } ?? true
        switch ByteRange(isCurrent ? http.headers[.range] : nil, byteCount: file.byteCount) {
        case .whole: return try response(0..<file.byteCount, .ok, headers)
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.byteCount)"
            return try response(range, .partialContent, headers)
        case .unsatisfiable:
            var response = Response(Problem(.rangeNotSatisfiable))
            response.headers[.contentRange] = "bytes */\(file.byteCount)"
            return response
        }
    }

    private func response(
        _ range: Range<Int64>, _ status: HTTPResponse.Status, _ headers: HTTPFields
    ) throws -> Response {
        guard media.contains(stored) else {
            throw Problem(.notFound, "The file is missing from the media folder: restore it, or render the shot again.")
        }
        let pieces = file.pieces(in: range)
        let body = ResponseBody(contentLength: range.count) { [media, stored] writer in
            for piece in pieces {
                switch piece {
                case .inserted(let bytes): try await writer.write(ByteBuffer(bytes: bytes))
                case .stored(let range):
                    for start in stride(from: range.lowerBound, to: range.upperBound, by: Int(FileAnswer.pieceSize)) {
                        let end = min(start + FileAnswer.pieceSize, range.upperBound)
                        try await writer.write(ByteBuffer(bytes: try await media.read(stored, range: start..<end)))
                    }
                }
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
