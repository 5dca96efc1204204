/// A moment of wall-clock time, in milliseconds since 1970-01-01T00:00:00Z, spelled by RFC 3339 in UTC:
/// `2026-11-24T09:00:00.000Z`.
public struct Moment: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// Wraps milliseconds, clamped to the years 0000…9999, which are those RFC 3339 can spell.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Moment.earliest), Moment.latest)
    }

    /// The earlier moment is the smaller.
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    private static let dayMilliseconds: Int64 = 86_400_000
    private static let earliest = dayNumber(year: 0, month: 1, day: 1) * dayMilliseconds
    private static let latest = dayNumber(year: 10_000, month: 1, day: 1) * dayMilliseconds - 1

    /// The moment by RFC 3339, with milliseconds.
    public var text: String {
        let day = milliseconds.quotientAndFloor(dividingBy: Moment.dayMilliseconds)
        let (year, month, dayOfMonth) = Moment.date(dayNumber: day.quotient)
        var text: [UInt8] = []
        text.reserveCapacity(24)
        func append(_ number: Int64, width: Int, _ end: Character) {
            let digits = String(number).utf8
            for _ in digits.count..<max(width, digits.count) { text.append(UInt8(ascii: "0")) }
            text.append(contentsOf: digits)
            text.append(contentsOf: end.utf8)
        }
        append(year, width: 4, "-")
        append(month, width: 2, "-")
        append(dayOfMonth, width: 2, "T")
        append(day.rest / 3_600_000, width: 2, ":")
        append(day.rest / 60_000 % 60, width: 2, ":")
        append(day.rest / 1000 % 60, width: 2, ".")
        append(day.rest % 1000, width: 3, "Z")
        return String(decoding: text, as: UTF8.self)
    }

    /// Reads exactly the form that ``text`` writes, of a date that there is; anything else is nil.
    public init?(text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24 else { return nil }
        let pattern = Array("0000-00-00T00:00:00.000Z".utf8)
        for (byte, expected) in zip(bytes, pattern) {
            let isRight = expected == UInt8(ascii: "0") ? (48...57).contains(byte) : byte == expected
            guard isRight else { return nil }
        }
        func number(_ range: Range<Int>) -> Int64 { bytes[range].reduce(0) { $0 * 10 + Int64($1) - 48 } }
        let day = Moment.dayNumber(year: number(0..<4), month: number(5..<7), day: number(8..<10))
        let (hour, minute, second) = (number(11..<13), number(14..<16), number(17..<19))
        guard hour < 24, minute < 60, second < 60 else { return nil }
        let date = Moment.date(dayNumber: day)
        guard date.month == number(5..<7), date.day == number(8..<10) else { return nil }
        self.init(
            milliseconds: day * Moment.dayMilliseconds + ((hour * 60 + minute) * 60 + second) * 1000
                + number(20..<23))
    }

    /// Days since 1970-01-01 of a date of the Gregorian calendar. The year is counted from March, so that the leap day
    /// is its last (E. G. Richards, "Calendars", in: Explanatory Supplement to the Astronomical Almanac, 2013).
    private static func dayNumber(year: Int64, month: Int64, day: Int64) -> Int64 {
        let march = month > 2 ? year : year - 1
        let era = march.quotientAndFloor(dividingBy: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era.quotient * 146_097 + era.rest * 365 + era.rest / 4 - era.rest / 100 + dayOfYear - 719_468
    }

    private static func date(dayNumber: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let era = (dayNumber + 719_468).quotientAndFloor(dividingBy: 146_097)
        let year = (era.rest - era.rest / 1460 + era.rest / 36_524 - era.rest / 146_096) / 365
        let dayOfYear = era.rest - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let isNextYear = month >= 10
        return (era.quotient * 400 + year + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3, day)
    }
}

extension Int64 {
    /// Division that rounds down, so that the rest is never negative.
    fileprivate func quotientAndFloor(dividingBy divisor: Int64) -> (quotient: Int64, rest: Int64) {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}
