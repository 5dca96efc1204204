import NodeCatalog
import ProductionModel
import Testing

@testable import PrevisStage

@Suite struct BlockingTests {
    @Test(arguments: SetKind.allCases)
    func `two who stand face each other at a distance to talk`(_ kind: SetKind) {
        let cast = [CastPlacement(character: person("ANNA")), CastPlacement(character: person("BEN"))]
        let stage = StagedShot(staging: shot(cast, in: kind))
        let rigs = stage.rigs(at: 0)
        let distance = level(rigs[0].feet, rigs[1].feet)
        #expect(distance > 1.2 && distance < 1.5)
        let way = normalised([rigs[1].hips.x - rigs[0].hips.x, 0, rigs[1].hips.z - rigs[0].hips.z])
        #expect(dot(rigs[0].facing, way) > 0.97 && dot(rigs[1].facing, way) < -0.97)
    }

    @Test(arguments: SetKind.allCases)
    func `nobody stands in anything or in anyone`(_ kind: SetKind) {
        for actions in [
            [StageAction.stand], [.stand, .stand, .stand, .stand], [.sit, .stand], [.sit, .sit],
            [.walk, .stand, .walk], [.walk, .walk, .walk, .sit],
        ] {
            let cast = actions.enumerated().map { CastPlacement(character: person(names[$0]), action: $1) }
            let stage = StagedShot(staging: shot(cast, in: kind, seconds: 40))
            for step in 0..<80 {
                let rigs = stage.rigs(at: Double(step) / 2)
                for (place, rig) in rigs.enumerated() {
                    let solid = stage.obstacles.filter { $0.blocksView }
                    #expect(
                        !solid.contains { $0.holds(rig.headCentre) || $0.holds(rig.chest) },
                        "\(kind) \(actions) \(place)")
                    #expect(stage.cameraBounds.holds(rig.headCentre))
                    for other in rigs.dropFirst(place + 1) { #expect(level(rig.hips, other.hips) > 0.5) }
                }
            }
        }
    }

    @Test(arguments: SetKind.allCases)
    func `of two who walk abreast, one is a step behind`(_ kind: SetKind) throws {
        let cast = [
            CastPlacement(character: person("ANNA"), action: .walk),
            CastPlacement(character: person("BEN"), action: .walk),
        ]
        let stage = StagedShot(staging: shot(cast, in: kind))
        for time in [0.5, 2, 3.5] {
            let rigs = stage.rigs(at: time)
            let apart = rigs[1].hips - rigs[0].hips
            let way = stage.rigs(at: time + 0.5)[0].hips - stage.rigs(at: time - 0.5)[0].hips
            let ahead = -dot(apart, normalised(way))
            #expect(ahead > 0.4 && ahead < 0.95, "\(kind) \(time): \(ahead)")
            #expect(level(rigs[0].hips, rigs[1].hips) > 0.75)
        }
    }

    @Test func `a named mark is taken, and the others keep off it`() {
        let cast = [
            CastPlacement(character: person("ANNA")), CastPlacement(character: person("BEN"), mark: 1),
            CastPlacement(character: person("CLARA"), mark: 99),
        ]
        let stage = StagedShot(staging: shot(cast))
        let marks = SetKind.room.plan(seed: 7).marks
        let rigs = stage.rigs(at: 0)
        #expect(level(rigs[1].feet, marks[0].spot) < 0.1)
        #expect(level(rigs[0].feet, marks[0].spot) > 0.8)
        #expect(stage.remarks == ["Mark 99 is not on the plan of a room: CLARA takes a free one."])
    }

    @Test func `who sits, sits on something`() {
        for kind in SetKind.allCases {
            for mark in [nil, 1] {
                let cast = [CastPlacement(character: person("ANNA"), action: .sit, mark: mark)]
                let stage = StagedShot(staging: shot(cast, in: kind))
                let hips = stage.rigs(at: 1)[0].hips
                let under = stage.obstacles.contains {
                    $0.holds([hips.x, 0.2, hips.z], margin: 0.1) && $0.maximum.y > 0.4
                }
                #expect(under, "\(kind)")
                #expect(hips.y > 0.45 && hips.y < 0.7)
            }
        }
    }

    @Test(arguments: [
        ("KITCHEN", SetKind.room, ["KITCHEN is shown as a room."]), ("LIVING ROOM", .room, []), ("", .street, []),
        ("HARBOUR", .street, ["HARBOUR is shown as a street."]), ("MARKET STREET", .street, []),
        ("Woods", .forest, []), ("CATHEDRAL", .stage, ["CATHEDRAL is shown as an empty stage."]),
    ])
    func `a place that the set only stands for is said`(_ place: String, _ kind: SetKind, _ remarks: [String]) {
        #expect(StagedShot(staging: shot([], in: kind, place: place)).remarks == remarks)
    }

    @Test func `thirty people and a line for a stranger still make a stage`() {
        let cast = (0..<30).map { CastPlacement(character: person("P\($0)"), action: StageAction.allCases[$0 % 3]) }
        let lines = [DialogueLine(speaker: "NOBODY", text: "?", start: -4, length: 0)]
        let stage = StagedShot(staging: shot(cast, dialogue: lines))
        #expect(stage.cast.count == 30)
        #expect(stage.rigs(at: 100).allSatisfy { $0.hips.y > 0.3 && $0.hips.y < 1.1 })
    }
}
