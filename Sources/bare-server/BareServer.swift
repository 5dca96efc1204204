import Hummingbird
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import WebSocketChannel

/// The studio's network stack without a studio, as a measure of what the studio adds: a JSON route, sockets that echo,
/// and a broadcast to all of them. With `--plain`, requests only, by Hummingbird's own channel. Prints its port; on this
/// machine only.
@main
struct BareServer {
    /// One topic: every socket subscribes to it.
    private enum Everyone { case everyone }

    private struct Answer: ResponseEncodable {
        var id = "01J9ZQ3Y8M4K6T2V5W7X9Y0Z1A"
        var title = "The bare server"
        var shots = 42
    }

    private struct Echo: SocketHandler {
        func admit(_ request: SocketRequest) -> Admission<Void> { .accept(()) }

        func opened(_ socket: Socket<Void, Everyone>) { socket.subscribe(to: .everyone) }

        func received(text: String, from socket: Socket<Void, Everyone>) { socket.send(EncodedMessage(text: text)) }

        func received(binary: ByteBuffer, from socket: Socket<Void, Everyone>) {
            socket.send(EncodedMessage(binary: binary))
        }

        func overflowed(_ socket: Socket<Void, Everyone>) { socket.subscribe(to: .everyone) }

        func closed(_ socket: Socket<Void, Everyone>, code: CloseCode) {}
    }

    static func main() async throws {
        let isPlain = CommandLine.arguments.contains("--plain")
        var logger = Logger(label: "bare-server")
        logger.logLevel = .warning
        let loops = MultiThreadedEventLoopGroup.singleton
        let group = SocketGroup<Void, Everyone>(eventLoopGroup: loops)
        let router = Router()
        router.get("/json") { _, _ in Answer() }
        router.post("/broadcast") { request, _ -> HTTPResponse.Status in
            let text = try await request.body.collect(upTo: 1 << 20)
            group.broadcast(EncodedMessage(utf8: text.readableBytesView), to: .everyone)
            return .noContent
        }
        let configuration = SocketConfiguration(path: "/socket", openFiles: OpenFileLimit.raise())
        let application = Application(
            router: router,
            server: isPlain
                ? .http1(configuration: .init(idleTimeout: configuration.idleTimeout))
                : .httpAndSockets(configuration: configuration, handler: Echo(), group: group),
            configuration: .init(address: .hostname("127.0.0.1", port: 0), backlog: 4096),
            onServerRunning: { channel in
                print(channel.localAddress?.port ?? 0)
                fflush(nil)
            },
            eventLoopGroupProvider: .shared(loops), logger: logger)
        try await application.runService()
    }
}
