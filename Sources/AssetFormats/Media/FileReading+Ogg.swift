import ProductionModel

extension FileReading {
    /// Sound in an Ogg file (RFC 3533).
    init(ogg file: InspectedFile) throws {
        var pages = OggPackets(file.head)
        guard let first = pages.next() else { throw FormatRefusal.truncated(.ogg) }
        guard let codec = OggCodec(first) else {
            if first.has([0x80, 0x74, 0x68, 0x65, 0x6F, 0x72, 0x61], at: 0) {
                throw RefusedSignature.unsupported("an Ogg video (Theora)", "convert it to MP4 or WebM")
            }
            throw RefusedSignature.unsupported(
                "an Ogg file of an unknown kind", "save sound as FLAC or WAV, and a video as MP4")
        }
        guard let second = pages.next() else { throw FormatRefusal.truncated(.ogg) }
        try FileReading.checkEnd(ogg: file)
        let comment = codec.comment(in: second)
        self.init(.ogg, kind: MusicTags.areIn(vorbisComment: comment) ? .music : .audio)
    }

    /// The last page must end with the file; what taggers hang behind it is not asked for.
    private static func checkEnd(ogg file: InspectedFile) throws {
        let tail = file.tail
        var offset = tail.count - 27
        while offset >= 0 {
            if tail[offset] == UInt8(ascii: "O"), tail.has("OggS\0", at: offset) {
                let segments = Int(tail[offset + 26])
                guard offset + 27 + segments <= tail.count else { throw FormatRefusal.truncated(.ogg) }
                let body = tail[offset + 27..<offset + 27 + segments].reduce(0) { $0 + Int($1) }
                let end = offset + 27 + segments + body
                // What follows may be a tag, but no beginning of another page.
                guard end <= tail.count, end == tail.count || tail[end] != UInt8(ascii: "O") else {
                    throw FormatRefusal.truncated(.ogg)
                }
                return
            }
            offset -= 1
        }
        throw FormatRefusal.damaged(.ogg, "its last page cannot be found")
    }
}

/// What the sound in an Ogg file is coded with.
private enum OggCodec {
    case vorbis
    case opus
    case flac
    case speex

    init?(_ packet: [UInt8]) {
        if packet.has([1, 0x76, 0x6F, 0x72, 0x62, 0x69, 0x73], at: 0) {
            self = .vorbis
        } else if packet.has("OpusHead", at: 0) {
            self = .opus
        } else if packet.has([0x7F, 0x46, 0x4C, 0x41, 0x43], at: 0) {
            self = .flac
        } else if packet.has("Speex   ", at: 0) {
            self = .speex
        } else {
            return nil
        }
    }

    /// The Vorbis comment in the second packet, behind what the codec puts before it.
    func comment(in packet: [UInt8]) -> [UInt8] {
        switch self {
        case .vorbis: Array(packet.dropFirst(7))
        case .opus: Array(packet.dropFirst(8))
        case .flac: Array(packet.dropFirst(4))
        case .speex: packet
        }
    }
}

/// Puts the first packets of an Ogg file's first stream together from its pages.
private struct OggPackets {
    private let bytes: [UInt8]
    private var offset = 0
    private var segments: ArraySlice<UInt8> = []
    private var serial: UInt32?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next packet, or as much of it as there is; nil when there is no other.
    mutating func next() -> [UInt8]? {
        var packet: [UInt8] = []
        while true {
            while let length = segments.popFirst() {
                let end = min(bytes.count, offset + Int(length))
                packet += bytes[offset..<end]
                offset = end
                if length < 255 { return packet }
            }
            guard openPage() else { return packet.isEmpty ? nil : packet }
        }
    }

    /// Goes to the next page of the first stream.
    private mutating func openPage() -> Bool {
        while bytes.has("OggS\0", at: offset), let count = bytes.number(UInt8.self, at: offset + 26, .big),
            let serial = bytes.number(UInt32.self, at: offset + 14, .little), offset + 27 + Int(count) <= bytes.count
        {
            let table = bytes[offset + 27..<offset + 27 + Int(count)]
            offset += 27 + Int(count)
            if self.serial == nil { self.serial = serial }
            if serial == self.serial {
                segments = table
                return true
            }
            offset = min(bytes.count, offset + table.reduce(0) { $0 + Int($1) })
        }
        return false
    }
}
