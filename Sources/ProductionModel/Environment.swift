/// Whether the scene is inside or outside (the INT/EXT of its heading).
public enum InteriorExterior: String, CaseIterable, Hashable, Sendable {
    case interior
    case exterior
}

/// The parametric set that stands for the place.
public enum SetKind: String, CaseIterable, Hashable, Sendable {
    case room
    case street
    case forest
    case stage
}

/// When the scene plays.
public enum TimeOfDay: String, CaseIterable, Hashable, Sendable {
    case dawn
    case morning
    case noon
    case afternoon
    case goldenHour = "golden_hour"
    case dusk
    case night
}

/// What the sky does.
public enum Weather: String, CaseIterable, Hashable, Sendable {
    case clear
    case overcast
    case rain
    case snow
    case fog
    case storm
}

/// Where and when a scene plays.
public struct Environment: Hashable, Sendable {
    /// Inside or outside.
    public var side: InteriorExterior
    /// The set that stands for the place.
    public var set: SetKind
    /// When it plays.
    public var timeOfDay: TimeOfDay
    /// What the sky does.
    public var weather: Weather

    /// An environment from its parts.
    public init(
        side: InteriorExterior = .interior, set: SetKind = .room, timeOfDay: TimeOfDay = .noon,
        weather: Weather = .clear
    ) {
        self.side = side
        self.set = set
        self.timeOfDay = timeOfDay
        self.weather = weather
    }
}
