extension FileReading {
    /// An MXF file (SMPTE 377), which begins with its head's partition.
    init(mxf file: InspectedFile) throws {
        let head = try file.bytes(80, at: 0, of: .mxf)
        // The content's length follows the key: one byte, or one that counts the bytes it is written in.
        let lengthBytes = head[16] & 0x80 == 0 ? 0 : Int(head[16] & 0x7F)
        guard lengthBytes <= 8, let footer = head.number(UInt64.self, at: 17 + lengthBytes + 24, .big) else {
            throw FormatRefusal.damaged(.mxf, "its head cannot be read")
        }
        // A file that was closed says where its foot is.
        guard footer < UInt64(file.byteCount), file.has(16, at: Int64(footer)) else {
            throw FormatRefusal.truncated(.mxf)
        }
        self.init(.mxf)
    }
}
