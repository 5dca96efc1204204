import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import StudioAPI

/// One WebSocket to the studio, as Docs/live.md states it.
struct LiveConnection: Sendable {
    /// What the studio says.
    enum Message: Sendable {
        case text([UInt8])
        case binary(ByteBuffer)
    }

    /// Where a studio is, and who asks.
    struct Place: Sendable {
        /// The port, on this machine.
        let port: Int
        /// A key for programs.
        let key: String
    }

    /// The most bytes of a message from the studio: a document of many thousand nodes.
    private static let messageLimit = 64 << 20

    private let frames: NIOAsyncChannel<WebSocketFrame, WebSocketFrame>

    /// Connects; throws a sentence when nobody answers or the studio will not have it.
    static func open(_ place: Place) async throws -> LiveConnection {
        let upgrade = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .connect(host: "127.0.0.1", port: place.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    var pipeline = NIOUpgradableHTTPClientPipelineConfiguration(
                        upgradeConfiguration: configuration(place))
                    // The greeting may come with the answer, in the same packet.
                    pipeline.leftOverBytesStrategy = .forwardBytes
                    return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
                        configuration: pipeline)
                }
            }
        guard let frames = try await upgrade.get() else {
            throw EditorFailure("The studio at port \(place.port) did not take the live connection.")
        }
        return LiveConnection(frames: frames)
    }

    private static func configuration(
        _ place: Place
    ) -> NIOTypedHTTPClientUpgradeConfiguration<NIOAsyncChannel<WebSocketFrame, WebSocketFrame>?> {
        let upgrader = NIOTypedWebSocketClientUpgrader<NIOAsyncChannel<WebSocketFrame, WebSocketFrame>?>(
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
        let headers: HTTPHeaders = ["Host": "127.0.0.1:\(place.port)", "Authorization": "Bearer \(place.key)"]
        return NIOTypedHTTPClientUpgradeConfiguration(
            upgradeRequestHead: HTTPRequestHead(
                version: .http1_1, method: .GET, uri: "/api/v1/socket", headers: headers),
            upgraders: [upgrader],
            notUpgradingCompletionHandler: { $0.eventLoop.makeSucceededFuture(nil) })
    }

    /// Hands every message on, in order, until the connection ends; answers with the studio's code if it took leave.
    func receive(
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
    func send(_ message: ClientMessage) { send(.text, ByteBuffer(bytes: ClientMessage.schema.encode(message))) }

    /// Sends a binary message, behind whatever was sent before.
    func send(_ kind: LiveFrame, _ body: [UInt8]) {
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
    func cut(losingData: Bool) {
        let channel = frames.channel
        guard losingData, let options = channel as? any SocketOptionProvider else { return channel.close(promise: nil) }
        options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in channel.close(promise: nil) }
    }
}

extension ByteBuffer {
    /// The code of a close frame; nil when the studio gave none.
    fileprivate mutating func readWebSocketErrorCode() -> WebSocketErrorCode? {
        readInteger(as: UInt16.self).map { WebSocketErrorCode(codeNumber: Int($0)) }
    }
}

/// Why the editors cannot go on, in a sentence.
struct EditorFailure: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) { description = sentence }
}
