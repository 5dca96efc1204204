public import GraphCore
import JSONText

// Letters of Crockford's base 32 as GraphCore writes them; reading also takes lower case.
private let nodePattern = "^[0-9A-F][0-9A-HJKMNP-TV-Z]{12}$"
private let rowPattern = "^[0-7][0-9A-HJKMNP-TV-Z]{25}$"

extension TextForm where Content == NodeID {
    /// A node of a document.
    public static var node: TextForm {
        TextForm(
            "NodeId", "Names a node in its document.", pattern: nodePattern, length: 13...13,
            expecting: "a node’s id of 13 characters", parse: { NodeID(text: $0) }, print: { $0.text })
    }
}

extension TextForm where Content == WireID {
    /// A wire of a document.
    public static var wire: TextForm {
        TextForm(
            "WireId", "Names a wire in its document.", pattern: nodePattern, length: 13...13,
            expecting: "a wire’s id of 13 characters", parse: { WireID(text: $0) }, print: { $0.text })
    }
}

extension TextForm where Content == Identifier128 {
    /// A run, job, take, key, asset, or one start of the studio.
    public static var identifier: TextForm { identifier({ $0 }, { $0 }) }
}

extension TextForm {
    /// An id of 128 bits under the type that says what it names.
    fileprivate static func identifier(
        _ wrap: @escaping @Sendable (Identifier128) -> Content,
        _ bits: @escaping @Sendable (Content) -> Identifier128
    ) -> TextForm {
        TextForm(
            "Id", "Names a project, user, change, run, job, take, key or asset.", pattern: rowPattern, length: 26...26,
            expecting: "an id of 26 characters", parse: { Identifier128(text: $0).map(wrap) },
            print: { bits($0).text })
    }
}

extension TextForm where Content == ProjectID {
    /// A project.
    public static var project: TextForm { identifier({ ProjectID($0) }, { $0.bits }) }
}

extension TextForm where Content == UserID {
    /// A user.
    public static var user: TextForm { identifier({ UserID($0) }, { $0.bits }) }
}

extension TextForm where Content == ChangeID {
    /// A change.
    public static var change: TextForm { identifier({ ChangeID($0) }, { $0.bits }) }
}

extension TextForm where Content == ContentHash {
    /// The SHA-256 of a file.
    public static var hash: TextForm {
        TextForm(
            "Hash", "The SHA-256 of a file, by which it is named.", pattern: "^[0-9a-f]{64}$", length: 64...64,
            expecting: "a hash of 64 hexadecimal digits", parse: { ContentHash(text: $0) }, print: { $0.text })
    }
}

extension TextForm where Content == FieldKey {
    /// The name of a field, a port, a kind or a choice.
    public static var key: TextForm {
        TextForm(
            "FieldKey", "The name of a field, a port, a kind or a choice.", pattern: "^[a-z][a-z0-9_]{0,63}$",
            length: 1...64, expecting: "a name of lower-case letters, digits and underscores, such as time_of_day",
            parse: { FieldKey($0) }, print: { $0.name })
    }
}

extension TextForm where Content == Moment {
    /// A moment.
    public static var moment: TextForm {
        TextForm(
            "Moment", "A moment by RFC 3339 in UTC, with milliseconds.",
            pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$", length: 24...24,
            format: "date-time", expecting: "a moment such as 2026-11-24T09:00:00.000Z", parse: { Moment(text: $0) },
            print: { $0.text })
    }
}

extension TextForm where Content == UInt64 {
    /// The fingerprint of a node's work.
    public static var fingerprint: TextForm {
        TextForm(
            "Fingerprint",
            "Of the work behind a node’s take; another one in the document means that the take is stale.",
            pattern: "^[0-9a-f]{16}$", length: 16...16, expecting: "a fingerprint of 16 hexadecimal digits",
            parse: { text in
                guard text.utf8.count == 16, let bytes = HexText.bytes(text) else { return nil }
                return bytes.reduce(0) { $0 << 8 | UInt64($1) }
            },
            print: { number in HexText.text((0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }) })
    }
}

extension TextForm where Content == Cursor {
    /// Where a list goes on.
    public static var cursor: TextForm {
        TextForm(
            "Cursor", "Where a list goes on; means nothing but to the studio.", pattern: "^[A-Za-z0-9_.~-]{1,128}$",
            length: 1...128, expecting: "the “next” of an earlier answer", parse: { Cursor($0) }, print: { $0.text })
    }
}

/// Where a list goes on: text that the studio made and that only it understands, safe in a URL.
public struct Cursor: Hashable, Sendable {
    /// 1…128 letters, digits and `-._~`.
    public let text: String

    /// Accepts only texts of the stated form; anything else is nil.
    public init?(_ text: String) {
        let isSafe = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                true
            default: false
            }
        }
        guard isSafe, (1...128).contains(text.utf8.count) else { return nil }
        self.text = text
    }
}

extension Schema where Content == Revision {
    /// A document's revision.
    public static var revision: Schema {
        Schema<UInt64>.count.mapped(expecting: "a revision", into: { Revision($0) }, from: { $0.number })
    }
}
