public import Access
public import GraphCore

/// A user, as others see them.
public struct PersonBody: Hashable, Sendable {
    /// The user.
    public let id: UserID
    /// What they are called.
    public let name: String

    /// A person from their parts.
    public init(id: UserID, name: String) {
        self.id = id
        self.name = name
    }

    /// `{id, name}`.
    public static let schema = Schema.object(
        "Person", "Somebody who works on a project.", .member("id", \.id, .spelled(.user)),
        .member("name", \.name, .text(0...UserBody.nameLimit)), make: PersonBody.init)
}

/// A user, as they see themselves.
public struct UserBody: Hashable, Sendable {
    /// The most bytes a user's name has.
    public static let nameLimit = 200

    /// The user.
    public let id: UserID
    /// What they are called; empty until they say.
    public let name: String
    /// What they are in the studio; nil for somebody who has a role in single projects only.
    public let role: Role?

    /// A user from their parts.
    public init(id: UserID, name: String, role: Role?) {
        self.id = id
        self.name = name
        self.role = role
    }

    /// `{id, name, role|null}`.
    public static let schema = Schema.object(
        "User", "Who is signed in.", .member("id", \.id, .spelled(.user)),
        .member("name", \.name, .text(0...nameLimit), "Empty until they say."),
        .member("role", \.role, roleSchema, "Null for somebody who has a role in single projects only."),
        make: UserBody.init)
}

private let roleSchema = Schema<Role>.choice("Role", "What a user is in the studio.").orNull

/// The answer to whoever signs in.
public struct MeBody: Hashable, Sendable {
    /// Who is signed in.
    public let user: UserBody
    /// The studio's version.
    public let version: String
    /// Whether this is the first time, so that the page asks for a name.
    public let isNew: Bool

    /// An answer from its parts.
    public init(user: UserBody, version: String, isNew: Bool) {
        self.user = user
        self.version = version
        self.isNew = isNew
    }

    /// `{user, version, isNew}`.
    public static let schema = Schema.object(
        "Me", "Who is signed in, and to what.", .member("user", \.user, UserBody.schema),
        .member("version", \.version, .text(1...64), "The studio’s version."),
        .member("isNew", \.isNew, .bool, "Whether the page should ask for a name."), make: MeBody.init)
}

/// What signs somebody in.
public struct SignInBody: Hashable, Sendable {
    /// The secret part of a one-time link.
    public let token: String

    /// A sign-in with that token.
    public init(token: String) { self.token = token }

    /// `{token}`.
    public static let schema = Schema.object(
        "SignIn", "What signs somebody in.", .member("token", \.token, .text(1...256), "From a one-time link."),
        make: SignInBody.init)
}

/// What somebody wants to be called.
public struct NameBody: Hashable, Sendable {
    /// The name.
    public let name: String

    /// A wish for that name.
    public init(name: String) { self.name = name }

    /// `{name}`.
    public static let schema = Schema.object(
        "Name", "What somebody wants to be called.", .member("name", \.name, .name(limit: UserBody.nameLimit)),
        make: NameBody.init)
}

/// A key for programs, without its secret.
public struct KeyBody: Hashable, Sendable {
    /// The most bytes a key's label has.
    public static let labelLimit = 200

    /// The key's row.
    public let id: Identifier128
    /// What it is for, in its owner's words.
    public let label: String
    /// When it was made.
    public let created: Moment

    /// A key from its parts.
    public init(id: Identifier128, label: String, created: Moment) {
        self.id = id
        self.label = label
        self.created = created
    }

    /// `{id, label, created}`.
    public static let schema = Schema.object(
        "Key", "A key for programs.", .member("id", \.id, .spelled(.identifier)),
        .member("label", \.label, .text(0...labelLimit), "What it is for."),
        .member("created", \.created, .spelled(.moment)), make: KeyBody.init)
}

/// A key that is asked for.
public struct KeyDraftBody: Hashable, Sendable {
    /// What it will be for.
    public let label: String

    /// A draft with that label.
    public init(label: String) { self.label = label }

    /// `{label}`.
    public static let schema = Schema.object(
        "KeyDraft", "A key that is asked for.", .member("label", \.label, .name(limit: KeyBody.labelLimit)),
        make: KeyDraftBody.init)
}

/// A key that was just made: the only time its secret is seen.
public struct NewKeyBody: Hashable, Sendable {
    /// The key's row.
    public let id: Identifier128
    /// What it is for.
    public let label: String
    /// The secret, for `Authorization: Bearer`.
    public let key: String

    /// A new key from its parts.
    public init(id: Identifier128, label: String, key: String) {
        self.id = id
        self.label = label
        self.key = key
    }

    /// `{id, label, key}`.
    public static let schema = Schema.object(
        "NewKey", "A key that was just made.", .member("id", \.id, .spelled(.identifier)),
        .member("label", \.label, .text(0...KeyBody.labelLimit)),
        .member("key", \.key, .text(1...256), "The secret; it is shown this once."), make: NewKeyBody.init)
}

/// A one-time link.
public struct LinkBody: Hashable, Sendable {
    /// Where it leads.
    public let url: String
    /// Until when it can be used.
    public let expires: Moment

    /// A link from its parts.
    public init(url: String, expires: Moment) {
        self.url = url
        self.expires = expires
    }

    /// `{url, expires}`.
    public static let schema = Schema.object(
        "Link", "A link that signs somebody in, once.", .member("url", \.url, .text(1...2048)),
        .member("expires", \.expires, .spelled(.moment)), make: LinkBody.init)
}
