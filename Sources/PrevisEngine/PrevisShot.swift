import NodeCatalog
import PrevisCamera
import PrevisLight
import PrevisStage
import ProductionModel

/// A shot made ready to render: staged, with its camera move solved, lit, and its set built.
struct PrevisShot: Sendable {
    let shot: ShotView
    let stage: StagedShot
    let camera: CameraMove
    let light: LightRig
    let precipitation: Precipitation?
    let traced: TracedStage
    let grade: GradeRecipe

    /// Stages, solves and lights a shot.
    init(_ shot: ShotView, on device: RayDevice) throws(PrevisError) {
        self.shot = shot
        let staged = StagedShot(staging: shot)
        camera = CameraMove(solving: shot, on: staged)
        // Who looks at the camera needs to know where it stands: at its place in the middle of the shot.
        let middle = Double(shot.duration) / 2 / shot.film.rate.framesPerSecond
        stage = staged.facingCamera(at: camera.pose(at: middle).position)
        light = LightRig(lighting: shot, on: stage, seenBy: camera)
        precipitation = Precipitation(for: shot, on: stage)
        traced = try TracedStage(stage, on: device)
        grade = GradeRecipe(shot.grade)
    }

    /// Sentences for the take, each once.
    var remarks: [String] {
        (stage.remarks + camera.remarks).reduce(into: []) { remarks, remark in
            if !remarks.contains(remark) { remarks.append(remark) }
        }
    }

    /// The frame at a time in seconds from the shot's first frame.
    func content(at time: Double) -> FrameContent {
        let pose = camera.pose(at: time)
        return FrameContent(
            camera: pose, light: light, cast: stage.cast.map { $0.surface(at: time) },
            particles: precipitation?.particles(at: time, before: pose) ?? [])
    }

    /// When a frame is taken, in seconds from the first.
    func time(ofFrame frame: Int64) -> Double {
        Double(frame) * Double(shot.film.rate.denominator) / Double(shot.film.rate.numerator)
    }

    /// Renders one frame to its end with a painter of this shot.
    func paint(at time: Double, with painter: FramePainter) async throws {
        try await painter.paint(content(at: time))
        painter.develop(exposure: light.exposure, grade: grade)
    }
}
