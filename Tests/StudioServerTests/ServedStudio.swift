import Access
import AssetIntake
import Execution
import Foundation
import GraphCore
import JSONText
import Logging
import MediaStorage
import NIOCore
import NodeCatalog
import Persistence
import PersistenceSQLite
import ProductionModel
import ServiceLifecycle
import StudioAPI
import SystemPackage
import Testing

@testable import StudioServer

/// A whole studio on a port of its own, with a real database and real files, and an engine that answers at once.
struct ServedStudio: Sendable {
    let folder: FilePath
    let store: SQLiteStore
    let media: MediaStore
    let address: SocketAddress
    let port: Int
    let socket: FilePath
    /// Lets work go on that waits in the engine.
    let gate: Gate

    /// An engine that makes a small file of its payload, telling how far it is. A shot whose action is `wait` waits at
    /// the gate, one whose action is `fail` fails, and that of one whose action is `plain` is no film.
    private struct SmallEngine: Engine {
        let gate: Gate

        @concurrent func run(_ input: JobInput, _ context: JobContext) async throws(EngineError) -> JobOutput {
            let action = (try? ShotView(payload: input.payload))?.action ?? ""
            context.report(JobProgress(stage: "Rendering", framesDone: 1, framesTotal: 4))
            context.preview { PreviewPicture(frame: 0, width: 2, height: 1, rgb: [1, 2, 3, 4, 5, 6]) }
            if action == "wait" { await gate.wait() }
            if action == "fail" { throw EngineError(.invalid, "The shot cannot be rendered: change its action.") }
            do {
                let content =
                    Array("\(input.function.name) ".utf8) + input.payload.encoded + input.media.flatMap(\.hash.bytes)
                let bytes = action == "plain" ? content : Self.film(of: content)
                if let original = input.verifies { return try await verified(original, bytes, context) }
                let entry = try await context.media.write(bytes)
                return JobOutput(
                    hash: entry.hash, byteCount: entry.byteCount, kind: .video, frames: 4, recipe: [:], remarks: [])
            } catch {
                throw EngineError(.permanent, error.message)
            }
        }

