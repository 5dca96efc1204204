/// The look laid over the finished picture.
public enum Grade: String, Vocabulary {
    case natural
    case warm
    case cool
    case highContrast = "high_contrast"
    case lowContrast = "low_contrast"
    case desaturated
    case vibrant
    case tealOrange = "teal_orange"
    case monochrome
    case vintage
    case noir
    case neon

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .natural: "Natural"
        case .warm: "Warm"
        case .cool: "Cool"
        case .highContrast: "High contrast"
        case .lowContrast: "Low contrast"
        case .desaturated: "Desaturated"
        case .vibrant: "Vibrant"
        case .tealOrange: "Teal and orange"
        case .monochrome: "Monochrome"
        case .vintage: "Vintage"
        case .noir: "Noir"
        case .neon: "Neon"
        }
    }
}
