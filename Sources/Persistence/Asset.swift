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