        /// The outermost boxes of a film.
        private static func film(of content: [UInt8]) -> [UInt8] {
            let size = UInt32(content.count + 8)
            return [0, 0, 0, 16] + Array("ftypisomisom".utf8)
                + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) } + Array("mdat".utf8) + content
        }

        /// As the real engines do it, without pictures to compare.
        private func verified(
            _ original: ContentHash, _ bytes: [UInt8], _ context: JobContext
        ) async throws(MediaStorageError) -> JobOutput {
            let comparison = TakeComparison(of: original, with: ContentHasher.hash(bytes), likeness: nil)
            return JobOutput(
                hash: original, byteCount: try context.media.byteCount(of: original), kind: .video, frames: 4,
                recipe: ["encoder": .text("another"), RecipeKey.comparison: comparison.value], remarks: [])
        }
    }

    static let page: [String: String] = [
        "index.html": "<!doctype html><title>Backlot</title>", "assets/app-abc123.js": "export {};",
    ]

    /// Runs the body against a served studio, and stops it as a signal would.
    static func run(_ body: @Sendable (ServedStudio) async throws -> Void) async throws {
        let folder = FilePath(FileManager.default.temporaryDirectory.path)
            .appending("served-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(atPath: folder.string) }
        let web = folder.appending("web")
        for (name, text) in page {
            let file = web.appending(name)
            try FileManager.default.createDirectory(
                atPath: file.removingLastComponent().string, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: file.string))
        }
        try Data([31, 139, 8, 0]).write(to: URL(filePath: web.string + "/assets/app-abc123.js.gz"))
        try await serve(in: folder, PageBundle(reading: web), body)
    }

    /// The same folder again, as after a restart.
    static func serve(
        in folder: FilePath, _ page: PageBundle, _ body: @Sendable (ServedStudio) async throws -> Void
    ) async throws {
        let store = try await SQLiteStore.open(
            at: folder.appending("backlot.sqlite").string, catalogue: FilmCatalogue.catalogue)
        let media = try await MediaStore.open(root: folder.appending("media"))
        let function = FunctionSpec(
            name: FunctionName(name: "test.small", version: 1), determinism: .exact, output: .video)
        let planner = Planner(
            catalogue: FilmCatalogue.catalogue,
            functions: FunctionTable([FilmKind.shot.key: function, FilmKind.sequence.key: function]))
        let intake = IntakeDesk(
            store: store, media: media, tools: IntakeTools(probe: { _, _ in AssetFacts() }, derive: { _, _, _ in [] }))
        let gate = Gate()
        let socket = folder.appending("socket")
        try? FileManager.default.removeItem(atPath: socket.string)
        let server = StudioServer(
            studio: Studio(
                store: store, media: media, intake: intake, planner: planner, localUser: store.localUser,
                version: "test", slots: 2),
            address: StudioAddress(host: "127.0.0.1", port: 0, localSocket: socket), page: page,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            // Clients of tests answer no pings, and on a busy machine a test may take its time.
            pingEvery: .seconds(3600))
        let processor = JobProcessor(
            queue: store, engines: EngineTable([function.name: SmallEngine(gate: gate)]), media: media,
            as: store.localPrincipal(),
            configuration: .init(
                worker: WorkerID(RowIDMint().next(at: Timestamp.now())), name: "test", slots: 2,
                progressInterval: .zero, previewInterval: .zero),
            observe: server.observe)
        let (ports, starter) = AsyncStream.makeStream(of: Int.self)
        let services = try await server.services { starter.yield($0) } + [Worker(processor: processor)]
        let group = ServiceGroup(
            configuration: .init(services: services, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var waiting = ports.makeAsyncIterator()
            let port = try #require(await waiting.next())
            let studio = ServedStudio(
                folder: folder, store: store, media: media,
                address: try SocketAddress(ipAddress: "127.0.0.1", port: port), port: port, socket: socket, gate: gate
            )
            do {
                try await body(studio)
            } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private struct Worker: Service {
        let processor: JobProcessor

        func run() async throws {
            try await cancelWhenGracefulShutdown { try await processor.run() }
        }
    }

    // MARK: Requests

    struct Answer {
        let status: Int
        let head: String
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        func json() throws -> JSONValue { try JSONValue(reading: body) }

        /// A header's value, by its name in lower case.
        func header(_ name: String) -> String? {
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("\(name):") }
                .map { $0.drop { $0 != ":" }.dropFirst().trimmingCharacters(in: .whitespaces) }
        }
    }

    /// Sends a request on a connection of its own.
    func send(
        _ method: String, _ path: String, _ headers: [String] = [], body: [UInt8] = [], host: String? = nil,
        to other: SocketAddress? = nil
    ) async throws -> Answer {
        let client = try await RawClient.connect(to: other ?? address)
        var lines =
            ["\(method) \(path) HTTP/1.1", "Host: \(host ?? "127.0.0.1:\(port)")", "Connection: close"] + headers
        if !body.isEmpty { lines.append("Content-Length: \(body.count)") }
        try await client.send(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual(Array("\r\n\r\n".utf8)), let byte = await client.next(1) { head += byte }
        let text = String(decoding: head, as: UTF8.self)
        let status = try #require(text.split(separator: " ").dropFirst().first.flatMap { Int($0) })
        var body: [UInt8] = []
        while let byte = await client.next(1) { body += byte }
        return Answer(status: status, head: text, body: body)
    }

    /// A JSON request with a key.
    func ask(
        _ method: String, _ path: String, _ json: String? = nil, key: String, _ headers: [String] = []
    ) async throws -> Answer {
        var headers = headers + ["Authorization: Bearer \(key)"]
        if json != nil { headers.append("Content-Type: application/json") }
        return try await send(method, path, headers, body: Array((json ?? "").utf8))
    }

    /// A key of the owner's, made at the machine itself.
    func makeKey() async throws -> String {
        let made = try await send(
            "POST", "/api/v1/keys", ["Content-Type: application/json"], body: Array(#"{"label":"Test"}"#.utf8),
            host: "localhost", to: SocketAddress(unixDomainSocketPath: socket.string))
        return try #require(try made.json()["key"]?.text, "\(made.text)")
    }

    /// A project with a scene and a shot of that action wired into a sequence; the ids of shot and sequence.
    func project(
        key: String, action: String = ""
    ) async throws -> (id: String, scene: NodeID, shot: NodeID, sequence: NodeID) {
        let made = try await ask("POST", "/api/v1/projects", #"{"title":"Test"}"#, key: key).json()
        guard case .string(let id)? = made["id"] else { throw Problem(.fault) }
        let nodes = (1...3).map { NodeID($0) }
        let kinds: [FieldKey] = ["scene", "shot", "sequence"]
        var operations = zip(nodes, kinds).map { node, kind in
            GraphOperation.addNode(
                Node(
                    id: node, kind: .builtIn(kind), title: kind.name,
                    fields: kind == "shot" && !action.isEmpty ? ["action": .text(action)] : [:]))
        }
        operations += [(0, 1, FilmPort.scene), (1, 2, FilmPort.video)].map { from, to, port in
            .connect(
                Wire(
                    id: WireID(UInt64(from) + 1), source: PortReference(node: nodes[from], port: port),
                    target: PortReference(node: nodes[to], port: port)))
        }
        let answer = try await append(operations, to: id, id: 1, key: key)
        #expect(answer.status == 200, "\(answer.text)")
        return (id, nodes[0], nodes[1], nodes[2])
    }

    func append(
        _ operations: [GraphOperation], to project: String, id: UInt64, base: UInt64 = 0, key: String,
        _ headers: [String] = []
    ) async throws -> Answer {
        let draft = ChangeDraftBody(
            id: ChangeID(Identifier128(high: 7, low: id)), base: Revision(base), label: "Edit", operations: operations)
        return try await ask(
            "POST", "/api/v1/projects/\(project)/changes",
            String(decoding: ChangeDraftBody.schema.encode(draft), as: UTF8.self), key: key, headers)
    }

    /// Waits until a run is settled, by the store's own news.
    func settle(_ run: String) async throws {
        let id = RunID(try #require(Identifier128(text: run)))
        let principal = store.localPrincipal()
        let news = try await store.newestEvents(of: .studio, as: principal)
        if try await store.run(id, as: principal).isSettled { return }
        for await _ in news where try await store.run(id, as: principal).isSettled { return }
    }
}

extension JSONValue {
    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var number: Int64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }

    var items: [JSONValue] {
        guard case .array(let items) = self else { return [] }
        return items
    }
}
