public import GraphCore
public import ProductionModel

/// What was found in an asset's file.
extension AssetFacts {
    private static let rowText = Schema<String>.text(0...4096)

    /// See `Asset` in Docs/live.md.
    public static let schema = Schema.object(
        "AssetFacts", "What was found in the file; absent is what such a file has not, or does not say.",
        .optional("width", \.width, .count, "In pixels."), .optional("height", \.height, .count, "In pixels."),
        .optional("duration", \.duration, .count, "In microseconds."),
        .optional("rate", \.rate, ProjectBody.rate), .optional("codec", \.codec, rowText),
        .optional("hasPicture", \.hasPicture, .bool), .optional("hasSound", \.hasSound, .bool),
        .optional("channels", \.channels, .count), .optional("sampleRate", \.sampleRate, .count, "In hertz."),
        .optional("tensors", \.tensors, .count), .optional("parameters", \.parameters, .count),
        .optional("rank", \.rank, .count, "Of a LoRA."), .optional("baseModel", \.baseModel, rowText),
        .member("triggers", \.triggers, .list(rowText, limit: 64), "The words that call a LoRA’s look."),
        .optional("size", \.size, .count, "Entries on each axis of a LUT."),
        .optional("scenes", \.scenes, .count, "Of a screenplay."),
        .optional("title", \.title, rowText, "The title the file gives itself."),
        make: AssetFacts.make)

    // The order of the members above.
    private static func make(
        width: Int64?, height: Int64?, duration: Int64?, rate: FrameRate?, codec: String?, hasPicture: Bool?,
        hasSound: Bool?, channels: Int64?, sampleRate: Int64?, tensors: Int64?, parameters: Int64?, rank: Int64?,
        baseModel: String?, triggers: [String], size: Int64?, scenes: Int64?, title: String?
    ) -> AssetFacts {
        var facts = AssetFacts()
        (facts.width, facts.height, facts.duration, facts.rate) = (width, height, duration, rate)
        (facts.codec, facts.hasPicture, facts.hasSound) = (codec, hasPicture, hasSound)
        (facts.channels, facts.sampleRate, facts.tensors, facts.parameters) =
            (channels, sampleRate, tensors, parameters)
        (facts.rank, facts.baseModel, facts.triggers) = (rank, baseModel, triggers)
        (facts.size, facts.scenes, facts.title) = (size, scenes, title)
        return facts
    }
}

/// The file of an asset.
public struct AssetFileBody: Hashable, Sendable {
    /// The SHA-256 of its bytes.
    public let hash: ContentHash
    /// Its size in bytes.
    public let byteCount: Int64
    /// What a person calls its format.
    public let format: String
    /// The media type it is served as.
    public let mediaType: String
    /// The kinds it may be filed under.
    public let kinds: [AssetKind]
    /// What was found in it.
    public let facts: AssetFacts

    /// A file from its parts.
    public init(
        hash: ContentHash, byteCount: Int64, format: String, mediaType: String, kinds: [AssetKind], facts: AssetFacts
    ) {
        self.hash = hash
        self.byteCount = byteCount
        self.format = format
        self.mediaType = mediaType
        self.kinds = kinds
        self.facts = facts
    }

    /// See `Asset` in Docs/live.md.
    public static let schema = Schema.object(
        "AssetFile", "The file of an asset.", .member("hash", \.hash, .spelled(.hash)),
        .member("byteCount", \.byteCount, .count), .member("format", \.format, .text(0...200)),
        .member("mediaType", \.mediaType, .text(0...200)),
        .member("kinds", \.kinds, .list(AssetBody.kindSchema, limit: 12), "What it may be filed under."),
        .member("facts", \.facts, AssetFacts.schema), make: AssetFileBody.init)
}

/// What was made of an asset's file to look at.
public struct AssetPicturesBody: Hashable, Sendable {
    /// A small picture of it.
    public let thumbnail: ContentHash?
    /// Twelve pictures from its beginning to its end, side by side.
    public let filmstrip: ContentHash?
    /// How loud it is, over time: white on transparent.
    public let waveform: ContentHash?
    /// A small copy that every browser plays.
    public let proxy: ContentHash?
    /// Whether some of these are still being made.
    public let working: Bool

    /// Pictures from their parts.
    public init(
        thumbnail: ContentHash? = nil, filmstrip: ContentHash? = nil, waveform: ContentHash? = nil,
        proxy: ContentHash? = nil, working: Bool = false
    ) {
        self.thumbnail = thumbnail
        self.filmstrip = filmstrip
        self.waveform = waveform
        self.proxy = proxy
        self.working = working
    }

    private static let picture = Schema<ContentHash>.spelled(.hash).orNull

