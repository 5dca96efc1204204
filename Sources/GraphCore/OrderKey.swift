/// A place in an order that always has room between two neighbours: base-256 digits behind a point, compared as
/// a fraction, never ending in zero.
///
/// Appending and prepending count upwards and downwards in steps, so that the ten-thousandth wire of an input still has
/// a key of three bytes. The count's width grows with the number k of leading 255s (or 0s): 2^k digits, at most eight.
public struct OrderKey: Hashable, Comparable, Sendable {
    /// The most digits a key may have; about 8,000 insertions at one and the same spot use them up.
    public static let digitLimit = 1024

    /// The digits, most significant first; never empty, the last one never 0.
    public let digits: [UInt8]

    /// Accepts 1…``digitLimit`` digits in canonical form; anything else is nil.
    public init?(digits: [UInt8]) {
        guard let last = digits.last, last != 0, digits.count <= OrderKey.digitLimit else { return nil }
        self.digits = digits
    }

    private init(canonical digits: [UInt8]) { self.digits = digits }

    /// The place to start from.
    public static let middle = OrderKey(canonical: [128])

    /// Orders digit by digit; a key precedes those that it begins.
    public static func < (left: Self, right: Self) -> Bool { left.digits.lexicographicallyPrecedes(right.digits) }

    /// A key strictly between two others; nil stands for the open end.
    ///
    /// Two wires that were appended at the same moment by two people have equal keys, and there is no place between
    /// those: when `lower` is not less than `upper`, the result is the next place after `lower`. The result may exceed
    /// ``digitLimit`` (``isWithinLimit``); its input's wires are then numbered anew.
    public static func between(_ lower: OrderKey?, _ upper: OrderKey?) -> OrderKey {
        switch (lower, upper) {
        case (nil, nil): middle
        case (let lower?, nil): OrderKey(canonical: next(after: lower.digits))
        case (nil, let upper?): OrderKey(canonical: last(before: upper.digits))
        case (let lower?, let upper?):
            lower < upper
                ? OrderKey(canonical: halfway(from: lower.digits, to: upper.digits))
                : OrderKey(canonical: next(after: lower.digits))
        }
    }

    /// So many keys in ascending order, for numbering a whole input.
    public static func ascending(_ count: Int) -> [OrderKey] {
        var keys: [OrderKey] = []
        while keys.count < count { keys.append(between(keys.last, nil)) }
        return keys
    }

    /// Whether a document accepts the key: at most ``digitLimit`` digits.
    public var isWithinLimit: Bool { digits.count <= OrderKey.digitLimit }

    private static func next(after digits: [UInt8]) -> [UInt8] {
        let lead = digits.prefix { $0 == 255 }.count
        // The first of the counting digits is below 255, so adding one cannot overflow them.
        return key(lead: 255, count: lead, number: number(digits, after: lead) + 1)
    }

    private static func last(before digits: [UInt8]) -> [UInt8] {
        let lead = digits.prefix { $0 == 0 }.count
        let number = number(digits, after: lead)
        // Only a single counting digit can be 1, and what lies below it is one more leading zero.
        guard number > 1 else { return Array(repeating: 0, count: lead + 1) + [255, 255] }
        return key(lead: 0, count: lead, number: number - 1)
    }

    private static func width(_ lead: Int) -> Int { lead >= 3 ? 8 : 1 << lead }

    private static func number(_ digits: [UInt8], after lead: Int) -> UInt64 {
        var number: UInt64 = 0
        for index in lead..<lead + width(lead) {
            number = number << 8 | UInt64(index < digits.count ? digits[index] : 0)
        }
        return number
    }

    private static func key(lead: UInt8, count: Int, number: UInt64) -> [UInt8] {
        let width = width(count)
        var digits = Array(repeating: lead, count: count)
        for place in 0..<width { digits.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * (width - 1 - place)))) }
        while digits.last == 0 { digits.removeLast() }
        return digits
    }

    private static func halfway(from low: [UInt8], to high: [UInt8]) -> [UInt8] {
        var digits: [UInt8] = []
        var isBelowHigh = false
        while true {
            let index = digits.count
            let bottom = index < low.count ? Int(low[index]) : 0
            let top = isBelowHigh ? 256 : index < high.count ? Int(high[index]) : 0
            if top - bottom > 1 {
                digits.append(UInt8(bottom + (top - bottom) / 2))
                return digits
            }
            digits.append(UInt8(bottom))
            if bottom < top { isBelowHigh = true }
        }
    }
}
