public import HummingbirdCore
public import Logging
public import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// Serves HTTP/1.1 by a Hummingbird router and sockets by a ``SocketHandler``, on one port.
///
///     let group = SocketGroup<User, ProjectID>(eventLoopGroup: MultiThreadedEventLoopGroup.singleton)
///     let application = Application(
///         router: router,
///         server: .httpAndSockets(configuration: .init(path: "/api/v1/socket"), handler: sockets, group: group),
///         configuration: .init(address: .hostname("127.0.0.1", port: 8080), backlog: 4096))
///
/// A request that asks for an upgrade and gets none reaches the router as a plain one, and its response ends the
/// connection. So the router needs a route at the socket's path, which answers 426 with `Upgrade: websocket` and
/// `Sec-WebSocket-Version: 13`.
public struct UpgradeChannel<Handler: SocketHandler>: ServerChildChannel, HTTPChannelHandler {
    /// Answers the requests that are no sockets.
    public let responder: HTTPChannelHandler.Responder

    private let surroundings: SocketSurroundings<Handler.Session, Handler.Topic>

    /// - Parameters:
    ///   - responder: answers the requests that are no sockets.
    ///   - configuration: limits and times.
    ///   - handler: what the application does with its sockets.
    ///   - group: where the sockets are found; made for the event loops on which the server runs.
    public init(
        responder: @escaping HTTPChannelHandler.Responder, configuration: SocketConfiguration, handler: Handler,
        group: SocketGroup<Handler.Session, Handler.Topic>
    ) {
        self.responder = responder
        surroundings = SocketSurroundings(configuration: configuration, handler: handler, group: group)
    }

    /// Builds the pipeline of a new connection: the first request decides what becomes of it.
    public func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<UpgradeConnection> {
        channel.eventLoop.makeCompletedFuture {
            let connections = surroundings.group.count.connections
            let limit = surroundings.configuration.maximumConnections
            guard connections.take(limit: limit) else {
                if connections.noteFull(limit: limit) {
                    logger.warning("no room for another connection", metadata: ["limit": "\(limit)"])
                }
                return try turnAway(channel)
            }
            channel.closeFuture.whenComplete { _ in connections.release() }
            return try addFirstRequestHandlers(channel, logger)
        }
    }

    /// Serves a connection's requests to its end. Of a socket there is nothing to do: it lives on its event loop.
    public func handle(value: UpgradeConnection, logger: Logger) async {
        let outcome = await withTaskCancellationHandler {
            try? await value.outcome.get()
        } onCancel: {
            value.channel.close(promise: nil)
        }
        guard case .http(let asyncChannel)? = outcome else { return }
        await handleHTTP(asyncChannel: asyncChannel, logger: logger)
    }

    private func turnAway(_ channel: any Channel) throws -> UpgradeConnection {
        let configuration = surroundings.configuration
        let farewell = Farewell(configuration.full, patience: configuration.closeTimeout)
        try channel.pipeline.syncOperations.addHandler(farewell)
        return UpgradeConnection(
            channel: channel, outcome: channel.eventLoop.makeSucceededFuture(.nothing))
    }

    private func addFirstRequestHandlers(_ channel: any Channel, _ logger: Logger) throws -> UpgradeConnection {
        guard let registry = surroundings.group.registry(of: channel.eventLoop) else {
            throw SocketError.foreignEventLoop
        }
        let gate = RequestGate(surroundings: surroundings, logger: logger)
        let encoder = HTTPResponseEncoder()
        let decoder = ByteToMessageHandler(
            HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: headerLimits))
        let upgrader = socketUpgrader(gate, registry, eventLoop: channel.eventLoop)
        let idleTimeout = surroundings.configuration.idleTimeout
        let upgrade = NIOTypedHTTPServerUpgradeHandler<UpgradeConnection.Outcome>(
            httpEncoder: encoder, extraHTTPHandlers: [gate, decoder],
            upgradeConfiguration: .init(upgraders: [upgrader]) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try addRequestHandlers(channel, idleTimeout: idleTimeout, logger)
                }
            })
        try channel.pipeline.syncOperations.addHandlers([encoder, decoder, gate, upgrade])
        return UpgradeConnection(channel: channel, outcome: upgrade.upgradeResultFuture)
    }

    private var headerLimits: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = surroundings.configuration.maximumHeaderFieldSize
        limits.maxHeaderListSize = surroundings.configuration.maximumHeaderListSize
        limits.maxHeaderFieldCount = surroundings.configuration.maximumHeaderFieldCount
        return limits
    }

    private func socketUpgrader(
        _ gate: RequestGate<Handler.Session, Handler.Topic>,
        _ registry: LoopRegistry<Handler.Session, Handler.Topic>, eventLoop: any EventLoop
    ) -> NIOTypedWebSocketServerUpgrader<UpgradeConnection.Outcome> {
        let surroundings = surroundings
        let local = NIOLoopBound((gate: gate, registry: registry), eventLoop: eventLoop)
        return NIOTypedWebSocketServerUpgrader(
            maxFrameSize: surroundings.configuration.maximumMessageSize, enableAutomaticErrorHandling: false,
            // The gate has decided; what it did not admit never gets here.
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    guard let session = local.value.gate.admitted else { throw SocketError.notAdmitted }
                    let connection = SocketConnection(
                        session: session, surroundings: surroundings, registry: local.value.registry)
                    try channel.pipeline.syncOperations.addHandler(connection)
                    return .socket
                }
            })
    }
}

/// A connection, and what its first request makes of it.
public struct UpgradeConnection: ServerChildChannelValue {
    /// What a connection turns out to be.
    enum Outcome: Sendable {
        case http(NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>)
        case socket
        case nothing
    }

    /// The connection's channel.
    public let channel: any Channel

    let outcome: EventLoopFuture<Outcome>
}

/// Faults in how the server is put together, not in what clients do.
enum SocketError: Error {
    /// The server runs on event loops for which the group was not made.
    case foreignEventLoop
    case notAdmitted
}

/// The handlers of a connection that serves requests.
private func addRequestHandlers(
    _ channel: any Channel, idleTimeout: TimeAmount, _ logger: Logger
) throws -> UpgradeConnection.Outcome {
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
    try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: Duration(idleTimeout), logger: logger))
    return .http(
        try NIOAsyncChannel(
            wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true)))
}

extension HTTPServerBuilder {
    /// A server of requests and sockets on one port; see ``UpgradeChannel``.
    public static func httpAndSockets<Handler: SocketHandler>(
        configuration: SocketConfiguration, handler: Handler, group: SocketGroup<Handler.Session, Handler.Topic>
    ) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            UpgradeChannel(responder: responder, configuration: configuration, handler: handler, group: group)
        }
    }
}
