import AssetFormats
import ProductionModel
import Testing

/// MPEG-4, QuickTime and Matroska files beyond what ffmpeg makes.
struct MovieTests {
    private static func box(_ name: String, _ content: [UInt8] = []) -> [UInt8] {
        .big(UInt64(content.count + 8), 4) + [UInt8](latin: name) + content
    }

    private static func track(_ handler: String) -> [UInt8] {
        box(
            "trak",
            box("tkhd") + box("mdia", box("mdhd") + box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0] + Array(handler.utf8))))
    }

    private static func start(_ brand: String, _ others: String...) -> [UInt8] {
        box("ftyp", Array(brand.utf8) + [0, 0, 2, 0] + others.flatMap { Array($0.utf8) })
    }

    private static let index = box("moov", box("mvhd") + track("vide") + track("soun"))
    private static let sound = box("moov", box("mvhd") + track("soun"))

    @Test(arguments: [
        ("isom", FileFormat.mp4, FileFormat.m4a), ("mp42", .mp4, .m4a), ("3gp5", .mp4, .m4a), ("XAVC", .mp4, .m4a),
        ("M4A ", .m4a, .m4a), ("M4B ", .m4a, .m4a), ("qt  ", .quickTime, .quickTime),
    ])
    func `brand and tracks decide`(brand: String, film: FileFormat, recording: FileFormat) throws {
        #expect(try reading(of: Self.start(brand) + Self.index).format == film)
        let heard = try reading(of: Self.start(brand) + Self.sound)
        #expect(heard.format == recording)
        #expect(heard.kind == .audio)
    }

    @Test(arguments: [
        ("heic", "mif1", "HEIC"), ("mif1", "heic", "HEIC"), ("mif1", "avif", "AVIF"), ("avif", "mif1", "AVIF"),
        ("crx ", "isom", "raw"), ("M4P ", "mp42", "protected"), ("jp2 ", "jp2 ", "JPEG 2000"),
    ])
    func `pictures and protected sound are refused`(brand: String, other: String, word: String) {
        let refusal = refusal(of: Self.start(brand, other) + Self.index)
        #expect(refusal?.code == .unsupported)
        #expect(refusal?.message.contains(word) == true)
    }

    @Test func `an old QuickTime file needs no brand`() throws {
        let data = Self.box("mdat", [1, 2, 3])
        #expect(try reading(of: Self.box("wide") + data + Self.index).format == .quickTime)
        #expect(try reading(of: Self.index + data).format == .quickTime)
        #expect(try reading(of: Self.box("moov", Self.box("cmov")) + data).kind == .video)
        #expect(refusal(of: Self.box("wide") + data)?.message.contains("moov") == true)
    }

    @Test func `parts must fit into the file`() throws {
        let start = Self.start("isom")
        let long: [UInt8] = [0, 0, 0, 1] + Array("mdat".utf8)
        #expect(try reading(of: start + Self.index + long + .big(20, 8) + [1, 2, 3, 4]).format == .mp4)
        #expect(try reading(of: start + Self.index + [0, 0, 0, 0] + Array("mdat".utf8) + [1, 2]).format == .mp4)
        #expect(try reading(of: start + Self.index + [0, 0, 0, 0, 0]).format == .mp4)
        for size in [UInt64(21), 1 << 40, 1 << 63, .max] {
            #expect(refusal(of: start + Self.index + long + .big(size, 8) + [1, 2, 3, 4])?.code == .truncated)
        }
        for size in [UInt64(0), 15] {
            #expect(refusal(of: start + Self.index + long + .big(size, 8) + [1, 2, 3, 4])?.code == .damaged)
        }
        #expect(refusal(of: start + Self.index + [0, 0, 0, 7] + Array("free".utf8))?.code == .damaged)
        #expect(refusal(of: start + Self.index + [0, 0, 0, 8, 1, 2, 3, 4])?.code == .damaged)
        let inner = Self.box("moov", [0, 0, 0, 99] + Array("trak".utf8))
        #expect(refusal(of: start + inner)?.code == .damaged)
        #expect(refusal(of: start + Self.box("moov"))?.code == .damaged)
        #expect(refusal(of: start)?.message.contains("no index") == true)
    }

    @Test func `very many parts are not all visited`() throws {
        let parts = [[UInt8]](repeating: Self.box("free"), count: 200_000).joined()
        let source = MemorySource(Self.start("isom") + Self.index + parts)
        #expect(try FileInspector.read(source).format == .mp4)
        #expect(source.readCount < 60_000)
        let nested = Self.box(
            "udta", [[UInt8]](repeating: Self.box("meta", Self.box("ilst")), count: 5_000).flatMap(\.self))
        let wide = Self.box("moov", Self.track("soun") + [[UInt8]](repeating: nested, count: 50).flatMap(\.self))
        let other = MemorySource(Self.start("isom") + wide)
        #expect(try FileInspector.read(other).kind == .audio)
        #expect(other.readCount < 2_000)
    }

    @Test func `an artist makes a recording music wherever MPEG-4 and QuickTime put it`() throws {
        let artist = Self.box("©ART", [0, 1, 0, 0, 0x41])
        let list = Self.box("meta", [0, 0, 0, 0] + Self.box("hdlr") + Self.box("ilst", artist))
        for tags in [
            Self.box("udta", list), Self.box("udta", artist), list, Self.box("meta", Self.box("ilst", artist)),
        ] {
            let index = Self.box("moov", Self.track("soun") + tags)
            #expect(try reading(of: Self.start("M4A ") + index).kind == .music)
        }
        // A phone numbers its metadata, and what makes no sense among user data harms nothing.
        let numbered = Self.box("meta", Self.box("hdlr") + Self.box("ilst", Self.box("\0\0\0\u{1}", [1, 2, 3])))
        for odd in [numbered, Self.box("udta", [0, 0, 0, 3, 9, 9, 9, 9]), Self.box("udta", [1, 2, 3])] {
            #expect(try reading(of: Self.start("qt  ") + Self.box("moov", odd + Self.track("vide"))).kind == .video)
        }
        let encoder = Self.box("udta", Self.box("©too", [0, 1, 0, 0, 0x41]))
        #expect(try reading(of: Self.start("M4A ") + Self.box("moov", Self.track("soun") + encoder)).kind == .audio)
    }

    // MARK: Matroska

    private static func element(_ id: [UInt8], _ content: [UInt8]) -> [UInt8] {
        id + [0x10 | UInt8(content.count >> 24)] + .big(UInt64(content.count), 3) + content
    }

    private static func head(_ type: String) -> [UInt8] {
        element([0x1A, 0x45, 0xDF, 0xA3], element([0x42, 0x86], [1]) + element([0x42, 0x82], Array(type.utf8)))
    }

    private static func tracks(_ types: UInt8...) -> [UInt8] {
        element(
            [0x16, 0x54, 0xAE, 0x6B], types.flatMap { element([0xAE], element([0xD7], [1]) + element([0x83], [$0])) })
    }

    @Test func `a Matroska file says by its head and its tracks what it is`() throws {
        let segment: [UInt8] = [0x18, 0x53, 0x80, 0x67]
        for (type, format) in [("webm", FileFormat.webM), ("matroska", .matroska)] {
            let film = try reading(of: Self.head(type) + Self.element(segment, Self.tracks(1, 2)))
            #expect(film.format == format)
            #expect(film.kind == .video)
            #expect(try reading(of: Self.head(type) + Self.element(segment, Self.tracks(2, 17))).kind == .audio)
            // A browser's recorder does not know the length when it begins.
            let streamed = Self.head(type) + segment + [0x01] + [UInt8](repeating: 0xFF, count: 7) + Self.tracks(2)
            #expect(try reading(of: streamed).kind == .audio)
            #expect(refusal(of: Self.head(type) + segment + [0x10, 0, 1, 0] + Self.tracks(2))?.code == .truncated)
        }
        #expect(refusal(of: Self.head("other") + Self.element(segment, []))?.code == .damaged)
        #expect(refusal(of: Self.head("webm"))?.code == .truncated)
        #expect(refusal(of: [0x1A, 0x45, 0xDF, 0xA3, 0x01, 0, 0, 0, 1, 0, 0, 0])?.code == .damaged)
    }
}
