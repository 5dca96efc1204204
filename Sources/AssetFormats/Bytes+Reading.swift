/// Which byte of a number comes first.
enum ByteOrder {
    /// The most significant one.
    case big
    /// The least significant one.
    case little
}

extension [UInt8] {
    /// The number at an offset; nil when it does not lie inside.
    func number<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int, _ order: ByteOrder) -> Number? {
        let width = Number.bitWidth / 8
        guard offset >= 0, offset <= count, width <= count - offset else { return nil }
        var number: Number = 0
        for index in 0..<width {
            let byte = self[offset + (order == .big ? index : width - 1 - index)]
            number = number << 8 | Number(truncatingIfNeeded: byte)
        }
        return number
    }

    /// Whether these bytes stand at an offset.
    func has(_ other: [UInt8], at offset: Int) -> Bool {
        offset >= 0 && offset <= count && other.count <= count - offset
            && self[offset..<offset + other.count].elementsEqual(other)
    }

    /// Whether the characters of a text stand at an offset, one byte each.
    func has(_ text: StaticString, at offset: Int) -> Bool {
        let width = text.utf8CodeUnitCount
        return offset >= 0 && offset <= count && width <= count - offset
            && text.withUTF8Buffer { self[offset..<offset + width].elementsEqual($0) }
    }

    /// The first place at which the bytes stand inside a range.
    func firstOffset(of other: [UInt8], in range: Range<Int>) -> Int? {
        let range = range.clamped(to: 0..<count)
        guard let first = other.first else { return nil }
        var index = range.lowerBound
        while index <= range.upperBound - other.count {
            if self[index] == first, has(other, at: index) { return index }
            index += 1
        }
        return nil
    }
}

/// Four characters that name a part of a file.
struct FourCC: Hashable, ExpressibleByStringLiteral {
    let code: UInt32

    /// A name from the file; nil when it does not lie inside the bytes.
    init?(_ bytes: [UInt8], at offset: Int) {
        guard let code = bytes.number(UInt32.self, at: offset, .big) else { return nil }
        self.code = code
    }

    /// A name as it stands in a specification, in Latin-1.
    init(stringLiteral text: String) {
        code = text.unicodeScalars.reduce(0) { $0 << 8 | $1.value & 0xFF }
    }

    /// Holds nothing but what specifications make names of.
    var isName: Bool {
        (0..<4).allSatisfy { index in
            let byte = UInt8(truncatingIfNeeded: code >> (24 - 8 * index))
            return (0x20...0x7E).contains(byte) || byte == 0xA9
        }
    }
}
