import NIOCore

/// What the sockets of one port have in common.
struct SocketSurroundings<Session: Sendable, Topic: Hashable & Sendable>: Sendable {
    let configuration: SocketConfiguration
    let handler: any SocketHandler<Session, Topic>
    let group: SocketGroup<Session, Topic>
}

extension Channel {
    /// The other end's address, if it is one of the internet.
    var inetAddress: SocketAddress? {
        switch remoteAddress {
        case .v4, .v6: remoteAddress
        default: nil
        }
    }
}
