import PrevisCamera
import PrevisLight
import PrevisStage
import ProductionModel
import Testing

@testable import PrevisEngine

/// The renderer alone, on a set made by hand.
@Suite struct FramePainterTests {
    private let stage: TracedStage
    private let raster: PictureRaster
    private let bodies = [SampleStage.body(at: [-0.4, 0, -0.6]), SampleStage.body(at: [0.5, 0, -0.9], stature: 1.6)]

    init() throws {
        stage = try TracedStage(
            set: SampleStage.mesh(), cast: bodies, materials: SampleStage.materials, isUnderRoof: false,
            on: RayDevice())
        raster = try #require(PictureRaster(width: 320, height: 180))
    }

    private func content(shifted: Float = 0) -> FrameContent {
        FrameContent(
            camera: SampleStage.pose(), light: SampleStage.rig(),
            cast: bodies.map { body in (body.positions.map { $0 + [shifted, 0, 0] }, body.normals) })
    }

    private func painter(_ tier: QualityTier = .draft) throws -> FramePainter {
        try FramePainter(stage: stage, raster: raster, plan: SamplePlan(tier: tier))
    }

    private func picture(
        _ content: FrameContent, tier: QualityTier = .draft, grade: Grade = .natural
    ) async throws -> RGBPicture {
        let painter = try painter(tier)
        try await painter.paint(content)
        painter.develop(exposure: content.light.exposure, grade: GradeRecipe(grade))
        return painter.picture()
    }

    @Test(arguments: QualityTier.allCases)
    func `a frame has the same bytes from every painter, whatever was painted before`(tier: QualityTier) async throws {
        let fresh = try await picture(content(shifted: 0.3), tier: tier)
        let used = try painter(tier)
        for shift: Float in [0, -0.5, 0.9] { try await used.paint(content(shifted: shift)) }
        try await used.paint(content(shifted: 0.3))
        used.develop(exposure: 1, grade: GradeRecipe(.natural))
        #expect(used.picture() == fresh)
    }

    @Test func `a still camera before a still body gives equal frames`() async throws {
        let painter = try painter()
        try await painter.paint(content())
        painter.develop(exposure: 1, grade: GradeRecipe(.natural))
        let first = painter.planarFrame()
        try await painter.paint(content())
        painter.develop(exposure: 1, grade: GradeRecipe(.natural))
        #expect(painter.planarFrame() == first)
    }

    @Test func `only pixels near a body change when it moves a little`() async throws {
        var lit = content()
        lit.light.lights = []
        var moved = content(shifted: 0.02)
        moved.light.lights = []
        let (before, after) = (try await picture(lit), try await picture(moved))
        // The right tenth of the picture shows floor and sky, metres from the bodies.
        var changed = 0
        for row in 0..<raster.height {
            for column in (raster.width * 9 / 10)..<raster.width {
                let at = (row * raster.width + column) * 3
                if before.bytes[at..<at + 3] != after.bytes[at..<at + 3] { changed += 1 }
            }
        }
        #expect(changed == 0)
        #expect(before != after)
    }

    @Test func `edges against the sky are smoothed`() async throws {
        var silhouette = content()
        silhouette.light.lights = []
        silhouette.light.sky = Sky(zenith: .one, horizon: .one, ground: .one, ambientShare: .zero)
        let picture = try await picture(silhouette)
        // Against a white sky everything is black: what lies between is the share of the pixel that an edge covers.
        let between = stride(from: 0, to: picture.bytes.count, by: 3).count { (40..<190).contains(picture.bytes[$0]) }
        #expect(between > 60)
    }

