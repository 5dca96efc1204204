import AssetFormats
import ProductionModel
import Testing

/// Recordings beyond what ffmpeg makes.
struct SoundTests {
    private static func chunk(_ name: String, _ content: [UInt8], announced: UInt64? = nil) -> [UInt8] {
        Array(name.utf8) + .little(announced ?? UInt64(content.count), 4) + content
            + (content.count.isMultiple(of: 2) ? [] : [0])
    }

    private static let format = chunk("fmt ", [1, 0, 1, 0, 0x80, 0xBB, 0, 0, 0, 0x77, 1, 0, 2, 0, 16, 0])

    private static func wav(_ chunks: [UInt8], announced: UInt64? = nil, _ form: String = "RIFF") -> [UInt8] {
        Array(form.utf8) + .little(announced ?? UInt64(chunks.count + 4), 4) + Array("WAVE".utf8) + chunks
    }

    @Test func `a WAV that went through a pipe has no length`() throws {
        let sound = [UInt8](repeating: 3, count: 100)
        for length in [UInt64(0), 0xFFFF_FFFF] {
            let piped = Self.wav(Self.format + Self.chunk("data", sound, announced: length), announced: length)
            #expect(try reading(of: piped).kind == .audio)
        }
    }

    @Test func `a WAV shorter than it says is refused`() {
        let sound = [UInt8](repeating: 3, count: 100)
        let whole = Self.wav(Self.format + Self.chunk("data", sound))
        #expect(throws: Never.self) { try reading(of: whole) }
        #expect(refusal(of: Array(whole.dropLast()))?.code == .truncated)
        #expect(refusal(of: Self.wav(Self.format + Self.chunk("data", sound), announced: 5_000))?.code == .truncated)
        #expect(refusal(of: Self.wav(Self.format))?.code == .damaged)
        #expect(refusal(of: Self.wav(Self.chunk("data", sound)))?.code == .damaged)
        #expect(refusal(of: Self.wav(Self.chunk("fmt ", [1, 0]) + Self.chunk("data", sound)))?.code == .damaged)
    }

    @Test func `a WAV with 64 bit lengths is held to them`() throws {
        let sound = [UInt8](repeating: 3, count: 100)
        func large(_ whole: UInt64, _ data: UInt64) -> [UInt8] {
            let lengths = Self.chunk("ds64", .little(whole, 8) + .little(data, 8) + .little(50, 8) + .little(0, 4))
            let chunks = lengths + Self.format + Self.chunk("data", sound, announced: 0xFFFF_FFFF)
            return Self.wav(chunks, announced: 0xFFFF_FFFF, "RF64")
        }
        #expect(try reading(of: large(150, 100)).format == .wav)
        #expect(refusal(of: large(150, 101))?.code == .truncated)
        #expect(refusal(of: large(.max, 100))?.code == .truncated)
        #expect(refusal(of: large(150, .max))?.code == .truncated)
        #expect(
            refusal(of: Self.wav(Self.format + Self.chunk("data", sound), announced: 0xFFFF_FFFF, "BW64"))?.code
                == .damaged)
    }

    @Test func `very many parts cost no more than a few`() throws {
        let list = Self.chunk("LIST", Array("INFO".utf8) + Self.chunk("ISFT", [0x41, 0]))
        let lists = [[UInt8]](repeating: list, count: 60_000).flatMap(\.self)
        let source = MemorySource(Self.wav(Self.format + Self.chunk("data", [1, 2]) + lists))
        #expect(try FileInspector.read(source).kind == .audio)
        #expect(source.readCount < 5_000)
    }

    // MARK: MP3

    /// A frame of 128 kbit/s at 44.1 kHz.
    private static let frame: [UInt8] = [0xFF, 0xFB, 0x90, 0x00] + [UInt8](repeating: 0, count: 413)

    private static func tag(_ frames: [UInt8], version: UInt8 = 4, size: Int? = nil) -> [UInt8] {
        let size = size ?? frames.count
        return Array("ID3".utf8) + [version, 0, 0] + [21, 14, 7, 0].map { UInt8(size >> $0 & 0x7F) } + frames
    }

    private static func frame(_ name: String, _ text: String, version: UInt8 = 4) -> [UInt8] {
        let length = UInt64(text.utf8.count + 1)
        let head = version == 2 ? Array(name.utf8) + .big(length, 3) : Array(name.utf8) + .big(length, 4) + [0, 0]
        return head + [3] + Array(text.utf8)
    }

    @Test func `two frames in a row are an MP3`() throws {
        #expect(try reading(of: Self.frame + Self.frame).format == .mp3)
        #expect(refusal(of: Self.frame)?.code == .truncated)
        #expect(refusal(of: Self.frame + [0xFF, 0xF3, 0x90, 0, 0])?.code == .damaged)
        #expect(refusal(of: Self.frame + [0, 0, 0, 0, 0])?.code == .damaged)
        #expect(try reading(of: Self.tag([0, 0]) + Self.tag([]) + [0, 0, 0] + Self.frame + Self.frame).format == .mp3)
        #expect(refusal(of: Self.tag([0], size: 5_000))?.code == .truncated)
        #expect(refusal(of: Self.tag([0, 0]) + [1, 2, 3, 4])?.code == .damaged)
        #expect(refusal(of: Self.tag([]) + [UInt8](repeating: 0, count: 9_000))?.code == .damaged)
    }

    @Test func `an artist, an album or a genre makes music in every version of ID3`() throws {
        let sound = Self.frame + Self.frame
        for (version, names) in [(UInt8(2), ["TP1", "TAL", "TCO"]), (3, ["TPE1", "TALB", "TCON"]), (4, ["TPE1"])] {
            for name in names {
                let other = Self.frame(version == 2 ? "TSS" : "TSSE", "Lavf", version: version)
                let tag = Self.tag(other + Self.frame(name, "Hanna", version: version), version: version)
                #expect(try reading(of: tag + sound).kind == .music, "\(name)")
                #expect(try reading(of: Self.tag(other, version: version) + sound).kind == .audio)
            }
        }
        var old = Array("TAG".utf8) + [UInt8](repeating: 0x20, count: 125)
        #expect(try reading(of: sound + old).kind == .audio)
        old[40] = 0x48
        #expect(try reading(of: sound + old).kind == .music)
    }

    @Test func `a FLAC stream may stand behind a tag`() throws {
        let flac = Samples.files["s.flac"] ?? []
        #expect(try reading(of: Self.tag(Self.frame("TPE1", "Hanna")) + flac).kind == .music)
        #expect(try reading(of: Self.tag([]) + flac).format == .flac)
        #expect(refusal(of: Array(flac.prefix(60)))?.code == .truncated)
    }

    @Test func `an Ogg file must end with a page, and hold sound`() throws {
        let ogg = Samples.files["s.ogg"] ?? []
        #expect(refusal(of: Array(ogg.dropLast(100)))?.code == .truncated)
        #expect(refusal(of: Array(ogg.prefix(90)))?.code == .truncated)
        #expect(try reading(of: ogg + Array("TAG".utf8) + [UInt8](repeating: 0, count: 125)).format == .ogg)
        #expect(refusal(of: ogg + [UInt8](repeating: 0, count: 70_000))?.code == .damaged)
        let page = Array(ogg.prefix(28))
        #expect(
            refusal(of: page + [0x80] + Array("theora".utf8) + ogg.dropFirst(35))?.message.contains("Theora") == true)
        #expect(refusal(of: page + Array("unknown".utf8) + ogg.dropFirst(35))?.code == .unsupported)
    }
}
