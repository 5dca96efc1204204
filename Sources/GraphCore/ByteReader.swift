/// Reads canonical bytes; every refusal knows its offset, and no input makes it trap.
package struct ByteReader {
    private let bytes: [UInt8]
    package private(set) var offset: Int
    private var end: Int

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = 0
        end = bytes.count
    }

    /// A reader behind the two bytes that begin a message.
    package init(_ bytes: [UInt8], of kind: MessageKind) throws(CodecError) {
        self.init(bytes)
        guard bytes.count <= GraphLimits.messageBytes else { throw CodecError(.tooLarge, at: 0) }
        try begin(kind)
    }

    /// Reads the two bytes that begin a message.
    mutating func begin(_ kind: MessageKind) throws(CodecError) {
        let start = offset
        guard try byte() == kind.rawValue else { throw CodecError(.wrongMessage, at: start) }
        guard try byte() == MessageKind.version else { throw CodecError(.unsupportedVersion, at: start + 1) }
    }

    package var isAtEnd: Bool { offset == end }

    /// Throws if something is left to read.
    package func finish() throws(CodecError) {
        guard isAtEnd else { throw CodecError(.trailingBytes, at: offset) }
    }

    package mutating func byte() throws(CodecError) -> UInt8 {
        guard offset < end else { throw CodecError(.truncated, at: offset) }
        defer { offset += 1 }
        return bytes[offset]
    }

    package mutating func raw(_ count: Int) throws(CodecError) -> ArraySlice<UInt8> {
        guard count <= end - offset else { throw CodecError(.truncated, at: end) }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    package mutating func varint() throws(CodecError) -> UInt64 {
        let start = offset
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            // The tenth byte holds the last of 64 bits.
            guard shift < 63 || next <= 1 else { throw CodecError(.badNumber, at: start) }
            number |= UInt64(next & 0x7F) << shift
            if next & 0x80 == 0 {
                guard next != 0 || shift == 0 else { throw CodecError(.badNumber, at: start) }
                return number
            }
            shift += 7
        }
    }

    package mutating func signed() throws(CodecError) -> Int64 {
        let number = try varint()
        return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }

    /// A signed number of 32 bits.
    package mutating func coordinate() throws(CodecError) -> Int32 {
        let start = offset
        guard let number = Int32(exactly: try signed()) else { throw CodecError(.badNumber, at: start) }
        return number
    }

    /// A number of things, each of at least one byte: more of them than bytes are left cannot be.
    package mutating func count(limit: Int) throws(CodecError) -> Int {
        let start = offset
        let number = try varint()
        guard number <= UInt64(limit) else { throw CodecError(.tooLarge, at: start) }
        guard number <= UInt64(end - offset) else { throw CodecError(.truncated, at: end) }
        return Int(number)
    }

    package mutating func word() throws(CodecError) -> UInt64 { try raw(8).reduce(0) { $0 << 8 | UInt64($1) } }

    package mutating func identifier() throws(CodecError) -> Identifier128 {
        Identifier128(high: try word(), low: try word())
    }

    package mutating func hash() throws(CodecError) -> ContentHash {
        ContentHash(words: (try word(), try word(), try word(), try word()))
    }

    package mutating func text(limit: Int) throws(CodecError) -> String {
        let length = try count(limit: limit)
        return try string(length)
    }

    /// A text of so many bytes, which must be UTF-8 (RFC 3629).
    package mutating func string(_ length: Int) throws(CodecError) -> String {
        let start = offset
        guard let text = String(validating: try raw(length), as: UTF8.self) else {
            throw CodecError(.badText, at: start)
        }
        return text
    }

    package mutating func key() throws(CodecError) -> FieldKey {
        let start = offset
        let length = try count(limit: 64)
        return try key(length, at: start)
    }

    /// A name of so many bytes; `start` is where an error points.
    package mutating func key(_ length: Int, at start: Int) throws(CodecError) -> FieldKey {
        guard let name = String(validating: try raw(length), as: UTF8.self), let key = FieldKey(name) else {
            throw CodecError(.badKey, at: start)
        }
        return key
    }

    package mutating func flag() throws(CodecError) -> Bool {
        let start = offset
        switch try byte() {
        case 0: return false
        case 1: return true
        default: throw CodecError(.notCanonical, at: start)
        }
    }

    /// Reads a part behind its length; the part must use up exactly that many bytes.
    package mutating func lengthPrefixed<Content>(
        limit: Int = GraphLimits.messageBytes, _ body: (inout ByteReader) throws(CodecError) -> Content
    ) throws(CodecError) -> Content {
        let length = try count(limit: limit)
        let outer = end
        end = offset + length
        let content = try body(&self)
        try finish()
        end = outer
        return content
    }

    /// How many bytes are left of the current part.
    package var remaining: Int { end - offset }
}
