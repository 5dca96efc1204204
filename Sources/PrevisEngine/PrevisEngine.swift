public import Execution
public import FFmpegProcess
import GraphCore
import MediaStorage
import NodeCatalog
import ProductionModel

/// The engine of the function `previs.shot`: a shot becomes a lens-true, ray-traced animatic clip.
public struct PrevisEngine: Engine {
    /// The function. Raise the version whenever the same payload gives another picture.
    public static let function = FunctionName(name: "previs.shot", version: 2)

    private let ffmpeg: FFmpeg
    private let parallelism: Int
    private let lines: Int?

    /// An engine that renders that many frames of a job at once (by default one for each core) and encodes with that
    /// FFmpeg. `lines`, an even number from 16 to 8192, replaces the tiers' own height of the picture.
    public init(ffmpeg: FFmpeg, parallelism: Int = EngineTable.processorCount, lines: Int? = nil) {
        self.ffmpeg = ffmpeg
        self.parallelism = parallelism
        self.lines = lines
    }

    /// Renders and encodes the shot of the payload, and commits the clip.
    @concurrent public func run(
        _ input: JobInput, _ context: JobContext
    ) async throws(EngineError) -> JobOutput {
        do {
            let shot = try ShotView(payload: input.payload)
            let device = try RayDevice()
            let ready = try PrevisShot(shot, on: device)
            let raster = try raster(of: shot, tier: input.tier)
            let entry = try await render(ready, tier: input.tier, raster: raster, context)
            return JobOutput(
                hash: entry.hash, byteCount: entry.byteCount, kind: .video, frames: shot.duration,
                recipe: recipe(device: device, tier: input.tier, raster: raster), remarks: ready.remarks)
        } catch {
            throw EngineError(previs: error)
        }
    }

    private func raster(of shot: ShotView, tier: QualityTier) throws(EngineError) -> PictureRaster {
        guard let lines else { return PictureRaster(tier: tier, aspect: shot.film.aspect) }
        guard let raster = PictureRaster(lines: lines, aspect: shot.film.aspect) else {
            throw EngineError(
                .invalid, "A picture of \(lines) lines cannot be encoded: give an even number from 16 to 8192.")
        }
        return raster
    }

    private func render(
        _ ready: PrevisShot, tier: QualityTier, raster: PictureRaster, _ context: JobContext
    ) async throws -> MediaStore.Entry {
        let rate = ready.shot.film.rate
        let settings = VideoSettings(
            width: raster.width, height: raster.height, rateNumerator: Int(rate.numerator),
            rateDenominator: Int(rate.denominator))
        let frames = ready.shot.duration
        let line = FrameLine(shot: ready, raster: raster, plan: SamplePlan(tier: tier), parallelism: parallelism)
        return try await context.media.withTemporaryFile(suffix: ".mp4") { file in
            try await ffmpeg.encodeVideo(settings, to: file.path) { writer in
                context.report(JobProgress(stage: "Rendering", framesDone: 0, framesTotal: frames))
                try await line.run(frames: frames) { number, bytes in
                    if let deadline = context.deadline, deadline < .now {
                        throw EngineError(
                            .transient, "The shot was not rendered in the time its lease gave: it will be tried again.")
                    }
                    try await writer.write(bytes)
                    context.preview { PreviewPicture(frame: number, planar: bytes, raster: raster) }
                    context.report(JobProgress(stage: "Rendering", framesDone: number + 1, framesTotal: frames))
                }
            }
            return try await context.media.adopt(file)
        }
    }

    private func recipe(device: RayDevice, tier: QualityTier, raster: PictureRaster) -> [FieldKey: Value] {
        [
            "engine": .text(PrevisEngine.function.name),
            "engine_version": .integer(Int64(PrevisEngine.function.version)),
            "embree": .text(device.version),
            "instruction_set": .text(RayDevice.instructionSet),
            "encoder": .text("ffmpeg \(ffmpeg.version), libx264"),
            "tier": .text(tier.rawValue),
            "width": .integer(Int64(raster.width)),
            "height": .integer(Int64(raster.height)),
        ]
    }
}