    @Test func `the pictures of the twelve grades differ pairwise`() async throws {
        var pictures: [Grade: RGBPicture] = [:]
        for grade in Grade.allCases { pictures[grade] = try await picture(content(), grade: grade) }
        for (place, first) in Grade.allCases.enumerated() {
            for second in Grade.allCases[(place + 1)...] {
                let difference = meanDifference(try #require(pictures[first]), try #require(pictures[second]))
                #expect(difference > 1.5, "\(first) and \(second) differ by \(difference) of 255")
            }
        }
    }

    @Test func `skin keeps red over green over blue in every grade that has colour`() async throws {
        var bright = content()
        bright.camera = SampleStage.pose(position: [-0.2, 1.66, 0.8], target: [-0.4, 1.62, -0.6], halfHeight: 0.1)
        for grade in Grade.allCases where GradeRecipe(grade).saturation > 0 {
            let picture = try await picture(bright, grade: grade)
            let middle = (raster.height / 2 * raster.width + raster.width / 2) * 3
            let (red, green, blue) = (picture.bytes[middle], picture.bytes[middle + 1], picture.bytes[middle + 2])
            #expect(red > green, "\(grade): \(red) \(green) \(blue)")
            #expect(red > blue, "\(grade): \(red) \(green) \(blue)")
        }
    }

    @Test func `fog, wetness and snow change the picture`() async throws {
        let clear = try await picture(content())
        var foggy = content()
        foggy.light.fog.density = 0.12
        var wet = content()
        wet.light.wetness = 1
        var snowy = content()
        snowy.light.snowCover = 1
        for other in [foggy, wet, snowy] {
            #expect(meanDifference(clear, try await picture(other)) > 2)
        }
    }

    @Test func `what falls is seen before the wall and hidden behind it`() async throws {
        let clear = try await picture(content())
        var raining = content()
        raining.particles = [
            FallingParticle(position: [0, 1.2, 1], streak: [0, -0.3, 0], radius: 0.004, opacity: 0.9)
        ]
        var hidden = content()
        hidden.particles = [FallingParticle(position: [0, 1, -4], streak: [0, -0.3, 0], radius: 0.02, opacity: 0.9)]
        #expect(try await picture(raining) != clear)
        #expect(try await picture(hidden) == clear)
    }

    @Test func `stars stand in the sky and clouds cover them`() async throws {
        var night = content()
        night.camera = SampleStage.pose(position: [0, 1.6, 5], target: [0, 4, 0], halfHeight: 0.5)
        night.light.lights = []
        night.light.sky = Sky(zenith: [0.002, 0.003, 0.006], horizon: [0.004, 0.005, 0.01], ground: .zero, stars: 2)
        let starry = try await picture(night)
        #expect(starry.bytes.contains { $0 > 120 })
        night.light.sky.cloud = 1
        #expect(try await picture(night) != starry)
    }

    @Test func `no light, a lamp in the lens and a camera inside a wall give finite numbers`() async throws {
        let painter = try painter()
        var cases: [FrameContent] = []
        var dark = content()
        dark.light.lights = []
        dark.light.sky = Sky(zenith: .zero, horizon: .zero, ground: .zero)
        cases.append(dark)
        var blinding = content()
        blinding.light.lights[1] = StageLight(
            shape: .sphere(
                centre: SampleStage.pose().position, radius: 0,
                cone: StageLight.Cone(axis: [0, -1, 0], fullCosine: 0.9, endCosine: 0.9)),
            colour: .one * 1e5)
        cases.append(blinding)
        var inside = content()
        inside.camera = SampleStage.pose(position: [-2, 0.8, -2], target: [-2, 0.8, -1])
        inside.light.fog = Fog(density: 50, heightScale: 0, colour: .one)
        cases.append(inside)
        var above = content()
        above.camera.position = [0, 500, 0]
        above.light.wetness = 1
        above.light.snowCover = 1
        cases.append(above)
        for content in cases {
            try await painter.paint(content)
            #expect(painter.isFinite)
            painter.develop(exposure: 1, grade: GradeRecipe(.noir))
            #expect(painter.isFinite)
        }
    }

    @Test func `a stage without a cast, lights or materials renders`() async throws {
        let empty = try TracedStage(
            set: StageMesh(), cast: [], materials: [], isUnderRoof: false, on: stage.device)
        let painter = try FramePainter(stage: empty, raster: raster, plan: SamplePlan(tier: .draft))
        var sky = content()
        sky.cast = []
        try await painter.paint(sky)
        #expect(painter.isFinite)
        #expect(painter.hits().geometry.allSatisfy { $0 == .max })
    }

    @Test func `a mesh that names a vertex it has not is refused`() throws {
        var broken = SampleStage.mesh()
        broken.indices[0] = UInt32(broken.positions.count)
        #expect(throws: PrevisError.self) {
            try TracedStage(
                set: broken, cast: [], materials: SampleStage.materials, isUnderRoof: false, on: stage.device)
        }
    }

    @Test func `a cancelled frame ends`() async throws {
        let painter = try painter(.high)
        let content = content()
        let task = Task { try await painter.paint(content) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}

/// The mean difference of two pictures' bytes, 0…255.
func meanDifference(_ first: RGBPicture, _ second: RGBPicture) -> Double {
    let sum = zip(first.bytes, second.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(max(first.bytes.count, 1))
}
