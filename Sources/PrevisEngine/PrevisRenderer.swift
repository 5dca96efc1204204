public import NodeCatalog
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
}
