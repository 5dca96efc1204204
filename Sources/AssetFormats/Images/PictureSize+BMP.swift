extension PictureSize {
    /// The size in a BMP file's head.
    init(bmp file: InspectedFile) throws {
        let head = file.head
        guard let pixels = head.number(UInt32.self, at: 10, .little),
            let length = head.number(UInt32.self, at: 14, .little)
        else { throw FormatRefusal.truncated(.bmp) }
        let isOld = length == 12
        guard
            let width = isOld
                ? head.number(UInt16.self, at: 18, .little).map(Int64.init)
                : head.number(Int32.self, at: 18, .little).map(Int64.init),
            // A negative height means that the rows go from top to bottom.
            let height = isOld
                ? head.number(UInt16.self, at: 20, .little).map(Int64.init)
                : head.number(Int32.self, at: 22, .little).map({ abs(Int64($0)) }),
            let depth = head.number(UInt16.self, at: isOld ? 24 : 28, .little),
            let coding = isOld ? 0 : head.number(UInt32.self, at: 30, .little)
        else { throw FormatRefusal.truncated(.bmp) }
        guard [1, 4, 8, 16, 24, 32].contains(depth), [0, 1, 2, 3, 6].contains(coding) else {
            throw FormatRefusal.damaged(.bmp, "its pixels are of no known kind")
        }
        try self.init(width, height, of: .bmp)
        // Rows of pixels that are not run-length coded take whole groups of four bytes.
        let isPlain = coding == 0 || coding == 3 || coding == 6
        let size = isPlain ? (width * Int64(depth) + 31) / 32 * 4 * height : 1
        guard file.has(size, at: Int64(pixels)) else { throw FormatRefusal.truncated(.bmp) }
    }
}
