/// What the first byte of a message says it is.
package enum MessageKind: UInt8 {
    case value = 0x56
    case node = 0x4E
    case wire = 0x57
    case operation = 0x4F
    case change = 0x43
    case document = 0x44
    case catalogue = 0x4B
    case history = 0x48

    /// The version of the codec, the second byte of every message.
    package static let version: UInt8 = 1
}

/// Collects the canonical bytes of a message.
package struct ByteWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Keeps room for so many bytes from the start.
    package init(reserving byteCount: Int) { bytes.reserveCapacity(byteCount) }

    package init(_ kind: MessageKind) { message(kind) }

    /// What every message begins with.
    package mutating func message(_ kind: MessageKind) {
        byte(kind.rawValue)
        byte(MessageKind.version)
    }

    package mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    package mutating func raw(_ raw: some Collection<UInt8>) { bytes.append(contentsOf: raw) }

    package mutating func raw(_ raw: [UInt8]) { bytes.append(contentsOf: raw) }

    package mutating func raw(_ raw: ArraySlice<UInt8>) { bytes.append(contentsOf: raw) }

    /// Seven bits a byte, the lowest first; every byte but the last has its highest bit set.
    package mutating func varint(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    package mutating func count(_ count: Int) { varint(UInt64(count)) }

    /// Signed numbers alternate: 0, −1, 1, −2, … become 0, 1, 2, 3, …
    package mutating func signed(_ number: Int64) { varint(UInt64(bitPattern: number << 1 ^ number >> 63)) }

    /// Eight bytes, the most significant first.
    package mutating func word(_ word: UInt64) {
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: word >> shift))
        }
    }

    package mutating func identifier(_ id: Identifier128) {
        word(id.high)
        word(id.low)
    }

    package mutating func hash(_ hash: ContentHash) {
        word(hash.words.0)
        word(hash.words.1)
        word(hash.words.2)
        word(hash.words.3)
    }

    package mutating func text(_ text: String) {
        count(text.byteCount)
        letters(text)
    }

    /// A text without its length.
    package mutating func letters(_ text: String) { text.withBytes { bytes.append(contentsOf: $0) } }

    package mutating func key(_ key: FieldKey) { text(key.name) }

    package mutating func flag(_ flag: Bool) { byte(flag ? 1 : 0) }

    /// A part behind its length in bytes. Most parts are shorter than 128 bytes and their lengths fill the one byte that
    /// is kept free; a longer part is moved by a few places afterwards.
    package mutating func lengthPrefixed(_ body: (inout ByteWriter) -> Void) {
        let start = bytes.count
        bytes.append(0)
        body(&self)
        let length = bytes.count - start - 1
        guard length >= 0x80 else {
            bytes[start] = UInt8(length)
            return
        }
        var prefix = ByteWriter()
        prefix.count(length)
        bytes[start] = prefix.bytes[0]
        bytes.insert(contentsOf: prefix.bytes.dropFirst(), at: start + 1)
    }

    /// Forgets what was collected and keeps the room for it.
    mutating func clear() { bytes.removeAll(keepingCapacity: true) }
}
