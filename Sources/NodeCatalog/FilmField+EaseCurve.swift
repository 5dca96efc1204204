internal import GraphCore
internal import ProductionModel

extension FilmField where Content == EaseCurve? {
    /// Four decimals: time and share of the first handle, then of the second; or none.
    static func easeCurve(_ label: FieldLabel) -> Self {
        let range = DecimalRange(-1, 2)
        return Self(
            spec: label.spec(
                .list(.decimal(from: range.from, through: range.through), limit: 4), default: .list([])),
            defaultContent: nil,
            encode: { curve in
                guard let curve else { return .list([]) }
                let numbers = [curve.x1, curve.y1, curve.x2, curve.y2].compactMap { Decimal(shortest: $0) }
                return .list(numbers.count == 4 ? numbers.map { .decimal($0) } : [])
            },
            decode: { value in
                guard case .list(let values) = value else { return nil }
                if values.isEmpty { return .some(nil) }
                let numbers = values.compactMap { range.read($0) }
                guard values.count == 4, numbers.count == 4 else { return nil }
                return EaseCurve(x1: numbers[0], y1: numbers[1], x2: numbers[2], y2: numbers[3]).map { .some($0) }
            },
            allowed: "four numbers, times from 0 to 1 and shares from -1 to 2, or none to run as the easing says")
    }
}
