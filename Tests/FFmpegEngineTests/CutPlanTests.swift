import NodeCatalog
import ProductionModel
import Testing

@testable import FFmpegEngine

struct CutPlanTests {
    private static let keys: [Int64] = [0, 24, 48, 72]

    private func plan(_ events: [CutEvent], fadeOut: Int64 = 0) throws -> CutPlan {
        CutPlan(try CutList(events, fadeOut: fadeOut))
    }

    private func facts(_ count: Int) -> [ClipFacts] {
        [ClipFacts](repeating: ClipFacts(frameCount: 96, keyFrames: Self.keys), count: count)
    }

    @Test func `whole clips between cuts are copied whole`() throws {
        let plan = try plan([CutEvent(sourceLength: 96), CutEvent(sourceLength: 96)])
        #expect(
            plan.segments(facts(2)) == [
                .copy(ClipFrames(clip: 0, frames: 0..<96)), .copy(ClipFrames(clip: 1, frames: 0..<96)),
            ])
        #expect(plan.frameCount == 192)
    }

    @Test func `a trimmed clip is encoded only up to its next key frame`() throws {
        let plan = try plan([CutEvent(sourceLength: 96, sourceIn: 30, sourceOut: 90)])
        #expect(
            plan.segments(facts(1)) == [
                .encode([.plain(ClipFrames(clip: 0, frames: 30..<48))]), .copy(ClipFrames(clip: 0, frames: 48..<90)),
            ])
    }

    @Test func `a dissolve shares its frames, and what follows is encoded up to a key frame`() throws {
        let plan = try plan([
            CutEvent(sourceLength: 96),
            CutEvent(sourceLength: 96, transition: CutTransition(.dissolve, length: 12)),
        ])
        #expect(plan.frameCount == 180)
        #expect(plan.eventStarts == [0, 84])
        #expect(
            plan.segments(facts(2)) == [
                .copy(ClipFrames(clip: 0, frames: 0..<84)),
                .encode([
                    .dissolve(ClipFrames(clip: 0, frames: 84..<96), ClipFrames(clip: 1, frames: 0..<12)),
                    .plain(ClipFrames(clip: 1, frames: 12..<24)),
                ]),
                .copy(ClipFrames(clip: 1, frames: 24..<96)),
            ])
    }

    @Test func `fades keep the length and stand on both sides`() throws {
        let plan = try plan(
            [CutEvent(sourceLength: 96), CutEvent(sourceLength: 96, transition: CutTransition(.fade, length: 6))],
            fadeOut: 8)
        #expect(plan.frameCount == 192)
        #expect(
            plan.spans == [
                .plain(ClipFrames(clip: 0, frames: 0..<90)), .fadeOut(ClipFrames(clip: 0, frames: 90..<96)),
                .fadeIn(ClipFrames(clip: 1, frames: 0..<6)), .plain(ClipFrames(clip: 1, frames: 6..<88)),
                .fadeOut(ClipFrames(clip: 1, frames: 88..<96)),
            ])
    }

    @Test func `whatever the cut, its stretches add up to its length and copies begin at key frames`() throws {
        var generator = SystemRandomNumberGenerator()
        var planned = 0
        for _ in 0..<2000 {
            let events = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                let sourceIn = Int64.random(in: 0..<95)
                return CutEvent(
                    sourceLength: 96, sourceIn: sourceIn, sourceOut: Int64.random(in: sourceIn + 1...96),
                    transition: CutTransition(
                        TransitionKind.allCases.randomElement() ?? .cut, length: .random(in: 1...9)))
            }
            guard let cut = try? CutList(events, fadeOut: .random(in: 0...5)) else { continue }
            planned += 1
            let plan = CutPlan(cut)
            #expect(plan.spans.reduce(0) { $0 + $1.frameCount } == cut.length)
            var frames: Int64 = 0
            for segment in plan.segments(facts(events.count)) {
                switch segment {
                case .copy(let part):
                    #expect(Self.keys.contains(part.frames.lowerBound))
                    frames += Int64(part.frames.count)
                case .encode(let spans): frames += spans.reduce(0) { $0 + $1.frameCount }
                }
            }
            #expect(frames == cut.length)
        }
        #expect(planned > 100)
    }

    @Test func `clips that cannot be copied are encoded in one piece`() throws {
        let plan = try plan([CutEvent(sourceLength: 96), CutEvent(sourceLength: 96)])
        let facts = [ClipFacts](repeating: ClipFacts(frameCount: 96, keyFrames: nil), count: 2)
        #expect(plan.segments(facts) == [.encode(plan.spans)])
    }
}
