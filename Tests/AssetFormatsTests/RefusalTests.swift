import AssetFormats
import Testing

/// What is known and not taken.
struct RefusalTests {
    private static let rest = [UInt8](repeating: 0xEE, count: 600)

    private static let beginnings: [(FormatRefusal.Code, [UInt8], String)] = [
        (.archive, ZIPArchive.bytes(), "ZIP"), (.archive, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip"),
        (.archive, Array("Rar!\u{1A}\u{7}\0".utf8), "RAR"), (.archive, [0x1F, 0x8B, 8], "gzip"),
        (.archive, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"), (.archive, [0x28, 0xB5, 0x2F, 0xFD], "Zstandard"),
        (.archive, [UInt8](repeating: 0x61, count: 257) + Array("ustar\0".utf8), "tar"),
        (.archive, Array("BZh91AY&SY".utf8), "bzip2"),
        (.program, [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1], "program"), (.program, [0x4D, 0x5A, 0x90, 0], "program"),
        (.program, [0xCF, 0xFA, 0xED, 0xFE], "program"), (.program, Array("#!/bin/sh\nrm".utf8), "script"),
        (.unsafeModel, [0x80, 2, 0x8A, 0x0A], "safetensors"),
        (.unsafeModel, Array("PK\u{3}\u{4}".utf8) + rest.prefix(26) + Array("archive/data.pkl".utf8), "safetensors"),
        (.document, Array("%PDF-1.7\n".utf8), "PDF"), (.document, Array("{\\rtf1".utf8), "rich-text"),
        (.document, Array("PK\u{3}\u{4}".utf8) + rest.prefix(26) + Array("[Content_Types].xml".utf8), "office"),
        (
            .document, Array("PK\u{3}\u{4}".utf8) + rest.prefix(26) + Array("mimetypeapplication/epub+zip".utf8),
            "office"
        ),
        (.program, Array("PK\u{3}\u{4}".utf8) + rest.prefix(26) + Array("META-INF/MANIFEST.MF".utf8), "program"),
        (.document, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "office"),
        (
            .document, Array("<?xml version=\"1.0\"?>\n<FinalDraft DocumentType=\"Script\">".utf8),
            "export it as Fountain"
        ),
        (.document, Array("<?xml version=\"1.0\"?><a/>".utf8), "XML"),
        (.activeContent, Array("\n<!DOCTYPE HTML><title>x</title>".utf8), "web page"),
        (.activeContent, Array("<?php echo 1;".utf8), "script"),
        (.activeContent, Array("\u{FEFF}<?xml version=\"1.0\"?><svg xmlns=\"x\"/>".utf8), "SVG"),
        (.unsupported, Array("8BPS\0\u{1}".utf8), "Photoshop"), (.unsupported, Array("GGUF\u{3}\0\0\0".utf8), "GGUF"),
        (.unsupported, Array("FLV\u{1}\u{5}".utf8), "Flash"), (.unsupported, [0, 0, 1, 0xBA, 0x44], "MPEG"),
        (.unsupported, [0xFF, 0xF1, 0x50, 0x80], "AAC"), (.unsupported, Array("MThd\0\0\0\u{6}".utf8), "MIDI"),
        (.playlist, Array("#EXTM3U\n#EXT-X-VERSION:3\n/etc/passwd\n".utf8), "never followed"),
        (.playlist, Array("ffconcat version 1.0\nfile /etc/passwd\n".utf8), "never followed"),
        (.playlist, Array("v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n".utf8), "never followed"),
        (.plainText, Array("Dear all, we meet at nine.\n".utf8), "INT. KITCHEN - DAY"),
        (.plainText, Array("file:///etc/passwd\n".utf8), "no scene heading"),
        (.encoding, [0xFF, 0xFE, 0x49, 0, 0x4E, 0], "UTF-8"), (.encoding, [0xFE, 0xFF, 0, 0x49], "UTF-8"),
        (.encoding, "INT. CAFÉ - DAY".utf16.flatMap { [UInt8].little(UInt64($0), 2) }, "UTF-8"),
        (.encoding, [UInt8](latin: "INT. CAF\u{E9} - DAY\n\nRain.\n"), "Latin-1"),
        (.empty, [], "empty"), (.unknown, [UInt8](repeating: 1, count: 900), "cannot be told"),
        (.unknown, [0], "cannot be told"),
    ]

    @Test(arguments: beginnings) func `what is not taken is called by its name`(
        code: FormatRefusal.Code, bytes: [UInt8], word: String
    ) {
        let isText = !bytes.contains { $0 < 9 || $0 > 0x7E }
        let isPlain = isText || [.empty, .encoding, .activeContent].contains(code)
        let refusal = refusal(of: isPlain ? bytes : bytes + Self.rest)
        #expect(refusal?.code == code, "\(refusal?.message ?? "")")
        #expect(refusal?.message.contains(word) == true, "\(refusal?.message ?? "")")
    }

    @Test func `a transport stream is told by its rhythm`() {
        for (start, length) in [(0, 188), (4, 192)] {
            var stream = [UInt8](repeating: 0xFF, count: 12 * length)
            for packet in 0..<12 { stream[start + packet * length] = 0x47 }
            #expect(refusal(of: stream)?.code == .unsupported)
        }
    }

    @Test func `every code is refused in some sentence`() {
        let others: Set<FormatRefusal.Code> = [.damaged, .truncated, .tooLarge, .polyglot]
        #expect(Set(Self.beginnings.map(\.0)).union(others) == Set(FormatRefusal.Code.allCases))
    }

    @Test func `a text that begins like a binary format is a text`() throws {
        for start in [
            "BM", "MZ", "RIFF", "FORM", "OggS", "PK", "GIF8", "SDPX", "ID3", "MAC", "The free", "fLaC", "II*",
        ] {
            let text = "\(start) walks in and waits for a while.\n\nINT. HALL - DAY\n\nRain.\n"
            #expect(try reading(of: Array(text.utf8)).format == .fountain, "\(start)")
        }
    }

    // MARK: Sources

    private struct Unreadable: ByteSource {
        struct Failure: Error {}
        let byteCount: Int64 = 100
        func read(_ count: Int, at offset: Int64) throws -> [UInt8] { throw Failure() }
    }

    private struct Liar: ByteSource {
        let byteCount: Int64
        let most: Int
        func read(_ count: Int, at offset: Int64) -> [UInt8] {
            Array((Samples.files["s.mp4"] ?? []).prefix(min(count, most)))
        }
    }

    @Test func `what the source throws is passed on`() {
        #expect(throws: Unreadable.Failure.self) { try FileInspector.read(Unreadable()) }
    }

    @Test func `a source that has other bytes than it says is refused`() {
        for (count, most) in [(Int64.max, 10), (Int64.max, .max), (1 << 40, .max), (5, 1), (.min, 4), (-1, 4)] {
            #expect(throws: FormatRefusal.self) { try FileInspector.read(Liar(byteCount: count, most: most)) }
        }
    }
}
