import ProductionModel

/// What a file's first bytes say it is.
enum FileSignature {
    case png
    case jpeg
    case riff(FourCC)
    case gif
    case tiff(ByteOrder)
    case bmp
    case openEXR
    case dpx(ByteOrder)
    case movie
    case matroska
    case mxf
    case aiff
    case flac
    case mp3
    case ogg
    case safetensors

    /// What the first bytes say; nil when they say nothing, or that it is text.
    init?(_ file: InspectedFile) {
        let head = file.head
        // What begins with a length comes first: the length's bytes may look like any other beginning.
        guard
            let signature = FileSignature.measured(file) ?? FileSignature.picture(head) ?? FileSignature.sound(head)
                ?? FileSignature.film(head)
        else { return nil }
        self = signature
    }

    private static func measured(_ file: InspectedFile) -> FileSignature? {
        // Eight bytes of length, of which the last four are 0 for anything that is read, and a JSON object.
        if file.head.has([0, 0, 0, 0, UInt8(ascii: "{")], at: 4) { return .safetensors }
        return BoxCursor.isMovie(file) ? .movie : nil
    }

    private static func picture(_ head: [UInt8]) -> FileSignature? {
        if head.has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], at: 0) { return .png }
        if head.has([0xFF, 0xD8, 0xFF], at: 0) { return .jpeg }
        if head.has("GIF87a", at: 0) || head.has("GIF89a", at: 0) { return .gif }
        if head.has([0x49, 0x49, 0x2A, 0], at: 0) { return .tiff(.little) }
        if head.has([0x4D, 0x4D, 0, 0x2A], at: 0) { return .tiff(.big) }
        if head.has([0x76, 0x2F, 0x31, 0x01], at: 0) { return .openEXR }
        if head.has("SDPX", at: 0), head.has([0], at: 4) { return .dpx(.big) }
        if head.has("XPDS", at: 0), head.has([0], at: 7) { return .dpx(.little) }
        // Two letters are little to go by: the reserved bytes and the size of what follows them must fit, too.
        let followers: [UInt32] = [12, 40, 52, 56, 64, 108, 124]
        if head.has("BM", at: 0), head.has([0, 0, 0, 0], at: 6), let size = head.number(UInt32.self, at: 14, .little),
            followers.contains(size)
        {
            return .bmp
        }
        return nil
    }

    private static func sound(_ head: [UInt8]) -> FileSignature? {
        if head.has("RIFF", at: 0) || head.has("RF64", at: 0) || head.has("BW64", at: 0),
            let form = FourCC(head, at: 8), ["WAVE", "AVI ", "WEBP"].contains(form)
        {
            return .riff(form)
        }
        if head.has("FORM", at: 0), head.has("AIFF", at: 8) || head.has("AIFC", at: 8) { return .aiff }
        if head.has("fLaC", at: 0), let type = head.number(UInt8.self, at: 4, .big), type & 0x7F == 0 { return .flac }
        if head.has("OggS", at: 0), head.has([0], at: 4) { return .ogg }
        // Behind an ID3 tag may stand an MP3 or a FLAC stream.
        if head.has("ID3", at: 0), let version = head.number(UInt8.self, at: 3, .big), version < 0x10 { return .mp3 }
        if MP3Frame(head, at: 0) != nil { return .mp3 }
        return nil
    }

    private static func film(_ head: [UInt8]) -> FileSignature? {
        if head.has([0x1A, 0x45, 0xDF, 0xA3], at: 0) { return .matroska }
        if head.has([0x06, 0x0E, 0x2B, 0x34, 0x02, 0x05, 0x01, 0x01, 0x0D, 0x01, 0x02, 0x01, 0x01, 0x02], at: 0) {
            return .mxf
        }
        return nil
    }

    /// The format that it most likely is.
    var format: FileFormat {
        switch self {
        case .png: .png
        case .jpeg: .jpeg
        case .riff("WEBP"): .webP
        case .riff("AVI "): .avi
        case .riff: .wav
        case .gif: .gif
        case .tiff: .tiff
        case .bmp: .bmp
        case .openEXR: .openEXR
        case .dpx: .dpx
        case .movie: .mp4
        case .matroska: .matroska
        case .mxf: .mxf
        case .aiff: .aiff
        case .flac: .flac
        case .mp3: .mp3
        case .ogg: .ogg
        case .safetensors: .safetensors
        }
    }

    /// Reads on, by the rules of what the first bytes announce.
    func read(_ file: InspectedFile) throws -> FileReading {
        switch self {
        case .png: FileReading(.png, try PictureSize(png: file))
        case .jpeg: FileReading(.jpeg, try PictureSize(jpeg: file))
        case .riff("WEBP"): FileReading(.webP, try PictureSize(webP: file))
        case .riff("AVI "): try FileReading(avi: file)
        case .riff: try FileReading(wav: file)
        case .gif: FileReading(.gif, try PictureSize(gif: file))
        case .tiff(let order): FileReading(.tiff, try PictureSize(tiff: file, order))
        case .bmp: FileReading(.bmp, try PictureSize(bmp: file))
        case .openEXR: FileReading(.openEXR, try PictureSize(openEXR: file))
        case .dpx(let order): FileReading(.dpx, try PictureSize(dpx: file, order))
        case .movie: try FileReading(movie: file)
        case .matroska: try FileReading(matroska: file)
        case .mxf: try FileReading(mxf: file)
        case .aiff: try FileReading(aiff: file)
        case .flac: try FileReading(flac: file, at: 0, kind: .audio)
        case .mp3: try FileReading(mp3: file)
        case .ogg: try FileReading(ogg: file)
        case .safetensors: try FileReading(safetensors: file)
        }
    }
}
