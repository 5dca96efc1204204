import Execution
import ProductionModel
import Testing

@testable import PrevisEngine

/// The small pictures of a shot in work.
struct PreviewPictureTests {
    @Test func `a preview has the colours and the proportions of its frame`() throws {
        let raster = try #require(PictureRaster(lines: 96, aspect: .wide16by9))
        let luma = raster.width * raster.height
        // Left half white, right half the red of BT.709 (luma 63, blue 102, red 240).
        var planar = [UInt8](repeating: 128, count: luma * 3 / 2)
        for y in 0..<raster.height {
            for x in 0..<raster.width { planar[y * raster.width + x] = x < raster.width / 2 ? 235 : 63 }
        }
        let half = raster.width / 2
        for y in 0..<raster.height / 2 {
            for x in half / 2..<half {
                planar[luma + y * half + x] = 102
                planar[luma + luma / 4 + y * half + x] = 240
            }
        }
        let picture = PreviewPicture(frame: 3, planar: planar, raster: raster, width: 40)
        #expect(picture.frame == 3 && picture.width == 40 && picture.height == 40 * raster.height / raster.width)
        #expect(picture.rgb.count == 40 * picture.height * 3)
        #expect(Array(picture.rgb.prefix(3)) == [255, 255, 255])
        let last = Array(picture.rgb.suffix(3))
        #expect(last[0] >= 250 && last[1] <= 4 && last[2] <= 4, "\(last)")
    }
}
