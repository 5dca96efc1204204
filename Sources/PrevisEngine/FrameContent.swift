import PrevisCamera
import PrevisLight
import PrevisStage

/// What differs from frame to frame.
struct FrameContent: Sendable {
    /// The camera.
    var camera: CameraPose
    /// The light.
    var light: LightRig
    /// The cast's surfaces, in the stage's order.
    var cast: [(positions: [StagePoint], normals: [StagePoint])] = []
    /// What falls.
    var particles: [FallingParticle] = []
}
