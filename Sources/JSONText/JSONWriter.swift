/// Writes one JSON text (RFC 8259) without blanks, in the order it is told. Commas come by themselves.
public struct JSONWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    /// A writer with room for that many bytes before it has to move.
    public init(capacity: Int = 512) { bytes.reserveCapacity(capacity) }

    /// Opens an object; members follow.
    public mutating func beginObject() { bytes.append(UInt8(ascii: "{")) }

    /// Closes an object.
    public mutating func endObject() { bytes.append(UInt8(ascii: "}")) }

    /// Opens a list; each element follows ``nextElement()``.
    public mutating func beginArray() { bytes.append(UInt8(ascii: "[")) }

    /// Closes a list.
    public mutating func endArray() { bytes.append(UInt8(ascii: "]")) }

    /// Goes on to the next element of a list.
    public mutating func nextElement() {
        if bytes.last != UInt8(ascii: "[") { bytes.append(UInt8(ascii: ",")) }
    }

    /// A member's name; its value follows.
    public mutating func name(_ name: String) {
        nextMember()
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    /// A member's name that was made ready before: quotes, name and colon.
    package mutating func name(ready bytes: [UInt8]) {
        nextMember()
        self.bytes.append(contentsOf: bytes)
    }

    private mutating func nextMember() {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    }

    /// `null`.
    public mutating func null() { bytes.append(contentsOf: "null".utf8) }

    /// `true` or `false`.
    public mutating func bool(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

    /// A whole number.
    public mutating func integer(_ value: some BinaryInteger) { bytes.append(contentsOf: String(value).utf8) }

    /// The shortest number that reads back as the same; what is not finite has no spelling and is written as 0.
    public mutating func number(_ value: Double) {
        bytes.append(contentsOf: (value.isFinite ? value : 0).description.utf8)
    }

    /// A JSON text that was made elsewhere.
    public mutating func raw(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

    /// A text in quotes. Only what RFC 8259 wants escaped is escaped.
    public mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for index in utf8.indices where JSONWriter.needsEscape(utf8[index]) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
                escape(utf8[index])
                start = index + 1
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default: bytes.append(contentsOf: ("u00" + HexText.text([byte])).utf8)
        }
    }
}

extension JSONValue {
    /// Reads a JSON text. Throws a sentence with the place.
    public init(reading bytes: [UInt8]) throws(JSONError) { self = try JSONReader.value(of: bytes) }

    /// The JSON text, without blanks.
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    /// Writes the value where the writer stands.
    public func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .integer(let value): writer.integer(value)
        case .number(let text): writer.raw(text.utf8)
        case .string(let text): writer.string(text)
        case .array(let elements):
            writer.beginArray()
            for element in elements {
                writer.nextElement()
                element.write(to: &writer)
            }
            writer.endArray()
        case .object(let members):
            writer.beginObject()
            for member in members {
                writer.name(member.name)
                member.value.write(to: &writer)
            }
            writer.endObject()
        }
    }
}
