/// Looks for what only music says of itself: an artist, an album or a genre.
enum MusicTags {
    /// The most tags that are visited in one place.
    private static let tagLimit = 512

    // MARK: ID3

    private static let frames: Set<FourCC> = ["TPE1", "TPE2", "TALB", "TCON"]
    private static let oldFrames: Set<String> = ["TP1", "TP2", "TAL", "TCO"]

    /// How long an ID3v2 tag at an offset is, with its head and foot; nil when none is there.
    static func id3Length(at offset: Int64, of file: InspectedFile) throws -> Int64? {
        guard let head = try file.bytes(10, at: offset), head.has("ID3", at: 0), head[3] != 0xFF, head[4] != 0xFF,
            let size = sevenBits(head, at: 6)
        else { return nil }
        return Int64(size) + (head[5] & 0x10 == 0 ? 10 : 20)
    }

    /// Four bytes of seven bits each; nil when an eighth bit is set.
    private static func sevenBits(_ bytes: [UInt8], at offset: Int) -> UInt32? {
        guard let number = bytes.number(UInt32.self, at: offset, .big), number & 0x8080_8080 == 0 else { return nil }
        return number & 0x7F | number >> 1 & 0x3F80 | number >> 2 & 0x1F_C000 | number >> 3 & 0xFE0_0000
    }

    /// Whether an ID3v2 tag holds music's frames.
    static func areIn(id3 tag: Range<Int64>, of file: InspectedFile) throws -> Bool {
        guard let head = try file.bytes(10, at: tag.lowerBound), head.has("ID3", at: 0),
            let size = sevenBits(head, at: 6)
        else { return false }
        let version = head[3]
        let end = min(tag.upperBound, tag.lowerBound + 10 + Int64(size))
        var offset = tag.lowerBound + 10
        if head[5] & 0x40 != 0, version > 2 {
            // The length of an extended head counts itself only since version 4.
            guard let bytes = try file.bytes(4, at: offset), let length = bytes.number(UInt32.self, at: 0, .big)
            else { return false }
            offset += version == 3 ? Int64(length) + 4 : Int64(sevenBits(bytes, at: 0) ?? 0)
        }
        let headLength: Int64 = version == 2 ? 6 : 10
        for _ in 0..<tagLimit where offset <= end - headLength {
            guard let frame = try file.bytes(Int(headLength), at: offset), frame[0] != 0 else { return false }
            let length: Int64
            let isMusic: Bool
            if version == 2 {
                length = Int64(frame[3]) << 16 | Int64(frame[4]) << 8 | Int64(frame[5])
                isMusic = oldFrames.contains(String(decoding: frame[0..<3], as: UTF8.self))
            } else {
                let plain = frame.number(UInt32.self, at: 4, .big) ?? 0
                length = Int64(version == 3 ? plain : sevenBits(frame, at: 4) ?? plain)
                isMusic = FourCC(frame, at: 0).map(frames.contains) ?? false
            }
            // One byte names the encoding; text follows.
            if isMusic, length > 1 { return true }
            offset += headLength + length
        }
        return false
    }

    /// Whether the file ends with an ID3v1 tag that names an artist or an album.
    static func areInOldID3(of file: InspectedFile) -> Bool {
        let tag = Array(file.tail.suffix(128))
        return tag.count == 128 && tag.has("TAG", at: 0) && tag[33..<93].contains { $0 != 0 && $0 != 0x20 }
    }

    // MARK: RIFF, Vorbis, MPEG-4

    /// Whether an INFO list of a RIFF file holds music's entries.
    static func areIn(riffList list: Chunk, of file: InspectedFile, _ format: FileFormat) throws -> Bool {
        guard list.body.count >= 4, try file.bytes(4, at: list.body.lowerBound)?.has("INFO", at: 0) == true else {
            return false
        }
        var entries = ChunkCursor(list.body.lowerBound + 4..<list.body.upperBound, in: file, of: format)
        while let entry = try entries.next() {
            if ["IART", "IPRD", "IGNR"].contains(entry.name), entry.body.count > 1 { return true }
        }
        return false
    }

    /// Whether a Vorbis comment holds music's entries: a vendor, a count and `NAME=value`, each with its length before.
    static func areIn(vorbisComment bytes: [UInt8]) -> Bool {
        guard let vendor = bytes.number(UInt32.self, at: 0, .little), Int64(vendor) <= Int64(bytes.count) else {
            return false
        }
        var offset = 8 + Int(vendor)
        for _ in 0..<tagLimit {
            guard let length = bytes.number(UInt32.self, at: offset, .little) else { return false }
            offset += 4
            let end = min(bytes.count, offset + Int(length))
            let name = bytes[min(offset, end)..<end].prefix(16).map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
            if ["ARTIST=", "ALBUM=", "GENRE="].contains(where: {
                name.starts(with: $0.utf8) && name.count > $0.utf8.count
            }) {
                return true
            }
            offset += Int(length)
        }
        return false
    }

    /// The names that MPEG-4 and QuickTime give to artist, album and genre.
    static let boxes: Set<FourCC> = ["©ART", "aART", "©alb", "©gen", "gnre"]
}
