public import PrevisStage

/// A camera at one frame: a pinhole with a rectangular gate.
public struct CameraPose: Hashable, Sendable {
    /// The entrance pupil in metres.
    public var position: StagePoint
    /// To the right of the picture, of length 1.
    public var right: StagePoint
    /// To the top of the picture, of length 1.
    public var up: StagePoint
    /// Into the picture, of length 1.
    public var forward: StagePoint
    /// Tangent of half the vertical angle of view.
    public var halfHeight: Float
    /// Tangent of half the horizontal angle of view.
    public var halfWidth: Float

    /// A pose from its parts.
    public init(
        position: StagePoint, right: StagePoint, up: StagePoint, forward: StagePoint, halfHeight: Float,
        halfWidth: Float
    ) {
        self.position = position
        self.right = right
        self.up = up
        self.forward = forward
        self.halfHeight = halfHeight
        self.halfWidth = halfWidth
    }
}
