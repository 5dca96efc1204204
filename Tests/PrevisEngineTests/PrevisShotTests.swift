import NodeCatalog
import PrevisCamera
import PrevisLight
import PrevisStage
import ProductionModel
import Testing

@testable import PrevisEngine

/// Stage, camera, light and renderer together.
@Suite struct PrevisShotTests {
    private let raster: PictureRaster

    init() throws { raster = try #require(PictureRaster(width: 320, height: 180)) }

    /// Measures, in the picture, how many rows a metre takes at the depth of the head, from the heights of what was hit
    /// there, and so how many rows the head takes.
    @Test(arguments: [(Framing.closeUp, 1.8), (.mediumCloseUp, 2.8), (.medium, 4)])
    func `the head takes its share of the picture's height`(framing: Framing, heads: Double) async throws {
        let shot = SampleShot.shot(framing: framing, looksAt: .camera)
        let ready = try PrevisShot(shot, on: RayDevice())
        let raster = PictureRaster(tier: .draft, aspect: .wide16by9)
        let painter = try FramePainter(stage: ready.traced, raster: raster, plan: SamplePlan(tier: .draft))
        let time = 0.5
        let content = ready.content(at: time)
        try await painter.paint(content)
        let hits = painter.hits()
        let (pose, rig) = (content.camera, ready.stage.cast[0].rig(at: time))
        let headDepth = ((rig.headCentre - pose.position) * pose.forward).sum()

        var rows: [Double] = []
        var heights: [Double] = []
        for index in hits.depth.indices where hits.geometry[index] == TracedStage.firstCastGeometry {
            guard abs(hits.depth[index] - headDepth) < 0.04 else { continue }
            let row = Float(index / raster.width) + 0.5
            let upward = (1 - 2 * row / Float(raster.height)) * pose.halfHeight
            let column = Float(index % raster.width) + 0.5
            let across = (2 * column / Float(raster.width) - 1) * pose.halfWidth
            let point = pose.position + (pose.forward + pose.right * across + pose.up * upward) * hits.depth[index]
            rows.append(Double(row))
            heights.append(Double(point.y))
        }
        try #require(rows.count > 100)
        let rowsPerMetre = -slope(of: rows, over: heights)
        let headRows = rowsPerMetre * Double(rig.headHeight)
        let expected = Double(raster.height) / heads
        #expect(abs(headRows - expected) < 0.02 * expected + 1, "\(headRows) rows where \(expected) were expected")
    }

    private func slope(of y: [Double], over x: [Double]) -> Double {
        let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
        var (sxy, sxx) = (0.0, 0.0)
        for (a, b) in zip(x, y) {
            sxy += (a - mx) * (b - my)
            sxx += (a - mx) * (a - mx)
        }
        return sxy / sxx
    }

    @Test func `every picture of a move holds finite numbers`() async throws {
        let raster = try #require(PictureRaster(width: 160, height: 90))
        for movement in [MovementKind.static, .dolly, .orbit, .handheld] {
            let ready = try PrevisShot(SampleShot.shot(.forest, movement: movement), on: RayDevice())
            let painter = try FramePainter(stage: ready.traced, raster: raster, plan: SamplePlan(tier: .draft))
            for time in [0, 0.5, 23 / 24.0] {
                try await ready.paint(at: time, with: painter)
                #expect(painter.isFinite)
            }
        }
    }

    @Test func `frames come in order and with the same bytes from one painter and from three`() async throws {
        let ready = try PrevisShot(SampleShot.shot(.street, framing: .full, movement: .pan), on: RayDevice())
        var films: [[[UInt8]]] = []
        for parallelism in [1, 3] {
            var film: [[UInt8]] = []
            let line = FrameLine(
                shot: ready, raster: raster, plan: SamplePlan(tier: .draft), parallelism: parallelism)
            try await line.run(frames: 7) { number, bytes in
                #expect(number == Int64(film.count))
                film.append(bytes)
            }
            films.append(film)
        }
        #expect(films[0].count == 7)
        #expect(films[0] == films[1])
    }

    @Test func `a measurement counts its frames and its rays`() async throws {
        let measured = try await PrevisRenderer().measure(SampleShot.shot(.stage), frames: 2)
        #expect(measured.frames == 2)
        #expect(measured.achievedRays > 0)
        #expect(measured.rawRays > 0)
        #expect(measured.share > 0)
        #expect(measured.preparation > 0)
    }
}
