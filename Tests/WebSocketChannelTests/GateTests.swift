import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import WebSocketChannel

/// The gate by a clock that the test moves.
struct GateTests {
    @Test(arguments: ["", "GET /hello HTTP/1.1\r\n"])
    func `a connection without a request ends at the deadline, not before`(beginning: String) throws {
        let (channel, loop) = try Self.connection()
        try channel.writeInbound(ByteBuffer(string: beginning))
        loop.advanceTime(by: .seconds(19))
        #expect(channel.isActive)
        loop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
        _ = try channel.finish(acceptAlreadyClosed: true)
    }

    @Test func `a connection with a request outlives the deadline`() throws {
        let (channel, loop) = try Self.connection()
        try channel.writeInbound(ByteBuffer(string: "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        loop.advanceTime(by: .hours(1))
        #expect(channel.isActive)
        _ = try channel.finish()
    }

    @Test func `a client that is refused and stays is cut off`() throws {
        let (channel, loop) = try Self.connection()
        try channel.writeInbound(ByteBuffer(string: "nonsense\r\n\r\n"))
        let response = try channel.readOutbound(as: ByteBuffer.self)
        #expect(response.map { String(buffer: $0) }?.hasPrefix("HTTP/1.1 400 Bad Request\r\n") == true)
        loop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
        _ = try channel.finish(acceptAlreadyClosed: true)
    }

    private static func connection() throws -> (EmbeddedChannel, EmbeddedEventLoop) {
        let loop = EmbeddedEventLoop()
        var configuration = SocketConfiguration(path: "/socket", openFiles: 1024)
        configuration.firstRequestDeadline = .seconds(20)
        let surroundings = SocketSurroundings(
            configuration: configuration, handler: Recorder(), group: SocketGroup(eventLoopGroup: loop))
        let channel = EmbeddedChannel(loop: loop)
        try channel.pipeline.syncOperations.addHandlers([
            ByteToMessageHandler(HTTPRequestDecoder()),
            RequestGate(surroundings: surroundings, logger: Logger(label: "test")),
        ])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        return (channel, loop)
    }
}
