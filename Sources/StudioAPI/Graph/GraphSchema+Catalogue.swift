public import GraphCore

extension GraphSchema {
    /// What can stand on a canvas.
    public static let catalogue: Schema<Catalogue> = .object(
        "Catalogue", "What can stand on a canvas.",
        .member("portTypes", \.portTypes, .list(portType, limit: 1000), "The types that ports carry."),
        .member("conversions", \.conversions, .list(conversion, limit: 1000), "Lossless steps that a wire may take."),
        .member("kinds", \.kinds, .list(kind, limit: 1000), "In palette order."),
        make: { Catalogue(portTypes: $0, conversions: $1, kinds: $2) })

    private static let portType = Schema<PortType>.object(
        "PortType", "A type that ports carry.", .member("key", \.key, .spelled(.key)), .member("title", \.title, label),
        make: { PortType(key: $0, title: $1) })

    private static let conversion = Schema<PortConversion>.object(
        "PortConversion", "A lossless step that a wire may take.", .member("source", \.source, .spelled(.key)),
        .member("target", \.target, .spelled(.key)), make: { PortConversion(source: $0, target: $1) })

    private static let kind = Schema<KindSpec>.object(
        "Kind", "A kind of node.", .member("key", \.key, .spelled(.key)), .member("title", \.title, label),
        .member("category", \.category, label, "The palette’s group."),
        .member("version", \.version, Schema<UInt16>.integer(0...65_535)), .member("help", \.help, sentence),
        .member("root", \.isRoot, .bool, "Minted with the document, neither added nor removed nor drawn."),
        .member("holding", \.holding, holding, "What it is to the nodes that stand in it."),
        .member("ports", \.ports, .list(port, limit: 1000), "In the order they are drawn."),
        .member("fields", \.fields, .list(field, limit: 1000), "In the order they are shown."),
        make: {
            KindSpec(
                key: $0, title: $1, category: $2, version: $3, help: $4, isRoot: $5, holding: $6, ports: $7,
                fields: $8)
        })

    private static let holding = Schema<KindHolding>.choice(
        "KindHolding", "A frame stands around its nodes on the canvas; a subgraph is a canvas of its own.",
        of: [.nothing, .frame, .subgraph]
    ) { holding in
        switch holding {
        case .nothing: "nothing"
        case .frame: "frame"
        case .subgraph: "subgraph"
        }
    }

    private static let port = Schema<PortSpec>.object(
        "Port", "A port of a kind.", .member("key", \.key, .spelled(.key)), .member("title", \.title, label),
        .member("direction", \.direction, direction),
        .member("type", \.type, .spelled(.key), "One of the port types."),
        .member("repeating", \.isRepeating, .bool, "Takes any number of wires, in order."),
        .member("required", \.isRequired, .bool, "Without it the node cannot run."),
        .member("reader", \.reader, reader),
        .member("wireFields", \.wireFields, .list(field, limit: 1000), "What wires that enter here carry."),
        make: {
            PortSpec(
                key: $0, title: $1, direction: $2, type: $3, isRepeating: $4, isRequired: $5, reader: $6,
                wireFields: $7)
        })

    private static let field: Schema<FieldSpec> = .object(
        "Field", "A field of a kind or of a wire.", .member("key", \.key, .spelled(.key)),
        .member("title", \.title, label), .member("type", \.type, fieldType),
        .member("unit", \.unit, label, "Behind the number, such as mm; empty when there is none."),
        .member("default", \.defaultValue, value, "What an absent field means."), .member("help", \.help, sentence),
        .member("reader", \.reader, reader),
        make: {
            FieldSpec(key: $0, title: $1, type: $2, unit: $3, defaultValue: $4, help: $5, reader: $6)
        })

    private static let direction = Schema<PortDirection>.choice(
        "PortDirection", "Which way a port faces.", of: [.input, .output]
    ) { side in
        side == .input ? "input" : "output"
    }

    private static let reader = Schema<FieldReader>.choice(
        "FieldReader",
        "Who reads a field, or what enters a port: what is connected, a generation engine to come, or the studio.",
        of: [.connected, .generation, .studio]
    ) { reader in
        switch reader {
        case .connected: "connected"
        case .generation: "generation"
        case .studio: "studio"
        }
    }

    private static let label = Schema<String>.text(0...GraphLimits.titleBytes)
    private static let sentence = Schema<String>.text(0...4096)
}

