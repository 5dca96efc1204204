import Foundation
import NodeCatalog
import ProductionModel
import Testing

@testable import PrevisStage

@Suite struct LookTests {
    private func degrees(_ a: StagePoint, _ b: StagePoint) -> Float {
        acos(min(max(dot(normalised(a), normalised(b)), -1), 1)) * 180 / .pi
    }

    @Test(arguments: SetKind.allCases, [StageAction.stand, .sit])
    func `two who talk look into each other's eyes`(_ set: SetKind, _ action: StageAction) {
        let cast = [
            CastPlacement(character: person("ANNA"), action: action),
            CastPlacement(character: person("BEN", height: 188), action: action),
        ]
        let stage = StagedShot(staging: shot(cast, in: set))
        for time in [0.0, 1.1, 3.2] {
            let rigs = stage.rigs(at: time)
            #expect(degrees(rigs[0].gaze, rigs[1].eyes - rigs[0].eyes) < 3)
            #expect(degrees(rigs[1].gaze, rigs[0].eyes - rigs[1].eyes) < 3)
        }
    }

    @Test func `listeners turn to whoever speaks, and take their time`() {
        let lines = [
            DialogueLine(speaker: "BEN", text: "One.", start: 0, length: 24),
            DialogueLine(speaker: "CLARA", text: "Two.", start: 48, length: 40),
        ]
        let cast = ["ANNA", "BEN", "CLARA"].map { CastPlacement(character: person($0)) }
        let stage = StagedShot(staging: shot(cast, dialogue: lines))
        func miss(_ time: Double, _ target: Int) -> Float {
            let rigs = stage.rigs(at: time)
            return degrees(rigs[0].gaze, rigs[target].eyes - rigs[0].eyes)
        }
        #expect(miss(0.5, 1) < 3)
        #expect(miss(3.2, 2) < 3)
        let between = miss(2.2, 2)
        #expect(between > 2 && between < miss(1.5, 2))
    }

    @Test func `nobody's head turns further than a neck allows`() {
        let cast = [
            CastPlacement(character: person("ANNA"), action: .walk, looksAt: .member(1)),
            CastPlacement(character: person("BEN"), mark: 4, looksAt: .member(0)),
        ]
        let stage = StagedShot(staging: shot(cast, in: .forest, seconds: 30))
        for step in 0..<300 {
            for rig in stage.rigs(at: Double(step) / 10) {
                let ahead = normalised([rig.gaze.x, 0, rig.gaze.z])
                #expect(degrees(ahead, rig.facing) < 112)
            }
        }
    }

    @Test func `who looks at the camera looks at where it stands`() {
        let cast = [CastPlacement(character: person("ANNA"), looksAt: .camera)]
        let lens = StagePoint(0.6, 1.5, 3)
        let stage = StagedShot(staging: shot(cast)).facingCamera(at: lens)
        let rig = stage.rigs(at: 1)[0]
        #expect(degrees(rig.gaze, lens - rig.eyes) < 2)
    }
}
