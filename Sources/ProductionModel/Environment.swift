/// Whether the scene is inside or outside (the INT/EXT of its heading).
public enum InteriorExterior: String, Vocabulary {
    case interior
    case exterior

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .interior: "Interior"
        case .exterior: "Exterior"
        }
    }
}

/// The parametric set that stands for the place.
public enum SetKind: String, Vocabulary {
    case room
    case street
    case forest
    case stage

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .room: "Room"
        case .street: "Street"
        case .forest: "Forest"
        case .stage: "Empty stage"
        }
    }
}

/// When the scene plays.
public enum TimeOfDay: String, Vocabulary {
    case dawn
    case morning
    case noon
    case afternoon
    case goldenHour = "golden_hour"
    case dusk
    case night

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .dawn: "Dawn"
        case .morning: "Morning"
        case .noon: "Noon"
        case .afternoon: "Afternoon"
        case .goldenHour: "Golden hour"
        case .dusk: "Dusk"
        case .night: "Night"
        }
    }
}

/// What the sky does.
public enum Weather: String, Vocabulary {
    case clear
    case overcast
    case rain
    case snow
    case fog
    case storm

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .clear: "Clear"
        case .overcast: "Overcast"
        case .rain: "Rain"
        case .snow: "Snow"
        case .fog: "Fog"
        case .storm: "Storm"
        }
    }
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
