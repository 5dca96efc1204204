public import GraphCore

/// The name of a request for logs and error answers (UUIDv7).
public struct RequestID: Hashable, Sendable {
    /// The UUID's bits.
    public let bits: Identifier128

    /// Wraps existing bits.
    public init(_ bits: Identifier128) { self.bits = bits }
}

/// How the user proved who they are.
public enum Credential: Hashable, Sendable {
    /// The person at the machine, through the command line; the operating system vouches for them.
    case local
    /// A browser session, by its row.
    case session(Identifier128)
    /// An API key, by its row.
    case key(Identifier128)
}

/// On whose behalf a transaction runs.
public struct Principal: Hashable, Sendable {
    /// Who.
    public let user: UserID
    /// How they proved it.
    public let credential: Credential
    /// In which request.
    public let request: RequestID

    /// A principal from its parts.
    public init(user: UserID, credential: Credential, request: RequestID) {
        self.user = user
        self.credential = credential
        self.request = request
    }
}
