/// First bytes that say what the studio does not take.
struct RefusedSignature {
    private let bytes: [UInt8]
    private let offset: Int
    private let code: FormatRefusal.Code
    private let message: String

    private init(_ bytes: [UInt8], at offset: Int = 0, _ code: FormatRefusal.Code, _ message: String) {
        self.bytes = bytes
        self.offset = offset
        self.code = code
        self.message = message
    }

    private init(_ text: String, at offset: Int = 0, _ code: FormatRefusal.Code, _ message: String) {
        self.init(Array(text.utf8), at: offset, code, message)
    }

    /// Why such a file is not taken; nil when its first bytes say nothing against it.
    static func refusal(of file: InspectedFile) -> FormatRefusal? {
        let head = file.head
        if head.has("PK", at: 0), let refusal = refusalOfZIP(head) { return refusal }
        if let known = all.first(where: { head.has($0.bytes, at: $0.offset) }) {
            return FormatRefusal(known.code, known.message)
        }
        if head.has("MZ", at: 0), head.contains(0) { return FormatRefusal(.program, program) }
        if let version = head.number(UInt8.self, at: 1, .big), head[0] == 0x80, (2...5).contains(version) {
            return FormatRefusal(.unsafeModel, unsafeModel)
        }
        if isTransportStream(head) {
            return unsupported("an MPEG transport stream (TS, M2TS, MTS)", "copy it into an MP4 or MOV file")
        }
        // Raw AAC: twelve bits of sync and layer 0.
        if let sync = head.number(UInt16.self, at: 0, .big), sync & 0xFFF6 == 0xFFF0 {
            return unsupported("a raw AAC stream", "save it as M4A, FLAC or WAV")
        }
        return nil
    }

    /// A refusal of something that is known, with its article, and what to turn it into.
    static func unsupported(_ what: String, _ advice: String) -> FormatRefusal {
        FormatRefusal(.unsupported, "This is \(what), which the studio does not read: \(advice).")
    }

    private static let program = "This is a program, and programs are never run here: upload what it makes."
    private static let unsafeModel =
        "This is a pickled checkpoint (.ckpt, .pt, .bin), which can run code when it is opened: convert it to safetensors."
    private static let officeDocument =
        "This is an office document: save a screenplay as Fountain (plain text), and a picture as PNG."

    private static func archive(_ name: String) -> String {
        "This is a \(name) archive: unpack it and upload what is in it."
    }

    /// A ZIP archive by what its first files are called.
    private static func refusalOfZIP(_ head: [UInt8]) -> FormatRefusal? {
        guard head.has([3, 4], at: 2) || head.has([5, 6], at: 2) || head.has([7, 8], at: 2) else { return nil }
        let names = 0..<min(head.count, 4_096)
        func holds(_ name: String) -> Bool { head.firstOffset(of: Array(name.utf8), in: names) != nil }
        if holds("data.pkl") { return FormatRefusal(.unsafeModel, unsafeModel) }
        if holds("[Content_Types].xml") || holds("mimetypeapplication/") {
            return FormatRefusal(.document, officeDocument)
        }
        if holds("META-INF/MANIFEST.MF") || holds("AndroidManifest.xml") { return FormatRefusal(.program, program) }
        return FormatRefusal(.archive, archive("ZIP"))
    }

    /// Five packets in a row that begin with the sync byte, with or without four bytes of time before each.
    private static func isTransportStream(_ head: [UInt8]) -> Bool {
        [(0, 188), (4, 192)].contains { start, length in
            (0..<5).allSatisfy { head.has([0x47], at: start + $0 * length) }
        }
    }

    private static let all: [RefusedSignature] = packed + programs + documents + pictures + films + models

