internal import Execution
internal import FFmpegProcess
internal import GraphCore
internal import MediaStorage
internal import NodeCatalog
internal import ProductionModel
internal import SystemPackage

/// One run of `media.conform`: moving pictures from outside become a clip of the film's rate and size, encoded as every
/// other clip, so that a cut can take its pictures as they are.
struct ClipConforming {
    let tools: FFmpeg
    let context: JobContext
    let clip: ClipView
    let film: FilmView
    let tier: QualityTier

    /// Makes the clip and stores it.
    func run() async throws -> JobOutput {
        try await context.media.withLocalFile(clip.file) { source in
            let raster = tier.raster(for: film.aspect)
            let settings = VideoSettings(
                width: raster.width, height: raster.height, rateNumerator: Int(film.rate.numerator),
                rateDenominator: Int(film.rate.denominator))
            let hasSound = try await tools.probe(source).streams.contains { $0.type == "audio" }
            return try await context.media.withTemporaryFile(suffix: ".mp4") { file in
                try await tools.encodeVideo(settings, to: file.path) { try await write(source, settings, to: $0) }
                let entry = try await context.media.adopt(file)
                return JobOutput(
                    hash: entry.hash, byteCount: entry.byteCount, kind: .video, frames: clip.length,
                    recipe: FFmpegEngine.recipe(tools),
                    remarks: hasSound ? ["Its sound is left out: a cut has no sound yet."] : [])
            }
        }
    }

    private func write(_ source: FilePath, _ settings: VideoSettings, to writer: FrameWriter) async throws {
        var request = FrameRequest(
            frames: 0..<clip.length, rateNumerator: settings.rateNumerator, rateDenominator: settings.rateDenominator,
            width: settings.width, height: settings.height, format: .yuv420p)
        request.isForeign = true
        request.fillsFrame = clip.fit == .fill
        request.conformed = FrameTiming(numerator: settings.rateNumerator, denominator: settings.rateDenominator)
        request.mayEndEarly = true
        var last: [UInt8] = []
        let count = try await tools.readFrames(source, request) { picture in
            try await writer.write(picture)
            last = picture
            context.report(
                JobProgress(stage: "Conforming", framesDone: writer.framesWritten, framesTotal: clip.length))
        }
        // Where its end falls between two of the film's frames, the last picture stands for one more.
        guard count > 0, clip.length - count <= 1 else {
            throw EngineError(
                .invalid,
                "The video has \(count) frames at the film's rate where its length says \(clip.length): set its length to \(count)."
            )
        }
        if count < clip.length { try await writer.write(last) }
    }
}
