import Foundation
public import NIOCore
import NIOHTTP1
import NIOPosix
public import NIOWebSocket
public import StudioAPI
import Synchronization

/// One WebSocket to a studio, as Docs/live.md states it.
public struct LiveConnection: Sendable {
    /// What the studio says.
    public enum Message: Sendable {
        /// JSON, to be read with `StudioMessage.schema`.
        case text([UInt8])
        /// Bytes whose first is a `LiveFrame`.
        case binary(ByteBuffer)
    }

    /// The most bytes of a message from the studio: a document of many thousand nodes.
    private static let messageLimit = 64 << 20

    private typealias Frames = NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    private let frames: NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    /// Connects. Throws ``LiveRefusal`` when the studio will not have it, and the system's error when nobody answers.
    public static func open(_ place: StudioPlace) async throws -> LiveConnection {
        let attempt = Attempt()
        return try await withTaskCancellationHandler {
            guard let frames = try await connect(to: place, attempt).get() else {
                throw LiveRefusal("\(place.name) did not take the live connection.")
            }
            return LiveConnection(frames: frames)
        } onCancel: {
            attempt.end()
        }
    }

    /// A studio that is about to end may take a connection and never answer; whoever waits for it can give up.
    private final class Attempt: Sendable {
        private let channel = Mutex<(channel: (any Channel)?, isOver: Bool)>((nil, false))

        func begin(_ opened: any Channel) {
            let isOver = channel.withLock { state in
                state.channel = opened
                return state.isOver
            }
            if isOver { opened.close(promise: nil) }
        }

        func end() {
            let opened = channel.withLock { state in
                state.isOver = true
                return state.channel
            }
            opened?.close(promise: nil)
        }
    }

    private static func connect(
        to place: StudioPlace, _ attempt: Attempt
    ) async throws -> EventLoopFuture<Frames?> {
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        let upgrade: @Sendable (any Channel) -> EventLoopFuture<EventLoopFuture<Frames?>> = { channel in
            attempt.begin(channel)
            return channel.eventLoop.makeCompletedFuture {
                var pipeline = NIOUpgradableHTTPClientPipelineConfiguration(
                    upgradeConfiguration: configuration(place))
                // The greeting may come with the answer, in the same packet.
                pipeline.leftOverBytesStrategy = .forwardBytes
                return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
                    configuration: pipeline)
            }
        }
        switch place {
        case .port(let port, _):
            return try await bootstrap.channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .connect(host: "127.0.0.1", port: port, channelInitializer: upgrade)
        case .socket(let path):
            return try await bootstrap.connect(unixDomainSocketPath: path, channelInitializer: upgrade)
        }
    }

    private static func configuration(_ place: StudioPlace) -> NIOTypedHTTPClientUpgradeConfiguration<Frames?> {
        let upgrader = NIOTypedWebSocketClientUpgrader<Frames?>(
            maxFrameSize: messageLimit,
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        NIOWebSocketFrameAggregator(
                            minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: .max,
                            maxAccumulatedFrameSize: messageLimit))
                    return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
                }
            })
        let headers: HTTPHeaders =
            switch place {
            case .port(let port, let key): ["Host": "127.0.0.1:\(port)", "Authorization": "Bearer \(key)"]
            case .socket: ["Host": "localhost"]
            }
        return NIOTypedHTTPClientUpgradeConfiguration(
            upgradeRequestHead: HTTPRequestHead(
                version: .http1_1, method: .GET, uri: "/api/v1/socket", headers: headers),
            upgraders: [upgrader],
            notUpgradingCompletionHandler: { $0.eventLoop.makeSucceededFuture(nil) })
    }

    /// Hands every message on, in order, until the connection ends, and answers pings meanwhile. Answers with the
    /// studio's code if it took leave. Throws what `take` throws, and the system's error when the connection breaks.
    public func receive(
        isolation: isolated (any Actor)? = #isolation, _ take: (Message) throws -> Void
    ) async throws -> WebSocketErrorCode? {
        try await frames.executeThenClose { inbound, _ in
            // Only a closure that names the isolation runs under it (SE-0420), and so does what it calls.
            _ = isolation
            for try await frame in inbound {
                switch frame.opcode {
                case .text: try take(.text(Array(frame.unmaskedData.readableBytesView)))
                case .binary: try take(.binary(frame.unmaskedData))
                case .ping: send(.pong, frame.unmaskedData)
                case .connectionClose:
                    var data = frame.unmaskedData
                    return data.readWebSocketErrorCode()
                default: break
                }
            }
            return nil
        }
    }

    /// Sends a text message, behind whatever was sent before.
    public func send(_ message: ClientMessage) { send(.text, ByteBuffer(bytes: ClientMessage.schema.encode(message))) }

    /// Sends a binary message, behind whatever was sent before.
    public func send(_ kind: LiveFrame, _ body: [UInt8]) {
        var buffer = ByteBuffer(integer: kind.rawValue)
        buffer.writeBytes(body)
        send(.binary, buffer)
    }

    private func send(_ opcode: WebSocketOpcode, _ data: ByteBuffer) {
        let frame = WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: data)
        frames.channel.writeAndFlush(frame, promise: nil)
    }

    /// Ends the connection without a word: as a program that dies, or as a cable that is pulled, where what was on its
    /// way is thrown away.
    public func cut(losingData: Bool) {
        let channel = frames.channel
        guard losingData, let options = channel as? any SocketOptionProvider else { return channel.close(promise: nil) }
        options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in channel.close(promise: nil) }
    }
}

/// The studio answered, but will not have the connection: a sentence on it.
public struct LiveRefusal: Error, CustomStringConvertible, Sendable {
    /// The sentence.
    public let description: String

    init(_ sentence: String) { description = sentence }
}

extension ByteBuffer {
    /// The code of a close frame; nil when the studio gave none.
    fileprivate mutating func readWebSocketErrorCode() -> WebSocketErrorCode? {
        readInteger(as: UInt16.self).map { WebSocketErrorCode(codeNumber: Int($0)) }
    }
}
