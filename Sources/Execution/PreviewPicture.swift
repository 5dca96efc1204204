/// A small picture of a result in the making.
public struct PreviewPicture: Hashable, Sendable {
    /// Which frame of the result it shows, counted from 0.
    public let frame: Int64
    /// Its width in pixels, 1…65535.
    public let width: Int
    /// Its height in pixels, 1…65535.
    public let height: Int
    /// Red, green and blue of each pixel, rows from the top, sRGB (IEC 61966-2-1): width × height × 3 bytes.
    public let rgb: [UInt8]

    /// A picture from its parts.
    public init(frame: Int64, width: Int, height: Int, rgb: [UInt8]) {
        self.frame = frame
        self.width = width
        self.height = height
        self.rgb = rgb
    }
}
