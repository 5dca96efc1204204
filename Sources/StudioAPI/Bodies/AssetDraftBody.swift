public import GraphCore
public import ProductionModel

/// An asset without a file that is asked for.
public struct AssetDraftBody: Hashable, Sendable {
    /// The film it is to belong to; nil for the whole studio.
    public let project: ProjectID?
    /// What it is.
    public let kind: AssetKind
    /// What it is called.
    public let name: String
    /// Words by which it is found.
    public let tags: [String]?
    /// What there is to say of it.
    public let notes: String?
    /// Under which licence it may be used.
    public let licence: String?
    /// What a node made of it takes over.
    public let fields: [FieldKey: Value]?

    /// A draft from its parts.
    public init(
        project: ProjectID?, kind: AssetKind, name: String, tags: [String]? = nil, notes: String? = nil,
        licence: String? = nil, fields: [FieldKey: Value]? = nil
    ) {
        self.project = project
        self.kind = kind
        self.name = name
        self.tags = tags
        self.notes = notes
        self.licence = licence
        self.fields = fields
    }

    /// `{project|null, kind, name, tags?, notes?, licence?, fields?}`.
    public static let schema = Schema.object(
        "AssetDraft", "An asset without a file that is asked for.",
        .member("project", \.project, AssetBody.scopeSchema, "Null for the whole studio."),
        .member("kind", \.kind, AssetBody.kindSchema), .member("name", \.name, AssetBody.nameSchema),
        .optional("tags", \.tags, AssetBody.tagsSchema), .optional("notes", \.notes, AssetBody.notesSchema),
        .optional("licence", \.licence, AssetBody.licenceSchema), .optional("fields", \.fields, GraphSchema.fields),
        make: AssetDraftBody.init)
}

/// What is changed of an asset; what is absent stays as it is.
public struct AssetChangeBody: Hashable, Sendable {
    /// Its name.
    public var name: String?
    /// What it is.
    public var kind: AssetKind?
    /// All its tags.
    public var tags: [String]?
    /// Its notes.
    public var notes: String?
    /// Its rating.
    public var rating: Int?
    /// Its licence.
    public var licence: String?
    /// All its fields.
    public var fields: [FieldKey: Value]?
    /// The film it belongs to; `.some(nil)` gives it to the whole studio.
    public var project: ProjectID??
    /// Whether it is out of sight.
    public var deleted: Bool?

    /// A change from its parts.
    public init(
        name: String? = nil, kind: AssetKind? = nil, tags: [String]? = nil, notes: String? = nil, rating: Int? = nil,
        licence: String? = nil, fields: [FieldKey: Value]? = nil, project: ProjectID?? = nil, deleted: Bool? = nil
    ) {
        self.name = name
        self.kind = kind
        self.tags = tags
        self.notes = notes
        self.rating = rating
        self.licence = licence
        self.fields = fields
        self.project = project
        self.deleted = deleted
    }

    /// `{name?, kind?, tags?, notes?, rating?, licence?, fields?, project?, deleted?}`.
    public static let schema = Schema.object(
        "AssetChange", "What is changed of an asset; what is absent stays as it is.",
        .optional("name", \.name, AssetBody.nameSchema), .optional("kind", \.kind, AssetBody.kindSchema),
        .optional("tags", \.tags, AssetBody.tagsSchema, "All of them."),
        .optional("notes", \.notes, AssetBody.notesSchema), .optional("rating", \.rating, AssetBody.ratingSchema),
        .optional("licence", \.licence, AssetBody.licenceSchema),
        .optional("fields", \.fields, GraphSchema.fields, "All of them; nodes that follow the asset take them over."),
        .optional("project", \.project, AssetBody.scopeSchema, "Null gives it to the whole studio."),
        .optional("deleted", \.deleted, .bool, "Puts it out of sight, or back."), make: AssetChangeBody.init)
}

/// A node that stands for an asset.
public struct AssetUseBody: Hashable, Sendable {
    /// The film.
    public let project: ProjectID
    /// Its title.
    public let projectTitle: String
    /// The node.
    public let node: NodeID
    /// What is written on it.
    public let nodeTitle: String
    /// Its kind.
    public let nodeKind: FieldKey
    /// Whether it takes over what changes in the asset.
    public let follows: Bool
    /// How many shots are made with it.
    public let shots: Int

    /// A use from its parts.
    public init(
        project: ProjectID, projectTitle: String, node: NodeID, nodeTitle: String, nodeKind: FieldKey, follows: Bool,
        shots: Int
    ) {
        self.project = project
        self.projectTitle = projectTitle
        self.node = node
        self.nodeTitle = nodeTitle
        self.nodeKind = nodeKind
        self.follows = follows
        self.shots = shots
    }

    /// See `AssetUses` in Docs/live.md.
    public static let schema = Schema.object(
        "AssetUse", "A node that stands for an asset.", .member("project", \.project, .spelled(.project)),
        .member("projectTitle", \.projectTitle, .text(0...GraphLimits.titleBytes)),
        .member("node", \.node, .spelled(.node)),
        .member("nodeTitle", \.nodeTitle, .text(0...GraphLimits.titleBytes)),
        .member("nodeKind", \.nodeKind, .spelled(.key)),
        .member("follows", \.follows, .bool, "Takes over what changes in the asset."),
        .member("shots", \.shots, .count, "How many shots are made with it."), make: AssetUseBody.init)
}

