internal import GraphCore
internal import ProductionModel

/// What nodes have that stand for an asset of the library.
enum AssetFields {
    static let asset = FilmField.list(
        FieldLabel("asset", "Asset", help: "What of the library this was made of.", reader: .studio), of: .reference,
        limit: 1)

    static let follows = FilmField.bool(
        FieldLabel(
            "follows", "Follows", help: "Whether this takes over what changes in its asset.", reader: .studio),
        default: false)

    static let file = FilmField.list(
        FieldLabel("file", "File", help: "The file, by what is in it."), of: .reference, limit: 1)

    /// The file that a node's fields name, as a view reads it.
    static func file(in record: FieldRecord) throws(PayloadError) -> ContentHash? {
        guard case .reference(.media(let hash))? = try record.read(file).first else { return nil }
        return hash
    }
}

/// An image's fields.
enum ImageFields {
    static let length = FilmField.frames(
        FieldLabel("length", "Length", help: "How long it stands in a cut."), 1...ShotFields.longest, default: 72)

    static let all: [FieldSpec] = [
        AssetFields.file.spec, length.spec, PictureFields.fit.spec, AssetFields.asset.spec,
    ]
}

/// A video's fields.
enum VideoFields {
    static let length = FilmField.frames(
        FieldLabel("length", "Length", help: "How many frames it has at the film’s rate."), 1...ShotFields.longest,
        default: 72)

    static let all: [FieldSpec] = [
        AssetFields.file.spec, length.spec, PictureFields.fit.spec, AssetFields.asset.spec, TakePin.field.spec,
    ]
}

/// Recorded sound's fields.
enum AudioFields {
    static let length = FilmField.frames(
        FieldLabel("length", "Length", help: "How long it plays, in frames at the film’s rate."),
        1...ShotFields.longest, default: 72)

    static let all: [FieldSpec] = [AssetFields.file.spec, length.spec, AssetFields.asset.spec]
}

/// What pictures from outside have.
enum PictureFields {
    static let fit = FilmField.term(
        FieldLabel("fit", "Fit", help: "How a picture of another shape than the film’s is brought into it."),
        default: PictureFit.fill)
}
