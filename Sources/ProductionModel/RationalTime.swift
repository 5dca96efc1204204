/// A moment or a length in seconds as an exact fraction.
public struct RationalTime: Hashable, Comparable, Sendable {
    /// Counts parts of ``denominator`` of a second. Wide enough that any frame at any rate is exact.
    public let numerator: Int128
    /// The parts of a second, at least 1; in lowest terms with ``numerator``.
    public let denominator: Int32

    /// A fraction of a second in lowest terms; nil when the denominator is below 1, or the numerator is beyond the
    /// ±2^95 within which all arithmetic here is exact.
    public init?(_ numerator: Int128, _ denominator: Int32) {
        guard denominator > 0, numerator.magnitude <= 1 << 95 else { return nil }
        self.init(valid: numerator, denominator)
    }

    fileprivate init(valid numerator: Int128, _ denominator: Int32) {
        var a = numerator.magnitude
        var b = UInt128(denominator.magnitude)
        while b != 0 { (a, b) = (b, a % b) }
        self.numerator = numerator / Int128(a)
        self.denominator = Int32(Int128(denominator) / Int128(a))
    }

    /// Earlier, compared exactly.
    public static func < (left: Self, right: Self) -> Bool {
        left.numerator * Int128(right.denominator) < right.numerator * Int128(left.denominator)
    }

    /// Seconds, rounded to binary; for geometry and physics, never for positions.
    public var seconds: Double { Double(numerator) / Double(denominator) }
}

/// What becomes of a moment that lies between two frames.
public enum FrameRounding: Hashable, Sendable {
    /// The frame that is showing: towards the past.
    case down
    /// The nearer frame; halfway takes the later one.
    case nearest
    /// The first frame that is not earlier: towards the future.
    case up
}

extension FrameRate {
    /// When a frame begins, counted from frame 0; exact.
    public func time(ofFrame frame: Int64) -> RationalTime {
        RationalTime(valid: Int128(frame) * Int128(denominator), numerator)
    }

    /// The frame at a moment; clamped to what 64 bits hold.
    public func frame(at time: RationalTime, rounding: FrameRounding) -> Int64 {
        FrameRate.quotient(
            time.numerator * Int128(numerator), Int128(time.denominator) * Int128(denominator), rounding)
    }

    /// The frame of another rate at the moment when a frame of this rate begins; clamped to what 64 bits hold.
    public func frame(_ frame: Int64, at other: FrameRate, rounding: FrameRounding) -> Int64 {
        FrameRate.quotient(
            Int128(frame) * Int128(denominator) * Int128(other.numerator),
            Int128(numerator) * Int128(other.denominator), rounding)
    }

    /// The whole number of frames nearest to so many milliseconds, at least 1: for lengths worked out from text.
    public func frames(milliseconds: Int64) -> Int64 {
        max(1, FrameRate.quotient(Int128(milliseconds) * Int128(numerator), 1_000 * Int128(denominator), .nearest))
    }

    private static func quotient(_ dividend: Int128, _ divisor: Int128, _ rounding: FrameRounding) -> Int64 {
        let shifted =
            switch rounding {
            case .down: dividend
            // An odd divisor has no exact halves, so cutting its half off loses nothing.
            case .nearest: dividend + divisor / 2
            case .up: dividend + divisor - 1
            }
        let (quotient, rest) = shifted.quotientAndRemainder(dividingBy: divisor)
        return Int64(clamping: rest < 0 ? quotient - 1 : quotient)
    }
}
