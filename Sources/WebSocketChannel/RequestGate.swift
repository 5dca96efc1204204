import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Stands between the request decoder and the upgrade handler and sees to what neither does:
///
/// - Decides on the first request. What does not become a socket loses its `Upgrade` header, since the upgrade handler
///   would swallow it without an answer.
/// - Closes a connection that sends no request in time, or none before the server stops, and answers one whose first
///   bytes are no request.
/// - Ends a connection after the response to a request that asked for an upgrade and got none: its decoder stops there,
///   and the client would wait for the next response for ever.
///
/// Once the first request has turned out to become a socket, everything passes unseen: what follows are no requests.
final class RequestGate<Session: Sendable, Topic: Hashable & Sendable>: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Phase {
        case waiting
        case upgrading
        case http
        case refused
    }

    private let surroundings: SocketSurroundings<Session, Topic>
    private let logger: Logger
    private var phase = Phase.waiting
    private var exchange = HTTPExchange()
    private var deadline: Scheduled<Void>?
    /// What the application admitted, for the socket that is being made.
    private(set) var admitted: Session?

    private var configuration: SocketConfiguration { surroundings.configuration }

    init(surroundings: SocketSurroundings<Session, Topic>, logger: Logger) {
        self.surroundings = surroundings
        self.logger = logger
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let closing = NIOLoopBound(context, eventLoop: context.eventLoop)
        deadline = context.eventLoop.scheduleTask(in: configuration.firstRequestDeadline) {
            closing.value.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = nil
    }

    // MARK: In

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch phase {
        case .waiting:
            guard case .head(let head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
            decide(head, data, context)
        case .upgrading:
            context.fireChannelRead(data)
        case .http:
            guard case .head(let head) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
            passToRouter(head, data, context)
        case .refused:
            break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch (phase, error) {
        case (.waiting, HTTPParserError.headerOverflow):
            var refusal = configuration.malformed
            refusal.status = .requestHeaderFieldsTooLarge
            refuse(refusal, context)
        case (.waiting, is HTTPParserError):
            refuse(configuration.malformed, context)
        case (.upgrading, is HTTPParserError):
            context.close(promise: nil)
        case (.refused, _):
            break
        default:
            context.fireErrorCaught(error)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch (phase, event) {
        case (.waiting, is ChannelShouldQuiesceEvent), (.upgrading, is ChannelShouldQuiesceEvent):
            context.close(promise: nil)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    private func decide(_ head: HTTPRequestHead, _ data: NIOAny, _ context: ChannelHandlerContext) {
        guard head.isSocketRequest(path: configuration.path), let request = socketRequest(head, context) else {
            return passToRouter(head, data, context)
        }
        switch surroundings.handler.admit(request) {
        case .http: passToRouter(head, data, context)
        case .refuse(let refusal): refuse(refusal, context)
        case .accept(let session): upgrade(head, for: session, context)
        }
    }

    private func upgrade(_ head: HTTPRequestHead, for session: Session, _ context: ChannelHandlerContext) {
        let sockets = surroundings.group.count.sockets
        let limit = configuration.maximumSockets
        guard sockets.take(limit: limit) else {
            if sockets.noteFull(limit: limit) {
                logger.warning("no room for another socket", metadata: ["limit": "\(limit)"])
            }
            return refuse(configuration.full, context)
        }
        // Whatever becomes of the upgrade, the place is free when the connection is closed.
        context.channel.closeFuture.whenComplete { _ in sockets.release() }
        admitted = session
        phase = .upgrading
        var head = head
        head.headers.replaceOrAdd(name: "Upgrade", value: "websocket")
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    private func passToRouter(_ head: HTTPRequestHead, _ data: NIOAny, _ context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = nil
        phase = .http
        let changed = exchange.received(head)
        context.fireChannelRead(changed.map { wrapInboundOut(.head($0)) } ?? data)
    }

    private func refuse(_ refusal: Refusal, _ context: ChannelHandlerContext) {
        phase = .refused
        deadline?.cancel()
        deadline = nil
        let farewell = Farewell(refusal, patience: configuration.closeTimeout)
        do {
            try context.pipeline.syncOperations.addHandler(farewell, position: .first)
        } catch {
            context.close(promise: nil)
        }
    }

    private func socketRequest(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) -> SocketRequest? {
        guard let request = try? HTTPRequest(head, secure: false, splitCookie: false) else { return nil }
        return SocketRequest(
            head: request, remoteAddress: context.channel.inetAddress,
            cameByUnixSocket: context.channel.localAddress?.protocol == .unix, eventLoop: context.eventLoop)
    }

    // MARK: Out

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .http = phase, case .head(let head) = unwrapOutboundIn(data) else {
            return context.write(data, promise: promise)
        }
        let changed = exchange.answered(head)
        context.write(changed.map { wrapOutboundOut(.head($0)) } ?? data, promise: promise)
    }
}