    private static let packed = [
        RefusedSignature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive, archive("7-Zip")),
        RefusedSignature([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07], .archive, archive("RAR")),
        RefusedSignature([0x1F, 0x8B], .archive, archive("gzip")),
        RefusedSignature([0x1F, 0x9D], .archive, archive("compress")),
        RefusedSignature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .archive, archive("xz")),
        RefusedSignature([0x28, 0xB5, 0x2F, 0xFD], .archive, archive("Zstandard")),
        RefusedSignature([0x04, 0x22, 0x4D, 0x18], .archive, archive("LZ4")),
        RefusedSignature([0x31, 0x41, 0x59, 0x26, 0x53, 0x59], at: 4, .archive, archive("bzip2")),
        RefusedSignature("ustar", at: 257, .archive, archive("tar")),
        RefusedSignature("MSCF\0\0\0\0", .archive, archive("cabinet")),
        RefusedSignature("!<arch>\n", .archive, archive("ar")),
        RefusedSignature("CD001", at: 32_769, .archive, archive("disc image")),
    ]

    private static let programs = [
        RefusedSignature([0x7F, 0x45, 0x4C, 0x46], .program, program),
        RefusedSignature([0xFE, 0xED, 0xFA, 0xCE], .program, program),
        RefusedSignature([0xFE, 0xED, 0xFA, 0xCF], .program, program),
        RefusedSignature([0xCE, 0xFA, 0xED, 0xFE], .program, program),
        RefusedSignature([0xCF, 0xFA, 0xED, 0xFE], .program, program),
        RefusedSignature([0xCA, 0xFE, 0xBA, 0xBE], .program, program),
        RefusedSignature([0, 0x61, 0x73, 0x6D, 1, 0, 0, 0], .program, program),
    ]

    private static let documents = [
        RefusedSignature(
            "%PDF-", .document,
            "This is a PDF document: export pictures as PNG or JPEG, and a screenplay as Fountain (plain text)."),
        RefusedSignature("%!PS", .document, "This is a PostScript document: export it as PNG."),
        RefusedSignature([0xC5, 0xD0, 0xD3, 0xC6], .document, "This is a PostScript document: export it as PNG."),
        RefusedSignature("{\\rtf", .document, "This is a rich-text document: save it as plain text in UTF-8."),
        RefusedSignature([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .document, officeDocument),
    ]

    private static func picture(_ name: String) -> (FormatRefusal.Code, String) {
        let refusal = unsupported(name, "export it as PNG, TIFF or OpenEXR")
        return (refusal.code, refusal.message)
    }

    private static let pictures: [RefusedSignature] = [
        ([0x38, 0x42, 0x50, 0x53], "a Photoshop document"), ([0x49, 0x49, 0x2B, 0], "a BigTIFF image"),
        ([0x4D, 0x4D, 0, 0x2B], "a BigTIFF image"), ([0x49, 0x49, 0x55, 0], "a camera raw image"),
        (Array("IIRO".utf8), "a camera raw image"), (Array("IIRS".utf8), "a camera raw image"),
        (Array("MMOR".utf8), "a camera raw image"), (Array("FUJIFILMCCD-RAW".utf8), "a camera raw image"),
        ([0xFF, 0x0A], "a JPEG XL image"), ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20, 0x0D, 0x0A], "a JPEG XL image"),
        ([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A], "a JPEG 2000 image"),
        ([0xFF, 0x4F, 0xFF, 0x51], "a JPEG 2000 image"), (Array("#?RADIANCE".utf8), "a Radiance image"),
        (Array("gimp xcf".utf8), "a GIMP image"), ([0, 0, 1, 0], "a Windows icon"),
    ].map { bytes, name in
        let (code, message) = picture(name)
        return RefusedSignature(bytes, code, message)
    }

    private static let films: [RefusedSignature] = [
        ([0, 0, 1, 0xBA], "an MPEG program stream", "copy it into an MP4 or MOV file"),
        ([0, 0, 1, 0xB3], "a raw MPEG stream", "copy it into an MP4 or MOV file"),
        ([0, 0, 0, 1, 0x67], "a raw H.264 stream", "copy it into an MP4 or MOV file"),
        (Array("FLV\u{1}".utf8), "a Flash video", "convert it to MP4"),
        ([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], "a Windows Media file", "convert it to MP4, or to FLAC"),
        (Array(".RMF".utf8), "a RealMedia file", "convert it to MP4, or to FLAC"),
        (Array("caff\0\u{1}".utf8), "a Core Audio file", "save it as M4A, FLAC or WAV"),
        (Array("riff\u{2E}".utf8), "a Wave64 recording", "save it as WAV (RF64) or FLAC"),
        (Array("MThd\0\0\0\u{6}".utf8), "a MIDI file", "render it to WAV or FLAC"),
        (Array("#!AMR".utf8), "an AMR recording", "save it as M4A, FLAC or WAV"),
        (Array("wvpk".utf8), "a WavPack recording", "save it as FLAC or WAV"),
    ].map { bytes, name, advice in
        let refusal = unsupported(name, advice)
        return RefusedSignature(bytes, refusal.code, refusal.message)
    }

    private static let models: [RefusedSignature] = [
        (Array("GGUF".utf8), "a GGUF model"), ([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A], "an HDF5 model"),
        ([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "a NumPy array"),
    ].map { bytes, name in
        let refusal = unsupported(name, "convert it to safetensors")
        return RefusedSignature(bytes, refusal.code, refusal.message)
    }
}
