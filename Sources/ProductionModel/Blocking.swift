/// What a cast member does while the shot runs.
public enum StageAction: String, Vocabulary {
    case stand
    case walk
    case sit

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .stand: "Stand"
        case .walk: "Walk"
        case .sit: "Sit"
        }
    }
}

/// A cast member's build.
public enum Build: String, Vocabulary {
    case slight
    case average
    case athletic
    case heavy

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .slight: "Slight"
        case .average: "Average"
        case .athletic: "Athletic"
        case .heavy: "Heavy"
        }
    }
}
