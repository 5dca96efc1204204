/// The tags of values in the codec; the numbers never change meaning.
enum ValueTag: UInt8 {
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

extension Value {
    /// The canonical bytes: a message of its own, equal exactly when the values are.
    public var encoded: [UInt8] {
        var writer = ByteWriter(.value)
        writer.value(self)
        return writer.bytes
    }

    /// Reads what ``encoded`` writes.
    public init(decoding bytes: [UInt8]) throws(CodecError) {
        var reader = try ByteReader(bytes, of: .value)
        self = try reader.value()
        try reader.finish()
    }
}

extension ByteWriter {
    /// A tag, then the payload behind its length, so that a reader can keep what it does not know.
    package mutating func value(_ value: Value) {
        let tag: ValueTag
        switch value {
        case .bool: tag = .bool
        case .integer: tag = .integer
        case .decimal: tag = .decimal
        case .frames: tag = .frames
        case .text: tag = .text
        case .choice: tag = .choice
        case .colour: tag = .colour
        case .vector: tag = .vector
        case .reference: tag = .reference
        case .list: tag = .list
        case .record: tag = .record
        case .unknown(let tag, let payload):
            byte(tag)
            count(payload.count)
            raw(payload)
            return
        }
        byte(tag.rawValue)
        lengthPrefixed { $0.payload(of: value) }
    }

    /// A record whose fields `body` writes, key and value, by ascending key.
    package mutating func record(_ body: (inout ByteWriter) -> Void) {
        byte(ValueTag.record.rawValue)
        lengthPrefixed(body)
    }

    /// What stands before the fields of a record that take so many bytes.
    package mutating func record(of byteCount: Int) {
        byte(ValueTag.record.rawValue)
        count(byteCount)
    }

    /// A list whose values `body` writes.
    package mutating func list(_ body: (inout ByteWriter) -> Void) {
        byte(ValueTag.list.rawValue)
        lengthPrefixed(body)
    }

    private mutating func payload(of value: Value) {
        switch value {
        case .bool(let isOn): flag(isOn)
        case .integer(let number), .frames(let number): signed(number)
        case .decimal(let number): decimal(number)
        case .text(let text): letters(text)
        case .choice(let key): letters(key.name)
        case .colour(let colour):
            byte(colour.red)
            byte(colour.green)
            byte(colour.blue)
            byte(colour.alpha)
        case .vector(let x, let y, let z):
            decimal(x)
            decimal(y)
            decimal(z)
        case .reference(let reference): self.reference(reference)
        case .list(let values): for value in values { self.value(value) }
        case .record(let fields): self.fields(fields)
        case .unknown(_, let bytes): raw(bytes)
        }
    }

    mutating func decimal(_ number: Decimal) {
        byte(number.scale)
        signed(number.mantissa)
    }

    private mutating func reference(_ reference: Reference) {
        switch reference {
        case .media(let hash):
            byte(0)
            self.hash(hash)
        case .node(let id):
            byte(1)
            word(id.rawValue)
        case .asset(let id):
            byte(2)
            identifier(id)
        }
    }

    /// Key and value, ascending by key, until the part ends.
    package mutating func fields(_ fields: [FieldKey: Value]) {
        let keys = Array(fields.keys)
        let values = Array(fields.values)
        for place in orderedPlaces(keys.count, { keys[$0] < keys[$1] }) {
            key(keys[place])
            value(values[place])
        }
    }
}

extension ByteReader {
    package mutating func value(depth: Int = 1) throws(CodecError) -> Value {
        let start = offset
        guard depth <= GraphLimits.valueDepth else { throw CodecError(.tooDeep, at: start) }
        let number = try byte()
        guard let tag = ValueTag(rawValue: number) else {
            return try lengthPrefixed(limit: GraphLimits.textBytes) { reader throws(CodecError) in
                .unknown(tag: number, bytes: Array(try reader.raw(reader.remaining)))
            }
        }
        return try lengthPrefixed { reader throws(CodecError) in try reader.payload(tag, depth: depth) }
    }

    private mutating func payload(_ tag: ValueTag, depth: Int) throws(CodecError) -> Value {
        switch tag {
        case .bool: return .bool(try flag())
        case .integer: return .integer(try signed())
        case .decimal: return .decimal(try decimal())
        case .frames: return .frames(try signed())
        case .text:
            guard remaining <= GraphLimits.textBytes else { throw CodecError(.tooLarge, at: offset) }
            return .text(try string(remaining))
        case .choice: return .choice(try key(remaining, at: offset))
        case .colour:
            return .colour(Colour(red: try byte(), green: try byte(), blue: try byte(), alpha: try byte()))
        case .vector: return .vector(try decimal(), try decimal(), try decimal())
        case .reference: return .reference(try reference())
        case .list:
            var values: [Value] = []
            while !isAtEnd {
                guard values.count < GraphLimits.elements else { throw CodecError(.tooLarge, at: offset) }
                values.append(try value(depth: depth + 1))
            }
            return .list(values)
        case .record: return .record(try fields(depth: depth + 1))
        }
    }

    mutating func decimal() throws(CodecError) -> Decimal {
        let start = offset
        let scale = try byte()
        let number = Decimal(mantissa: try signed(), scale: min(scale, 18))
        // Lowest terms keep the scale they were read with.
        guard number.scale == scale else { throw CodecError(.notCanonical, at: start) }
        return number
    }

    private mutating func reference() throws(CodecError) -> Reference {
        let start = offset
        switch try byte() {
        case 0: return .media(try hash())
        case 1: return .node(NodeID(try word()))
        case 2: return .asset(try identifier())
        default: throw CodecError(.unknownTag, at: start)
        }
    }

    package mutating func fields(depth: Int) throws(CodecError) -> [FieldKey: Value] {
        var fields: [FieldKey: Value] = [:]
        var previous: FieldKey?
        while !isAtEnd {
            let start = offset
            let key = try key()
            if let previous, previous >= key { throw CodecError(.notAscending, at: start) }
            guard fields.count < GraphLimits.elements else { throw CodecError(.tooLarge, at: start) }
            fields[key] = try value(depth: depth)
            previous = key
        }
        return fields
    }
}
