extension PictureSize {
    /// The size in a WebP file's head.
    init(webP file: InspectedFile) throws {
        var chunks = try ChunkCursor(riff: file, of: .webP)
        guard let first = try chunks.next() else { throw FormatRefusal.truncated(.webP) }
        guard first.name == "VP8X" else {
            self = try PictureSize(webP: first, in: file)
            return
        }
        let head = try file.bytes(10, at: first.body.lowerBound, of: .webP)
        guard first.body.count >= 10, let low = head.number(UInt32.self, at: 4, .little).map({ $0 & 0xFF_FFFF }),
            let high = head.number(UInt32.self, at: 6, .little).map({ $0 >> 8 })
        else { throw FormatRefusal.damaged(.webP, "its size cannot be read") }
        guard head[0] & 0x02 == 0 else {
            throw RefusedSignature.unsupported("an animated WebP image", "export it as an MP4 video")
        }
        try self.init(Int64(low) + 1, Int64(high) + 1, of: .webP)
        for _ in 0..<64 {
            guard let chunk = try chunks.next() else { break }
            guard chunk.name == "VP8 " || chunk.name == "VP8L" else { continue }
            guard try PictureSize(webP: chunk, in: file) == self else {
                throw FormatRefusal.damaged(.webP, "it has two sizes")
            }
            return
        }
        throw FormatRefusal.damaged(.webP, "it has no pixels")
    }

    /// The size in the head of a lossy or a lossless bitstream.
    private init(webP chunk: Chunk, in file: InspectedFile) throws {
        guard chunk.isWhole else { throw FormatRefusal.truncated(.webP) }
        let head = try file.bytes(10, at: chunk.body.lowerBound, of: .webP)
        if chunk.name == "VP8 ", head.has([0x9D, 0x01, 0x2A], at: 3),
            let width = head.number(UInt16.self, at: 6, .little), let height = head.number(UInt16.self, at: 8, .little)
        {
            try self.init(Int64(width & 0x3FFF), Int64(height & 0x3FFF), of: .webP)
        } else if chunk.name == "VP8L", head[0] == 0x2F, let bits = head.number(UInt32.self, at: 1, .little) {
            try self.init(Int64(bits & 0x3FFF) + 1, Int64(bits >> 14 & 0x3FFF) + 1, of: .webP)
        } else {
            throw FormatRefusal.damaged(.webP, "its size cannot be read")
        }
    }
}
