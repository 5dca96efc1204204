internal import GraphCore

/// What keeps cards together on the canvas has: no function reads any of it.
enum GroupFields {
    static let colour = FilmField.colour(
        FieldLabel("colour", "Colour", help: "Of its edge and title; none is the canvas’s own.", reader: .studio),
        meaning: "for the canvas’s own")
}

/// A frame's fields.
enum FrameFields {
    /// No frame is wider or higher than so many eighths of a pixel.
    private static let largest: Int64 = 1 << 24

    static let width = FilmField.integer(
        FieldLabel("width", "Width", help: "In eighths of a pixel.", reader: .studio), 0...largest, default: 480 * 8)

    static let height = FilmField.integer(
        FieldLabel("height", "Height", help: "In eighths of a pixel.", reader: .studio), 0...largest, default: 320 * 8)

    static let folded = FilmField.bool(
        FieldLabel("folded", "Folded", help: "Stands as one card for what is in it.", reader: .studio), default: false)

    static let all: [FieldSpec] = [GroupFields.colour.spec, folded.spec, width.spec, height.spec]
}

/// A subgraph's fields.
enum SubgraphFields {
    /// So many ports or fields of what is inside are shown on its card and in its inspector at most.
    private static let most = 64

    private static let node = FieldSpec(
        key: "node", title: "Card", type: .reference, defaultValue: .reference(.node(NodeID(0))),
        help: "A card inside.", reader: .studio)

    static let ports = FilmField.list(
        FieldLabel("ports", "Ports", help: "Ports of cards inside that its card always has.", reader: .studio),
        of: .record([
            node, name("port", "Port"),
            FieldSpec(
                key: "side", title: "Side",
                type: .choice([ChoiceSpec(key: "input", title: "Input"), ChoiceSpec(key: "output", title: "Output")]),
                defaultValue: .choice("input"), help: "On which side of the card.", reader: .studio),
        ]), limit: most)

    static let shown = FilmField.list(
        FieldLabel(
            "shown", "Fields", help: "Fields of cards inside that are set from outside as well.", reader: .studio),
        of: .record([node, name("field", "Field")]), limit: most)

    private static func name(_ key: FieldKey, _ title: String) -> FieldSpec {
        FieldSpec(
            key: key, title: title, type: .text(limit: 64, isMultiline: false), defaultValue: .text(""),
            help: "Its name in its kind.", reader: .studio)
    }

    static let all: [FieldSpec] = [GroupFields.colour.spec, ports.spec, shown.spec]
}
