extension Catalogue {
    /// The canonical bytes, in the catalogue's own order.
    public var encoded: [UInt8] {
        var writer = ByteWriter(.catalogue)
        writer.list(portTypes) { writer, type in
            writer.key(type.key)
            writer.text(type.title)
        }
        writer.list(conversions) { writer, conversion in
            writer.key(conversion.source)
            writer.key(conversion.target)
        }
        writer.list(kinds) { $0.kind($1) }
        return writer.bytes
    }

    /// Reads what ``encoded`` writes.
    public convenience init(decoding bytes: [UInt8]) throws(CodecError) {
        var reader = try ByteReader(bytes, of: .catalogue)
        self.init(
            portTypes: try reader.list { reader throws(CodecError) in
                PortType(key: try reader.key(), title: try reader.help())
            },
            conversions: try reader.list { reader throws(CodecError) in
                PortConversion(source: try reader.key(), target: try reader.key())
            },
            kinds: try reader.list { reader throws(CodecError) in try reader.kind() })
        try reader.finish()
    }
}

/// The tags of field types in the codec; the numbers never change meaning.
private enum FieldTypeTag: UInt8 {
    case bool = 1
    case integer = 2
    case decimal = 3
    case frames = 4
    case text = 5
    case choice = 6
    case colour = 7
    case vector = 8
    case reference = 9
    case list = 10
    case record = 11
}

extension ByteWriter {
    fileprivate mutating func list<Element>(_ elements: [Element], _ body: (inout ByteWriter, Element) -> Void) {
        count(elements.count)
        for element in elements { body(&self, element) }
    }

    fileprivate mutating func kind(_ kind: KindSpec) {
        key(kind.key)
        text(kind.title)
        text(kind.category)
        varint(UInt64(kind.version))
        text(kind.help)
        flag(kind.isRoot)
        byte(kind.holding.rawValue)
        list(kind.ports) { $0.port($1) }
        list(kind.fields) { $0.field($1) }
    }

    private mutating func port(_ port: PortSpec) {
        key(port.key)
        text(port.title)
        byte(port.direction.rawValue)
        key(port.type)
        flag(port.isRepeating)
        flag(port.isRequired)
        byte(port.reader.rawValue)
        list(port.wireFields) { $0.field($1) }
    }

    private mutating func field(_ field: FieldSpec) {
        key(field.key)
        text(field.title)
        fieldType(field.type)
        text(field.unit)
        value(field.defaultValue)
        text(field.help)
        byte(field.reader.rawValue)
    }

    private mutating func begin(_ tag: FieldTypeTag) { byte(tag.rawValue) }

    private mutating func fieldType(_ type: FieldType) {
        switch type {
        case .bool: begin(.bool)
        case .integer(let range):
            begin(.integer)
            signed(range.lowerBound)
            signed(range.upperBound)
        case .decimal(let lowest, let highest):
            begin(.decimal)
            decimal(lowest)
            decimal(highest)
        case .frames(let range):
            begin(.frames)
            signed(range.lowerBound)
            signed(range.upperBound)
        case .text(let limit, let isMultiline):
            begin(.text)
            count(limit)
            flag(isMultiline)
        case .choice(let choices):
            begin(.choice)
            list(choices) { writer, choice in
                writer.key(choice.key)
                writer.text(choice.title)
            }
        case .colour: begin(.colour)
        case .vector: begin(.vector)
        case .reference: begin(.reference)
        case .list(let element, let limit):
            begin(.list)
            fieldType(element)
            count(limit)
        case .record(let fields):
            begin(.record)
            list(fields) { $0.field($1) }
        }
    }
}

extension ByteReader {
    fileprivate mutating func list<Element>(
        _ body: (inout ByteReader) throws(CodecError) -> Element
    ) throws(CodecError) -> [Element] {
        let count = try count(limit: GraphLimits.elements)
        var elements: [Element] = []
        for _ in 0..<count { elements.append(try body(&self)) }
        return elements
    }

    /// A title or a sentence of the catalogue.
    fileprivate mutating func help() throws(CodecError) -> String { try text(limit: GraphLimits.textBytes) }

    @inline(never)
    fileprivate mutating func kind() throws(CodecError) -> KindSpec {
        KindSpec(
            key: try key(), title: try help(), category: try help(), version: try kindVersion(), help: try help(),
            isRoot: try flag(), holding: try holding(),
            ports: try list { reader throws(CodecError) in try reader.port() },
            fields: try list { reader throws(CodecError) in try reader.field(depth: 1) })
    }

    private mutating func holding() throws(CodecError) -> KindHolding {
        let start = offset
        guard let holding = KindHolding(rawValue: try byte()) else { throw CodecError(.unknownTag, at: start) }
        return holding
    }

    @inline(never)
    private mutating func port() throws(CodecError) -> PortSpec {
        PortSpec(
            key: try key(), title: try help(), direction: try direction(), type: try key(), isRepeating: try flag(),
            isRequired: try flag(), reader: try fieldReader(),
            wireFields: try list { reader throws(CodecError) in try reader.field(depth: 1) })
    }

    private mutating func direction() throws(CodecError) -> PortDirection {
        let start = offset
        guard let direction = PortDirection(rawValue: try byte()) else { throw CodecError(.unknownTag, at: start) }
        return direction
    }

    @inline(never)
    private mutating func field(depth: Int) throws(CodecError) -> FieldSpec {
        FieldSpec(
            key: try key(), title: try help(), type: try fieldType(depth: depth), unit: try help(),
            defaultValue: try value(), help: try help(), reader: try fieldReader())
    }

    private mutating func fieldReader() throws(CodecError) -> FieldReader {
        let start = offset
        guard let reader = FieldReader(rawValue: try byte()) else { throw CodecError(.unknownTag, at: start) }
        return reader
    }

    @inline(never)
    private mutating func fieldType(depth: Int) throws(CodecError) -> FieldType {
        let start = offset
        guard depth <= GraphLimits.valueDepth else { throw CodecError(.tooDeep, at: start) }
        guard let tag = FieldTypeTag(rawValue: try byte()) else { throw CodecError(.unknownTag, at: start) }
        switch tag {
        case .bool: return .bool
        case .integer: return .integer(try range())
        case .decimal:
            let (lowest, highest) = (try decimal(), try decimal())
            guard lowest <= highest else { throw CodecError(.badNumber, at: start) }
            return .decimal(from: lowest, through: highest)
        case .frames: return .frames(try range())
        case .text: return .text(limit: try limit(), isMultiline: try flag())
        case .choice:
            return .choice(
                try list { reader throws(CodecError) in ChoiceSpec(key: try reader.key(), title: try reader.help()) })
        case .colour: return .colour
        case .vector: return .vector
        case .reference: return .reference
        case .list: return .list(try fieldType(depth: depth + 1), limit: try limit())
        case .record:
            return .record(try list { reader throws(CodecError) in try reader.field(depth: depth + 1) })
        }
    }

    private mutating func limit() throws(CodecError) -> Int {
        let start = offset
        guard let limit = Int32(exactly: try varint()) else { throw CodecError(.badNumber, at: start) }
        return Int(limit)
    }

    private mutating func range() throws(CodecError) -> ClosedRange<Int64> {
        let start = offset
        let (lowest, highest) = (try signed(), try signed())
        guard lowest <= highest else { throw CodecError(.badNumber, at: start) }
        return lowest...highest
    }
}
