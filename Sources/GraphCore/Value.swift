/// An exact decimal number, `mantissa` × 10^−`scale`, held in lowest terms so that equal numbers have equal bytes.
public struct Decimal: Hashable, Sendable {
    /// The digits, signed.
    public let mantissa: Int64
    /// How many digits stand behind the decimal point, 0…18.
    public let scale: UInt8

    /// Reduces trailing zeros; a scale over 18 is clamped by dropping digits.
    public init(mantissa: Int64, scale: UInt8 = 0) {
        var mantissa = mantissa
        var scale = scale
        while scale > 0, scale > 18 || mantissa % 10 == 0 {
            mantissa /= 10
            scale -= 1
        }
        self.mantissa = mantissa
        self.scale = scale
    }

    /// As a person writes it, such as `-12.5`.
    public var text: String {
        var digits = Sentence.digits(of: mantissa.magnitude)
        if scale > 0 {
            while digits.count <= Int(scale) { digits.insert(UInt8(ascii: "0"), at: 0) }
            digits.insert(UInt8(ascii: "."), at: digits.count - Int(scale))
        }
        return Sentence.text(of: mantissa < 0 ? [UInt8(ascii: "-")] + digits : digits)
    }
}

extension Decimal: Comparable {
    /// Whole parts first, then the parts behind the point on a common scale: both fit into 64 bits, a cross
    /// multiplication would not.
    public static func < (left: Self, right: Self) -> Bool {
        let (leftWhole, leftRest) = left.parts
        let (rightWhole, rightRest) = right.parts
        return leftWhole != rightWhole ? leftWhole < rightWhole : leftRest < rightRest
    }

    /// The number cut off at its point, and the rest in units of 10^−18 with the number's sign.
    /// Both stay below 2^63, so the products need no check (which 32-bit targets lack).
    private var parts: (whole: Int64, rest: Int64) {
        var unit: Int64 = 1
        for _ in 0..<scale { unit &*= 10 }
        var rest = mantissa % unit
        for _ in scale..<18 { rest &*= 10 }
        return (mantissa / unit, rest)
    }
}

/// A colour as sRGB (IEC 61966-2-1) components and straight alpha, eight bits each.
public struct Colour: Hashable, Sendable {
    /// Red, 0…255.
    public let red: UInt8
    /// Green, 0…255.
    public let green: UInt8
    /// Blue, 0…255.
    public let blue: UInt8
    /// Opacity, 0…255.
    public let alpha: UInt8

    /// A colour from its components.
    public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }
}

/// Names something outside the value: media by hash, a node of the same document, or an asset of the library.
public enum Reference: Hashable, Sendable {
    case media(ContentHash)
    case node(NodeID)
    case asset(Identifier128)
}

/// What a field holds. There is no binary floating point, so canonical bytes agree wherever they are made.
public enum Value: Sendable {
    case bool(Bool)
    case integer(Int64)
    case decimal(Decimal)
    /// A length or position in frames at the project's rate.
    case frames(Int64)
    case text(String)
    /// One of a field's listed choices, such as a framing.
    case choice(FieldKey)
    case colour(Colour)
    /// Three exact components.
    indirect case vector(Decimal, Decimal, Decimal)
    indirect case reference(Reference)
    case list([Value])
    case record([FieldKey: Value])
    /// A value written by a newer version: its tag and bytes, kept as they came.
    case unknown(tag: UInt8, bytes: [UInt8])
}

extension Value: Hashable {
    /// Equal when the canonical bytes are: text is compared by its UTF-8, not by canonical equivalence.
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.bool(let a), .bool(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.decimal(let a), .decimal(let b)): a == b
        case (.frames(let a), .frames(let b)): a == b
        case (.text(let a), .text(let b)): a.hasSameBytes(as: b)
        case (.choice(let a), .choice(let b)): a == b
        case (.colour(let a), .colour(let b)): a == b
        case (.vector(let a, let b, let c), .vector(let d, let e, let f)): a == d && b == e && c == f
        case (.reference(let a), .reference(let b)): a == b
        case (.list(let a), .list(let b)): a == b
        case (.record(let a), .record(let b)): a == b
        case (.unknown(let a, let b), .unknown(let c, let d)): a == c && b == d
        default: false
        }
    }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .bool(let value): hasher.combine(value)
        case .integer(let value), .frames(let value): hasher.combine(value)
        case .decimal(let value): hasher.combine(value)
        case .text(let value): value.withBytes { hasher.combine(bytes: $0) }
        case .choice(let value): hasher.combine(value)
        case .colour(let value): hasher.combine(value)
        case .vector(let x, let y, let z):
            hasher.combine(x)
            hasher.combine(y)
            hasher.combine(z)
        case .reference(let value): hasher.combine(value)
        case .list(let values): hasher.combine(values)
        case .record(let fields): hasher.combine(fields)
        case .unknown(let tag, let bytes):
            hasher.combine(tag)
            hasher.combine(bytes)
        }
    }
}
