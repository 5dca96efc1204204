import GraphCore
import NodeCatalog
import ProductionModel

@testable import PrevisStage

/// A character by name, with measures.
func person(_ name: String, age: Int = 35, height: Double = 172, build: Build = .average) -> CharacterView {
    CharacterView(
        name: name, age: age, height: height, build: build, skin: Colour(red: 210, green: 160, blue: 130),
        hair: Colour(red: 60, green: 40, blue: 30), wardrobe: Colour(red: 70, green: 90, blue: 130))
}

/// A shot of a cast in a set.
func shot(
    _ cast: [CastPlacement], in set: SetKind = .room, seed: Int64 = 7, place: String = "", seconds: Int64 = 4,
    dialogue: [DialogueLine] = []
) -> ShotView {
    ShotView(
        duration: seconds * 24, dialogue: dialogue, cast: cast,
        scene: SceneView(heading: "", environment: Environment(set: set), place: place, seed: seed))
}

/// Names whose hair and clothes differ, so that each cut is met.
let names = ["ANNA", "BEN", "CLARA", "DORA", "EMIL", "FRED", "GINA", "HANS"]

/// The horizontal distance of two points in metres.
func level(_ a: StagePoint, _ b: StagePoint) -> Float { length([a.x - b.x, 0, a.z - b.z]) }

extension StageObstacle {
    /// Whether a point is inside the box, made larger by a margin in metres.
    func holds(_ p: StagePoint, margin: Float = 0) -> Bool {
        (0..<3).allSatisfy { p[$0] > minimum[$0] - margin && p[$0] < maximum[$0] + margin }
    }
}
