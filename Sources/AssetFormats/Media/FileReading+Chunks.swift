import ProductionModel

extension FileReading {
    /// A WAV recording, also with 64-bit lengths (RF64, BW64).
    init(wav file: InspectedFile) throws {
        let large = file.head.has("RIFF", at: 0) ? nil : try FileReading.dataLength(rf64: file)
        var chunks = try ChunkCursor(riff: file, of: .wav)
        var hasFormat = false
        var hasData = false
        var tags = TagPlaces(file: file)
        parts: while let chunk = try chunks.next() {
            switch chunk.name {
            case "fmt ":
                let head = try file.bytes(upTo: 16, at: chunk.body.lowerBound, before: chunk.body.upperBound)
                guard let channels = head.number(UInt16.self, at: 2, .little),
                    let rate = head.number(UInt32.self, at: 4, .little), head.count == 16, channels > 0, rate > 0
                else { throw FormatRefusal.damaged(.wav, "it does not say how its sound is coded") }
                hasFormat = true
            case "data":
                hasData = true
                if let large {
                    guard large <= UInt64(file.byteCount - chunk.body.lowerBound) else {
                        throw FormatRefusal.truncated(.wav)
                    }
                } else if chunk.announced != .max, !chunk.isWhole {
                    throw FormatRefusal.truncated(.wav)
                }
                // Without a length, everything that follows is sound.
                if chunks.isStreamed, chunk.announced == 0 { break parts }
            case "LIST": try tags.ask { try MusicTags.areIn(riffList: chunk, of: $0, .wav) }
            case "id3 ", "ID3 ": try tags.ask { try MusicTags.areIn(id3: chunk.body, of: $0) }
            default: break
            }
        }
        guard hasFormat, hasData else {
            throw FormatRefusal.damaged(.wav, "it has no \(hasFormat ? "sound" : "word on how its sound is coded")")
        }
        self.init(.wav, kind: tags.kind)
    }

    /// The length of the sound in a file with 64-bit lengths.
    private static func dataLength(rf64 file: InspectedFile) throws -> UInt64 {
        let head = try file.bytes(36, at: 12, of: .wav)
        guard head.has("ds64", at: 0), let whole = head.number(UInt64.self, at: 8, .little),
            let length = head.number(UInt64.self, at: 16, .little)
        else { throw FormatRefusal.damaged(.wav, "its lengths are missing") }
        guard whole <= UInt64(file.byteCount) else { throw FormatRefusal.truncated(.wav) }
        return length
    }

    /// An AIFF recording, also with compressed sound (AIFC).
    init(aiff file: InspectedFile) throws {
        var chunks = try ChunkCursor(aiff: file)
        var hasFormat = false
        var hasSound = false
        var tags = TagPlaces(file: file)
        while let chunk = try chunks.next() {
            guard chunk.isWhole else { throw FormatRefusal.truncated(.aiff) }
            switch chunk.name {
            case "COMM":
                let head = try file.bytes(upTo: 18, at: chunk.body.lowerBound, before: chunk.body.upperBound)
                guard head.count == 18, let channels = head.number(UInt16.self, at: 0, .big), channels > 0 else {
                    throw FormatRefusal.damaged(.aiff, "it does not say how its sound is coded")
                }
                hasFormat = true
            case "SSND": hasSound = true
            case "AUTH": try tags.ask { _ in !chunk.body.isEmpty }
            case "ID3 ": try tags.ask { try MusicTags.areIn(id3: chunk.body, of: $0) }
            default: break
            }
        }
        guard hasFormat, hasSound else {
            throw FormatRefusal.damaged(.aiff, "it has no \(hasFormat ? "sound" : "word on how its sound is coded")")
        }
        self.init(.aiff, kind: tags.kind)
    }

    /// An AVI video.
    init(avi file: InspectedFile) throws {
        var chunks = try ChunkCursor(riff: file, of: .avi)
        var hasHead = false
        var hasFrames = false
        while let chunk = try chunks.next() {
            guard chunk.isWhole || chunk.announced == .max else { throw FormatRefusal.truncated(.avi) }
            guard chunk.name == "LIST" else { continue }
            switch FourCC(try file.bytes(upTo: 4, at: chunk.body.lowerBound, before: chunk.body.upperBound), at: 0) {
            case "hdrl": hasHead = true
            case "movi": hasFrames = true
            default: break
            }
        }
        guard hasHead, hasFrames else { throw FormatRefusal.damaged(.avi, "it has no \(hasHead ? "frames" : "head")") }
        self.init(.avi)
    }
}

/// Asks some places of a file for music's tags: the first few, for a file may have very many.
private struct TagPlaces {
    private static let limit = 8

    let file: InspectedFile
    private var asked = 0
    private(set) var kind = AssetKind.audio

    init(file: InspectedFile) { self.file = file }

    mutating func ask(_ place: (InspectedFile) throws -> Bool) throws {
        guard kind == .audio, asked < TagPlaces.limit else { return }
        asked += 1
        if try place(file) { kind = .music }
    }
}
