extension PictureSize {
    /// The size in a DPX file's head (SMPTE 268M).
    init(dpx file: InspectedFile, _ order: ByteOrder) throws {
        let head = try file.bytes(780, at: 0, of: .dpx)
        guard let pixels = head.number(UInt32.self, at: 4, order), let length = head.number(UInt32.self, at: 16, order),
            let width = head.number(UInt32.self, at: 772, order), let height = head.number(UInt32.self, at: 776, order)
        else { throw FormatRefusal.truncated(.dpx) }
        try self.init(Int64(width), Int64(height), of: .dpx)
        // All ones stand for a length that is not known.
        let isLengthGiven = length != 0 && length != .max
        guard file.has(1, at: Int64(pixels)), !isLengthGiven || Int64(length) <= file.byteCount else {
            throw FormatRefusal.truncated(.dpx)
        }
    }
}
