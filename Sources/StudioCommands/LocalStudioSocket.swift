import Foundation
import SystemPackage

/// Speaks to the studio that owns a data folder, through the socket in it: one request of HTTP/1.1 (RFC 9112) on a
/// connection of its own.
struct LocalStudioSocket {
    /// An answer of the studio.
    struct Answer {
        let status: Int
        /// By their names in lower case.
        let headers: [String: String]
        let body: Data
    }

    /// The socket's file in a data folder.
    static func path(in folder: FilePath) -> FilePath { folder.appending("socket") }

    private let descriptor: Int32

    /// Connects to the studio that owns the folder; nil when none does.
    init?(in folder: FilePath) {
        let path = LocalStudioSocket.path(in: folder).string
        var address = sockaddr_un()
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else { return nil }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        let size = socklen_t(MemoryLayout.size(ofValue: address))
        let isConnected = withUnsafePointer(to: &address) { pointer in
            // The system reads the address by its family, which says that it is this structure.
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
        }
        guard isConnected else {
            Foundation.close(descriptor)
            return nil
        }
    }

    /// Hangs up without a word.
    consuming func close() { Foundation.close(descriptor) }

    /// Sends a request with a JSON body and reads the answer to its end.
    consuming func send(_ method: String, _ path: String, body: Data) throws(CommandFailure) -> Answer {
        var rest: Data? = body
        return try send(method, path, ["Content-Type": "application/json"], bytes: Int64(body.count)) { _ in
            defer { rest = nil }
            return rest
        }
    }

    /// Sends a request whose body comes in pieces, at most so many bytes in all, and reads the answer to its end. A
    /// studio that answers before the whole body was sent is heard.
    consuming func send(
        _ method: String, _ path: String, _ headers: [String: String], bytes count: Int64,
        _ next: (_ size: Int) throws -> Data?
    ) throws(CommandFailure) -> Answer {
        defer { Foundation.close(descriptor) }
        var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost", "Connection: close"]
        lines += headers.map { "\($0.key): \($0.value)" } + ["Content-Length: \(count)", "", ""]
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        let bytes: Data
        do {
            try file.write(contentsOf: Data(lines.joined(separator: "\r\n").utf8))
            var left = count
            while left > 0, let piece = try next(Int(min(left, 1 << 20))), !piece.isEmpty {
                left -= Int64(piece.count)
                // The studio hangs up on what it refuses; its answer says why.
                guard (try? file.write(contentsOf: piece)) != nil else { break }
            }
            bytes = try file.readToEnd() ?? Data()
        } catch {
            throw CommandFailure("The studio does not answer (\(FailureSentences.reason(error))): try again.")
        }
        guard let answer = Answer(bytes) else { throw CommandFailure("The studio's answer cannot be read: try again.") }
        return answer
    }
}

extension LocalStudioSocket.Answer {
    /// Reads status line, fields and body; the body's length is known, since the studio never chunks what fits.
    fileprivate init?(_ bytes: Data) {
        guard let end = bytes.range(of: Data("\r\n\r\n".utf8)),
            let line = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n").first
        else { return nil }
        let parts = line.split(separator: " ")
        guard parts.count >= 2, let status = Int(parts[1]) else { return nil }
        var headers: [String: String] = [:]
        for line in String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n").dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            headers[line[..<colon].lowercased()] = String(value)
        }
        self.init(status: status, headers: headers, body: bytes[end.upperBound...])
    }
}
