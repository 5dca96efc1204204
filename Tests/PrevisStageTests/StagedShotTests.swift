import GraphCore
import NodeCatalog
import ProductionModel
import Testing

@testable import PrevisStage

/// What cameras, lights and the tracer rely on, over every set.
struct StagedShotTests {
    private static func shot(
        _ set: SetKind, actions: [StageAction] = [.stand, .stand], height: Double = 172, place: String = "ROOM"
    ) -> ShotView {
        let colour = Colour(red: 120, green: 90, blue: 80)
        let cast = actions.enumerated().map { index, action in
            CastPlacement(
                character: CharacterView(
                    name: "PERSON \(index)", height: height, skin: colour, hair: colour, wardrobe: colour),
                action: action)
        }
        let side: InteriorExterior = set == .room || set == .stage ? .interior : .exterior
        return ShotView(
            duration: 96, cast: cast,
            scene: SceneView(heading: "", environment: Environment(side: side, set: set), place: place, seed: 11))
    }

    @Test(arguments: SetKind.allCases) func `a set is sound geometry`(set: SetKind) {
        let stage = StagedShot(staging: StagedShotTests.shot(set))
        #expect(stage.set.indices.count == stage.set.triangleMaterials.count * 3)
        #expect(stage.set.positions.count == stage.set.normals.count)
        #expect(stage.set.indices.allSatisfy { Int($0) < stage.set.positions.count })
        #expect(stage.set.triangleMaterials.allSatisfy { Int($0) < stage.materials.count })
        #expect(stage.set.triangleMaterials.count <= 165_000)
        #expect(stage.set.normals.allSatisfy { abs(($0 * $0).sum() - 1) < 0.01 })
        #expect(stage.materials.allSatisfy { $0.albedo.min() >= 0 && $0.albedo.max() <= 1 })
    }

    @Test(arguments: SetKind.allCases) func `the same shot gives the same stage`(set: SetKind) {
        let shot = StagedShotTests.shot(set)
        let one = StagedShot(staging: shot)
        let other = StagedShot(staging: shot)
        #expect(one.set.positions == other.set.positions)
        #expect(one.obstacles == other.obstacles)
        #expect(one.cast[0].surface(at: 1.3).positions == other.cast[0].surface(at: 1.3).positions)
    }

    @Test(arguments: SetKind.allCases, StageAction.allCases)
    func `nobody is inside an obstacle, and cameras may stand near them`(set: SetKind, action: StageAction) {
        let stage = StagedShot(staging: StagedShotTests.shot(set, actions: [action, .stand]))
        for rig in stage.rigs(at: 2) {
            #expect(!stage.obstacles.contains { StagedShotTests.holds($0, rig.headCentre) })
            #expect(StagedShotTests.holds(stage.cameraBounds, rig.headCentre))
        }
    }

    @Test(arguments: [110.0, 150, 172, 195]) func `a standing body is as tall as its character says`(height: Double) {
        let stage = StagedShot(staging: StagedShotTests.shot(.stage, actions: [.stand], height: height))
        let surface = stage.cast[0].surface(at: 0)
        let crown = surface.positions.map(\.y).max() ?? 0
        let stature = Float(height / 100)
        #expect(abs(stage.cast[0].rig(at: 0).stature - stature) < 0.001)
        #expect(abs(stage.cast[0].rig(at: 0).headHeight - stature / 7.5) < 0.001)
        // Hair and the weight on one leg move the crown a little.
        #expect(abs(crown - stature) < stature * 0.03)
    }

    @Test func `a walker moves on, and a body never jumps`() {
        let stage = StagedShot(staging: StagedShotTests.shot(.street, actions: [.walk]))
        let member = stage.cast[0]
        let start = member.rig(at: 0).feet
        let end = member.rig(at: 3).feet
        #expect((end - start).x.magnitude + (end - start).z.magnitude > 1)
        var last = member.surface(at: 0).positions
        for frame in 1...48 {
            let next = member.surface(at: Double(frame) / 24).positions
            let step = zip(last, next).map { ((($0 - $1) * ($0 - $1)).sum()).squareRoot() }.max() ?? 0
            #expect(step < 0.25, "frame \(frame) moves a vertex by \(step) m")
            last = next
        }
    }

    @Test func `two people who talk face each other`() {
        let stage = StagedShot(staging: StagedShotTests.shot(.room))
        let rigs = stage.rigs(at: 1)
        let between = rigs[1].headCentre - rigs[0].headCentre
        #expect((rigs[0].facing * between).sum() > 0)
        #expect((rigs[1].facing * between).sum() < 0)
        let distance = (between * between).sum().squareRoot()
        #expect((0.7...2.5).contains(distance))
    }

    @Test func `a place that the set only stands for is said`() {
        let stage = StagedShot(staging: StagedShotTests.shot(.room, place: "SUBMARINE"))
        #expect(stage.remarks.contains { $0.contains("SUBMARINE") })
    }

    private static func holds(_ box: StageObstacle, _ point: StagePoint) -> Bool {
        all(point .>= box.minimum) && all(point .<= box.maximum)
    }
}
