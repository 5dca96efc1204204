public import NodeCatalog
public import PrevisCamera
public import PrevisStage

/// Rain or snow in the air around the camera.
public struct Precipitation: Sendable {
    /// Nil where nothing falls: other weather, or a roof above.
    public init?(for shot: ShotView, on stage: StagedShot) {
        return nil
    }

    /// What falls before the camera at a time in seconds from the shot's first frame.
    public func particles(at time: Double, before camera: CameraPose) -> [FallingParticle] { [] }
}