extension GraphSchema {
    /// The shape of a field's values.
    static let fieldType: Schema<FieldType> = .tagged(
        "FieldType", "The shape of a field’s values, and what is in range.", by: "name",
        [
            plain("bool", "BoolType", .bool), integerCase,
            TaggedCase(
                "decimal",
                ObjectSchema<Ends<Decimal>>(
                    "DecimalType", "An exact decimal.", .member("lowest", \.lowest, .spelled(.decimal)),
                    .member("highest", \.highest, .spelled(.decimal)), make: Ends.init),
                part: { if case .decimal(let low, let high) = $0 { Ends(lowest: low, highest: high) } else { nil } },
                whole: { .decimal(from: $0.lowest, through: $0.highest) }),
            framesCase, textCase, choiceCase, plain("colour", "ColourType", .colour),
            plain("vector", "VectorType", .vector), plain("reference", "ReferenceType", .reference), listCase,
            TaggedCase(
                "record",
                .sole("RecordType", "Named values.", "fields", Schema<[FieldSpec]>.list(innerField, limit: 1000)),
                part: { if case .record(let fields) = $0 { fields } else { nil } }, whole: { .record($0) }),
        ])

    private struct Ends<Bound: Comparable & Sendable>: Sendable {
        let lowest: Bound
        let highest: Bound

        /// Ends in the wrong order are taken for each other.
        var ascending: ClosedRange<Bound> { min(lowest, highest)...max(lowest, highest) }
    }

    private struct TextRule: Sendable {
        let limit: Int
        let isMultiline: Bool
    }

    private struct ListRule: Sendable {
        let element: FieldType
        let limit: Int
    }

    private static let innerField: Schema<FieldSpec> = .deferred("Field") { field }
    private static let innerType: Schema<FieldType> = .deferred("FieldType") { fieldType }

    /// A type without particulars.
    private static func plain(_ tag: String, _ name: String, _ type: FieldType) -> TaggedCase<FieldType> {
        TaggedCase(
            tag, ObjectSchema<FieldType>(name, "", make: { type }), part: { $0 == type ? type : nil }, whole: { $0 })
    }

    private static func range(_ name: String, _ help: String) -> ObjectSchema<Ends<Int64>> {
        ObjectSchema<Ends<Int64>>(
            name, help, .member("lowest", \.lowest, .wideInteger), .member("highest", \.highest, .wideInteger),
            make: Ends.init)
    }

    private static let integerCase = TaggedCase<FieldType>(
        "integer", range("IntegerType", "A whole number."),
        part: { type in
            guard case .integer(let range) = type else { return nil }
            return Ends(lowest: range.lowerBound, highest: range.upperBound)
        }, whole: { .integer($0.ascending) })

    private static let framesCase = TaggedCase<FieldType>(
        "frames", range("FramesType", "A number of frames."),
        part: { type in
            guard case .frames(let range) = type else { return nil }
            return Ends(lowest: range.lowerBound, highest: range.upperBound)
        }, whole: { .frames($0.ascending) })

    private static let textCase = TaggedCase<FieldType>(
        "text",
        ObjectSchema<TextRule>(
            "TextType", "A text.", .member("limit", \.limit, .count, "Bytes of UTF-8."),
            .member("multiline", \.isMultiline, .bool), make: TextRule.init),
        part: { type in
            guard case .text(let limit, let isMultiline) = type else { return nil }
            return TextRule(limit: limit, isMultiline: isMultiline)
        }, whole: { .text(limit: $0.limit, isMultiline: $0.isMultiline) })

    private static let choiceCase = TaggedCase<FieldType>(
        "choice",
        .sole("ChoiceType", "One of the listed choices.", "choices", Schema<[ChoiceSpec]>.list(choice, limit: 1000)),
        part: { if case .choice(let choices) = $0 { choices } else { nil } }, whole: { .choice($0) })

    private static let choice = Schema<ChoiceSpec>.object(
        "Choice", "One of the values a field may have.", .member("key", \.key, .spelled(.key)),
        .member("title", \.title, label), make: { ChoiceSpec(key: $0, title: $1) })

    private static let listCase = TaggedCase<FieldType>(
        "list",
        ObjectSchema<ListRule>(
            "ListType", "Values of one type.", .member("element", \.element, innerType),
            .member("limit", \.limit, .count), make: ListRule.init),
        part: { type in
            guard case .list(let element, let limit) = type else { return nil }
            return ListRule(element: element, limit: limit)
        }, whole: { .list($0.element, limit: $0.limit) })
}
