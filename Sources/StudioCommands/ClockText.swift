import Foundation
import StudioAPI

/// Moments as a clock on the wall shows them: they stay true on a line that is not redrawn.
struct ClockText {
    private let calendar: Calendar
    private let today: DateComponents

    /// A clock that says the day, too, when it is not that of `now`.
    init(now: Moment, zone: TimeZone = .current) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
        today = calendar.dateComponents([.year, .month, .day], from: now.date)
    }

    /// `14:03:20`, or `2026-11-24 14:03` of another day.
    func text(_ moment: Moment) -> String {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: moment.date)
        func digits(_ number: Int?) -> String { ((number ?? 0) < 10 ? "0" : "") + "\(number ?? 0)" }
        let clock = "\(digits(parts.hour)):\(digits(parts.minute))"
        guard parts.day == today.day, parts.month == today.month, parts.year == today.year else {
            return "\(parts.year ?? 0)-\(digits(parts.month))-\(digits(parts.day)) \(clock)"
        }
        return "\(clock):\(digits(parts.second))"
    }
}

extension Moment {
    /// This moment.
    static var now: Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }

    fileprivate var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
