private import CLibcrypto
public import GraphCore

/// SHA-256 (FIPS 180-4) over bytes that arrive in pieces, computed by OpenSSL's EVP interface, which uses the
/// processor's SHA instructions where there are any.
///
/// The hasher owns its digest context alone, hence it cannot be copied, and the context is freed exactly once.
public struct ContentHasher: ~Copyable {
    // Sound to share: fetched once and never changed; OpenSSL counts its users atomically.
    nonisolated(unsafe) private static let sha256 = EVP_MD_fetch(nil, "SHA256", nil)

    private let context: OpaquePointer

    /// A hasher that has seen no bytes.
    public init() {
        // Both fail only when memory is exhausted or the library was built without SHA-256; nothing can go on then.
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("OpenSSL has no memory for a digest.") }
        let started = EVP_DigestInit_ex(context, ContentHasher.sha256, nil)
        precondition(started == 1, "OpenSSL offers no SHA-256.")
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    private init(copying other: borrowing ContentHasher) {
        self.init()
        let copied = EVP_MD_CTX_copy_ex(context, other.context)
        precondition(copied == 1, "OpenSSL has no memory for a digest.")
    }

    /// Another hasher that has seen the same bytes.
    public borrowing func copy() -> ContentHasher { ContentHasher(copying: self) }

    /// Adds bytes.
    public mutating func update(_ bytes: borrowing RawSpan) {
        // The pointer does not leave the closure; OpenSSL reads `count` bytes from it and keeps nothing.
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            EVP_DigestUpdate(context, start, buffer.count)
        }
    }

    /// Adds bytes.
    public mutating func update(_ bytes: [UInt8]) { update(bytes.span.bytes) }

    /// The digest of everything added.
    public consuming func finalize() -> ContentHash {
        var digest = InlineArray<4, UInt64>(repeating: 0)
        var span = digest.mutableSpan
        // SHA-256 writes exactly 32 bytes, the size of the four words.
        span.withUnsafeMutableBytes { buffer in
            _ = EVP_DigestFinal_ex(context, buffer.bindMemory(to: UInt8.self).baseAddress, nil)
        }
        return ContentHash(
            words: (
                UInt64(bigEndian: digest[0]), UInt64(bigEndian: digest[1]), UInt64(bigEndian: digest[2]),
                UInt64(bigEndian: digest[3])
            ))
    }

    /// The digest of bytes that are all there.
    public static func hash(_ bytes: borrowing RawSpan) -> ContentHash {
        var hasher = ContentHasher()
        hasher.update(bytes)
        return hasher.finalize()
    }

    /// The digest of bytes that are all there.
    public static func hash(_ bytes: [UInt8]) -> ContentHash { hash(bytes.span.bytes) }
}
