import GraphCore

extension FieldSpec {
    /// A value that the field takes, or nil for its default.
    func randomValue(using numbers: inout SeededNumbers) -> Value? {
        numbers.isOnce(in: 6) ? nil : type.randomValue(using: &numbers)
    }
}

extension FieldType {
    /// A value of that shape; nil where a person picks something that the canvas does not hold.
    fileprivate func randomValue(using numbers: inout SeededNumbers) -> Value? {
        switch self {
        case .bool: .bool(.random(using: &numbers))
        case .integer(let range): .integer(.random(in: range, using: &numbers))
        case .frames(let range): .frames(.random(in: range, using: &numbers))
        case .decimal(let from, let through): .decimal(FieldType.decimal(from, through, using: &numbers))
        case .text: .text("What happens, take \(Int.random(in: 1...999, using: &numbers)) – “schön”")
        case .choice(let choices): choices.randomElement(using: &numbers).map { .choice($0.key) }
        case .colour: .colour(FieldType.colour(using: &numbers))
        case .vector:
            .vector(FieldType.metres(using: &numbers), Decimal(mantissa: 0), FieldType.metres(using: &numbers))
        case .reference, .list, .record: nil
        }
    }

    /// One of the ends, or a whole number between them.
    private static func decimal(_ from: Decimal, _ through: Decimal, using numbers: inout SeededNumbers) -> Decimal {
        let middle = Decimal(mantissa: .random(in: 1...40, using: &numbers))
        return [from, through, from < middle && middle < through ? middle : from].randomElement(using: &numbers) ?? from
    }

    private static func colour(using numbers: inout SeededNumbers) -> Colour {
        Colour(
            red: .random(in: 0...255, using: &numbers), green: .random(in: 0...255, using: &numbers),
            blue: .random(in: 0...255, using: &numbers))
    }

    private static func metres(using numbers: inout SeededNumbers) -> Decimal {
        Decimal(mantissa: .random(in: -40...40, using: &numbers), scale: 1)
    }
}
