internal import GraphCore
internal import ProductionModel

/// A scene's fields.
enum SceneFields {
    static let heading = FilmField.text(
        FieldLabel("heading", "Heading", help: "The scene’s heading as the screenplay gives it."), limit: 1_000)

    static let place = FilmField.text(
        FieldLabel("place", "Place", help: "The place as written; the set stands for it."), limit: 1_000)

    static let side = FilmField.term(
        FieldLabel("side", "Inside or outside", help: "Whether the scene plays indoors or out."),
        default: InteriorExterior.interior)

    static let set = FilmField.term(
        FieldLabel("set", "Set", help: "The set that stands for the place in previs."), default: SetKind.room)

    static let timeOfDay = FilmField.term(
        FieldLabel("time_of_day", "Time of day", help: "When it plays; sun, moon and sky follow."),
        default: TimeOfDay.noon)

    static let weather = FilmField.term(
        FieldLabel("weather", "Weather", help: "What the sky does; rain, snow and fog are seen."),
        default: Weather.clear)

    static let seed = FilmField.integer(
        FieldLabel(
            "seed", "Arrangement", help: "Picks one of the set’s many arrangements; all shots of the scene share it."),
        Int64.min...Int64.max, default: 0)

    static let all: [FieldSpec] = [
        heading.spec, place.spec, side.spec, set.spec, timeOfDay.spec, weather.spec, seed.spec,
        AssetFields.asset.spec, AssetFields.follows.spec,
    ]
}

/// A note's fields.
enum NoteFields {
    static let text = FilmField.text(
        FieldLabel("text", "Text", help: "Anything worth remembering on the canvas.", reader: .studio),
        limit: 60_000, isMultiline: true)

    static let colour = FilmField.colour(
        FieldLabel("colour", "Colour", help: "The note’s paper.", reader: .studio), meaning: "for the standard paper")

    /// Of a card, in eighths of a pixel as its place is.
    private static let sizes: ClosedRange<Int64> = 0...32_768

    static let width = FilmField.integer(
        FieldLabel(
            "width", "Width", help: "The note’s width in eighths of a pixel; 0 is the standard width.", reader: .studio),
        sizes, default: 0)

    static let height = FilmField.integer(
        FieldLabel(
            "height", "Height", help: "The note’s height in eighths of a pixel; 0 is the standard height.",
            reader: .studio),
        sizes, default: 0)

    static let all: [FieldSpec] = [text.spec, colour.spec, width.spec, height.spec]
}
