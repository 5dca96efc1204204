public import Execution
public import FFmpegProcess
internal import GraphCore
internal import MediaStorage
internal import SystemPackage

/// An engine that also makes takes again: what it made then is held against the take's file and thrown away, and how
/// the two compare stands in the recipe. All other work it hands on.
public struct VerifyingEngine: Engine {
    private let engine: any Engine
    private let tools: FFmpeg

    /// The engine, with the tools that compare pictures.
    public init(_ engine: any Engine, tools: FFmpeg) {
        self.engine = engine
        self.tools = tools
    }

    /// Runs the engine; for a verification, the output names the take's own file.
    @concurrent public func run(_ input: JobInput, _ context: JobContext) async throws(EngineError) -> JobOutput {
        guard let original = input.verifies else { return try await engine.run(input, context) }
        do {
            // A damaged file would make a good engine look bad.
            try await context.media.verify(original)
            return try await context.media.withScratchStore { scratch in
                let made = try await engine.run(input, context.writing(to: scratch))
                context.report(JobProgress(stage: "Comparing", framesDone: 0, framesTotal: 0))
                let likeness = made.hash == original ? nil : try await likeness(of: original, to: made, in: scratch)
                let comparison = TakeComparison(of: original, with: made.hash, likeness: likeness)
                return JobOutput(
                    hash: original, byteCount: try context.media.byteCount(of: original), kind: made.kind,
                    mediaType: made.mediaType,
                    frames: made.frames, recipe: made.recipe.merging([RecipeKey.comparison: comparison.value]) { $1 },
                    remarks: made.remarks)
            }
        } catch {
            throw EngineError(explaining: error)
        }
    }

    /// How much the pictures look alike; nil where there are none, or not as many of the same size.
    private func likeness(
        of original: ContentHash, to made: JobOutput, in media: MediaStore
    ) async throws -> PictureLikeness? {
        guard made.kind == .video || made.kind == .image else { return nil }
        let distances = try await media.withLocalFile(original) { first in
            try await media.withLocalFile(made.hash) { try await tools.distances(from: first, to: $0) }
        }
        return distances.flatMap(PictureLikeness.init)
    }
}

extension JobContext {
    /// The same context, with another place for files. Pictures of work that nobody keeps are not shown.
    fileprivate func writing(to media: MediaStore) -> JobContext {
        JobContext(report: report, media: media, deadline: deadline, saveResumeToken: saveResumeToken)
    }
}

extension PictureLikeness {
    fileprivate init?(_ distances: PictureDistances) {
        guard let worst = distances.similarities.min(), let error = distances.errors.max() else { return nil }
        let count = Double(distances.errors.count)
        self.init(
            meanSimilarity: distances.similarities.reduce(0, +) / count, worstSimilarity: worst,
            meanRatio: PictureDistances.ratio(of: distances.errors.reduce(0, +) / count),
            worstRatio: PictureDistances.ratio(of: error))
    }
}
