import NodeCatalog
import ProductionModel
import Testing

@testable import PrevisStage

@Suite struct MotionTests {
    @Test(arguments: [person("ANNA"), person("BEN", height: 190), person("EMIL", age: 7, height: 122)])
    func `a walker's feet do not slide while they bear weight`(_ character: CharacterView) throws {
        let stage = StagedShot(staging: shot([CastPlacement(character: character, action: .walk)]))
        let member = try #require(stage.cast.first)
        let shoes = member.body.vertexSubstances.indices.filter { member.body.vertexSubstances[$0] == .shoe }
        var contacts = [StagePoint?](repeating: nil, count: shoes.count)
        var (worst, lowest, touching) = (Float(0), Float(0), 0)
        for step in 0..<360 {
            let positions = member.surface(at: Double(step) / 120).positions
            var isDown = false
            for (place, vertex) in shoes.enumerated() {
                let p = positions[vertex]
                lowest = min(lowest, p.y)
                guard p.y < 0.003 else {
                    contacts[place] = nil
                    continue
                }
                isDown = true
                if let since = contacts[place] { worst = max(worst, level(p, since)) } else { contacts[place] = p }
            }
            if isDown { touching += 1 }
        }
        #expect(worst < 0.01)
        #expect(lowest > -0.012)
        #expect(touching > 350)
    }

    @Test func `a walker covers ground at the pace of its legs`() throws {
        for (character, least, most) in [(person("ANNA"), 1.05, 1.45), (person("EMIL", age: 7, height: 122), 0.8, 1.2)]
        {
            let stage = StagedShot(staging: shot([CastPlacement(character: character, action: .walk)], in: .street))
            let member = try #require(stage.cast.first)
            let speed = Double(level(member.rig(at: 0).hips, member.rig(at: 3).hips)) / 3
            #expect(speed > least && speed < most)
        }
    }

    @Test(arguments: [StageAction.stand, .sit, .walk])
    func `nothing pops from frame to frame, in speech and at the turns`(_ action: StageAction) throws {
        let lines = [
            DialogueLine(speaker: "Anna", text: "Here.", start: 0, length: 30),
            DialogueLine(speaker: "Ben", text: "Where?", start: 34, length: 20),
            DialogueLine(speaker: "Clara", text: "There.", start: 60, length: 30),
        ]
        let cast = ["ANNA", "BEN", "CLARA"].map { CastPlacement(character: person($0), action: action) }
        let stage = StagedShot(staging: shot(cast, dialogue: lines))
        for member in stage.cast {
            var before = member.surface(at: 0).positions
            var step: [StagePoint]?
            for frame in 1...180 {
                let now = member.surface(at: Double(frame) / 24).positions
                let moves = zip(now, before).map { $0 - $1 }
                let fastest = moves.map(length).max() ?? 0
                #expect(fastest < (action == .walk ? 0.24 : 0.12))
                // Neither does the motion itself change suddenly.
                if let step {
                    let jolt = zip(moves, step).map { length($0 - $1) }.max() ?? 0
                    #expect(jolt < (action == .walk ? 0.1 : 0.045))
                }
                step = moves
                before = now
            }
        }
    }

    @Test func `a stander's feet stay where they are`() throws {
        let stage = StagedShot(staging: shot([CastPlacement(character: person("ANNA"))]))
        let member = try #require(stage.cast.first)
        let first = member.surface(at: 0).positions
        let shoes = member.body.vertexSubstances.indices.filter { member.body.vertexSubstances[$0] == .shoe }
        for time in [0.5, 1.9, 7.3] {
            let now = member.surface(at: time).positions
            #expect(shoes.allSatisfy { length(now[$0] - first[$0]) < 0.002 })
        }
    }
}
