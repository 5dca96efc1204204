import GraphCore
import MediaStorage

/// A secret that proves something: 256 random bits, of which the studio stores only the SHA-256.
struct Secret: Sendable {
    /// What the holder presents. It goes to its holder and nowhere else.
    let text: String

    /// A new secret from the system's random numbers. The prefix says to people and scanners what it is.
    init(prefix: String) {
        var random = SystemRandomNumberGenerator()
        let halves = (0..<2).map { _ in Identifier128(high: random.next(), low: random.next()).text }
        text = prefix + halves.joined()
    }

    /// What the store knows of it.
    var hash: ContentHash { Secret.hash(of: text) }

    /// The SHA-256 of a presented text.
    static func hash(of text: String) -> ContentHash { ContentHasher.hash(Array(text.utf8)) }
}
