import ProductionModel

extension FileReading {
    /// An MP3 recording, or what else stands behind an ID3 tag.
    init(mp3 file: InspectedFile) throws {
        var offset: Int64 = 0
        var isMusic = MusicTags.areInOldID3(of: file)
        // Careless programs put one tag before another.
        for _ in 0..<8 {
            guard let length = try MusicTags.id3Length(at: offset, of: file) else { break }
            guard file.has(length, at: offset) else { throw FormatRefusal.truncated(.mp3) }
            isMusic = try isMusic || MusicTags.areIn(id3: offset..<offset + length, of: file)
            offset += length
        }
        let bytes = try file.bytes(upTo: 4_096, at: offset)
        if bytes.has("fLaC", at: 0) {
            try self.init(flac: file, at: offset, kind: isMusic ? .music : .audio)
            return
        }
        // Others fill the room behind a tag with zeros.
        guard let padding = bytes.firstIndex(where: { $0 != 0 }) else {
            throw bytes.count < 4_096
                ? FormatRefusal.truncated(.mp3) : FormatRefusal.damaged(.mp3, "it has a tag and no sound")
        }
        guard let first = MP3Frame(bytes, at: padding) else {
            throw FormatRefusal.damaged(.mp3, "no MP3 sound follows its tag")
        }
        let following = offset + Int64(padding + first.length)
        let next = try file.bytes(4, at: following, of: .mp3)
        guard let second = MP3Frame(next, at: 0), second.continues(first) else {
            throw FormatRefusal.damaged(.mp3, "its first frame is not followed by a second one")
        }
        self.init(.mp3, kind: isMusic ? .music : .audio)
    }
}

/// The head of a frame of MPEG audio, layer III (ISO 11172-3, 13818-3, and their extension to low rates).
struct MP3Frame {
    /// The bytes up to the next frame.
    let length: Int
    /// What all frames of a stream have in common: version and sample rate.
    private let stream: UInt32

    private static let mpeg1 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    private static let mpeg2 = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
    private static let sampleRates = [44_100, 48_000, 32_000]

    /// A frame's head at an offset; nil when none is there. Frames of a free bit rate have no length and are left out.
    init?(_ bytes: [UInt8], at offset: Int) {
        guard let head = bytes.number(UInt32.self, at: offset, .big), head >> 21 == 0x7FF else { return nil }
        let version = head >> 19 & 3
        let rate = Int(head >> 12 & 15)
        let sampling = Int(head >> 10 & 3)
        guard version != 1, head >> 17 & 3 == 1, (1...14).contains(rate), sampling < 3, head & 3 != 2 else {
            return nil
        }
        let isFirst = version == 3
        let samples = MP3Frame.sampleRates[sampling] >> (isFirst ? 0 : version == 2 ? 1 : 2)
        let bits = (isFirst ? MP3Frame.mpeg1 : MP3Frame.mpeg2)[rate - 1] * 1_000
        length = (isFirst ? 144 : 72) * bits / samples + Int(head >> 9 & 1)
        stream = head & 0x18_0C00
    }

    /// Whether the frame can follow another one.
    func continues(_ other: MP3Frame) -> Bool { stream == other.stream }
}
