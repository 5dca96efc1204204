public import NodeCatalog
import PrevisLight
public import ProductionModel

/// Renders single pictures of shots: for contact sheets, and for tests.
public struct PrevisRenderer: Sendable {
    private let device: RayDevice

    /// Starts the ray tracer; throws when the processor is too old or Embree does not start.
    public init() throws(PrevisError) { device = try RayDevice() }

    /// The ray tracer's version, such as `3.13.5`.
    public var embreeVersion: String { device.version }

    /// The picture of a shot at a time in seconds from its first frame, graded, as the clip shows it.
    ///
    /// Without a raster, the tier's own with the film's aspect. Throws `PrevisError` or `CancellationError`.
    @concurrent public func still(
        of shot: ShotView, at time: Double, tier: QualityTier = .draft, raster: PictureRaster? = nil
    ) async throws -> RGBPicture {
        let ready = try PrevisShot(shot, on: device)
        let raster = raster ?? PictureRaster(tier: tier, aspect: shot.film.aspect)
        let painter = try FramePainter(stage: ready.traced, raster: raster, plan: SamplePlan(tier: tier))
        try await ready.paint(at: time, with: painter)
        return painter.picture()
    }

    /// Renders the first frames of a shot on one thread and measures them, bare rays in turn with pictures.
    ///
    /// Throws `PrevisError` or `CancellationError`.
    @concurrent public func measure(
        _ shot: ShotView, frames: Int, tier: QualityTier = .draft
    ) async throws -> RenderMeasurement {
        var result = RenderMeasurement()
        let start = RenderMeasurement.processorTime
        let ready = try PrevisShot(shot, on: device)
        let raster = PictureRaster(tier: tier, aspect: shot.film.aspect)
        let painter = try FramePainter(stage: ready.traced, raster: raster, plan: SamplePlan(tier: tier))
        result.preparation = RenderMeasurement.processorTime - start
        var rays: UInt64 = 0
        var rawRays: UInt64 = 0
        var rawTime = 0.0
        for frame in 0..<max(1, frames) {
            let before = RenderMeasurement.processorTime
            let raysBefore = painter.rayCount
            let content = ready.content(at: ready.time(ofFrame: Int64(frame)))
            try await painter.paint(content)
            let painted = RenderMeasurement.processorTime
            rays += painter.rayCount - raysBefore
            painter.develop(exposure: content.light.exposure, grade: ready.grade)
            _ = painter.planarFrame()
            let finished = RenderMeasurement.processorTime
            rawRays += painter.traceRaw(content)
            rawTime += RenderMeasurement.processorTime - finished
            result.painting += painted - before
            result.finishing += finished - painted
            result.frames += 1
        }
        result.achievedRays = Double(rays) / max(result.painting, 1e-9)
        result.rawRays = Double(rawRays) / max(rawTime, 1e-9)
        result.painting /= Double(result.frames)
        result.finishing /= Double(result.frames)
        return result
    }
}
