import GraphCore

/// A little catalogue with every rule in it: single and repeating inputs, a conversion, wire fields, each field type.
enum Sample {
    static let root = Node(id: NodeID(1), kind: .builtIn("film"), title: "The Film")
    static let author = UserID(Identifier128(high: 7, low: 8))
    static let otherAuthor = UserID(Identifier128(high: 9, low: 10))

    static var document: GraphDocument { GraphDocument(root: root) }

    static let catalogue = Catalogue(
        portTypes: [
            PortType(key: "character", title: "Character"), PortType(key: "image", title: "Image"),
            PortType(key: "video", title: "Video"),
        ],
        conversions: [PortConversion(source: "image", target: "video")],
        kinds: [
            KindSpec(key: "film", title: "Film", category: "", help: "", isRoot: true, ports: [], fields: []),
            KindSpec(
                key: "character", title: "Character", category: "Cast", help: "Who.",
                ports: [PortSpec(key: "character", title: "Character", direction: .output, type: "character")],
                fields: [
                    FieldSpec(
                        key: "name", title: "Name", type: .text(limit: 40, isMultiline: false), defaultValue: .text(""),
                        help: ""),
                    FieldSpec(
                        key: "height", title: "Height",
                        type: .decimal(from: Decimal(mantissa: 40), through: Decimal(mantissa: 250)), unit: "cm",
                        defaultValue: .decimal(Decimal(mantissa: 172)), help: ""),
                    FieldSpec(
                        key: "skin", title: "Skin", type: .colour,
                        defaultValue: .colour(Colour(red: 1, green: 2, blue: 3)), help: ""),
                ]),
            KindSpec(
                key: "still", title: "Still", category: "Pictures", help: "",
                ports: [PortSpec(key: "image", title: "Image", direction: .output, type: "image")], fields: []),
            shot, sequence,
        ])

    private static let shot = KindSpec(
        key: "shot", title: "Shot", category: "Pictures", version: 2, help: "One take.",
        ports: [
            PortSpec(
                key: "character", title: "Characters", direction: .input, type: "character", isRepeating: true,
                wireFields: [
                    FieldSpec(key: "mark", title: "Mark", type: .integer(1...9), defaultValue: .integer(1), help: "")
                ]),
            PortSpec(key: "plate", title: "Plate", direction: .input, type: "video"),
            PortSpec(key: "video", title: "Video", direction: .output, type: "video"),
        ],
        fields: [
            FieldSpec(key: "duration", title: "Duration", type: .frames(1...2400), defaultValue: .frames(72), help: ""),
            FieldSpec(
                key: "framing", title: "Framing",
                type: .choice([ChoiceSpec(key: "wide", title: "Wide"), ChoiceSpec(key: "close_up", title: "Close-up")]),
                defaultValue: .choice("wide"), help: ""),
            FieldSpec(key: "rain", title: "Rain", type: .bool, defaultValue: .bool(false), help: ""),
            FieldSpec(
                key: "lines", title: "Lines",
                type: .list(
                    .record([
                        FieldSpec(
                            key: "text", title: "Text", type: .text(limit: 80, isMultiline: true),
                            defaultValue: .text(""), help: ""),
                        FieldSpec(
                            key: "start", title: "Start", type: .frames(0...2400), defaultValue: .frames(0), help: ""),
                    ]), limit: 4),
                defaultValue: .list([]), help: ""),
            FieldSpec(
                key: "aim", title: "Aim", type: .vector,
                defaultValue: .vector(Decimal(mantissa: 0), Decimal(mantissa: 0), Decimal(mantissa: 0)), help: "",
                reader: .generation),
            FieldSpec(
                key: "look", title: "Look", type: .reference, defaultValue: .reference(.node(NodeID(0))), help: ""),
        ])

    private static let sequence = KindSpec(
        key: "sequence", title: "Sequence", category: "Cut", help: "",
        ports: [
            PortSpec(
                key: "video", title: "Shots", direction: .input, type: "video", isRepeating: true, isRequired: true),
            PortSpec(key: "sequence", title: "Sequence", direction: .output, type: "video"),
        ], fields: [])

    static func node(_ id: UInt64, _ kind: FieldKey, _ title: String = "", parent: NodeID? = nil) -> Node {
        Node(id: NodeID(id), kind: .builtIn(kind), title: title, parent: parent)
    }

    static func wire(_ id: UInt64, _ source: UInt64, _ output: FieldKey, _ target: UInt64, _ input: FieldKey) -> Wire {
        Wire(
            id: WireID(id), source: PortReference(node: NodeID(source), port: output),
            target: PortReference(node: NodeID(target), port: input))
    }

    /// A document after operations that must fit.
    static func document(_ operations: [GraphOperation]) throws -> GraphDocument {
        var document = document
        _ = try document.apply(operations, catalogue: catalogue)
        return document
    }

    /// Ada and Shot 1A, not connected; Shot 1B and a sequence of both shots; Ada is node 2.
    static func scene() throws -> GraphDocument {
        try document([
            .addNode(node(2, "character", "Ada")), .addNode(node(3, "shot", "1A")), .addNode(node(4, "shot", "1B")),
            .addNode(node(5, "sequence", "Reel")), .connect(wire(10, 3, "video", 5, "video")),
            .connect(wire(11, 4, "video", 5, "video")),
        ])
    }
}
