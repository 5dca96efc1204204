/// How a movement's way grows over its time, as a cubic Bézier from (0, 0) to (1, 1) with two handles: time to the right,
/// the share of the way upwards.
public struct EaseCurve: Hashable, Sendable {
    /// The first handle's time, 0…1.
    public let x1: Double
    /// The first handle's share of the way; beyond 0…1 the movement overshoots.
    public let y1: Double
    /// The second handle's time, 0…1.
    public let x2: Double
    /// The second handle's share of the way.
    public let y2: Double

    /// The times that a handle may have: within them every moment has one place, and the movement never jumps.
    public static let times: ClosedRange<Double> = 0...1
    /// The shares of the way that a handle may have.
    public static let shares: ClosedRange<Double> = -1...2

    /// A curve by its handles; nil where one is out of range.
    public init?(x1: Double, y1: Double, x2: Double, y2: Double) {
        guard Self.times.contains(x1), Self.times.contains(x2), Self.shares.contains(y1), Self.shares.contains(y2)
        else { return nil }
        (self.x1, self.y1, self.x2, self.y2) = (x1, y1, x2, y2)
    }

    /// The share of the way that is gone at a share of the time, both from 0 to 1.
    ///
    /// The curve's parameter is found by bisection: the time grows with it everywhere, so that it always converges.
    public func share(at time: Double) -> Double {
        guard time > 0 else { return 0 }
        guard time < 1 else { return 1 }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<48 {
            let middle = (low + high) / 2
            if Self.place(x1, x2, middle) < time { low = middle } else { high = middle }
        }
        return Self.place(y1, y2, (low + high) / 2)
    }

    /// A coordinate of the curve at its parameter.
    private static func place(_ first: Double, _ second: Double, _ t: Double) -> Double {
        let u = 1 - t
        return 3 * u * u * t * first + 3 * u * t * t * second + t * t * t
    }
}
