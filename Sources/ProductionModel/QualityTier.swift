/// How finely a shot is rendered.
public enum QualityTier: String, Vocabulary {
    case draft
    case standard
    case high

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .draft: "Draft"
        case .standard: "Standard"
        case .high: "High"
        }
    }
}

extension QualityTier {
    /// Lines of the picture; the width follows from the film's aspect.
    public var lines: Int {
        switch self {
        case .draft: 480
        case .standard: 720
        case .high: 1_080
        }
    }

    /// Samples in every pixel.
    public var samples: Int {
        switch self {
        case .draft: 1
        case .standard: 4
        case .high: 16
        }
    }

    /// Samples in a pixel that an edge crosses, at least ``samples``.
    public var edgeSamples: Int { max(samples, 4) }

    /// Width and height in pixels for a film's aspect.
    public func raster(for aspect: AspectRatio) -> (width: Int, height: Int) { aspect.raster(lines: lines) }
}