/// Where an asset is used.
public struct AssetUsesBody: Hashable, Sendable {
    /// The nodes that stand for it.
    public let items: [AssetUseBody]
    /// How many shots are made with it, each counted once.
    public let shots: Int

    /// Uses from their parts.
    public init(items: [AssetUseBody], shots: Int) {
        self.items = items
        self.shots = shots
    }

    /// `{items, shots}`.
    public static let schema = Schema.object(
        "AssetUses", "Where an asset is used.",
        .member("items", \.items, .list(AssetUseBody.schema, limit: GraphLimits.nodes)),
        .member("shots", \.shots, .count, "Each counted once."), make: AssetUsesBody.init)
}

/// What a folder of the library looks for.
public struct AssetSearchBody: Hashable, Sendable {
    /// Words that begin words of name, tags or notes.
    public let text: String?
    /// Only these kinds.
    public let kinds: [AssetKind]?
    /// Only with this tag.
    public let tag: String?
    /// Only rated so well or better.
    public let rating: Int?

    /// A search from its parts.
    public init(text: String? = nil, kinds: [AssetKind]? = nil, tag: String? = nil, rating: Int? = nil) {
        self.text = text
        self.kinds = kinds
        self.tag = tag
        self.rating = rating
    }

    /// `{text?, kinds?, tag?, rating?}`.
    public static let schema = Schema.object(
        "AssetSearch", "What a folder looks for.", .optional("text", \.text, .text(0...200)),
        .optional("kinds", \.kinds, .list(AssetBody.kindSchema, limit: 12)), .optional("tag", \.tag, .text(1...64)),
        .optional("rating", \.rating, AssetBody.ratingSchema), make: AssetSearchBody.init)
}

/// A search with a name.
public struct AssetFolderBody: Hashable, Sendable {
    /// The folder.
    public let id: Identifier128
    /// The film whose library it stands in; nil for the studio's.
    public let project: ProjectID?
    /// What it is called.
    public let name: String
    /// What it looks for.
    public let query: AssetSearchBody

    /// A folder from its parts.
    public init(id: Identifier128, project: ProjectID?, name: String, query: AssetSearchBody) {
        self.id = id
        self.project = project
        self.name = name
        self.query = query
    }

    /// See `AssetFolder` in Docs/live.md.
    public static let schema = Schema.object(
        "AssetFolder", "A search with a name.", .member("id", \.id, .spelled(.identifier)),
        .member("project", \.project, AssetBody.scopeSchema), .member("name", \.name, .text(1...200)),
        .member("query", \.query, AssetSearchBody.schema), make: AssetFolderBody.init)
}

/// A folder that is asked for.
public struct AssetFolderDraftBody: Hashable, Sendable {
    /// The film whose library it is to stand in; nil for the studio's.
    public let project: ProjectID?
    /// What it is called.
    public let name: String
    /// What it looks for.
    public let query: AssetSearchBody

    /// A draft from its parts.
    public init(project: ProjectID?, name: String, query: AssetSearchBody) {
        self.project = project
        self.name = name
        self.query = query
    }

    /// `{project|null, name, query}`.
    public static let schema = Schema.object(
        "AssetFolderDraft", "A folder that is asked for.", .member("project", \.project, AssetBody.scopeSchema),
        .member("name", \.name, AssetBody.nameSchema), .member("query", \.query, AssetSearchBody.schema),
        make: AssetFolderDraftBody.init)
}

/// A file on its way into the library.
public struct UploadBody: Hashable, Sendable {
    /// Where it is on its way.
    public enum State: String, CaseIterable, Sendable {
        case receiving, checking, done, refused
    }

    /// What became of it.
    public enum Outcome: String, CaseIterable, Sendable {
        case new, known, restored
    }

    /// The upload.
    public let id: Identifier128
    /// The name it is to have.
    public let name: String
    /// Where it is on its way.
    public let state: State
    /// How many bytes have arrived.
    public let received: Int64
    /// How many bytes it has.
    public let byteCount: Int64
    /// The asset it became.
    public let asset: Identifier128?
    /// Whether that asset is new.
    public let outcome: Outcome?
    /// Why it was refused.
    public let message: String?

    /// An upload from its parts.
    public init(
        id: Identifier128, name: String, state: State, received: Int64, byteCount: Int64, asset: Identifier128? = nil,
        outcome: Outcome? = nil, message: String? = nil
    ) {
        self.id = id
        self.name = name
        self.state = state
        self.received = received
        self.byteCount = byteCount
        self.asset = asset
        self.outcome = outcome
        self.message = message
    }

    /// See `Upload` in Docs/live.md.
    public static let schema = Schema.object(
        "Upload", "A file on its way into the library.", .member("id", \.id, .spelled(.identifier)),
        .member("name", \.name, .text(0...200)),
        .member("state", \.state, .choice("UploadState", "Where an upload is on its way.")),
        .member("received", \.received, .count, "How many bytes have arrived."),
        .member("byteCount", \.byteCount, .count, "How many bytes it has."),
        .member("asset", \.asset, Schema<Identifier128>.spelled(.identifier).orNull),
        .member("outcome", \.outcome, Schema<Outcome>.choice("UploadOutcome", "What became of an upload.").orNull),
        .member("message", \.message, Schema<String>.text(0...4096).orNull, "Why it was refused."),
        make: UploadBody.init)
}
