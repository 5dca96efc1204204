import HTTPTypes
public import NIOCore

/// The limits and times of a port that serves HTTP and sockets.
public struct SocketConfiguration: Sendable {
    /// The path, without a query, at which sockets are asked for.
    public var path: String

    /// The most bytes of a message from a client; a larger one closes the socket with 1009.
    public var maximumMessageSize = 8 << 20

    /// How long a new connection may take until the head of its first request is there, before it is closed.
    public var firstRequestDeadline: TimeAmount = .seconds(20)

    /// How long a connection may wait for its next request, or for the next part of one, before it is closed.
    public var idleTimeout: TimeAmount = .seconds(120)

    /// A socket that was silent this long is sent a ping; if nothing came after as long again, it is closed with 4000.
    /// Checked ten times per interval, so a ping may be late by a tenth.
    public var pingInterval: TimeAmount = .seconds(25)

    /// How long a closing socket waits for the client's own close frame, or for the end of its connection.
    public var closeTimeout: TimeAmount = .seconds(1)

    /// How many sockets may be open; a request for one more is answered with ``full``.
    public var maximumSockets: Int

    /// How many connections, sockets included, may be open; one more is answered with ``full`` and closed.
    public var maximumConnections: Int

    /// The answer when there is no room.
    public var full = Refusal(status: .serviceUnavailable, body: "There is no room for another connection.\n")

    /// The answer to a first request that is not HTTP. To later ones Hummingbird answers.
    public var malformed = Refusal(status: .badRequest, body: "This is not a request.\n")

    /// The most bytes of one header field of a request.
    public var maximumHeaderFieldSize = 16 << 10

    /// The most bytes of all header fields of a request.
    public var maximumHeaderListSize = 64 << 10

    /// The most header fields of a request.
    public var maximumHeaderFieldCount = 100

    /// The most bytes that wait for a client that does not read. One message more is let through when nothing waits.
    public var maximumQueuedBytes = 4 << 20

    /// The most messages that wait for a client that does not read.
    public var maximumQueuedMessages = 1024

    /// Defaults as stated with each property; the limits of connections leave a tenth of the process's open files (and
    /// at least 64) for everything else, and a tenth of the rest for requests beside the sockets.
    /// - Parameters:
    ///   - path: where sockets are asked for, for example `/api/v1/socket`.
    ///   - openFiles: how many files the process may have open.
    public init(path: String, openFiles: Int = OpenFileLimit.current) {
        self.path = path
        maximumConnections = max(1, openFiles - max(64, openFiles / 10))
        maximumSockets = max(1, maximumConnections - maximumConnections / 10)
    }
}
