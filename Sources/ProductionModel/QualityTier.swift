/// How finely a shot is rendered.
public enum QualityTier: String, CaseIterable, Hashable, Sendable {
    case draft
    case standard
    case high
}
