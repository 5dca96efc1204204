/// Where the camera stands around the subject.
public enum CameraAngle: String, CaseIterable, Hashable, Sendable {
    case eyeLevel = "eye_level"
    case high
    case low
    case birdsEye = "birds_eye"
    case wormsEye = "worms_eye"
    case dutch
    case profile
    case back
}
