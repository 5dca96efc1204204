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

    /// 24 frames a second, the cinema's rate.
    public static let fps24 = FrameRate(reduced: 24, 1)

    /// Frames in a second, rounded to binary; for display and for physics, never for positions.
    public var framesPerSecond: Double { Double(numerator) / Double(denominator) }
}
