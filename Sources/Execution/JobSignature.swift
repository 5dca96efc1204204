public import GraphCore
private import MediaStorage
public import ProductionModel

/// The name of a piece of work: equal signatures mean that the result may be taken over. Computed when a job becomes
/// ready, since only then are the hashes of its files known.
public enum JobSignature {
    /// The version of the encoding that is hashed; raised when the encoding changes, which makes all results stale.
    static let version: UInt8 = 1

    /// The SHA-256 over the version, the function's name and version, the tier, the SHA-256 of the payload's canonical
    /// bytes, and, in wire order, each file's port and hash. Texts stand behind their length, numbers are big-endian.
    public static func compute(
        _ function: FunctionName, tier: QualityTier, payload: ContentHash, files: [(port: FieldKey, hash: ContentHash)]
    ) -> ContentHash {
        var bytes: [UInt8] = [version]
        bytes.reserveCapacity(128 + 64 * files.count)
        append(function.name, to: &bytes)
        append(function.version, to: &bytes)
        append(tier.rawValue, to: &bytes)
        bytes += payload.bytes
        append(UInt32(files.count), to: &bytes)
        for file in files {
            append(file.port.name, to: &bytes)
            bytes += file.hash.bytes
        }
        return ContentHasher.hash(bytes)
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        append(UInt32(text.utf8.count), to: &bytes)
        bytes += text.utf8
    }

    private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(shift)))
        }
    }
}

/// A payload as it is stored and hashed.
public struct EncodedPayload: Hashable, Sendable {
    /// The canonical bytes.
    public let bytes: [UInt8]
    /// Their SHA-256.
    public let hash: ContentHash

    /// Encodes a payload.
    public init(_ payload: Value) { self.init(bytes: payload.encoded) }

    /// Takes a payload's canonical bytes as they are.
    init(bytes: [UInt8]) {
        self.bytes = bytes
        hash = ContentHasher.hash(bytes)
    }
}
