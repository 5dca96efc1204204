/// What a cast member does while the shot runs.
public enum StageAction: String, CaseIterable, Hashable, Sendable {
    case stand
    case walk
    case sit
}

/// A cast member's build.
public enum Build: String, CaseIterable, Hashable, Sendable {
    case slight
    case average
    case athletic
    case heavy
}
