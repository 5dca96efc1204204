import Foundation
import GraphCore
import JSONText
import MediaStorage
import NIOCore
import StudioAPI
import SystemPackage
import Testing

@testable import StudioServer

/// Uploads as tus clients send them, and the library behind them, over real connections.
struct UploadTests {
    private static let tus = "Tus-Resumable: 1.0.0"

    private static func text(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    /// A safetensors file of one tensor.
    private static func weights(_ count: Int) -> [UInt8] {
        let header = Array(
            "{\"a.lora_up.weight\":{\"dtype\":\"U8\",\"shape\":[\(count)],\"data_offsets\":[0,\(count)]}}".utf8)
        return (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) } + header
            + (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    }

    private func create(
        _ bytes: [UInt8], _ name: String, _ studio: ServedStudio, key: String
    ) async throws -> String {
        let made = try await studio.ask(
            "POST", "/api/v1/uploads", key: key,
            [
                Self.tus, "Upload-Length: \(bytes.count)", "Upload-Metadata: filename \(Self.text(name))",
            ])
        #expect(made.status == 201 && made.header("tus-resumable") == "1.0.0", "\(made.text)")
        return try #require(made.header("location"))
    }

    private func piece(
        _ bytes: [UInt8], at offset: Int, to place: String, _ studio: ServedStudio, key: String,
        _ more: [String] = []
    ) async throws -> ServedStudio.Answer {
        try await studio.send(
            "PATCH", place,
            [
                "Authorization: Bearer \(key)", Self.tus, "Content-Type: application/offset+octet-stream",
                "Upload-Offset: \(offset)",
            ] + more, body: bytes)
    }

    @Test func `a file sent in two pieces with a digest is in the library, and is served by its hash`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let bytes = Self.weights(300_000)
            let place = try await create(bytes, "../Lina look.safetensors", studio, key: key)
            let first = Array(bytes.prefix(100_000))
            let sum = "Upload-Checksum: sha256 \(Data(ContentHasher.hash(first).bytes).base64EncodedString())"
            let one = try await piece(first, at: 0, to: place, studio, key: key, [sum])
            #expect(one.status == 204 && one.header("upload-offset") == "100000", "\(one.text)")
            let head = try await studio.ask("HEAD", place, key: key, [Self.tus])
            #expect(head.status == 200 && head.header("upload-offset") == "100000")
            #expect(head.header("upload-length") == "\(bytes.count)" && head.header("upload-expires") != nil)
            let two = try await piece(Array(bytes.dropFirst(100_000)), at: 100_000, to: place, studio, key: key)
            #expect(two.status == 204 && two.header("upload-outcome") == "new", "\(two.text)")
            let id = try #require(two.header("upload-asset"))
            let asset = try await studio.ask("GET", "/api/v1/assets/\(id)", key: key).json()
            #expect(asset["name"]?.text == "Lina look" && asset["kind"]?.text == "lora")
            let hash = try #require(asset["file"]?["hash"]?.text)
            let file = try await studio.ask("GET", "/api/v1/media/\(hash)", key: key)
            #expect(file.body == bytes && file.header("content-type") == "application/octet-stream")
            let list = try await studio.ask("GET", "/api/v1/assets?text=lina&kind=lora", key: key).json()
            #expect(list["total"]?.number == 1 && list["items"]?.items.count == 1)
            let told = try await studio.ask("GET", place, key: key).json()
            #expect(told["state"]?.text == "done" && told["asset"]?.text == id)
        }
    }

    @Test func `wrong offsets, digests, versions and types are each told by status and sentence`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let bytes = Self.weights(1_000)
            let place = try await create(bytes, "look", studio, key: key)
            #expect(try await piece(bytes, at: 5, to: place, studio, key: key).status == 409)
            let sum = "Upload-Checksum: sha1 \(Data(repeating: 1, count: 20).base64EncodedString())"
            #expect(try await piece(bytes, at: 0, to: place, studio, key: key, [sum]).status == 460)
            let without = try await studio.ask("HEAD", place, key: key)
            #expect(without.status == 412)
            let typed = try await studio.send(
                "PATCH", place, ["Authorization: Bearer \(key)", Self.tus, "Upload-Offset: 0"], body: bytes)
            #expect(typed.status == 415)
            let long = try await piece(bytes + [1], at: 0, to: place, studio, key: key)
            #expect(long.status == 413, "\(long.text)")
            #expect(try await studio.ask("HEAD", place, key: key, [Self.tus]).status == 410)
            let huge = try await studio.ask(
                "POST", "/api/v1/uploads", key: key, [Self.tus, "Upload-Length: 900000000000000"])
            #expect(huge.status == 413)
            let options = try await studio.ask("OPTIONS", "/api/v1/uploads", key: key)
            #expect(options.status == 204 && options.header("tus-extension")?.contains("checksum") == true)
            #expect(try await studio.send("POST", "/api/v1/uploads", [Self.tus, "Upload-Length: 5"]).status == 401)
        }
    }

    @Test func `a refused file says why, and its upload is gone`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let bytes = Array("PK\u{3}\u{4} some archive that is no picture".utf8)
            let place = try await create(bytes, "photo.png", studio, key: key)
            let answer = try await piece(bytes, at: 0, to: place, studio, key: key)
            #expect(answer.status == 422)
            #expect(try answer.json()["type"]?.text == "/problems/unsuitable-file")
            #expect(try answer.json()["detail"]?.text?.contains("“photo.png” was not taken.") == true)
            let told = try await studio.ask("GET", place, key: key).json()
            let detail = try answer.json()["detail"]?.text
            #expect(told["state"]?.text == "refused" && told["message"]?.text == detail)
        }
    }

    @Test func `a cancelled upload leaves nothing`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let bytes = Self.weights(1_000)
            let place = try await create(bytes, "look", studio, key: key)
            _ = try await piece(Array(bytes.prefix(100)), at: 0, to: place, studio, key: key)
            #expect(try await studio.ask("DELETE", place, key: key, [Self.tus]).status == 204)
            #expect(try await studio.ask("HEAD", place, key: key, [Self.tus]).status == 404)
            let staged = try FileManager.default.contentsOfDirectory(
                atPath: studio.folder.appending("media/uploads").string)
            #expect(staged.isEmpty)
        }
    }

    @Test func `a cut connection keeps what has arrived`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let bytes = Self.weights(2_000_000)
            let place = try await create(bytes, "look", studio, key: key)
            let client = try await RawClient.connect(to: studio.address)
            let head = [
                "PATCH \(place) HTTP/1.1", "Host: 127.0.0.1:\(studio.port)", "Authorization: Bearer \(key)", Self.tus,
                "Content-Type: application/offset+octet-stream", "Upload-Offset: 0", "Content-Length: \(bytes.count)",
            ]
            try await client.send(
                Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + bytes.prefix(1_000_000))
            try await client.reset()
            // Bytes that were on their way when the connection broke may or may not have come; the studio says.
            var offset = 0
            for _ in 0..<200 where offset == 0 {
                let told = try await studio.ask("HEAD", place, key: key, [Self.tus])
                offset = Int(told.header("upload-offset") ?? "") ?? -1
                if offset == 0 { try await Task.sleep(for: .milliseconds(20)) }
            }
            #expect(offset >= 0 && offset <= 1_000_000)
            var answer = try await piece(Array(bytes.dropFirst(offset)), at: offset, to: place, studio, key: key)
            if answer.status == 409 {
                let told = try await studio.ask("HEAD", place, key: key, [Self.tus])
                let later = try #require(told.header("upload-offset").flatMap { Int($0) })
                answer = try await piece(Array(bytes.dropFirst(later)), at: later, to: place, studio, key: key)
            }
            #expect(answer.status == 204 && answer.header("upload-outcome") == "new", "\(answer.text)")
        }
    }

    @Test func `characters without a file, folders and uses are there over HTTP`() async throws {
        try await ServedStudio.run { studio in
            let key = try await studio.makeKey()
            let film = try await studio.project(key: key)
            let made = try await studio.ask(
                "POST", "/api/v1/assets",
                #"{"project":"\#(film.id)","kind":"character","name":"Lina","fields":{"age":{"integer":34}}}"#, key: key
            )
            #expect(made.status == 201, "\(made.text)")
            let id = try #require(try made.json()["id"]?.text)
            let row = try #require(Identifier128(text: id))
            let node = Node(
                id: NodeID(50), kind: .builtIn("character"), title: "Lina",
                fields: ["asset": .list([.reference(.asset(row))]), "follows": .bool(true)])
            let wire = Wire(
                id: WireID(51), source: PortReference(node: node.id, port: "character"),
                target: PortReference(node: film.shot, port: "character"))
            let answer = try await studio.append(
                [.addNode(node), .connect(wire)], to: film.id, id: 9, base: 1, key: key)
            #expect(answer.status == 200, "\(answer.text)")
            let uses = try await studio.ask("GET", "/api/v1/assets/\(id)/uses", key: key).json()
            #expect(uses["shots"]?.number == 1 && uses["items"]?.items.count == 1)
            let changed = try await studio.ask(
                "PATCH", "/api/v1/assets/\(id)", #"{"fields":{"age":{"integer":40}},"rating":5}"#, key: key)
            let changedUses = try changed.json()["uses"]?.number
            #expect(changed.status == 200 && changedUses == 1, "\(changed.text)")
            let document = try await studio.ask("GET", "/api/v1/projects/\(film.id)/document", key: key)
            #expect(document.text.contains(#""age":{"integer":40}"#))
            let wrong = try await studio.ask(
                "PATCH", "/api/v1/assets/\(id)", #"{"fields":{"age":{"integer":400}}}"#, key: key)
            #expect(wrong.status == 409, "\(wrong.text)")
            let folder = try await studio.ask(
                "POST", "/api/v1/asset-folders", #"{"project":null,"name":"Best","query":{"rating":4}}"#, key: key)
            #expect(folder.status == 201)
            let folders = try await studio.ask("GET", "/api/v1/asset-folders", key: key).json()
            let row2 = try #require(folders["items"]?.items.first?["id"]?.text)
            #expect(try await studio.ask("DELETE", "/api/v1/asset-folders/\(row2)", key: key).status == 204)
        }
    }
}
