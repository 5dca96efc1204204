public import Access
public import Execution
public import GraphCore

/// A person who uses the studio.
public struct Account: Hashable, Sendable {
    /// The user.
    public let id: UserID
    /// What the others call them.
    public let name: String
    /// The role in the studio as a whole, if there is one.
    public let role: Role?
    /// Whether the name is their own choice; until then they are new here.
    public let isNamed: Bool

    /// An account from its parts.
    public init(id: UserID, name: String, role: Role?, isNamed: Bool) {
        self.id = id
        self.name = name
        self.role = role
        self.isNamed = isNamed
    }
}

/// A way for a user to prove who they are, which the store knows by the hash of its secret only.
public struct StoredCredential: Hashable, Sendable {
    /// What it is good for; the id is its row's.
    public let credential: Credential
    /// Whose it is.
    public let user: UserID
    /// The SHA-256 of the secret.
    public let secret: ContentHash
    /// What a person calls it: the browser, or what a key is for.
    public let label: String
    /// When it was made.
    public let created: Timestamp
    /// From when on it proves nothing; nil for one that stays.
    public let expires: Timestamp?

    /// A credential from its parts.
    public init(
        credential: Credential, user: UserID, secret: ContentHash, label: String, created: Timestamp,
        expires: Timestamp?
    ) {
        self.credential = credential
        self.user = user
        self.secret = secret
        self.label = label
        self.created = created
        self.expires = expires
    }
}

/// What a browser proves to be when it signs in.
public struct NewSession: Hashable, Sendable {
    /// The SHA-256 of the session's secret.
    public let secret: ContentHash
    /// What a person calls the browser.
    public let label: String
    /// When the session ends.
    public let expires: Timestamp

    /// A session from its parts.
    public init(secret: ContentHash, label: String, expires: Timestamp) {
        self.secret = secret
        self.label = label
        self.expires = expires
    }
}

/// Accounts, and how people prove that they are theirs.
public protocol AccountStore: Sendable {
    /// The principal's own account.
    func account(as principal: Principal) async throws -> Account
    /// Gives the principal's account a name of 1…200 bytes.
    func rename(to name: String, as principal: Principal) async throws -> Account
    /// Keeps a one-time link that signs the principal's user in, by the hash of its secret.
    func addLink(_ secret: ContentHash, expires: Timestamp, as principal: Principal) async throws
    /// Uses a one-time link up and opens a session for its user. Whoever holds a link is nobody yet, so there is no
    /// principal. Throws ``StoreError/Code/expired`` for a link that is unknown, used or too old.
    func redeemLink(_ secret: ContentHash, for session: NewSession) async throws -> StoredCredential
    /// Makes a key for programs that work for the principal's user.
    func addKey(_ secret: ContentHash, label: String, as principal: Principal) async throws -> StoredCredential
    /// The sessions and keys that are good now: everybody's at the machine itself, else the principal's own.
    func credentials(as principal: Principal) async throws -> [StoredCredential]
    /// Ends a session or a key of the principal's own. One that is not there, or not theirs, is not found.
    func revoke(_ credential: Identifier128, as principal: Principal) async throws
}
