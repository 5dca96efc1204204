import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization

@testable import WebSocketChannel

/// What a test's application notes of its sockets, and does with them.
final class Recorder: SocketHandler {
    typealias Connection = Socket<String, String>

    enum Event: Equatable {
        case opened
        case text(String)
        case binary([UInt8])
        case overflowed
        case closed(CloseCode)
    }

    private let admission: @Sendable (SocketRequest) -> Admission<String>
    private let onOpen: @Sendable (Connection) -> Void
    private let onOverflow: @Sendable (Connection) -> Void
    private let stream = AsyncStream.makeStream(of: Event.self)
    private let open = Mutex<[Connection]>([])

    init(
        admission: @escaping @Sendable (SocketRequest) -> Admission<String> = { _ in .accept("") },
        onOpen: @escaping @Sendable (Connection) -> Void = { _ in },
        onOverflow: @escaping @Sendable (Connection) -> Void = { _ in }
    ) {
        self.admission = admission
        self.onOpen = onOpen
        self.onOverflow = onOverflow
    }

    /// What happened, in order; for one reader.
    var events: AsyncStream<Event> { stream.stream }

    /// The sockets that opened, those that closed since among them.
    var sockets: [Connection] { open.withLock { $0 } }

    /// Nothing more is noted: what was is read to its end.
    func finish() { stream.continuation.finish() }

    /// Waits for something to happen, whatever happens before.
    func wait(for event: Event) async {
        for await happened in stream.stream where happened == event { return }
    }

    func admit(_ request: SocketRequest) -> Admission<String> { admission(request) }

    func opened(_ socket: Connection) {
        open.withLock { $0.append(socket) }
        onOpen(socket)
        stream.continuation.yield(.opened)
    }

    /// Echoes, or does what a message of two words says.
    func received(text: String, from socket: Connection) {
        let words = text.split(separator: " ").map(String.init)
        switch words.first {
        case "follow" where words.count == 2: socket.subscribe(to: words[1])
        case "leave" where words.count == 2: socket.unsubscribe(from: words[1])
        case "session": socket.send(EncodedMessage(text: socket.session))
        case "pause": socket.pauseReading()
        default: socket.send(EncodedMessage(text: text))
        }
        stream.continuation.yield(.text(text))
    }

    func received(binary: ByteBuffer, from socket: Connection) {
        socket.send(EncodedMessage(binary: binary))
        stream.continuation.yield(.binary(Array(binary.readableBytesView)))
    }

    func overflowed(_ socket: Connection) {
        onOverflow(socket)
        stream.continuation.yield(.overflowed)
    }

    func closed(_ socket: Connection, code: CloseCode) {
        stream.continuation.yield(.closed(code))
    }
}

/// A running server of a test.
struct SocketServer: Sendable {
    let address: SocketAddress
    let group: SocketGroup<String, String>
    let shutDown: @Sendable () async -> Void

    /// Patient, so that no test depends on how busy the machine is; where a time must pass, a test shortens it.
    static var configuration: SocketConfiguration {
        var configuration = SocketConfiguration(path: "/socket", openFiles: 1024)
        configuration.closeTimeout = .hours(1)
        configuration.pingInterval = .hours(1)
        configuration.idleTimeout = .hours(1)
        configuration.firstRequestDeadline = .hours(1)
        return configuration
    }

    /// Runs a server on a port of the system's choice while `body` runs, and stops it gracefully.
    static func run(
        _ handler: Recorder = Recorder(), _ configuration: SocketConfiguration = configuration,
        at bind: BindAddress = .hostname("127.0.0.1", port: 0),
        _ body: @escaping @Sendable (SocketServer) async throws -> Void
    ) async throws {
        let loops = MultiThreadedEventLoopGroup.singleton
        let group = SocketGroup<String, String>(eventLoopGroup: loops)
        let (started, start) = AsyncStream.makeStream(of: SocketAddress.self)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = Application(
            router: router(), server: .httpAndSockets(configuration: configuration, handler: handler, group: group),
            configuration: .init(address: bind, backlog: 1024),
            onServerRunning: { channel in
                if let address = channel.localAddress { start.yield(address) }
            }, eventLoopGroupProvider: .shared(loops), logger: logger)
        let services = ServiceGroup(configuration: .init(services: [application], logger: logger))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { start.finish() }
                try await services.run()
            }
            for await address in started {
                let server = SocketServer(
                    address: address, group: group, shutDown: { await services.triggerGracefulShutdown() })
                do {
                    try await body(server)
                } catch {
                    await services.triggerGracefulShutdown()
                    throw error
                }
                await services.triggerGracefulShutdown()
                break
            }
            try await tasks.waitForAll()
        }
    }

    private static func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/hello") { _, _ in "hello" }
        router.get("/count/:n") { _, context in context.parameters.get("n") ?? "" }
        router.post("/echo") { request, _ in
            Response(status: .ok, body: .init(byteBuffer: try await request.body.collect(upTo: 1 << 20)))
        }
        router.get("/socket") { _, _ in
            Response(status: .upgradeRequired, headers: [.upgrade: "websocket"])
        }
        return router
    }

    func client() async throws -> RawClient { try await RawClient.connect(to: address) }

    func socket(more: [String] = [], autoRead: Bool = true) async throws -> RawClient {
        try await RawClient.socket(at: address, more: more, autoRead: autoRead)
    }
}
