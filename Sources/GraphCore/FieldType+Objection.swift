extension FieldType {
    /// What keeps a value out of a field of this type, as the end of a sentence that names the field; nil if nothing.
    func objection(to value: Value, unit: String) -> Sentence? {
        switch (self, value) {
        case (.bool, .bool), (.colour, .colour), (.vector, .vector), (.reference, .reference): nil
        case (.integer(let range), .integer(let number)): outside(range, number, unit)
        case (.frames(let range), .frames(let number)): outside(range, number, unit.isEmpty ? "frames" : unit)
        case (.decimal(let lowest, let highest), .decimal(let number)):
            number < lowest || highest < number
                ? "must be from \(lowest.text) to \(highest.text)\(FieldType.behind(unit))" : nil
        case (.text(let limit, _), .text(let text)):
            text.byteCount > limit ? "has \(text.byteCount) bytes; shorten it to \(limit)" : nil
        case (.choice(let choices), .choice(let key)):
            choices.contains { $0.key == key } ? nil : "must be one of \(FieldType.listing(choices))"
        case (.list(let element, let limit), .list(let values)):
            values.count > limit
                ? "has \(values.count) entries; at most \(limit) fit"
                : values.lazy.compactMap { element.objection(to: $0, unit: unit) }.first.map {
                    "has an entry that \($0)"
                }
        case (.record(let specs), .record(let fields)): FieldType.objection(in: fields, specs)
        default: "must be \(shape)"
        }
    }

    private static func objection(in fields: [FieldKey: Value], _ specs: [FieldSpec]) -> Sentence? {
        for spec in specs {
            if let value = fields[spec.key], let objection = spec.type.objection(to: value, unit: spec.unit) {
                return "has a part, “\(spec.title)”, that \(objection)"
            }
        }
        return nil
    }

    private static func behind(_ unit: String) -> Sentence { unit.isEmpty ? "" : " \(unit)" }

    private func outside(_ range: ClosedRange<Int64>, _ number: Int64, _ unit: String) -> Sentence? {
        range.contains(number)
            ? nil : "must be from \(range.lowerBound) to \(range.upperBound)\(FieldType.behind(unit))"
    }

    /// At most twelve choices by title.
    private static func listing(_ choices: [ChoiceSpec]) -> Sentence {
        var parts = Sentence.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
        for (index, choice) in choices.prefix(12).enumerated() {
            if index > 0 { parts.appendLiteral(", ") }
            parts.appendLiteral(choice.title)
        }
        if choices.count > 12 { parts.appendLiteral(", …") }
        return Sentence(stringInterpolation: parts)
    }

    private var shape: String {
        switch self {
        case .bool: "yes or no"
        case .integer: "a whole number"
        case .decimal: "a number"
        case .frames: "a number of frames"
        case .text: "a text"
        case .choice: "one of the listed choices"
        case .colour: "a colour"
        case .vector: "three numbers"
        case .reference: "a reference"
        case .list: "a list"
        case .record: "a set of named values"
        }
    }
}
