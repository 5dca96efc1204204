public import NIOCore

/// All open sockets of a process, and what they subscribe to: a registry on each event loop, touched on that loop only,
/// so that a broadcast costs one hop per loop and no lock. Several ports may share a group.
public final class SocketGroup<Session: Sendable, Topic: Hashable & Sendable>: Sendable {
    typealias Registry = LoopRegistry<Session, Topic>

    private let registries: [NIOLoopBoundBox<Registry>]
    let count = ConnectionCount()

    /// - Parameter eventLoopGroup: the one on which the server runs.
    public init(eventLoopGroup: any EventLoopGroup) {
        registries = eventLoopGroup.makeIterator().map { loop in
            NIOLoopBoundBox.makeBoxSendingValue(LoopRegistry(eventLoop: loop), eventLoop: loop)
        }
    }

    /// How many sockets are open now.
    public var openSockets: Int { count.sockets.count }

    /// How many connections are open now, sockets included.
    public var openConnections: Int { count.connections.count }

    /// Sends a message to every socket that subscribes to the topic.
    public func broadcast(_ message: EncodedMessage, to topic: Topic) {
        onEachLoop { $0.broadcast(message, to: topic) }
    }

    /// Calls `body` for every open socket, on the socket's event loop: to close those of a user who has signed out, for
    /// example.
    public func forEachSocket(_ body: @escaping @Sendable (Socket<Session, Topic>) -> Void) {
        onEachLoop { $0.forEachSocket(body) }
    }

    /// Looks after all sockets as the timer of each event loop does, as of a moment.
    func checkHeartbeats(now: NIODeadline) {
        onEachLoop { $0.checkHeartbeats(now: now) }
    }

    /// The registry of an event loop of the group, asked for on that loop.
    func registry(of eventLoop: any EventLoop) -> Registry? {
        registries.first { $0.eventLoop === eventLoop }?.value
    }

    /// At once on the caller's own loop, so that what one caller does keeps its order there too.
    private func onEachLoop(_ body: @escaping @Sendable (Registry) -> Void) {
        for registry in registries {
            if registry.eventLoop.inEventLoop {
                body(registry.value)
            } else {
                registry.eventLoop.execute { body(registry.value) }
            }
        }
    }
}
