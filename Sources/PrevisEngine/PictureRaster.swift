public import ProductionModel

/// Width and height of a picture in pixels; both even, as 4:2:0 video needs.
public struct PictureRaster: Hashable, Sendable {
    /// Columns.
    public let width: Int
    /// Rows.
    public let height: Int

    /// Accepts even sides of 16…8192 pixels; anything else is nil.
    public init?(width: Int, height: Int) {
        guard (16...8192).contains(width), (16...8192).contains(height) else { return nil }
        guard width % 2 == 0, height % 2 == 0 else { return nil }
        self.width = width
        self.height = height
    }

    /// That many lines, and the width that the aspect asks for; nil as with ``init(width:height:)``.
    public init?(lines: Int, aspect: AspectRatio) {
        guard (16...8192).contains(lines) else { return nil }
        let (width, height) = aspect.raster(lines: lines)
        self.init(width: width, height: height)
    }

    /// The raster of a tier; the width follows from the aspect.
    public init(tier: QualityTier, aspect: AspectRatio) {
        (width, height) = aspect.raster(lines: tier.lines)
    }
}
