/// Identifies a node of a canvas document; minted at random by whoever creates the node, so offline work never collides.
public struct NodeID: Hashable, Comparable, Sendable {
    /// The 64 random bits.
    public let rawValue: UInt64

    /// Wraps existing bits.
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }

    /// Orders by the bits, read as one unsigned number.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Identifies a wire of a canvas document; minted like a ``NodeID``.
public struct WireID: Hashable, Comparable, Sendable {
    /// The 64 random bits.
    public let rawValue: UInt64

    /// Wraps existing bits.
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }

    /// Orders by the bits, read as one unsigned number.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// 128 bits, the common shape of change ids (random) and server rows (UUIDv7, RFC 9562 section 5.7).
public struct Identifier128: Hashable, Comparable, Sendable {
    /// The first eight bytes, big-endian.
    public let high: UInt64
    /// The last eight bytes, big-endian.
    public let low: UInt64

    /// Wraps existing bits.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Orders by the bits, read as one unsigned number.
    public static func < (left: Self, right: Self) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}

/// Identifies a change of the log; the same id sent again names the same change.
public struct ChangeID: Hashable, Sendable {
    /// The 128 random bits.
    public let bits: Identifier128

    /// Wraps existing bits.
    public init(_ bits: Identifier128) { self.bits = bits }
}

/// Identifies a project (UUIDv7).
public struct ProjectID: Hashable, Comparable, Sendable {
    /// The UUID's bits.
    public let bits: Identifier128

    /// Wraps existing bits.
    public init(_ bits: Identifier128) { self.bits = bits }

    /// Orders by the bits, read as one unsigned number.
    public static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

/// Identifies a user (UUIDv7).
public struct UserID: Hashable, Comparable, Sendable {
    /// The UUID's bits.
    public let bits: Identifier128

    /// Wraps existing bits.
    public init(_ bits: Identifier128) { self.bits = bits }

    /// Orders by the bits, read as one unsigned number.
    public static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

/// The position of a change in its project's log; 0 is the empty project, the first change makes 1.
public struct Revision: Hashable, Comparable, Sendable {
    /// The number of changes applied.
    public let number: UInt64

    /// Wraps a number of changes.
    public init(_ number: UInt64) { self.number = number }

    /// Orders by the bits, read as one unsigned number.
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// The SHA-256 of a byte sequence (FIPS 180-4): the name of media, of canonical values and of signatures.
public struct ContentHash: Hashable, Comparable, Sendable {
    /// The digest as four big-endian words.
    public let words: (UInt64, UInt64, UInt64, UInt64)

    /// Wraps four big-endian words.
    public init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// Reads exactly 32 bytes; anything else is nil.
    public init?(bytes: some Sequence<UInt8>) {
        var words: [UInt64] = [0, 0, 0, 0]
        var count = 0
        for byte in bytes {
            guard count < 32 else { return nil }
            words[count / 8] = words[count / 8] << 8 | UInt64(byte)
            count += 1
        }
        guard count == 32 else { return nil }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// The 32 bytes of the digest.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        ContentHash.append(words.0, to: &bytes)
        ContentHash.append(words.1, to: &bytes)
        ContentHash.append(words.2, to: &bytes)
        ContentHash.append(words.3, to: &bytes)
        return bytes
    }

    private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
        }
    }

    /// Equal when all 256 bits are.
    public static func == (left: Self, right: Self) -> Bool { left.words == right.words }

    /// Orders by the bits, read as one unsigned number.
    public static func < (left: Self, right: Self) -> Bool { left.words < right.words }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.3)
    }
}
