/// How the shot is lit.
public enum LightingSetup: String, Vocabulary {
    case natural
    case threePoint = "three_point"
    case highKey = "high_key"
    case lowKey = "low_key"
    case rim
    case back
    case side
    case top
    case under
    case practical
    case silhouette

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .natural: "Natural"
        case .threePoint: "Three-point"
        case .highKey: "High key"
        case .lowKey: "Low key"
        case .rim: "Rim light"
        case .back: "Back light"
        case .side: "Side light"
        case .top: "Top light"
        case .under: "Under light"
        case .practical: "Practical lamps"
        case .silhouette: "Silhouette"
        }
    }
}

/// A lighting setup with its ratio and colour.
public struct Lighting: Hashable, Sendable {
    /// The setup.
    public var setup: LightingSetup
    /// Key to fill, as a ratio of illuminance (2 means 2:1), 1…16.
    public var keyToFill: Double
    /// Back light to key, as a ratio of illuminance, 0…4.
    public var backToKey: Double
    /// Correlated colour temperature of the key in kelvin, 1,800…12,000.
    public var temperature: Double

    /// A setup from its parts.
    public init(setup: LightingSetup, keyToFill: Double = 2, backToKey: Double = 0.5, temperature: Double = 5_600) {
        self.setup = setup
        self.keyToFill = keyToFill
        self.backToKey = backToKey
        self.temperature = temperature
    }
}
