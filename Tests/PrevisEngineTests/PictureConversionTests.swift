import CEmbreeTrace
import ProductionModel
import Testing

@testable import PrevisEngine

/// The finished picture's way into bytes.
@Suite struct PictureConversionTests {
    private let width = 32
    private let height = 16

    private func withCanvas<Result>(
        _ colour: (_ x: Int, _ y: Int) -> SIMD3<Float>, _ body: (OpaquePointer) throws -> Result
    ) throws -> Result {
        let canvas = try #require(backlot_canvas_create(UInt32(width), UInt32(height)))
        defer { backlot_canvas_destroy(canvas) }
        var values: [Float] = []
        for y in 0..<height {
            for x in 0..<width {
                let c = colour(x, y)
                values += [c.x, c.y, c.z]
            }
        }
        backlot_canvas_set_display(canvas, values)
        return try body(canvas)
    }

    private func planes(_ colour: (_ x: Int, _ y: Int) -> SIMD3<Float>) throws -> (y: [UInt8], b: [UInt8], r: [UInt8]) {
        try withCanvas(colour) { canvas in
            var bytes = [UInt8](repeating: 0, count: width * height * 3 / 2)
            backlot_canvas_copy_yuv420(canvas, &bytes)
            let luma = width * height
            return (
                Array(bytes[..<luma]), Array(bytes[luma..<luma * 5 / 4]), Array(bytes[(luma * 5 / 4)...])
            )
        }
    }

    static let knownColours: [(SIMD3<Float>, Double, Int, Int)] = [
        ([0, 0, 0], 16, 128, 128), ([1, 1, 1], 235, 128, 128), ([1, 0, 0], 62.56, 102, 240),
        ([0, 1, 0], 172.63, 42, 26), ([0, 0, 1], 31.81, 240, 118), ([0.5, 0.5, 0.5], 125.5, 128, 128),
    ]

    /// Codes of the 100 % colours by BT.709-6, rounded: Y′ = 16 + 219 E′, C′ = 128 + 224 E′.
    @Test(arguments: knownColours)
    func `known colours get the codes of the standard`(
        colour: SIMD3<Float>, luma: Double, blue: Int, red: Int
    ) throws {
        let planes = try planes { _, _ in colour }
        let mean = Double(planes.y.reduce(0) { $0 + Int($1) }) / Double(planes.y.count)
        #expect(abs(mean - luma) < 0.06)
        #expect(planes.b.allSatisfy { Int($0) == blue })
        #expect(planes.r.allSatisfy { Int($0) == red })
    }

    @Test func `chroma is sited on the left of its two columns`() throws {
        // The left half is red; the boundary falls on an even column. A sample sited left of its pair sees a quarter of
        // what lies one column further left.
        let planes = try planes { x, _ in x < 16 ? [1, 0, 0] : [0, 0, 0] }
        let row = Array(planes.r[..<(width / 2)])
        #expect(row[6] == 240)
        #expect(row[7] == 240)
        #expect(row[8] == 156)
        #expect(row[9] == 128)
    }

    @Test func `luma between two codes is dithered to its mean`() throws {
        let value = Float((100.25 - 16) / 219)
        let planes = try planes { _, _ in [value, value, value] }
        let mean = Double(planes.y.reduce(0) { $0 + Int($1) }) / Double(planes.y.count)
        #expect(abs(mean - 100.25) < 0.02)
        #expect(Set(planes.y) == [100, 101])
    }

    @Test func `black and white stay exact in both forms`() throws {
        for (value, code, luma) in [(Float(0), UInt8(0), UInt8(16)), (1, 255, 235)] {
            let planes = try planes { _, _ in [value, value, value] }
            #expect(planes.y.allSatisfy { $0 == luma })
            try withCanvas({ _, _ in [value, value, value] }) { canvas in
                var bytes = [UInt8](repeating: 7, count: width * height * 3)
                backlot_canvas_copy_rgb(canvas, &bytes)
                #expect(bytes.allSatisfy { $0 == code })
            }
        }
    }

    @Test func `a canvas has even sides`() {
        #expect(backlot_canvas_create(0, 16) == nil)
        #expect(backlot_canvas_create(17, 16) == nil)
        #expect(backlot_canvas_create(16, 20_000) == nil)
    }

    @Test(arguments: [(QualityTier.draft, 854, 480), (.standard, 1280, 720), (.high, 1920, 1080)])
    func `each tier has its raster`(tier: QualityTier, width: Int, height: Int) {
        let raster = PictureRaster(tier: tier, aspect: .wide16by9)
        #expect(raster == PictureRaster(width: width, height: height))
    }

    @Test func `a raster that cannot be encoded is refused`() {
        #expect(PictureRaster(width: 321, height: 180) == nil)
        #expect(PictureRaster(width: 320, height: 14) == nil)
        #expect(PictureRaster(width: 9000, height: 180) == nil)
    }

    @Test func `every error says what to do`() {
        let errors: [PrevisError] = [
            .unsupportedProcessor, .deviceFailed(reason: "x"), .stageFailed(reason: "x"),
            .outOfMemory(width: 2, height: 2),
        ]
        for error in errors {
            #expect(error.description.contains(":"))
            #expect(error.description.hasSuffix("."))
        }
    }
}
