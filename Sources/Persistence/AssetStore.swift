public import Access
public import Execution
public import GraphCore
public import ProductionModel

/// Identifies an asset of the library (UUIDv7).
public struct AssetID: Hashable, Sendable {
    /// The UUID's bits.
    public let bits: Identifier128

    /// Wraps existing bits.
    public init(_ bits: Identifier128) { self.bits = bits }
}

/// The file of an asset, as it was found to be.
public struct AssetFile: Hashable, Sendable {
    /// The SHA-256 of its bytes.
    public let hash: ContentHash
    /// Its size in bytes.
    public let byteCount: Int64
    /// What a person calls its format, such as `PNG image`.
    public let format: String
    /// The media type (RFC 6838) it is served as.
    public let mediaType: String
    /// The kind its content is of.
    public let kind: AssetKind
    /// What is known of it.
    public let facts: AssetFacts

    /// A file from its parts.
    public init(
        hash: ContentHash, byteCount: Int64, format: String, mediaType: String, kind: AssetKind, facts: AssetFacts
    ) {
        self.hash = hash
        self.byteCount = byteCount
        self.format = format
        self.mediaType = mediaType
        self.kind = kind
        self.facts = facts
    }
}

/// What people say of an asset.
public struct AssetCard: Hashable, Sendable {
    /// The longest name, in bytes of UTF-8.
    public static let nameLimit = 200
    /// The most tags.
    public static let tagCount = 64
    /// The longest tag, in bytes of UTF-8.
    public static let tagLimit = 64
    /// The longest notes, in bytes of UTF-8.
    public static let notesLimit = 16_384
    /// The longest licence, in bytes of UTF-8.
    public static let licenceLimit = 400

    /// What it is.
    public var kind: AssetKind
    /// What people call it; 1…``nameLimit`` bytes.
    public var name: String
    /// Words by which people find it again, without repetition.
    public var tags: [String]
    /// Anything people want to say of it.
    public var notes: String
    /// How good it is, 1…5; 0 while nobody has said.
    public var rating: Int
    /// Under which licence it may be used.
    public var licence: String
    /// What a node that is made of it takes over: the look of a character, for example.
    public var fields: [FieldKey: Value]
    /// Whether it is out of sight. Its file stays, and it can be brought back.
    public var isDeleted: Bool

    /// A card from its parts.
    public init(
        kind: AssetKind, name: String, tags: [String] = [], notes: String = "", rating: Int = 0, licence: String = "",
        fields: [FieldKey: Value] = [:], isDeleted: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.tags = tags
        self.notes = notes
        self.rating = rating
        self.licence = licence
        self.fields = fields
        self.isDeleted = isDeleted
    }
}

/// Something a film is made of: in the library of one film, or of the whole studio.
public struct Asset: Hashable, Sendable {
    /// The asset.
    public let id: AssetID
    /// The film it belongs to, or `ProjectID.library` when it belongs to all of them.
    public let project: ProjectID
    /// What people say of it.
    public let card: AssetCard
    /// Its file, if it has one.
    public let file: AssetFile?
    /// What was made of the file to look at, by the function that made it.
    public let derived: [DerivedFile]
    /// Who brought it in.
    public let owner: UserID
    /// What that person is called.
    public let ownerName: String
    /// How many nodes stand for it.
    public let uses: Int
    /// Counts its changes from 1.
    public let revision: Int
    /// When it came into the library.
    public let created: Timestamp
    /// When it was last changed.
    public let changed: Timestamp

    /// An asset from its parts.
    public init(
        id: AssetID, project: ProjectID, card: AssetCard, file: AssetFile?, derived: [DerivedFile], owner: UserID,
        ownerName: String, uses: Int, revision: Int, created: Timestamp, changed: Timestamp
    ) {
        self.id = id
        self.project = project
        self.card = card
        self.file = file
        self.derived = derived
        self.owner = owner
        self.ownerName = ownerName
        self.uses = uses
        self.revision = revision
        self.created = created
        self.changed = changed
    }
}

/// A picture, a strip, a wave or a proxy that a background job makes of an asset's file.
public struct DerivedFile: Hashable, Sendable {
    /// What makes it, such as `media.thumbnail`.
    public let function: String
    /// The file; nil while it is being made, and when that has failed.
    public let media: ContentHash?
    /// Whether it is still to come.
    public let isComing: Bool

    /// A derived file from its parts.
    public init(function: String, media: ContentHash?, isComing: Bool) {
        self.function = function
        self.media = media
        self.isComing = isComing
    }
}

/// A part of an asset's card that somebody changes; nil leaves the rest as it is, whoever changed it meanwhile.
public struct AssetChange: Hashable, Sendable {
    /// What it is; one of ``AssetKind/alternatives``.
    public var kind: AssetKind?
    /// Its name.
    public var name: String?
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
    /// The film it belongs to from now on, or the library of all.
    public var project: ProjectID?
    /// Whether it is out of sight.
    public var isDeleted: Bool?

    /// A change from its parts.
    public init(
        kind: AssetKind? = nil, name: String? = nil, tags: [String]? = nil, notes: String? = nil, rating: Int? = nil,
        licence: String? = nil, fields: [FieldKey: Value]? = nil, project: ProjectID? = nil, isDeleted: Bool? = nil
    ) {
        self.kind = kind
        self.name = name
        self.tags = tags
        self.notes = notes
        self.rating = rating
        self.licence = licence
        self.fields = fields
        self.project = project
        self.isDeleted = isDeleted
    }

