public import NIOCore

/// A socket as the application holds it, on any thread and for as long as it likes.
///
/// Calls that one caller makes one after another, on sockets and on their ``SocketGroup``, take effect in that order. On
/// the socket's event loop they take effect at once. On a socket that is closed they do nothing.
public final class Socket<Session: Sendable, Topic: Hashable & Sendable>: Sendable, Identifiable {
    /// Unlike that of any other socket of the group.
    public let id: UInt64

    /// What the application gave it when it was admitted.
    public let session: Session

    /// The address of the other end; nil on a Unix domain socket.
    public let remoteAddress: SocketAddress?

    /// The event loop on which the socket lives.
    public let eventLoop: any EventLoop

    private let connection: NIOLoopBound<SocketConnection<Session, Topic>>

    init(
        id: UInt64, session: Session, remoteAddress: SocketAddress?,
        connection: SocketConnection<Session, Topic>, eventLoop: any EventLoop
    ) {
        self.id = id
        self.session = session
        self.remoteAddress = remoteAddress
        self.eventLoop = eventLoop
        self.connection = NIOLoopBound(connection, eventLoop: eventLoop)
    }

    /// Sends a message, or queues it while the client does not read; see ``EncodedMessage/Urgency``.
    public func send(_ message: EncodedMessage) {
        onLoop { $0.send(message) }
    }

    /// Closes the socket: a close frame, the client's answer or ``SocketConfiguration/closeTimeout``, the end. What is
    /// queued is thrown away.
    /// - Parameters:
    ///   - code: one that may be sent: 1000…1003, 1007…1014, 3000…4999; else 1011 is sent.
    ///   - reason: a short sentence for a programmer; cut after 123 bytes.
    public func close(_ code: CloseCode, reason: String = "") {
        onLoop { $0.close(code, reason: reason) }
    }

    /// From here on the socket gets what is broadcast to the topic.
    public func subscribe(to topic: Topic) {
        onLoop { $0.subscribe(to: topic) }
    }

    /// From here on it does not.
    public func unsubscribe(from topic: Topic) {
        onLoop { $0.unsubscribe(from: topic) }
    }

    /// Reads nothing more from the client until ``resumeReading()``: for an application that has too much of this
    /// client's to do. Messages that have already arrived are still handed on, a few at most.
    public func pauseReading() {
        onLoop { $0.pauseReading() }
    }

    /// Goes on reading.
    public func resumeReading() {
        onLoop { $0.resumeReading() }
    }

    private func onLoop(_ body: @escaping @Sendable (SocketConnection<Session, Topic>) -> Void) {
        if eventLoop.inEventLoop {
            body(connection.value)
        } else {
            eventLoop.execute { body(self.connection.value) }
        }
    }
}
