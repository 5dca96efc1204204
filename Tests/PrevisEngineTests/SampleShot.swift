import GraphCore
import NodeCatalog
import ProductionModel

/// Shots for tests: two people talking, a second long.
enum SampleShot {
    static let ada = CharacterView(
        name: "Ada", age: 34, height: 170, skin: Colour(red: 224, green: 178, blue: 150),
        hair: Colour(red: 60, green: 36, blue: 24), wardrobe: Colour(red: 70, green: 92, blue: 140))
    static let ben = CharacterView(
        name: "Ben", age: 45, height: 184, build: .athletic, skin: Colour(red: 120, green: 80, blue: 60),
        hair: Colour(red: 20, green: 18, blue: 16), wardrobe: Colour(red: 140, green: 60, blue: 44))

    static func shot(
        _ set: SetKind = .room, _ time: TimeOfDay = .afternoon, _ weather: Weather = .clear,
        framing: Framing = .medium, lighting: LightingSetup = .natural, movement: MovementKind = .static,
        duration: Int64 = 24, looksAt: LookTarget = .automatic
    ) -> ShotView {
        ShotView(
            framing: framing, movement: CameraMovement(kind: movement), duration: duration,
            lighting: Lighting(setup: lighting),
            cast: [CastPlacement(character: ada, looksAt: looksAt), CastPlacement(character: ben)],
            scene: SceneView(
                heading: "INT. KITCHEN - DAY",
                environment: Environment(
                    side: set == .room ? .interior : .exterior, set: set, timeOfDay: time, weather: weather),
                place: "KITCHEN", seed: 7))
    }
}
