import GraphCore
import Interchange
import NodeCatalog
import ProductionModel
import Testing

/// The films that one can begin with.
struct TemplateTests {
    private struct Seeded: RandomNumberGenerator {
        var state: UInt64 = 7

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    @Test(arguments: FilmTemplate.allCases)
    func `every template is a film that runs: its rules hold, and every shot has a scene and stands in the cut`(
        template: FilmTemplate
    ) throws {
        var random = Seeded()
        let root = NodeID(1)
        var document = GraphDocument(root: Node(id: root, kind: .builtIn(FilmKind.film.key)))
        let operations = template.draft.operations(root: root, using: &random)
        _ = try document.apply(operations, catalogue: FilmCatalogue.catalogue)
        let shots = document.nodes.filter { $0.kind == .builtIn(FilmKind.shot.key) }
        #expect(!shots.isEmpty && shots.count == template.draft.shots.count)
        #expect(shots.allSatisfy { document.wires(into: $0.id, port: FilmPort.scene).count == 1 })
        let cut = try #require(document.nodes.first { $0.kind == .builtIn(FilmKind.sequence.key) })
        #expect(document.wires(into: cut.id, port: FilmPort.video).count == shots.count)
        #expect(template.draft.cast.isEmpty == false)
        #expect(template.draft == template.draft)
    }

    @Test func `a dialogue scene is covered from both sides, and close`() {
        let rules = Set(FilmTemplate.dialogueScene.draft.shots.map(\.rule))
        #expect(rules.contains(.twoShot) && rules.contains(.overTheShoulder))
        #expect(Set(FilmTemplate.dialogueScene.draft.cast.map(\.name)) == ["ANNA", "BEN"])
    }

    @Test func `a chase moves through three places in short shots`() {
        let draft = FilmTemplate.chase.draft
        #expect(draft.scenes.count == 4)
        #expect(draft.shots.allSatisfy { $0.view.duration <= 6 * 24 })
        #expect(Set(draft.cast.map(\.name)) == ["MARA", "PURSUER"])
    }

    @Test(arguments: [
        (FilmTemplate.threeAct, StoryStructure.threeAct, Int64(180)), (.sevenPoint, .sevenPoint, 180),
        (.fifteenBeat, .fifteenBeat, 240),
    ])
    func `a structure's scenes have its beats' names and begin where it says`(
        template: FilmTemplate, structure: StoryStructure, seconds: Int64
    ) {
        let draft = template.draft
        #expect(draft.scenes.map(\.title) == structure.beats.map(\.title))
        let beats = structure.beats
        for (index, scene) in draft.scenes.enumerated() {
            let start = structure.startFrame(of: beats[index], length: seconds * 24)
            let next =
                index + 1 < beats.count
                ? structure.startFrame(of: beats[index + 1], length: seconds * 24) : seconds * 24
            let length = scene.shots.reduce(0) { $0 + $1.view.duration }
            #expect(length == max(72, next - start))
            #expect(scene.shots.allSatisfy { $0.view.duration <= 12 * 24 })
            #expect(Set(scene.shots.map(\.view.title)).count == scene.shots.count)
        }
    }
}
