import NIOCore

/// The sockets of one event loop, and who among them subscribes to what. Touched on that loop only.
final class LoopRegistry<Session: Sendable, Topic: Hashable & Sendable> {
    typealias Connection = SocketConnection<Session, Topic>

    private let eventLoop: any EventLoop
    private var sockets: [UInt64: Connection] = [:]
    private var subscribers: [Topic: [UInt64: Connection]] = [:]
    private var heartbeat: RepeatedTask?

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// A socket has opened. While there is any, all are looked after ten times per interval.
    func add(_ connection: Connection, id: UInt64, pingInterval: TimeAmount) {
        sockets[id] = connection
        guard heartbeat == nil else { return }
        let period = TimeAmount.nanoseconds(max(1_000_000, pingInterval.nanoseconds / 10))
        let registry = NIOLoopBound(self, eventLoop: eventLoop)
        heartbeat = eventLoop.scheduleRepeatedTask(initialDelay: period, delay: period) { _ in
            registry.value.checkHeartbeats(now: .now())
        }
    }

    /// A socket is gone.
    func remove(id: UInt64, topics: Set<Topic>) {
        sockets[id] = nil
        for topic in topics { unsubscribe(id: id, from: topic) }
        if sockets.isEmpty {
            heartbeat?.cancel()
            heartbeat = nil
        }
    }

    func subscribe(_ connection: Connection, id: UInt64, to topic: Topic) {
        subscribers[topic, default: [:]][id] = connection
    }

    func unsubscribe(id: UInt64, from topic: Topic) {
        subscribers[topic]?[id] = nil
        if subscribers[topic]?.isEmpty == true { subscribers[topic] = nil }
    }

    func broadcast(_ message: EncodedMessage, to topic: Topic) {
        guard let connections = subscribers[topic] else { return }
        for connection in connections.values { connection.send(message) }
    }

    func forEachSocket(_ body: (Socket<Session, Topic>) -> Void) {
        for connection in sockets.values {
            if let socket = connection.socket { body(socket) }
        }
    }

    /// Pings who was silent, and closes who did not answer.
    func checkHeartbeats(now: NIODeadline) {
        for connection in sockets.values { connection.checkHeartbeat(now: now) }
    }
}
