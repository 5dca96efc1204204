/// Where the camera stands around the subject.
public enum CameraAngle: String, Vocabulary {
    case eyeLevel = "eye_level"
    case high
    case low
    case birdsEye = "birds_eye"
    case wormsEye = "worms_eye"
    case dutch
    case profile
    case back

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .eyeLevel: "Eye level"
        case .high: "High angle"
        case .low: "Low angle"
        case .birdsEye: "Bird’s eye"
        case .wormsEye: "Worm’s eye"
        case .dutch: "Dutch angle"
        case .profile: "Profile"
        case .back: "From behind"
        }
    }
}
