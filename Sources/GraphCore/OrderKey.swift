/// A place in an order that always has room between two neighbours: base-256 digits behind a point, compared as
/// a fraction, never ending in zero.
public struct OrderKey: Hashable, Comparable, Sendable {
    /// The digits, most significant first; never empty, the last one never 0.
    public let digits: [UInt8]

    /// Accepts digits in canonical form; anything else is nil.
    public init?(digits: [UInt8]) {
        guard let last = digits.last, last != 0 else { return nil }
        self.digits = digits
    }

    private init(canonical digits: [UInt8]) { self.digits = digits }

    /// The place to start from.
    public static let middle = OrderKey(canonical: [128])

    public static func < (left: Self, right: Self) -> Bool { left.digits.lexicographicallyPrecedes(right.digits) }

    /// A key strictly between two others; nil stands for the open end. `lower` must be less than `upper`.
    public static func between(_ lower: OrderKey?, _ upper: OrderKey?) -> OrderKey {
        let low = lower?.digits ?? []
        let high = upper?.digits
        var digits: [UInt8] = []
        var isBelowHigh = high == nil
        var index = 0
        while true {
            let bottom = index < low.count ? Int(low[index]) : 0
            let top = isBelowHigh ? 256 : Int((high?.indices.contains(index) ?? false) ? high?[index] ?? 0 : 0)
            if top - bottom > 1 {
                // Appending and prepending are the common cases: steps of 1/16 of the gap keep those keys short.
                let gap = top - bottom
                let step =
                    upper == nil && lower != nil
                    ? max(1, gap / 16) : lower == nil && upper != nil ? gap - max(1, gap / 16) : gap / 2
                digits.append(UInt8(bottom + step))
                return OrderKey(canonical: digits)
            }
            digits.append(UInt8(bottom))
            if bottom < top { isBelowHigh = true }
            index += 1
        }
    }
}
