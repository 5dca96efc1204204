import NodeCatalog
import PrevisLight
import ProductionModel
import Testing

@testable import PrevisEngine

/// Lighting, time of day and weather, as they are seen in the picture.
@Suite struct LitShotTests {
    private let renderer: PrevisRenderer
    private let raster: PictureRaster

    init() throws {
        renderer = try PrevisRenderer()
        raster = try #require(PictureRaster(width: 160, height: 90))
    }

    private func still(_ shot: ShotView, at time: Double = 0.5) async throws -> RGBPicture {
        try await renderer.still(of: shot, at: time, raster: raster)
    }

    @Test func `the eleven lightings give pictures that differ pairwise`() async throws {
        var pictures: [RGBPicture] = []
        for setup in LightingSetup.allCases {
            pictures.append(try await still(SampleShot.shot(framing: .mediumCloseUp, lighting: setup)))
        }
        for first in pictures.indices {
            for second in pictures.indices where second > first {
                let difference = meanDifference(pictures[first], pictures[second])
                let names = "\(LightingSetup.allCases[first]), \(LightingSetup.allCases[second])"
                #expect(difference > 1, "\(names): \(difference) of 255")
            }
        }
    }

    @Test func `the seven times of day give pictures that differ pairwise`() async throws {
        var pictures: [RGBPicture] = []
        for time in TimeOfDay.allCases {
            pictures.append(try await still(SampleShot.shot(.street, time, framing: .full)))
        }
        for first in pictures.indices {
            for second in pictures.indices where second > first {
                #expect(meanDifference(pictures[first], pictures[second]) > 1)
            }
        }
    }

    @Test(arguments: [Weather.overcast, .rain, .snow, .fog, .storm])
    func `weather is seen`(weather: Weather) async throws {
        let clear = try await still(SampleShot.shot(.street, framing: .full))
        let other = try await still(SampleShot.shot(.street, .afternoon, weather, framing: .full))
        #expect(meanDifference(clear, other) > 2)
    }

    @Test func `falling rain moves from frame to frame`() async throws {
        let ready = try PrevisShot(SampleShot.shot(.street, .afternoon, .rain, framing: .full), on: RayDevice())
        let painter = try FramePainter(stage: ready.traced, raster: raster, plan: SamplePlan(tier: .draft))
        var next = ready.content(at: 0.5)
        try await painter.paint(next)
        painter.develop(exposure: next.light.exposure, grade: ready.grade)
        let first = painter.picture()
        // Only what falls is moved on.
        next.particles = ready.content(at: 0.5 + 1 / 24.0).particles
        try await painter.paint(next)
        painter.develop(exposure: next.light.exposure, grade: ready.grade)
        #expect(painter.picture() != first)
    }
}