    /// The card with this change made.
    public func applied(to card: AssetCard) -> AssetCard {
        AssetCard(
            kind: kind ?? card.kind, name: name ?? card.name, tags: tags ?? card.tags, notes: notes ?? card.notes,
            rating: rating ?? card.rating, licence: licence ?? card.licence, fields: fields ?? card.fields,
            isDeleted: isDeleted ?? card.isDeleted)
    }
}

/// What to look for in the library.
public struct AssetQuery: Hashable, Sendable {
    /// In which order.
    public enum Order: String, CaseIterable, Hashable, Sendable {
        /// What came last first.
        case newest
        /// By name.
        case name
    }

    /// The libraries to look in: that of a film, that of the studio, or both.
    public var projects: [ProjectID]
    /// Only these kinds; empty for all.
    public var kinds: [AssetKind]
    /// Words that begin words of name, tags or notes; empty for no words.
    public var text: String
    /// Only with this tag.
    public var tag: String?
    /// Only rated so well or better.
    public var rating: Int
    /// Those out of sight instead of those in sight.
    public var isDeleted: Bool
    /// In which order.
    public var order: Order

    /// A query from its parts.
    public init(
        in projects: [ProjectID], kinds: [AssetKind] = [], text: String = "", tag: String? = nil, rating: Int = 0,
        isDeleted: Bool = false, order: Order = .newest
    ) {
        self.projects = projects
        self.kinds = kinds
        self.text = text
        self.tag = tag
        self.rating = rating
        self.isDeleted = isDeleted
        self.order = order
    }
}

/// Part of a list of assets.
public struct AssetPage: Hashable, Sendable {
    /// What is on it.
    public let items: [Asset]
    /// The last item's place, behind which the next page begins; nil on the last one.
    public let next: AssetPlace?
    /// How many there are in all.
    public let total: Int

    /// A page from its parts.
    public init(items: [Asset], next: AssetPlace?, total: Int) {
        self.items = items
        self.next = next
        self.total = total
    }
}

/// An asset's place in a list.
public struct AssetPlace: Hashable, Sendable {
    /// Counts assets in the order they came.
    public let number: Int64

    /// Wraps a number.
    public init(number: Int64) { self.number = number }
}

/// A node that stands for an asset.
public struct AssetUse: Hashable, Sendable {
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
    /// The shots behind it, itself among them if it is one.
    public let shots: [NodeID]

    /// A use from its parts.
    public init(
        project: ProjectID, projectTitle: String, node: NodeID, nodeTitle: String, nodeKind: FieldKey, follows: Bool,
        shots: [NodeID]
    ) {
        self.project = project
        self.projectTitle = projectTitle
        self.node = node
        self.nodeTitle = nodeTitle
        self.nodeKind = nodeKind
        self.follows = follows
        self.shots = shots
    }
}

/// A search that was given a name: a folder of the library.
public struct AssetFolder: Hashable, Sendable {
    /// The folder.
    public let id: Identifier128
    /// The film whose library it stands in, or `ProjectID.library`.
    public let project: ProjectID
    /// What people call it.
    public let name: String
    /// What is looked for. Libraries and order are the reader's.
    public let query: AssetQuery

    /// A folder from its parts.
    public init(id: Identifier128, project: ProjectID, name: String, query: AssetQuery) {
        self.id = id
        self.project = project
        self.name = name
        self.query = query
    }
}

/// What became of a file that was brought in.
public enum Arrival: String, CaseIterable, Hashable, Sendable {
    /// It is new in the library.
    case new
    /// The library had the same bytes already.
    case known
    /// The library had the same bytes out of sight, and shows them again.
    case restored
}

/// Assets, as people see them. Those of the whole studio belong to `ProjectID.library`: everybody with a
/// role sees them, and whoever may edit every film edits them.
public protocol AssetStore: Sendable {
    /// A part of what a query finds. Throws ``StoreError``: ``StoreError/Code/notFound`` for a film that the principal
    /// may not see.
    func assets(
        _ query: AssetQuery, after place: AssetPlace?, limit: Int, as principal: Principal
    ) async throws -> AssetPage
    /// One asset, also one out of sight.
    func asset(_ id: AssetID, as principal: Principal) async throws -> Asset
    /// Adds an asset without a file.
    func addAsset(_ card: AssetCard, to project: ProjectID, as principal: Principal) async throws -> Asset
    /// Files a stored file in a library, unless it is there already; ends the upload it came by, and lets what the plan
    /// makes of a new file to look at be made in the background.
    func addAsset(
        _ card: AssetCard, of file: AssetFile, to project: ProjectID, ending upload: Identifier128?,
        preparing plan: RunPlan, as principal: Principal
    ) async throws -> (Asset, Arrival)
    /// Changes what people say of an asset, and every node that follows it, at once.
    func change(_ id: AssetID, _ change: AssetChange, as principal: Principal) async throws -> Asset
    /// The nodes that stand for an asset, in films that the principal may see; a node that is gone is none.
    func uses(of id: AssetID, as principal: Principal) async throws -> [AssetUse]
    /// The folders of these libraries, by name.
    func folders(of projects: [ProjectID], as principal: Principal) async throws -> [AssetFolder]
    /// Gives a search a name.
    func addFolder(
        called name: String, _ query: AssetQuery, in project: ProjectID, as principal: Principal
    ) async throws -> AssetFolder
    /// Removes a folder; what it found stays.
    func removeFolder(_ id: Identifier128, as principal: Principal) async throws
}
