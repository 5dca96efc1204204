private import CLibcrypto

/// The digest of a piece of an upload, in the making.
public final class PieceChecksum {
    /// The digests that are understood.
    public enum Algorithm: String, CaseIterable, Hashable, Sendable {
        case sha1, sha256

        /// How many bytes its digests have.
        public var byteCount: Int { self == .sha1 ? 20 : 32 }
    }

    private let context: OpaquePointer
    private let byteCount: Int

    /// A digest that has seen no bytes; nil when the library lacks the algorithm.
    public init?(_ algorithm: Algorithm) {
        guard let context = EVP_MD_CTX_new() else { return nil }
        let kind = algorithm == .sha1 ? EVP_sha1() : EVP_sha256()
        guard EVP_DigestInit_ex(context, kind, nil) == 1 else {
            EVP_MD_CTX_free(context)
            return nil
        }
        self.context = context
        byteCount = algorithm.byteCount
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds bytes.
    public func update(_ bytes: [UInt8]) {
        // The pointer does not leave the closure; OpenSSL reads `count` bytes from it and keeps nothing.
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            _ = EVP_DigestUpdate(context, start, buffer.count)
        }
    }

    /// The digest of everything added; nothing is added after it.
    public func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
            // The algorithm writes exactly `byteCount` bytes.
            _ = EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
            count = byteCount
        }
    }
}
