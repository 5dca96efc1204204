import ProductionModel

extension FileReading {
    /// A FLAC recording at an offset (RFC 9639). The kind is what an ID3 tag before it says; its own tags are asked, too.
    init(flac file: InspectedFile, at start: Int64, kind: AssetKind) throws {
        let head = try file.bytes(42, at: start, of: .flac)
        guard head[4] & 0x7F == 0, head.has([0, 0, 34], at: 5), let rate = head.number(UInt32.self, at: 18, .big),
            rate >> 12 > 0
        else { throw FormatRefusal.damaged(.flac, "it does not begin with how its sound is coded") }
        var isMusic = kind == .music
        var isAsked = isMusic
        var offset = start + 4
        for _ in 0..<512 {
            let block = try file.bytes(4, at: offset, of: .flac)
            let length = Int64(block[1]) << 16 | Int64(block[2]) << 8 | Int64(block[3])
            guard file.has(length + 4, at: offset) else { throw FormatRefusal.truncated(.flac) }
            if block[0] & 0x7F == 4, !isAsked {
                isAsked = true
                let comment = try file.bytes(upTo: InspectedFile.headLimit, at: offset + 4, before: offset + 4 + length)
                isMusic = MusicTags.areIn(vorbisComment: comment)
            }
            offset += length + 4
            guard block[0] & 0x80 != 0 else { continue }
            let frame = try file.bytes(2, at: offset, of: .flac)
            guard frame[0] == 0xFF, frame[1] & 0xFE == 0xF8 else {
                throw FormatRefusal.damaged(.flac, "no sound follows its head")
            }
            self.init(.flac, kind: isMusic ? .music : .audio)
            return
        }
        throw FormatRefusal.damaged(.flac, "its head does not end")
    }
}