    /// See `Asset` in Docs/live.md.
    public static let schema = Schema.object(
        "AssetPictures", "What was made of the file to look at.",
        .member("thumbnail", \.thumbnail, picture, "At most 320 pixels wide and high."),
        .member("filmstrip", \.filmstrip, picture, "Twelve pictures of 160 pixels’ width side by side."),
        .member("waveform", \.waveform, picture, "640 × 96 pixels, white on transparent."),
        .member("proxy", \.proxy, picture, "A film or sound that every browser plays."),
        .member("working", \.working, .bool, "Some are still being made."), make: AssetPicturesBody.init)
}

/// Something a film is made of.
public struct AssetBody: Hashable, Sendable {
    /// The asset.
    public let id: Identifier128
    /// The film it belongs to; nil when it belongs to the whole studio.
    public let project: ProjectID?
    /// What it is.
    public let kind: AssetKind
    /// What people call it.
    public let name: String
    /// Words by which it is found.
    public let tags: [String]
    /// What people say of it.
    public let notes: String
    /// 1…5; 0 while nobody has said.
    public let rating: Int
    /// Under which licence it may be used.
    public let licence: String
    /// Who brought it in.
    public let owner: PersonBody
    /// Its file, if it has one.
    public let file: AssetFileBody?
    /// What a node made of it takes over.
    public let fields: [FieldKey: Value]
    /// What was made of its file to look at.
    public let pictures: AssetPicturesBody
    /// How many nodes stand for it.
    public let uses: Int
    /// Counts its changes.
    public let revision: Int
    /// When it came into the library.
    public let created: Moment
    /// When it was last changed.
    public let changed: Moment
    /// Whether it is out of sight.
    public let deleted: Bool

    /// An asset from its parts.
    public init(
        id: Identifier128, project: ProjectID?, kind: AssetKind, name: String, tags: [String] = [], notes: String = "",
        rating: Int = 0, licence: String = "", owner: PersonBody, file: AssetFileBody?, fields: [FieldKey: Value] = [:],
        pictures: AssetPicturesBody, uses: Int, revision: Int, created: Moment, changed: Moment, deleted: Bool = false
    ) {
        self.id = id
        self.project = project
        self.kind = kind
        self.name = name
        self.tags = tags
        self.notes = notes
        self.rating = rating
        self.licence = licence
        self.owner = owner
        self.file = file
        self.fields = fields
        self.pictures = pictures
        self.uses = uses
        self.revision = revision
        self.created = created
        self.changed = changed
        self.deleted = deleted
    }

    static let kindSchema = Schema<AssetKind>.choice("AssetKind", "What an asset is.")
    static let nameSchema = Schema<String>.name(limit: 200)
    static let tagsSchema = Schema<[String]>.list(.text(1...64), limit: 64)
    static let notesSchema = Schema<String>.text(0...16_384)
    static let ratingSchema = Schema<Int>.integer(0...5)
    static let licenceSchema = Schema<String>.text(0...400)
    static let scopeSchema = Schema<ProjectID>.spelled(.project).orNull

    /// See `Asset` in Docs/live.md.
    public static let schema = Schema.object(
        "Asset", "Something a film is made of.", .member("id", \.id, .spelled(.identifier)),
        .member("project", \.project, scopeSchema, "The film it belongs to; null when it belongs to all."),
        .member("kind", \.kind, kindSchema), .member("name", \.name, .text(1...200)),
        .member("tags", \.tags, tagsSchema), .member("notes", \.notes, notesSchema),
        .member("rating", \.rating, ratingSchema, "0 while nobody has said."),
        .member("licence", \.licence, licenceSchema), .member("owner", \.owner, PersonBody.schema),
        .member("file", \.file, AssetFileBody.schema.orNull),
        .member("fields", \.fields, GraphSchema.fields, "What a node made of it takes over."),
        .member("pictures", \.pictures, AssetPicturesBody.schema),
        .member("uses", \.uses, .count, "How many nodes stand for it."), .member("revision", \.revision, .count),
        .member("created", \.created, .spelled(.moment)), .member("changed", \.changed, .spelled(.moment)),
        .member("deleted", \.deleted, .bool, "Out of sight; lists leave it out."), make: AssetBody.init)
}

/// A page of assets.
public struct AssetListBody: Hashable, Sendable {
    /// What is on the page.
    public let items: [AssetBody]
    /// Where the next page begins; nil on the last one.
    public let next: Cursor?
    /// How many there are in all.
    public let total: Int

    /// A page from its parts.
    public init(items: [AssetBody], next: Cursor? = nil, total: Int) {
        self.items = items
        self.next = next
        self.total = total
    }

    /// `{items, next, total}`.
    public static let schema = Schema.object(
        "AssetList", "A page of assets.", .member("items", \.items, .list(AssetBody.schema, limit: Page.limit)),
        .member("next", \.next, Schema<Cursor>.spelled(.cursor).orNull, "Where the next page begins."),
        .member("total", \.total, .count, "How many there are in all."), make: AssetListBody.init)
}
