/// A finished picture in memory: rows from the top, three bytes a pixel, sRGB (IEC 61966-2-1).
public struct RGBPicture: Hashable, Sendable {
    /// Its size.
    public let raster: PictureRaster
    /// Red, green and blue of each pixel, width × height × 3 bytes.
    public let bytes: [UInt8]

    /// A picture from its bytes.
    init(raster: PictureRaster, bytes: [UInt8]) {
        self.raster = raster
        self.bytes = bytes
    }
}
