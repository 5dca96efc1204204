import ProductionModel
import Testing

struct CutListTests {
    @Test func `dissolves overlap and fades do not`() throws {
        let cut = try CutList([
            CutEvent(sourceLength: 100, transition: CutTransition(.fade, length: 12)),
            CutEvent(sourceLength: 80, sourceIn: 10, sourceOut: 70, transition: CutTransition(.dissolve, length: 20)),
            CutEvent(sourceLength: 50, transition: CutTransition(.fade, length: 10)),
            CutEvent(sourceLength: 30),
        ])
        #expect(cut.placements.map(\.recordIn) == [0, 80, 140, 190])
        #expect(cut.placements.map(\.recordOut) == [100, 140, 190, 220])
        #expect(cut.length == 220)
        #expect(cut.placements(atFrame: 85).map(\.event) == [0, 1])
        #expect(cut.placements(atFrame: 100).map(\.event) == [1])
        #expect(cut.placements(atFrame: 220).isEmpty)
        #expect(cut.placements(atFrame: -1).isEmpty)
    }

    @Test func `each fault is named with its event`() {
        func problem(_ events: CutEvent..., fadeOut: Int64 = 0) -> String? {
            CutList.problems(of: events, fadeOut: fadeOut).first?.message
        }
        let plain = CutEvent(sourceLength: 20)
        #expect(CutList.problems(of: [plain, plain], fadeOut: 20).isEmpty)
        #expect(problem() == "The cut has no events.")
        #expect(problem(CutEvent(sourceLength: 0))?.hasPrefix("Event 1: the source’s length") == true)
        #expect(
            problem(plain, CutEvent(sourceLength: 20, sourceOut: 21))?.contains("outside the source, which has 20")
                == true)
        #expect(problem(CutEvent(sourceLength: 20, sourceIn: -1))?.contains("outside") == true)
        #expect(problem(CutEvent(sourceLength: 20, sourceIn: 5, sourceOut: 5))?.contains("must lie before") == true)
        #expect(
            problem(CutEvent(sourceLength: 20, transition: CutTransition(.dissolve, length: 3)))?.contains(
                "nothing before") == true)
        #expect(
            problem(plain, CutEvent(sourceLength: 20, transition: CutTransition(.fade, length: 0)))?.contains(
                "at least 1") == true)
        #expect(
            problem(plain, CutEvent(sourceLength: 30, transition: CutTransition(.dissolve, length: 21)))?.hasPrefix(
                "Event 1: its 20 frames have no room") == true)
        #expect(problem(plain, fadeOut: -1)?.contains("negative") == true)
        #expect(problem(plain, CutEvent(sourceLength: 9, transition: CutTransition(.fade, length: .max))) != nil)
        #expect(throws: CutError.self) { try CutList([]) }
    }

    @Test func `random cuts fill the film without gap and never show more than two events`() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let cut = try CutList(randomEvents(&random), fadeOut: 2)
            let dissolved = cut.events.map { $0.transition.kind == .dissolve ? $0.transition.length : 0 }.reduce(0, +)
            #expect(cut.length == cut.events.map(\.length).reduce(0, +) - dissolved)
            for frame in 0..<cut.length {
                let scan = cut.placements.filter { $0.recordIn <= frame && frame < $0.recordOut }
                #expect(Array(cut.placements(atFrame: frame)) == scan)
                #expect((1...2).contains(scan.count))
            }
        }
    }

    private func randomEvents(_ random: inout SeededGenerator) -> [CutEvent] {
        (0..<Int.random(in: 1...12, using: &random)).map { index in
            let start = Int64.random(in: 0...5, using: &random)
            let used = Int64.random(in: 10...30, using: &random)
            let kind: TransitionKind =
                index == 0 ? .fade : TransitionKind.allCases.randomElement(using: &random) ?? .cut
            return CutEvent(
                sourceLength: start + used + 3, sourceIn: start, sourceOut: start + used,
                transition: CutTransition(kind, length: Int64.random(in: 1...5, using: &random)))
        }
    }
}
