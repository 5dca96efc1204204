/// What determines a node's result, as far as the document says, in 64 bits: kind and version, the fields that
/// connected readers read, everything that enters the node, and the root's fields. Where it is another than when a take
/// was made, the take is stale. Titles, places and fields that nobody reads are not in it, nor are ids.
///
/// Not a name for bytes: media and signatures have SHA-256. `Docs/codec.md` states how it is computed.
public struct Fingerprint: Hashable, Sendable {
    /// The 64 bits.
    public let rawValue: UInt64

    /// Wraps existing bits.
    public init(_ rawValue: UInt64) { self.rawValue = rawValue }

    /// Sixteen lower-case hexadecimal digits.
    public var text: String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = (0..<16).map { digits[Int(truncatingIfNeeded: rawValue >> UInt64(60 - 4 * $0)) & 15] }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads what ``text`` writes; anything else is nil.
    public init?(text: some StringProtocol) {
        var bits: UInt64 = 0
        var count = 0
        for character in text.utf8 {
            guard count < 16 else { return nil }
            switch character {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): bits = bits << 4 | UInt64(character - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): bits = bits << 4 | UInt64(character - UInt8(ascii: "a") + 10)
            default: return nil
            }
            count += 1
        }
        guard count == 16 else { return nil }
        rawValue = bits
    }

    /// The bits for a sequence of bytes: FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), and then the finaliser of SplitMix64
    /// (G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014), since the highest bits of
    /// FNV-1a say little about the last bytes.
    init(of bytes: [UInt8]) { rawValue = bytes.withUnsafeBytes { Fingerprint.bits(of: $0) } }

    static func bits(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        var bits: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { bits = (bits ^ UInt64(byte)) &* 0x100_0000_01B3 }
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}

extension GraphDocument {
    /// The fingerprint of every node but the root.
    public func fingerprints(catalogue: Catalogue) -> [NodeID: Fingerprint] {
        var table = FingerprintTable(catalogue: catalogue)
        table.rebuild(self)
        var fingerprints: [NodeID: Fingerprint] = [:]
        fingerprints.reserveCapacity(nodeTable.count)
        for id in nodeTable.ids where id != rootID { fingerprints[id] = table.fingerprint(of: id) }
        return fingerprints
    }

    /// The fingerprint of one node; nil when it is not there, or is the root. Looks at what feeds it only.
    public func fingerprint(of node: NodeID, catalogue: Catalogue) -> Fingerprint? {
        guard node != rootID, nodeTable.contains(node) else { return nil }
        var table = FingerprintTable(catalogue: catalogue)
        table.update(self, among: reach(against: .input, from: [node]))
        return table.fingerprint(of: node)
    }
}
