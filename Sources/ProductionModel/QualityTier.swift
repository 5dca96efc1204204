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
