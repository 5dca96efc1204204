/// Width over height of a picture, as an exact ratio.
public struct AspectRatio: Hashable, Sendable {
    /// The width's share, at least 1.
    public let width: Int32
    /// The height's share, at least 1.
    public let height: Int32

    /// Accepts ratios from 1:4 to 4:1 of numbers up to 10,000; anything else is nil.
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
    /// 4:3, early television and silent film.
    public static let classic4by3 = AspectRatio(valid: 4, 3)
    /// 1.85:1, the cinema's flat ratio.
    public static let flat185 = AspectRatio(valid: 37, 20)
    /// 2.39:1, the cinema's scope ratio.
    public static let scope239 = AspectRatio(valid: 239, 100)

    /// Width over height.
    public var quotient: Double { Double(width) / Double(height) }

    /// A raster of that many lines: the width rounded to the nearest even number, as 4:2:0 video needs; halfway goes
    /// up. Exact for up to 2^40 lines.
    public func raster(lines: Int) -> (width: Int, height: Int) {
        let pairs = (lines * Int(width) + Int(height)) / (2 * Int(height))
        return (pairs * 2, lines)
    }
}
