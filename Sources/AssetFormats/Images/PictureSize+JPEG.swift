extension PictureSize {
    /// The size in a JPEG file's frame head.
    init(jpeg file: InspectedFile) throws {
        var walk = JPEGWalk(file: file)
        let (width, height) = try walk.size()
        try self.init(width, height, of: .jpeg)
        guard walk.hasEnd else {
            throw FormatRefusal(
                .truncated,
                "This JPEG image ends too early, or something hangs behind its end, as phones hang films behind "
                    + "“motion” photos: export it again as a plain JPEG.")
        }
    }
}

/// Goes through a JPEG file's segments up to the pixels.
private struct JPEGWalk {
    let file: InspectedFile
    private var offset: Int64 = 2
    /// How many more bytes are looked at for a marker. Metadata comes in pieces of 64 KiB, so that is far too many.
    private var stepsLeft = 4_000

    init(file: InspectedFile) { self.file = file }

    /// The size in the one frame head before the pixels.
    mutating func size() throws -> (width: Int64, height: Int64) {
        var size: (width: Int64, height: Int64)?
        while true {
            let marker = try marker()
            // Start of scan: the pixels follow.
            if marker == 0xDA {
                guard let size else { throw FormatRefusal.damaged(.jpeg, "its pixels come before their size") }
                return size
            }
            guard marker >= 0xC0, marker != 0xD8, marker != 0xD9 else {
                throw FormatRefusal.damaged(.jpeg, "it ends before its pixels")
            }
            // Restart markers have no length.
            if (0xD0...0xD7).contains(marker) { continue }
            let head = try file.bytes(2, at: offset, of: .jpeg)
            guard let length = head.number(UInt16.self, at: 0, .big), length >= 2 else {
                throw FormatRefusal.damaged(.jpeg, "one of its parts has no length")
            }
            if marker <= 0xCF, ![0xC4, 0xC8, 0xCC].contains(marker) {
                guard size == nil else { throw FormatRefusal.damaged(.jpeg, "it has two sizes") }
                size = try frame(marker, length)
            } else if marker == 0xF7 {
                throw RefusedSignature.unsupported("a JPEG-LS image", "export it as PNG or as a plain JPEG")
            }
            offset += Int64(length)
        }
    }

    /// Steps behind the next marker; any number of 0xFF may stand before it.
    private mutating func marker() throws -> UInt8 {
        while stepsLeft > 0 {
            stepsLeft -= 1
            let pair = try file.bytes(2, at: offset, of: .jpeg)
            guard pair[0] == 0xFF else { throw FormatRefusal.damaged(.jpeg, "its parts do not follow one another") }
            offset += 1
            if pair[1] != 0xFF {
                offset += 1
                return pair[1]
            }
        }
        throw FormatRefusal.damaged(.jpeg, "it has too many parts before its pixels")
    }

    private func frame(_ marker: UInt8, _ length: UInt16) throws -> (width: Int64, height: Int64) {
        // Baseline, extended, progressive and lossless with Huffman codes.
        guard marker <= 0xC3 else {
            throw RefusedSignature.unsupported(
                "a JPEG image with arithmetic or stepwise coding", "export it as PNG or as a plain JPEG")
        }
        let bytes = try file.bytes(8, at: offset, of: .jpeg)
        guard length >= 8, let height = bytes.number(UInt16.self, at: 3, .big),
            let width = bytes.number(UInt16.self, at: 5, .big), (1...4).contains(bytes[7])
        else { throw FormatRefusal.damaged(.jpeg, "its size cannot be read") }
        return (Int64(width), Int64(height))
    }

    /// An end marker stands among the last bytes, behind the pixels' beginning.
    var hasEnd: Bool {
        let start = Int(max(0, offset - file.tailStart))
        return file.tail.firstOffset(of: [0xFF, 0xD9], in: min(start, file.tail.count)..<file.tail.count) != nil
    }
}
