import GraphCore
import Testing

@testable import Execution

/// How a take and what was made again stand to each other.
struct TakeComparisonTests {
    private static let original = ContentHash(words: (1, 2, 3, 4))
    private static let other = ContentHash(words: (4, 3, 2, 1))

    private func likeness(_ similarity: Double, _ ratio: Double?) -> PictureLikeness {
        PictureLikeness(meanSimilarity: 0.999, worstSimilarity: similarity, meanRatio: 60, worstRatio: ratio)
    }

    @Test func `the same file is equal, and the worst picture decides over another`() {
        typealias Case = (ContentHash, PictureLikeness?, TakeComparison.Outcome)
        let cases: [Case] = [
            (Self.original, nil, .equal), (Self.original, likeness(0.1, 3), .equal), (Self.other, nil, .different),
            (Self.other, likeness(0.98, 40), .alike), (Self.other, likeness(0.9799, 50), .different),
            (Self.other, likeness(0.99, 39.9), .different), (Self.other, likeness(1, nil), .alike),
        ]
        for (rendered, likeness, outcome) in cases {
            #expect(TakeComparison(of: Self.original, with: rendered, likeness: likeness).outcome == outcome)
        }
    }

    @Test func `it reads back from a recipe, to six digits`() throws {
        let measured = PictureLikeness(
            meanSimilarity: 0.123456, worstSimilarity: 0.5, meanRatio: nil, worstRatio: 41.25)
        for likeness in [nil, measured, likeness(0.99, nil)] {
            let comparison = TakeComparison(of: Self.original, with: Self.other, likeness: likeness)
            #expect(TakeComparison(comparison.value) == comparison)
        }
        #expect(TakeComparison(nil) == nil && TakeComparison(.record(["outcome": .text("equal")])) == nil)
    }

    @Test func `a worker adds its name and instructions to a recipe, and the engine's word goes first`() {
        let output = JobOutput(
            hash: Self.original, byteCount: 1, kind: .video, frames: 1,
            recipe: ["instruction_set": .text("avx2"), "engine": .text("test")], remarks: ["Said."])
        let made = output.made(by: "Workstation", on: "avx512")
        #expect(
            made.recipe == [
                "instruction_set": .text("avx2"), "engine": .text("test"), "worker": .text("Workstation"),
            ])
        #expect(made.remarks == output.remarks && made.hash == output.hash)
        #expect(output.with(recipe: [:]).made(by: "W", on: nil).recipe == ["worker": .text("W")])
    }
}
