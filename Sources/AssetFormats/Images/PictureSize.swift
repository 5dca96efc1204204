/// A picture's size in pixels, within what the studio takes.
struct PictureSize: Hashable {
    /// The most pixels on a side.
    static let sideLimit: Int64 = 32_768
    /// The most pixels in all.
    static let pixelLimit: Int64 = 1 << 28

    let width: Int
    let height: Int

    /// A size, unless it is none or beyond the limits.
    init(_ width: Int64, _ height: Int64, of format: FileFormat) throws(FormatRefusal) {
        guard width > 0, height > 0 else {
            throw .damaged(format, "its size is \(width.grouped) × \(height.grouped) pixels")
        }
        guard width <= PictureSize.sideLimit, height <= PictureSize.sideLimit, width * height <= PictureSize.pixelLimit
        else {
            throw FormatRefusal(
                .tooLarge,
                "The image is \(width.grouped) × \(height.grouped) pixels; at most \(PictureSize.sideLimit.grouped) "
                    + "on a side and \((PictureSize.pixelLimit / 1_000_000).grouped) million in all are taken: "
                    + "scale it down.")
        }
        self.width = Int(width)
        self.height = Int(height)
    }
}

extension FileReading {
    /// A picture in a format.
    init(_ format: FileFormat, _ size: PictureSize) {
        self.init(format, .image(width: size.width, height: size.height))
    }
}
