import JSONText

extension Schema where Content == Bool {
    /// `true` or `false`.
    public static var bool: Schema {
        Schema(
            shape: .bool,
            reads: { value, reading in
                guard case .bool(let content) = value else {
                    return reading.fail("Must be true or false, not \(value.kind).")
                }
                return content
            }, writes: { $1.bool($0) })
    }
}

extension Schema where Content == Bool {
    /// `true` and nothing else.
    static var onlyTrue: Schema {
        Schema(
            shape: .onlyTrue,
            reads: { value, reading in value == .bool(true) ? true : reading.fail("Must be true.") },
            writes: { $1.bool($0) })
    }
}

extension Schema where Content: FixedWidthInteger & Sendable {
    /// A whole number in a range, written without point and exponent. The range must lie within ±(2^53 − 1), or else
    /// JavaScript would round it.
    public static func integer(_ range: ClosedRange<Content>) -> Schema {
        let lowest = Int64(clamping: range.lowerBound)
        let highest = Int64(clamping: range.upperBound)
        return Schema(
            shape: .integer(from: lowest, through: highest),
            reads: { value, reading in
                guard case .integer(let number) = value, let content = Content(exactly: number), range.contains(content)
                else { return reading.fail("Must be a whole number from \(lowest) to \(highest).") }
                return content
            }, writes: { $1.integer($0) })
    }

    /// A count: 0…2^53 − 1, or what the type holds.
    public static var count: Schema { integer(0...Content(clamping: JSONLimits.safeInteger)) }
}

/// Numbers that JSON readers agree on.
public enum JSONLimits {
    /// 2^53 − 1, the largest whole number below which JavaScript has no gaps.
    public static let safeInteger: Int64 = 9_007_199_254_740_991
}

extension Schema where Content == Int64 {
    /// Any 64-bit number: a JSON number within ±(2^53 − 1), a string of digits beyond. Both are read either way.
    public static var wideInteger: Schema {
        let safe = JSONLimits.safeInteger
        return Schema(
            shape: .union(
                nil, help: "",
                [
                    .integer(from: -safe, through: safe),
                    .string(StringShape(limit: 20, pattern: "^-?[1-9][0-9]{15,18}$")),
                ]),
            reads: { value, reading in
                switch value {
                case .integer(let number): return number
                case .string(let digits):
                    if let number = Int64(digits), String(number) == digits { return number }
                    return reading.fail("Must be the digits of a whole number from −2^63 to 2^63 − 1.")
                default: return reading.fail("Must be a whole number from −2^63 to 2^63 − 1.")
                }
            },
            writes: { number, writer in
                if number.magnitude <= safe.magnitude { writer.integer(number) } else { writer.string(String(number)) }
            })
    }
}

extension Schema where Content == Double {
    /// A number in a range.
    public static func number(_ range: ClosedRange<Double>) -> Schema {
        Schema(
            shape: .number(from: range.lowerBound, through: range.upperBound),
            reads: { value, reading in
                let number: Double? =
                    switch value {
                    case .integer(let number): Double(number)
                    case .number(let text): Double(text)
                    default: nil
                    }
                guard let number, range.contains(number) else {
                    return reading.fail("Must be a number from \(range.lowerBound) to \(range.upperBound).")
                }
                return number
            }, writes: { $1.number($0) })
    }
}

extension Schema where Content == String {
    /// A text of so many bytes of UTF-8. JSON Schema counts characters, of which there are at most as many.
    public static func text(_ length: ClosedRange<Int>) -> Schema {
        Schema(
            shape: .string(StringShape(minimum: min(length.lowerBound, 1), limit: length.upperBound)),
            reads: { value, reading in
                guard case .string(let text) = value else {
                    return reading.fail("Must be a text, not \(value.kind).")
                }
                let count = text.utf8.count
                guard count >= length.lowerBound else { return reading.fail("Must not be empty.") }
                guard count <= length.upperBound else {
                    return reading.fail("Has \(count) bytes of UTF-8; at most \(length.upperBound) are accepted.")
                }
                return text
            }, writes: { $1.string($0) })
    }

    /// What a person calls something: 1…`limit` bytes, not only blanks, and no line breaks or other control characters.
    public static func name(limit: Int) -> Schema {
        text(1...limit).checked { name in
            if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                return "Must not contain line breaks or other control characters."
            }
            return name.allSatisfy(\.isWhitespace) ? "Must not be blank." : nil
        }
    }
}

extension Schema {
    /// A value that has a spelling, as a string.
    public static func spelled(_ form: TextForm<Content>) -> Schema {
        Schema(
            shape: form.shape,
            reads: { value, reading in
                guard case .string(let text) = value, let content = form.parse(text) else {
                    return reading.fail("Must be \(form.expectation).")
                }
                return content
            }, writes: { $1.string(form.print($0)) })
    }

    /// The same, and besides nothing about which `objection` has a sentence.
    public func checked(_ objection: @escaping @Sendable (Content) -> String?) -> Schema {
        Schema(
            shape: shape,
            reads: { [reads] value, reading in
                guard let content = reads(value, &reading) else { return nil }
                if let detail = objection(content) { return reading.fail(detail) }
                return content
            }, writes: writes)
    }

    /// Another value in the same form; `into` gives nil for what cannot be one, and `expectation` then says what must.
    public func mapped<Other>(
        expecting expectation: String, into: @escaping @Sendable (Content) -> Other?,
        from: @escaping @Sendable (Other) -> Content
    ) -> Schema<Other> {
        Schema<Other>(
            shape: shape,
            reads: { [reads] value, reading in
                guard let content = reads(value, &reading) else { return nil }
                return into(content) ?? reading.fail("Must be \(expectation).")
            }, writes: { [writes] content, writer in writes(from(content), &writer) })
    }

    /// The same, or null.
    public var orNull: Schema<Content?> {
        Schema<Content?>(
            shape: .orNull(shape),
            reads: { [reads] value, reading in
                if value == .null { return .some(nil) }
                return reads(value, &reading).map { .some($0) }
            },
            writes: { [writes] content, writer in
                if let content { writes(content, &writer) } else { writer.null() }
            })
    }

    /// A schema that contains itself: the closure is asked when it is needed.
    public static func deferred(_ name: String, _ schema: @escaping @Sendable () -> Schema) -> Schema {
        Schema(
            shape: .deferred(name) { schema().shape }, reads: { schema().reads($0, &$1) },
            writes: { schema().writes($0, &$1) })
    }
}

extension Schema where Content: Sendable {
    /// One of these, by the name that the closure gives it.
    public static func choice(
        _ name: String, _ help: String, of all: [Content], _ spelling: @escaping @Sendable (Content) -> String
    ) -> Schema {
        let names = all.map(spelling)
        let cases = Dictionary(zip(names, all), uniquingKeysWith: { first, _ in first })
        return Schema(
            shape: .choice(name, help: help, names),
            reads: { value, reading in
                guard case .string(let text) = value, let content = cases[text] else {
                    return reading.fail("Must be one of \(names.joined(separator: ", ")).")
                }
                return content
            }, writes: { $1.string(spelling($0)) })
    }
}

extension Schema where Content: CaseIterable & RawRepresentable & Sendable, Content.RawValue == String {
    /// One of the type's cases, by its raw value.
    public static func choice(_ name: String, _ help: String) -> Schema {
        choice(name, help, of: Array(Content.allCases)) { $0.rawValue }
    }
}
