public import GraphCore
public import ProductionModel

/// A picture or a film of the library in a cut.
public struct ClipView: Hashable, Sendable {
    /// Whether it is a picture that stands.
    public var isStill: Bool
    /// The file.
    public var file: ContentHash
    /// How many frames it has at the film's rate.
    public var length: Int64
    /// How it is brought into the film's frame.
    public var fit: PictureFit
    /// What stands on its node; payloads do not have it.
    public var title: String

    /// A clip from its parts.
    public init(isStill: Bool, file: ContentHash, length: Int64, fit: PictureFit = .fill, title: String = "") {
        self.isStill = isStill
        self.file = file
        self.length = length
        self.fit = fit
        self.title = title
    }
}

extension ClipView {
    /// Reads the payload of a `media.conform` job, and the film it is for.
    public static func reading(payload: Value) throws(PayloadError) -> (clip: ClipView, film: FilmView) {
        (try ClipView(node: try WiredNode(payload: payload)), try FilmView(inPayload: payload))
    }

    /// Reads an image or a video; `path` leads to it in what is being read, for errors.
    public init(node: WiredNode, path: String = "") throws(PayloadError) {
        let isStill = node.kind == FilmKind.image.key
        if !isStill { try node.require(.video, path: path) }
        let record = FieldRecord(node.fields, path: path.appending("fields"))
        guard let file = try AssetFields.file(in: record) else {
            throw record.error(
                .missingInput, AssetFields.file.spec,
                "The \(isStill ? "image" : "video") has no file: drag one from the library.")
        }
        self.init(
            isStill: isStill, file: file,
            length: try record.read(isStill ? ImageFields.length : VideoFields.length),
            fit: try record.read(PictureFields.fit))
    }

    /// The clip as a node: what ``init(node:path:)`` reads.
    public var node: WiredNode {
        var writer = FieldWriter()
        writer.write(AssetFields.file, [.reference(.media(file))])
        writer.write(isStill ? ImageFields.length : VideoFields.length, length)
        writer.write(PictureFields.fit, fit)
        return WiredNode(kind: (isStill ? FilmKind.image : FilmKind.video).key, fields: writer.fields)
    }

    /// The payload of a job that brings this clip to a film's rate and size.
    public func payload(in film: FilmView) -> Value { node.payload(in: film) }
}
