public import MediaStorage

/// What a piece's bytes must give.
public struct PieceDigest: Hashable, Sendable {
    /// How it is computed.
    public let algorithm: PieceChecksum.Algorithm
    /// The digest.
    public let bytes: [UInt8]

    /// A digest from its parts; nil when it has another length than its algorithm's.
    public init?(_ algorithm: PieceChecksum.Algorithm, _ bytes: [UInt8]) {
        guard bytes.count == algorithm.byteCount else { return nil }
        self.algorithm = algorithm
        self.bytes = bytes
    }
}
