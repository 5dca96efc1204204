import GraphCore
import NodeCatalog
import PrevisStage
import ProductionModel

@testable import PrevisCamera

extension CastRig {
    /// A standing figure of that stature, facing an azimuth in degrees from z towards x.
    static func standing(
        _ stature: Float, at feet: StagePoint = .zero, facing degrees: Float = 0, heads: Float = 7.5
    ) -> CastRig {
        let head = stature / heads
        let facing = StagePoint.direction(azimuth: degrees.radians, elevation: 0)
        let centre = feet + [0, stature - head / 2, 0]
        return CastRig(
            stature: stature, headHeight: head, headCentre: centre, eyes: centre + facing * (head * 0.4),
            chest: feet + [0, stature * 0.72, 0], hips: feet + [0, stature * 0.53, 0], feet: feet, facing: facing,
            gaze: facing, shoulderHalfWidth: stature * 0.125)
    }
}

/// A shot with people of a name each, in an exterior without seed unless one is given.
func shot(
    _ framing: Framing, _ angle: CameraAngle = .eyeLevel, lens: Double = 35, people: Int = 1, seed: Int64 = 7,
    movement: CameraMovement = CameraMovement(kind: .static)
) -> ShotView {
    let skin = Colour(red: 200, green: 160, blue: 130)
    let cast = (0..<people).map { place in
        CastPlacement(
            character: CharacterView(name: ["ADA", "BEN", "CLEO"][place % 3], skin: skin, hair: skin, wardrobe: skin))
    }
    let scene = SceneView(heading: "EXT. FIELD - DAY", environment: .init(), place: "FIELD", seed: seed)
    return ShotView(
        framing: framing, angle: angle, movement: movement, lens: Lens(focalLength: lens), cast: cast, scene: scene)
}

/// A wide field with rigs that stand still, unless given by time.
func field(_ rigs: [CastRig], obstacles: [StageObstacle] = []) -> FilmedSpace {
    field(obstacles: obstacles) { _ in rigs }
}

func field(obstacles: [StageObstacle] = [], rigs: (Double) -> [CastRig]) -> FilmedSpace {
    FilmedSpace(
        duration: 71.0 / 24, obstacles: obstacles,
        bounds: StageObstacle(minimum: [-90, 0.1, -90], maximum: [90, 60, 90]), rigs: rigs)
}

func solve(_ shot: ShotView, _ space: FilmedSpace) -> CameraMove { CameraSolver(shot: shot, space: space).solve() }
