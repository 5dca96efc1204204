internal import GraphCore
internal import ProductionModel

/// A field of the catalogue together with the Swift type of what it holds: its declaration, its writing and its
/// reading in one place.
struct FilmField<Content: Sendable>: Sendable {
    /// What the catalogue says of it.
    let spec: FieldSpec
    /// What an absent field means.
    let defaultContent: Content
    /// Never fails; content without a stored form becomes the default.
    let encode: @Sendable (Content) -> Value
    /// Nil for values of another type or out of range.
    let decode: @Sendable (Value) -> Content?
    /// What is allowed, to end a sentence: `a number from 8 to 600 mm`.
    let allowed: String

    var key: FieldKey { spec.key }
}

/// What every field has apart from its type.
struct FieldLabel: Sendable {
    let key: FieldKey
    let title: String
    let help: String
    var reader: FieldReader = .connected

    init(_ key: FieldKey, _ title: String, help: String, reader: FieldReader = .connected) {
        self.key = key
        self.title = title
        self.help = help
        self.reader = reader
    }

    func spec(_ type: FieldType, unit: String = "", default value: Value) -> FieldSpec {
        FieldSpec(key: key, title: title, type: type, unit: unit, defaultValue: value, help: help, reader: reader)
    }
}

extension Vocabulary {
    /// The stored name as a field key; every term is well formed, and a test holds them to it.
    var key: FieldKey { FieldKey(stringLiteral: rawValue) }

    /// Every term as a choice of the catalogue.
    static var choices: [ChoiceSpec] { allCases.map { ChoiceSpec(key: $0.key, title: $0.title) } }
}

extension FilmField where Content: Vocabulary {
    /// One term of a vocabulary.
    static func term(_ label: FieldLabel, default content: Content) -> Self {
        Self(
            spec: label.spec(.choice(Content.choices), default: .choice(content.key)),
            defaultContent: content,
            encode: { .choice($0.key) },
            decode: { value in
                guard case .choice(let key) = value else { return nil }
                return Content(rawValue: key.name)
            },
            allowed: "one of \(Content.allCases.map(\.rawValue).joinedAsSentence())")
    }

    /// One term of a vocabulary, or a first choice that leaves it to something else.
    static func term(_ label: FieldLabel, otherwise automatic: ChoiceSpec) -> FilmField<Content?> {
        FilmField<Content?>(
            spec: label.spec(.choice([automatic] + Content.choices), default: .choice(automatic.key)),
            defaultContent: nil,
            encode: { .choice($0?.key ?? automatic.key) },
            decode: { value in
                guard case .choice(let key) = value else { return nil }
                if key == automatic.key { return .some(nil) }
                return Content(rawValue: key.name).map { .some($0) }
            },
            allowed: "one of \(([automatic.key.name] + Content.allCases.map(\.rawValue)).joinedAsSentence())")
    }
}

extension FilmField where Content == Double {
    /// A number for geometry or light, stored exactly.
    static func number(_ label: FieldLabel, _ range: DecimalRange, unit: String = "", default content: Decimal) -> Self
    {
        Self(
            spec: label.spec(
                .decimal(from: range.from, through: range.through), unit: unit, default: .decimal(content)),
            defaultContent: Double(content),
            encode: { .decimal(Decimal(shortest: $0) ?? content) },
            decode: { range.read($0) },
            allowed: "a number \(range.described(unit: unit))")
    }
}

extension FilmField where Content == Double? {
    /// A number of at least `least`, or 0 that leaves it to something else.
    static func number(
        _ label: FieldLabel, zeroOr range: DecimalRange, unit: String, meaning zero: String
    ) -> Self {
        let none = Decimal(mantissa: 0)
        return Self(
            spec: label.spec(.decimal(from: none, through: range.through), unit: unit, default: .decimal(none)),
            defaultContent: nil,
            encode: { .decimal($0.flatMap { Decimal(shortest: $0) } ?? none) },
            decode: { $0 == .decimal(none) ? .some(nil) : range.read($0).map { .some($0) } },
            allowed: "a number \(range.described(unit: unit)), or 0 \(zero)")
    }
}

