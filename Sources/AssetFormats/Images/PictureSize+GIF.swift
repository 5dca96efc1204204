extension PictureSize {
    /// The size of a GIF file's screen.
    init(gif file: InspectedFile) throws {
        let head = try file.bytes(13, at: 0, of: .gif)
        guard let width = head.number(UInt16.self, at: 6, .little),
            let height = head.number(UInt16.self, at: 8, .little)
        else { throw FormatRefusal.truncated(.gif) }
        try self.init(Int64(width), Int64(height), of: .gif)
        try PictureSize.checkBlocks(gif: file, from: 13 + PictureSize.tableLength(gif: head[10]))
    }

    /// How long the colour table is that the flags announce.
    private static func tableLength(gif flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

    /// Goes through the blocks as far as the first bytes go; a shorter file must have a picture and an end there.
    private static func checkBlocks(gif file: InspectedFile, from start: Int) throws {
        let head = file.head
        var offset = start
        var hasPicture = false
        while let block = head.number(UInt8.self, at: offset, .big) {
            switch block {
            case 0x3B:
                guard hasPicture else { throw FormatRefusal.damaged(.gif, "it has no pixels") }
                return
            case 0x21: offset += 2
            case 0x2C:
                hasPicture = true
                // Behind the table of colours stands the size of the first code.
                offset += 10 + tableLength(gif: head.number(UInt8.self, at: offset + 9, .big) ?? 0) + 1
            default: throw FormatRefusal.damaged(.gif, "its parts do not follow one another")
            }
            while let length = head.number(UInt8.self, at: offset, .big) {
                offset += Int(length) + 1
                if length == 0 { break }
            }
        }
        guard Int64(head.count) < file.byteCount else { throw FormatRefusal.truncated(.gif) }
    }
}
