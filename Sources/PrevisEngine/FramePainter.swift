import CEmbreeTrace
import PrevisLight

/// Renders frames of one shot, one after the other, into its own canvas.
///
/// A frame is a function of the stage and its content alone: not of the painter, and not of the frames before it.
/// `@unchecked Sendable`: a painter is handed from task to task and only ever used by the one that holds it.
final class FramePainter: @unchecked Sendable {
    let raster: PictureRaster
    private let stage: TracedStage
    private let cast: TracedScene?
    private let plan: SamplePlan
    let canvas: OpaquePointer

    /// A painter with buffers of its own.
    init(stage: TracedStage, raster: PictureRaster, plan: SamplePlan) throws(PrevisError) {
        self.stage = stage
        self.raster = raster
        self.plan = plan
        cast =
            stage.cast.isEmpty
            ? nil
            : try TracedScene(
                stage.cast, moving: true, firstGeometry: TracedStage.firstCastGeometry, on: stage.device)
        guard let canvas = backlot_canvas_create(UInt32(raster.width), UInt32(raster.height)) else {
            throw .outOfMemory(width: raster.width, height: raster.height)
        }
        self.canvas = canvas
    }

    deinit { backlot_canvas_destroy(canvas) }

    /// Renders a frame up to linear light. Looks between bands of rows whether the task is cancelled, and gives way to
    /// other tasks between passes.
    func paint(_ content: FrameContent) async throws {
        try cast?.move(content.cast)
        for (index, place) in plan.places.enumerated() {
            for pass in Pass.allCases where pass != .refine || plan.refinesEdges {
                for first in stride(from: 0, to: raster.height, by: FramePainter.bandHeight) {
                    try Task.checkCancellation()
                    let rows = UInt32(first)..<UInt32(min(first + FramePainter.bandHeight, raster.height))
                    withView(of: content, place: place, turn: index) { view in
                        execute(pass, on: rows, of: &view, isFirst: index == 0)
                    }
                }
                await Task.yield()
            }
        }
        compositeParticles(content)
    }

    /// Turns linear light into the finished picture.
    func develop(exposure: Float, grade: GradeRecipe) {
        var kernel = grade.kernel
        backlot_develop(canvas, exposure, &kernel, 0, UInt32(raster.height))
    }

    /// The finished picture as 8-bit R′G′B′.
    func picture() -> RGBPicture {
        let bytes = [UInt8](unsafeUninitializedCapacity: raster.width * raster.height * 3) { buffer, count in
            // The kernel writes width × height × 3 bytes, which is the capacity asked for.
            if let base = buffer.baseAddress { backlot_canvas_copy_rgb(canvas, base) }
            count = raster.width * raster.height * 3
        }
        return RGBPicture(raster: raster, bytes: bytes)
    }

    /// The finished picture as planar Y′CbCr 4:2:0, BT.709, limited range.
    func planarFrame() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: raster.width * raster.height * 3 / 2) { buffer, count in
            // The kernel writes width × height × 3/2 bytes, which is the capacity asked for.
            if let base = buffer.baseAddress { backlot_canvas_copy_yuv420(canvas, base) }
            count = raster.width * raster.height * 3 / 2
        }
    }

    /// What each pixel's last camera ray hit.
    func hits() -> HitPicture {
        let count = raster.width * raster.height
        var picture = HitPicture(
            raster: raster, depth: [Float](repeating: 0, count: count), geometry: [UInt32](repeating: 0, count: count),
            triangle: [UInt32](repeating: 0, count: count))
        backlot_canvas_copy_hits(canvas, &picture.depth, &picture.geometry, &picture.triangle)
        return picture
    }

    /// Whether every value of the picture is a finite number.
    var isFinite: Bool { backlot_canvas_is_finite(canvas) }

    /// Rays traced since the painter was made.
    var rayCount: UInt64 { backlot_canvas_ray_count(canvas) }

    /// Traces bare camera and shadow rays of a frame, for measuring; the number of rays.
    func traceRaw(_ content: FrameContent) -> UInt64 {
        withView(of: content, place: [0.5, 0.5], turn: 0) { backlot_trace_raw(canvas, &$0) }
    }

    private static let bandHeight = 8 * Int(BACKLOT_TILE)

    /// The kernels' passes in their order; each needs all rows of the one before.
    private enum Pass: CaseIterable {
        case trace, light, densify, soften, settle, shade, refine
    }

    private func execute(_ pass: Pass, on rows: Range<UInt32>, of view: inout backlot_view, isFirst: Bool) {
        switch pass {
        case .trace: backlot_trace_primary(canvas, &view, rows.lowerBound, rows.upperBound)
        case .light: backlot_trace_light(canvas, &view, rows.lowerBound, rows.upperBound)
        case .densify: backlot_densify_light(canvas, &view, rows.lowerBound, rows.upperBound)
        case .soften: backlot_soften_light(canvas, &view, rows.lowerBound, rows.upperBound)
        case .settle: backlot_settle_light(canvas, &view, rows.lowerBound, rows.upperBound)
        case .shade: backlot_shade(canvas, &view, isFirst, rows.lowerBound, rows.upperBound)
        case .refine: _ = backlot_refine_edges(canvas, &view, rows.lowerBound, rows.upperBound)
        }
    }

    private func withView<Result>(
        of content: FrameContent, place: SIMD2<Float>, turn: Int, _ body: (inout backlot_view) -> Result
    ) -> Result {
        let light = content.light
        let lights = light.lights.prefix(Int(BACKLOT_MAX_LIGHTS)).map { backlot_light($0) }
        return stage.materials.withUnsafeBufferPointer { materials in
            lights.withUnsafeBufferPointer { lights in
                // The view borrows both arrays until `body` returns, and the scenes, which outlive the painter.
                guard let firstMaterial = materials.baseAddress else { preconditionFailure("a stage has materials") }
                var view = backlot_view(
                    set: stage.set.handle, cast: cast?.handle, materials: firstMaterial,
                    material_count: UInt32(materials.count), lights: lights.baseAddress,
                    light_count: UInt32(lights.count), camera: .init(content.camera), sky: .init(light.sky),
                    fog_colour: .init(light.fog.colour), fog_glow: .init(light.fog.glow),
                    fog_density: light.fog.density,
                    fog_height_scale: light.fog.heightScale, exposure: light.exposure, wetness: light.wetness,
                    snow_cover: light.snowCover, occlusion_reach: stage.occlusionReach, sample_x: place.x,
                    sample_y: place.y, pattern_turn: UInt32(turn))
                return body(&view)
            }
        }
    }

    private func compositeParticles(_ content: FrameContent) {
        guard !content.particles.isEmpty else { return }
        let particles = content.particles.map { backlot_particle($0) }
        // Drops and flakes gather the light of the whole sky, and a little of each lamp.
        let sky = content.light.sky
        let lamps = content.light.lights.reduce(SIMD3<Float>.zero) { sum, light in
            if case .distant = light.shape { sum + light.colour * 0.2 } else { sum }
        }
        let radiance = sky.horizon * 0.7 + sky.zenith * 0.3 + lamps + content.light.fog.colour * 0.15
        withView(of: content, place: [0.5, 0.5], turn: 0) { view in
            backlot_composite_particles(canvas, &view, particles, UInt32(particles.count), .init(radiance))
        }
    }
}
