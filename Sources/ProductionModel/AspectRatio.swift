/// Width over height of a picture, as an exact ratio.
public struct AspectRatio: Hashable, Sendable {
    /// The width's share, at least 1.
    public let width: Int32
    /// The height's share, at least 1.
    public let height: Int32

    /// Accepts ratios from 1:4 to 4:1; anything else is nil.
    public init?(_ width: Int32, _ height: Int32) {
        guard width > 0, height > 0, width <= 10_000, height <= 10_000 else { return nil }
        guard width <= 4 * height, height <= 4 * width else { return nil }
        self.width = width
        self.height = height
    }

    private init(valid width: Int32, _ height: Int32) {
        self.width = width
        self.height = height
    }

    /// 16:9, the television's ratio.
    public static let wide16by9 = AspectRatio(valid: 16, 9)

    /// Width over height.
    public var quotient: Double { Double(width) / Double(height) }

    /// A raster of that many lines: the width rounded to the nearest even number, as 4:2:0 video needs.
    public func raster(lines: Int) -> (width: Int, height: Int) {
        let width = Int(Double(lines) * quotient / 2 + 0.5) * 2
        return (width, lines)
    }
}
