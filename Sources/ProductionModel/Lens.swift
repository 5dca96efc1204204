/// A camera's image area by its trade name; sizes are in the sensor table.
public enum SensorFormat: String, Vocabulary {
    case super35
    case fullFrame = "full_frame"
    case super16
    case alexa65

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .super35: "Super 35"
        case .fullFrame: "Full frame"
        case .super16: "Super 16"
        case .alexa65: "Alexa 65"
        }
    }
}

/// A lens as the director states it.
public struct Lens: Hashable, Sendable {
    /// Focal length in millimetres, 8…600.
    public var focalLength: Double
    /// Aperture as an f-number, 0.7…32; used by generation.
    public var aperture: Double
    /// Distance of the plane of focus in metres; nil follows the subject; used by generation.
    public var focusDistance: Double?

    /// A lens from its parts.
    public init(focalLength: Double, aperture: Double = 2.8, focusDistance: Double? = nil) {
        self.focalLength = focalLength
        self.aperture = aperture
        self.focusDistance = focusDistance
    }
}
