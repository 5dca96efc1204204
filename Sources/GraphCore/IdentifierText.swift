/// Crockford's base 32 (Douglas Crockford, "Base 32"): digits and upper-case letters without I, L, O and U, so that
/// an id can be read aloud. Reading accepts lower case, and O, I and L for the digits they look like.
enum CrockfordText {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// The lowest `count` groups of five bits, most significant first.
    static func digits(high: UInt64, low: UInt64, count: Int) -> String {
        var bytes: [UInt8] = []
        for place in (0..<count).reversed() {
            let shift = UInt64(place * 5)
            let group = shift >= 64 ? high >> (shift - 64) : low >> shift | (shift > 59 ? high << (64 - shift) : 0)
            bytes.append(alphabet[Int(group & 31)])
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The bits of exactly `count` digits; nil for another length, another letter, or more than `bits` bits.
    static func parse(_ text: some StringProtocol, count: Int, bits: Int) -> (high: UInt64, low: UInt64)? {
        // The bytes of a string of its own are read without a call for each, whatever kind of string came.
        var text = String(text)
        return text.withUTF8 { bytes in
            guard bytes.count == count else { return nil }
            var high: UInt64 = 0
            var low: UInt64 = 0
            var isFirst = true
            for byte in bytes {
                let digit = values[Int(byte)]
                guard digit < 32, !isFirst || digit >> (bits - 5 * (count - 1)) == 0 else { return nil }
                isFirst = false
                high = high << 5 | low >> 59
                low = low << 5 | UInt64(digit)
            }
            return (high, low)
        }
    }

    /// What each byte stands for; 255 for those that stand for nothing.
    private static let values: [UInt8] = (UInt8.min...UInt8.max).map { byte in
        let upper = byte >= 97 && byte <= 122 ? byte - 32 : byte
        return switch upper {
        case UInt8(ascii: "O"): 0
        case UInt8(ascii: "I"), UInt8(ascii: "L"): 1
        default: alphabet.firstIndex(of: upper).map(UInt8.init) ?? 255
        }
    }
}

extension NodeID {
    /// Thirteen characters of Crockford's base 32.
    public var text: String { CrockfordText.digits(high: 0, low: rawValue, count: 13) }

    /// Reads what ``text`` writes; anything else is nil.
    public init?(text: some StringProtocol) {
        guard let bits = CrockfordText.parse(text, count: 13, bits: 64) else { return nil }
        self.init(bits.low)
    }
}

extension WireID {
    /// Thirteen characters of Crockford's base 32.
    public var text: String { CrockfordText.digits(high: 0, low: rawValue, count: 13) }

    /// Reads what ``text`` writes; anything else is nil.
    public init?(text: some StringProtocol) {
        guard let bits = CrockfordText.parse(text, count: 13, bits: 64) else { return nil }
        self.init(bits.low)
    }
}

extension Identifier128 {
    /// 26 characters of Crockford's base 32.
    public var text: String { CrockfordText.digits(high: high, low: low, count: 26) }

    /// Reads what ``text`` writes; anything else is nil.
    public init?(text: some StringProtocol) {
        guard let bits = CrockfordText.parse(text, count: 26, bits: 128) else { return nil }
        self.init(high: bits.high, low: bits.low)
    }
}

extension ContentHash {
    /// 64 lower-case hexadecimal digits, as `sha256sum` prints them.
    public var text: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Reads exactly 64 hexadecimal digits of either case; anything else is nil.
    public init?(text: some StringProtocol) {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in text.utf8 {
            let digit: UInt8
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = character - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = character - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = character - UInt8(ascii: "A") + 10
            default: return nil
            }
            guard bytes.count < 32 else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        guard high == nil else { return nil }
        self.init(bytes: bytes)
    }
}
