public import HTTPTypes
public import NIOCore

/// What an application does with its sockets.
///
/// Every function is called on the event loop of the connection concerned and must return at once: the other sockets of
/// that loop wait for it. Work that takes longer is handed to a task, which answers later with ``Socket/send(_:)``.
public protocol SocketHandler<Session, Topic>: Sendable {
    /// What the application knows of a socket from its request on, such as the signed-in user. It may carry state of
    /// its own, for example in a `NIOLoopBoundBox`.
    associatedtype Session: Sendable

    /// What a message can be broadcast to, such as a project. Small: it is a key of a dictionary on each event loop.
    associatedtype Topic: Hashable & Sendable

    /// Decides whether a request becomes a socket. Called for a well-formed upgrade of the configured path only, and
    /// before the socket counts as open.
    /// - Parameter request: the request's head, and where it comes from.
    func admit(_ request: SocketRequest) -> Admission<Session>

    /// The socket is open: the first moment at which it can be sent to.
    func opened(_ socket: Socket<Session, Topic>)

    /// A whole text message has arrived.
    func received(text: String, from socket: Socket<Session, Topic>)

    /// A whole binary message has arrived.
    func received(binary: ByteBuffer, from socket: Socket<Session, Topic>)

    /// The client read too slowly: what was queued for it was thrown away and its subscriptions have ended; now it can
    /// be written to again. The application sends everything anew and subscribes it again.
    func overflowed(_ socket: Socket<Session, Topic>)

    /// The socket is gone. Called exactly once for each opened socket; its subscriptions have ended.
    /// - Parameter code: the code of whichever end closed first; ``CloseCode/noCode`` when the client gave none,
    ///   ``CloseCode/abnormal`` when the connection broke.
    func closed(_ socket: Socket<Session, Topic>, code: CloseCode)
}

/// The request that asks for a socket.
public struct SocketRequest: Sendable {
    /// Method, path with query, and header fields. Cookies are in one field.
    public let head: HTTPRequest

    /// The address of the other end; nil on a Unix domain socket, and when the other end has already gone.
    public let remoteAddress: SocketAddress?

    /// Whether the request came through a Unix domain socket, whose file's mode says who may connect.
    public let cameByUnixSocket: Bool

    /// The event loop on which the socket would live, for state that is bound to it.
    public let eventLoop: any EventLoop
}

/// The answer to a request for a socket.
public enum Admission<Session: Sendable>: Sendable {
    /// Upgrade; the value stays with the socket.
    case accept(Session)

    /// Answer the request with an error and close the connection.
    case refuse(Refusal)

    /// Not a matter of sockets: the router answers, as if no upgrade had been asked for.
    case http
}

/// An HTTP response that ends a connection: in place of a socket, or of everything when there is no room.
public struct Refusal: Sendable {
    /// The response's status.
    public var status: HTTPResponse.Status

    /// Its header fields; `Content-Length` and `Connection: close` are added.
    public var headers: HTTPFields

    /// Its body, not more than a few hundred bytes.
    public var body: String

    /// - Parameters:
    ///   - status: the response's status.
    ///   - contentType: the media type of `body`.
    ///   - body: what is wrong, for whoever reads the response.
    ///   - headers: further header fields.
    public init(
        status: HTTPResponse.Status, contentType: String = "text/plain; charset=utf-8", body: String = "",
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.headers = headers
        self.headers[.contentType] = contentType
        self.body = body
    }
}
