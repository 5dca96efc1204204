/// An exact rate of frames in a second, in lowest terms: 24000/1001 is 24000 and 1001, never 23.976.
public struct FrameRate: Hashable, Sendable {
    /// Frames in ``denominator`` seconds.
    public let numerator: Int32
    /// Seconds.
    public let denominator: Int32

    /// Accepts rates from 1 to 240 frames a second; anything else is nil.
    public init?(_ numerator: Int32, _ denominator: Int32) {
        guard numerator > 0, denominator > 0 else { return nil }
        guard numerator >= denominator, Int64(numerator) <= 240 * Int64(denominator) else { return nil }
        var a = numerator
        var b = denominator
        while b != 0 { (a, b) = (b, a % b) }
        self.numerator = numerator / a
        self.denominator = denominator / a
    }

    private init(reduced numerator: Int32, _ denominator: Int32) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// 24000/1001, the cinema's rate slowed for NTSC video; called 23.976.
    public static let fps23976 = FrameRate(reduced: 24_000, 1_001)
    /// 24 frames a second, the cinema's rate.
    public static let fps24 = FrameRate(reduced: 24, 1)
    /// 25 frames a second, television in most of the world.
    public static let fps25 = FrameRate(reduced: 25, 1)
    /// 30000/1001, NTSC video's frames; called 29.97.
    public static let fps2997 = FrameRate(reduced: 30_000, 1_001)
    /// 30 frames a second.
    public static let fps30 = FrameRate(reduced: 30, 1)
    /// 48 frames a second.
    public static let fps48 = FrameRate(reduced: 48, 1)
    /// 50 frames a second.
    public static let fps50 = FrameRate(reduced: 50, 1)
    /// 60000/1001, NTSC video's fields; called 59.94.
    public static let fps5994 = FrameRate(reduced: 60_000, 1_001)
    /// 60 frames a second.
    public static let fps60 = FrameRate(reduced: 60, 1)

    /// The rates that productions use, slowest first.
    public static let standards = [fps23976, fps24, fps25, fps2997, fps30, fps48, fps50, fps5994, fps60]

    /// Frames in a second, rounded to binary; for display and for physics, never for positions.
    public var framesPerSecond: Double { Double(numerator) / Double(denominator) }

    /// The whole number of frames that a second of timecode counts: 24 for 23.976, 30 for 29.97.
    public var nominal: Int64 { (Int64(numerator) + Int64(denominator) - 1) / Int64(denominator) }
}

// MARK: - Text

extension FrameRate {
    /// Reads `24`, `24000/1001`, and decimals such as `12.5`. A decimal that is a rate of NTSC video rounded to two or
    /// three places (`23.98`, `23.976`, `29.97`, `59.94`) means the exact fraction. Anything else is nil.
    public init?(text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, let numerator = Int32(digits: parts[0]), let denominator = Int32(digits: parts[1]) {
            self.init(numerator, denominator)
            return
        }
        let decimal = text.split(separator: ".", omittingEmptySubsequences: false)
        guard decimal.count <= 2, let whole = Int32(digits: decimal[0]), whole <= 240 else { return nil }
        guard decimal.count == 2 else {
            self.init(whole, 1)
            return
        }
        guard decimal[1].utf8.count <= 3, let rest = Int32(digits: decimal[1]) else { return nil }
        var scale: Int32 = 1
        for _ in decimal[1].utf8 { scale *= 10 }
        let scaled = whole * scale + rest
        // n·1000/1001 rounded to as many places as are written.
        let isVideo =
            scale >= 100 && [24, 30, 48, 60, 120].contains(whole + 1)
            && scaled == ((whole + 1) * 1_000 * scale * 2 + 1_001) / 2_002
        if isVideo { self.init((whole + 1) * 1_000, 1_001) } else { self.init(scaled, scale) }
    }

    /// The exact rate: `24` or `24000/1001`. ``init(text:)`` reads it back.
    public var text: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

    /// What a person calls it: `24`, `23.976`, `29.97`; at most three decimals, rounded, without trailing zeros.
    public var title: String {
        let thousandths = (Int64(numerator) * 2_000 + Int64(denominator)) / (2 * Int64(denominator))
        var digits = String(thousandths % 1_000 + 1_000).dropFirst()
        while digits.last == "0" { digits = digits.dropLast() }
        return digits.isEmpty ? "\(thousandths / 1_000)" : "\(thousandths / 1_000).\(digits)"
    }
}

extension Int32 {
    /// Plain digits only: no sign, no blank.
    fileprivate init?(digits: some StringProtocol) {
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.init(digits)
    }
}
