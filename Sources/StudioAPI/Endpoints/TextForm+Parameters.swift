import GraphCore

extension TextForm where Content == Int {
    /// How many items a page has.
    static var pageCount: TextForm { .number(1...Page.limit, expecting: "a whole number from 1 to \(Page.limit)") }
}

extension TextForm where Content == Bool {
    /// Yes or no.
    static var bool: TextForm {
        TextForm(
            shape: .bool, expectation: "true or false", pattern: "^(true|false)$", parse: { Bool($0) },
            print: { $0 ? "true" : "false" })
    }
}

extension TextForm where Content == Int {
    /// A place in the queue, counted from 0.
    static var place: TextForm { .number(0...10_000_000, expecting: "a place in the queue, 0 or more") }
}

extension TextForm where Content: FixedWidthInteger & Sendable {
    /// A whole number in plain digits.
    static func number(_ range: ClosedRange<Content>, expecting expectation: String) -> TextForm {
        TextForm(
            shape: .integer(from: Int64(clamping: range.lowerBound), through: Int64(clamping: range.upperBound)),
            expectation: expectation, pattern: "^(0|[1-9][0-9]*)$",
            parse: { text in
                // Content(_:) would also take a sign and superfluous zeros.
                guard let number = Content(text), String(number) == text, range.contains(number) else { return nil }
                return number
            }, print: { String($0) })
    }
}

extension TextForm where Content == UInt64 {
    /// The number of an event or of a revision.
    static var position: TextForm {
        .number(0...UInt64(JSONLimits.safeInteger), expecting: "a whole number, 0 or more")
    }
}

extension TextForm where Content == Revision {
    /// A revision in a query.
    static var revision: TextForm {
        let number = TextForm<UInt64>.position
        return TextForm(
            shape: number.shape, expectation: "a revision: a whole number, 0 or more", pattern: number.pattern,
            parse: { number.parse($0).map { Revision($0) } }, print: { number.print($0.number) })
    }

    /// A revision as an entity tag (RFC 9110, section 8.8.3).
    static var entityTag: TextForm {
        TextForm(
            shape: .string(StringShape(minimum: 3, limit: 18, pattern: "^\"(0|[1-9][0-9]*)\"$")),
            expectation: "a revision in quotes, such as \"12\"", pattern: "^\"(0|[1-9][0-9]*)\"$",
            parse: { text in
                guard text.utf8.count >= 3, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
                return TextForm.revision.parse(String(text.dropFirst().dropLast()))
            }, print: { "\"\($0.number)\"" })
    }
}

extension TextForm where Content == String {
    /// A client's name for a request.
    static var requestKey: TextForm {
        let pattern = "^[!-~]{1,200}$"
        return TextForm(
            shape: .string(StringShape(minimum: 1, limit: 200, pattern: pattern)),
            expectation: "1 to 200 characters of ASCII without blanks", pattern: pattern,
            parse: { text in
                let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
                return isPlain && (1...200).contains(text.utf8.count) ? text : nil
            }, print: { $0 })
    }

    /// Words to search for.
    static var search: TextForm {
        TextForm(
            shape: .string(StringShape(limit: 200)), expectation: "at most 200 bytes", pattern: "",
            parse: { $0.utf8.count <= 200 ? $0 : nil }, print: { $0 })
    }

    /// A file's name, without a folder.
    static var fileName: TextForm {
        TextForm(
            shape: .string(StringShape(minimum: 1, limit: 255)),
            expectation: "a file’s name of at most 255 bytes, without slashes and control characters", pattern: "",
            parse: { name in
                let isPlain = name.unicodeScalars.allSatisfy { scalar in
                    scalar != "/" && scalar != "\\" && scalar.properties.generalCategory != .control
                }
                return isPlain && (1...255).contains(name.utf8.count) && name != "." && name != ".." ? name : nil
            }, print: { $0 })
    }
}
