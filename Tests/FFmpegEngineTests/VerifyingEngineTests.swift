import Execution
import FFmpegProcess
import GraphCore
import MediaStorage
import ProductionModel
import Synchronization
import Testing

@testable import FFmpegEngine

/// Work that is done again and compared.
struct VerifyingEngineTests {
    /// Makes a clip of so many frames, every time with the encoder's setting of the test.
    private struct ClipEngine: Engine {
        let studio: Studio
        let index: Int
        let frames: Int
        let preset: VideoSettings.Preset
        var fails = false

        @concurrent func run(_ input: JobInput, _ context: JobContext) async throws(EngineError) -> JobOutput {
            if fails { throw EngineError(.invalid, "No.") }
            do {
                let scratch = Studio(tools: studio.tools, store: context.media, rate: studio.rate)
                let clip = try await scratch.clip(index, length: frames, preset: preset)
                return JobOutput(
                    hash: clip.hash, byteCount: try context.media.byteCount(of: clip.hash), kind: .video,
                    frames: Int64(frames), recipe: ["engine": .text("clip")], remarks: ["Made."])
            } catch {
                throw EngineError(explaining: error)
            }
        }
    }

    private static func input(verifying original: ContentHash?) -> JobInput {
        JobInput(
            job: JobID(Identifier128(high: 1, low: 1)), function: FunctionName(name: "test.clip", version: 1),
            tier: .draft, payload: .record([:]), media: [], verifies: original)
    }

    private static func run(
        _ engine: ClipEngine, verifying original: ContentHash?,
        told: @escaping @Sendable (JobProgress) -> Void = { _ in }
    ) async throws -> JobOutput {
        let context = JobContext(
            report: told, media: engine.studio.store, saveResumeToken: { _ throws(EngineError) in })
        return try await VerifyingEngine(engine, tools: engine.studio.tools).run(input(verifying: original), context)
    }

    @Test func `work that verifies nothing is handed on`() async throws {
        try await withStudio { studio in
            let made = try await Self.run(
                ClipEngine(studio: studio, index: 0, frames: 12, preset: .veryfast), verifying: nil)
            #expect(made.recipe == ["engine": .text("clip")] && studio.store.contains(made.hash))
        }
    }

    @Test func `the same bytes are equal, and nothing is left behind`() async throws {
        try await withStudio { studio in
            let original = try await studio.clip(0, length: 12).hash
            let stages = Mutex<[String]>([])
            let made = try await Self.run(
                ClipEngine(studio: studio, index: 0, frames: 12, preset: .veryfast), verifying: original
            ) { progress in stages.withLock { $0.append(progress.stage) } }
            let comparison = try #require(TakeComparison(made.recipe[RecipeKey.comparison]))
            #expect(comparison.outcome == .equal && comparison.likeness == nil)
            #expect(made.hash == original && made.recipe["engine"] == .text("clip") && made.remarks == ["Made."])
            #expect(stages.withLock { $0 } == ["Comparing"])
        }
    }

    @Test func `another encoder's bytes are held against the take picture by picture, and thrown away`() async throws {
        try await withStudio { studio in
            let original = try await studio.clip(0, length: 12).hash
            let made = try await Self.run(
                ClipEngine(studio: studio, index: 0, frames: 12, preset: .ultrafast), verifying: original)
            let comparison = try #require(TakeComparison(made.recipe[RecipeKey.comparison]))
            #expect(comparison.outcome == .alike)
            let likeness = try #require(comparison.likeness)
            #expect(
                (0.98...1).contains(likeness.worstSimilarity) && likeness.meanSimilarity >= likeness.worstSimilarity)
            let (mean, worst) = (try #require(likeness.meanRatio), try #require(likeness.worstRatio))
            #expect(mean >= worst && worst >= TakeComparison.leastRatio)
            #expect(made.hash == original && !studio.store.contains(comparison.rendered))
        }
    }

    @Test func `another picture, and another length, are different`() async throws {
        try await withStudio { studio in
            let original = try await studio.clip(0, length: 12).hash
            let other = try await Self.run(
                ClipEngine(studio: studio, index: 2, frames: 12, preset: .veryfast), verifying: original)
            let comparison = try #require(TakeComparison(other.recipe[RecipeKey.comparison]))
            #expect(comparison.outcome == .different && comparison.likeness != nil)
            let longer = try await Self.run(
                ClipEngine(studio: studio, index: 0, frames: 13, preset: .veryfast), verifying: original)
            let apart = try #require(TakeComparison(longer.recipe[RecipeKey.comparison]))
            #expect(apart.outcome == .different && apart.likeness == nil)
            #expect(!studio.store.contains(comparison.rendered))
        }
    }

    @Test func `a missing take, and work that fails, are said`() async throws {
        try await withStudio { studio in
            let engine = ClipEngine(studio: studio, index: 0, frames: 12, preset: .veryfast)
            let missing = await #expect(throws: EngineError.self) {
                try await Self.run(engine, verifying: ContentHash(words: (1, 1, 1, 1)))
            }
            #expect(missing?.kind == .permanent && missing?.message.contains("holds no file") == true)
            let original = try await studio.clip(0, length: 12).hash
            let failing = ClipEngine(studio: studio, index: 0, frames: 12, preset: .veryfast, fails: true)
            let failed = await #expect(throws: EngineError.self) {
                try await Self.run(failing, verifying: original)
            }
            #expect(failed?.message == "No.")
        }
    }
}