/// A closed range of exact decimals.
struct DecimalRange: Sendable {
    let from: Decimal
    let through: Decimal

    /// From and through whole numbers.
    init(_ from: Int64, _ through: Int64) {
        self.init(from: Decimal(mantissa: from), through: Decimal(mantissa: through))
    }

    init(from: Decimal, through: Decimal) {
        self.from = from
        self.through = through
    }

    /// The number, if the value is one within the range.
    func read(_ value: Value) -> Double? {
        guard case .decimal(let decimal) = value else { return nil }
        return decimal >= from && decimal <= through ? Double(decimal) : nil
    }

    func described(unit: String) -> String {
        let range = "from \(from.text) to \(through.text)"
        return unit.isEmpty ? range : "\(range) \(unit)"
    }
}

extension FilmField where Content == Bool {
    /// Yes or no.
    static func bool(_ label: FieldLabel, default content: Bool) -> Self {
        Self(
            spec: label.spec(.bool, default: .bool(content)), defaultContent: content, encode: { .bool($0) },
            decode: { if case .bool(let flag) = $0 { flag } else { nil } }, allowed: "yes or no")
    }
}

extension FilmField where Content == Int64 {
    /// A whole number.
    static func integer(
        _ label: FieldLabel, _ range: ClosedRange<Int64>, unit: String = "", default content: Int64
    ) -> Self {
        Self(
            spec: label.spec(.integer(range), unit: unit, default: .integer(content)),
            defaultContent: content,
            encode: { .integer($0) },
            decode: { value in
                guard case .integer(let number) = value, range.contains(number) else { return nil }
                return number
            },
            allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }

    /// A length or position in frames.
    static func frames(_ label: FieldLabel, _ range: ClosedRange<Int64>, default content: Int64) -> Self {
        Self(
            spec: label.spec(.frames(range), unit: "frames", default: .frames(content)),
            defaultContent: content,
            encode: { .frames($0) },
            decode: { value in
                guard case .frames(let count) = value, range.contains(count) else { return nil }
                return count
            },
            allowed: "from \(range.lowerBound) to \(range.upperBound) frames")
    }
}

extension FilmField where Content == String {
    /// Text of at most `limit` bytes of UTF-8.
    static func text(_ label: FieldLabel, limit: Int, isMultiline: Bool = false, default content: String = "") -> Self {
        Self(
            spec: label.spec(.text(limit: limit, isMultiline: isMultiline), default: .text(content)),
            defaultContent: content,
            encode: { .text($0) },
            decode: { value in
                guard case .text(let text) = value, text.utf8.count <= limit else { return nil }
                return text
            },
            allowed: "text of at most \(limit) bytes")
    }
}

extension FilmField where Content == Colour? {
    /// An opaque colour; a wholly transparent one leaves it to something else.
    static func colour(_ label: FieldLabel, meaning clear: String) -> Self {
        let none = Colour(red: 0, green: 0, blue: 0, alpha: 0)
        return Self(
            spec: label.spec(.colour, default: .colour(none)),
            defaultContent: nil,
            encode: { .colour($0 ?? none) },
            decode: { value in
                guard case .colour(let colour) = value, colour.alpha == 255 || colour.alpha == 0 else { return nil }
                return colour.alpha == 0 ? .some(nil) : .some(colour)
            },
            allowed: "an opaque colour, or a wholly transparent one \(clear)")
    }
}

extension FilmField where Content == [Value] {
    /// A list whose elements a view reads itself.
    static func list(_ label: FieldLabel, of element: FieldType, limit: Int) -> Self {
        Self(
            spec: label.spec(.list(element, limit: limit), default: .list([])),
            defaultContent: [],
            encode: { .list($0) },
            decode: { value in
                guard case .list(let values) = value, values.count <= limit else { return nil }
                return values
            },
            allowed: "a list of at most \(limit) entries")
    }
}

extension [String] {
    /// `a`, `a or b`, `a, b or c`.
    func joinedAsSentence() -> String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " or " + last
    }
}
