/// The part of a sensor that makes the picture.
public struct SensorGate: Hashable, Sendable {
    /// Width in millimetres.
    public let width: Double
    /// Height in millimetres.
    public let height: Double

    /// The largest part of a sensor that has the picture's aspect: full width for wider pictures, full height for
    /// narrower ones.
    public init(_ sensor: SensorFormat, croppedTo aspect: AspectRatio) {
        let (width, height) = sensor.micrometres
        // Cross-multiplied in whole micrometres, so that a picture of the sensor's own aspect is not cropped at all.
        if Int64(width) * Int64(aspect.height) <= Int64(height) * Int64(aspect.width) {
            self.width = Double(width) / 1_000
            self.height = Double(Int64(width) * Int64(aspect.height)) / Double(aspect.width) / 1_000
        } else {
            self.width = Double(Int64(height) * Int64(aspect.width)) / Double(aspect.height) / 1_000
            self.height = Double(height) / 1_000
        }
    }

    /// The tangent of half the horizontal angle of view at infinity focus: width / (2 f), f in millimetres.
    public func halfWidthTangent(focalLength: Double) -> Double { width / (2 * focalLength) }

    /// The tangent of half the vertical angle of view at infinity focus: height / (2 f), f in millimetres.
    public func halfHeightTangent(focalLength: Double) -> Double { height / (2 * focalLength) }

    /// How far from the camera so much height fills the frame, both in metres: the distance at which a framing holds.
    public func distance(showingHeight height: Double, focalLength: Double) -> Double {
        height / (2 * halfHeightTangent(focalLength: focalLength))
    }

    /// How far from the camera so much width fills the frame, both in metres.
    public func distance(showingWidth width: Double, focalLength: Double) -> Double {
        width / (2 * halfWidthTangent(focalLength: focalLength))
    }
}

extension SensorFormat {
    /// The image area's exact size in micrometres.
    ///
    /// Super 35: the 35 mm full (silent) camera aperture over four perforations, 0.980 × 0.735 in. Full frame: the
    /// 24 × 36 mm still frame (ISO 1007). Super 16: 12.52 × 7.41 mm (SMPTE ST 201). Alexa 65: the open gate that ARRI
    /// states, 54.12 × 25.58 mm.
    public var micrometres: (width: Int32, height: Int32) {
        switch self {
        case .super35: (24_890, 18_660)
        case .fullFrame: (36_000, 24_000)
        case .super16: (12_520, 7_410)
        case .alexa65: (54_120, 25_580)
        }
    }
}
