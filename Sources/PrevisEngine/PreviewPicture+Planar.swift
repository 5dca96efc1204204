import Execution
import ProductionModel

extension PreviewPicture {
    /// A frame made small: each pixel is the sample nearest to its middle, from codes of BT.709 (Rec. ITU-R BT.709-6,
    /// items 3.2 and 3.4). It is for the eye, so eight bits of arithmetic are enough.
    ///
    /// - Parameter planar: luma, then the two chroma planes at half the width and height.
    init(frame: Int64, planar: [UInt8], raster: PictureRaster, width: Int = 160) {
        let width = min(width, raster.width)
        let height = max(1, width * raster.height / raster.width)
        let chroma = raster.width * raster.height
        let halfWidth = raster.width / 2
        let halfPlane = halfWidth * (raster.height / 2)
        let rgb = [UInt8](unsafeUninitializedCapacity: width * height * 3) { buffer, count in
            for row in 0..<height {
                let y = (2 * row + 1) * raster.height / (2 * height)
                for column in 0..<width {
                    let x = (2 * column + 1) * raster.width / (2 * width)
                    let half = y / 2 * halfWidth + x / 2
                    let pixel = PreviewPicture.rgb(
                        luma: planar[y * raster.width + x], blue: planar[chroma + half],
                        red: planar[chroma + halfPlane + half])
                    (buffer[count], buffer[count + 1], buffer[count + 2]) = pixel
                    count += 3
                }
            }
        }
        self.init(frame: frame, width: width, height: height, rgb: rgb)
    }

    private static func rgb(luma: UInt8, blue: UInt8, red: UInt8) -> (UInt8, UInt8, UInt8) {
        let y = (Int32(luma) - 16) * 298
        let cb = Int32(blue) - 128
        let cr = Int32(red) - 128
        return (
            UInt8(clamping: (y + 459 * cr + 128) >> 8), UInt8(clamping: (y - 55 * cb - 136 * cr + 128) >> 8),
            UInt8(clamping: (y + 541 * cb + 128) >> 8)
        )
    }
}
