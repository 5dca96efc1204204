public import GraphCore
import JSONText

extension GraphSchema {
    /// A value that a document can hold.
    public static let value: Schema<Value> = anyValue.checked { value in
        value.isStorable ? nil : "Is nested deeper than \(GraphLimits.valueDepth), or is not what it says."
    }

    /// A value, of which the nesting is not checked.
    private static let anyValue: Schema<Value> = .keyed(
        "Value", "What a field holds; its one member names the type.",
        [
            KeyedCase(
                "bool", .bool, part: { if case .bool(let it) = $0 { it } else { nil } }, whole: { .bool($0) }),
            KeyedCase(
                "integer", .wideInteger, "A string of digits beyond ±(2^53 − 1).",
                part: { if case .integer(let it) = $0 { it } else { nil } }, whole: { .integer($0) }),
            KeyedCase(
                "decimal", .spelled(.decimal), part: { if case .decimal(let it) = $0 { it } else { nil } },
                whole: { .decimal($0) }),
            KeyedCase(
                "frames", .wideInteger, "At the project’s rate; a string of digits beyond ±(2^53 − 1).",
                part: { if case .frames(let it) = $0 { it } else { nil } }, whole: { .frames($0) }),
            KeyedCase(
                "text", .text(0...GraphLimits.textBytes), part: { if case .text(let it) = $0 { it } else { nil } },
                whole: { .text($0) }),
            KeyedCase(
                "choice", .spelled(.key), part: { if case .choice(let it) = $0 { it } else { nil } },
                whole: { .choice($0) }),
            KeyedCase(
                "colour", .spelled(.colour), part: { if case .colour(let it) = $0 { it } else { nil } },
                whole: { .colour($0) }),
            KeyedCase(
                "vector", vector, "Three components.",
                part: { if case .vector(let x, let y, let z) = $0 { [x, y, z] } else { nil } },
                whole: { .vector($0[0], $0[1], $0[2]) }),
            KeyedCase(
                "reference", reference, part: { if case .reference(let it) = $0 { it } else { nil } },
                whole: { .reference($0) }),
            KeyedCase(
                "list", .list(inner, limit: GraphLimits.elements),
                part: { if case .list(let it) = $0 { it } else { nil } }, whole: { .list($0) }),
            KeyedCase(
                "record", .map(.key, inner, limit: GraphLimits.elements),
                part: { if case .record(let it) = $0 { it } else { nil } }, whole: { .record($0) }),
            KeyedCase(
                "unknown", unknown, "From a newer version of Backlot, kept as it came.",
                part: { if case .unknown(let tag, let bytes) = $0 { Unknown(tag: tag, bytes: bytes) } else { nil } },
                whole: { .unknown(tag: $0.tag, bytes: $0.bytes) }),
        ])

    private static let inner: Schema<Value> = .deferred("Value") { anyValue }

    private static let vector = Schema<[Decimal]>.list(.spelled(.decimal), count: 3...3)

    private static let reference = Schema<Reference>.keyed(
        "Reference", "A file, a node of the same document, or an asset of the library.",
        [
            KeyedCase(
                "media", .spelled(.hash), part: { if case .media(let it) = $0 { it } else { nil } },
                whole: { .media($0) }),
            KeyedCase(
                "node", .spelled(.node), part: { if case .node(let it) = $0 { it } else { nil } }, whole: { .node($0) }
            ),
            KeyedCase(
                "asset", .spelled(.identifier), part: { if case .asset(let it) = $0 { it } else { nil } },
                whole: { .asset($0) }),
        ])

    private struct Unknown: Sendable {
        let tag: UInt8
        let bytes: [UInt8]
    }

    private static let unknown = Schema<Unknown>.object(
        "UnknownValue", "A value of a newer version of Backlot.", .member("tag", \.tag, Schema<UInt8>.integer(0...255)),
        .member("bytes", \.bytes, .spelled(.base64), "What stands behind the tag."),
        make: { Unknown(tag: $0, bytes: $1) }
    ).checked { unknown in
        Value.unknown(tag: unknown.tag, bytes: unknown.bytes).isStorable
            ? nil : "Its tag is that of a value that Backlot knows: write it as that, or it is over 1 MiB."
    }
}

extension TextForm where Content == Decimal {
    /// An exact decimal.
    static var decimal: TextForm {
        TextForm(
            "Decimal", "An exact decimal number, such as 12.5: up to 18 digits behind the point.",
            pattern: "^-?(0|[1-9][0-9]*)(\\.[0-9]{1,18})?$", length: 1...21,
            expecting: "a decimal number in a string, such as \"12.5\", that 64 bits hold without its point",
            parse: { Decimal(text: $0) }, print: { $0.text })
    }
}

extension Decimal {
    /// Reads plain decimal digits with or without a point: at most 18 digits behind it, no exponent, no superfluous
    /// leading 0. Anything else, and what 64 bits do not hold, is nil.
    init?(text: String) {
        var digits = text.utf8[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative { digits.removeFirst() }
        var mantissa: Int64 = 0
        var whole = 0
        var scale: UInt8?
        for byte in digits {
            if byte == UInt8(ascii: "."), scale == nil, whole > 0 {
                scale = 0
                continue
            }
            guard (48...57).contains(byte) else { return nil }
            // Counting down reaches −2^63, which has no positive counterpart.
            let (tens, isTooBig) = mantissa.multipliedReportingOverflow(by: 10)
            let (rest, isFull) = tens.subtractingReportingOverflow(Int64(byte) - 48)
            guard !isTooBig, !isFull, (scale ?? 0) < 18 else { return nil }
            mantissa = rest
            if scale == nil { whole += 1 } else { scale = (scale ?? 0) + 1 }
        }
        guard whole > 0, scale != 0, whole == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        guard isNegative || mantissa != .min else { return nil }
        self.init(mantissa: isNegative ? mantissa : -mantissa, scale: scale ?? 0)
    }
}

extension TextForm where Content == Colour {
    /// `#RRGGBBAA`.
    static var colour: TextForm {
        TextForm(
            "Colour", "sRGB with straight alpha: #RRGGBBAA.", pattern: "^#[0-9A-F]{8}$", length: 9...9,
            expecting: "a colour such as #F2A93BFF",
            parse: { text in
                guard text.utf8.count == 9, text.hasPrefix("#"), let bytes = HexText.bytes(text.dropFirst()) else {
                    return nil
                }
                return Colour(red: bytes[0], green: bytes[1], blue: bytes[2], alpha: bytes[3])
            }, print: { "#" + HexText.text([$0.red, $0.green, $0.blue, $0.alpha]).uppercased() })
    }
}

extension TextForm where Content == [UInt8] {
    /// Bytes in base 64.
    static var base64: TextForm {
        TextForm(
            "Base64", "Bytes in base 64 (RFC 4648, section 4), with padding.",
            pattern: "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
            length: 0...(GraphLimits.textBytes + 2) / 3 * 4, expecting: "bytes in base 64, with padding",
            parse: { Base64.bytes($0) }, print: { Base64.text($0) })
    }
}
