/// Decides what a file is that does not begin like one of the binary formats.
enum TextInspector {
    /// How many of the first bytes are searched for what a text says it is.
    private static let searched = 4_096

    /// Reads a look-up table or a screenplay; refuses any other text, and what is no text at all.
    static func read(_ file: InspectedFile) throws -> FileReading {
        if let refusal = encodingRefusal(file.head) { throw refusal }
        let text = Array(file.head.dropFirst(file.head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0))
        // A text has no NUL, and no control characters but those that move to another place on the page.
        guard !text.contains(where: { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1A }) else { throw unknown }
        if let refusal = refusal(ofText: text) { throw refusal }
        let isCube = CubeReader.begins(text)
        try Polyglot.check(file, as: isCube ? FileFormat.cubeLUT.title : "text")
        return try isCube ? FileReading(cube: file) : FileReading(screenplay: file)
    }

    private static let unknown = FormatRefusal(
        .unknown,
        "What this file is cannot be told from its content: upload pictures (such as PNG, JPEG, OpenEXR), videos (MP4, "
            + "MOV, MKV, WebM), sound (WAV, FLAC, MP3, M4A), safetensors, cube LUTs, or screenplays in Fountain.")

    // MARK: Encoding

    private static func encodingRefusal(_ head: [UInt8]) -> FormatRefusal? {
        let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]
        guard marks.contains(where: head.starts) || isUnmarkedUTF16(head) else { return nil }
        return FormatRefusal(
            .encoding,
            "This text is in UTF-16 or UTF-32: open it in the editor it was written with and save it as UTF-8.")
    }

    /// Nearly every second byte of Latin text in UTF-16 is 0, and the others are letters.
    private static func isUnmarkedUTF16(_ head: [UInt8]) -> Bool {
        let pairs = min(head.count, 512) / 2
        guard pairs >= 8 else { return false }
        for zero in 0...1 {
            let count = (0..<pairs).count { pair in
                let letter = head[2 * pair + 1 - zero]
                return head[2 * pair + zero] == 0 && (0x09...0x7E).contains(letter)
            }
            if count * 10 >= pairs * 9 { return true }
        }
        return false
    }

    // MARK: Texts that are refused

    private static func refusal(ofText text: [UInt8]) -> FormatRefusal? {
        let start = text.prefix(searched).drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        let lowered = start.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if text.has("#!", at: 0), text.dropFirst(2).first(where: { $0 != 0x20 }) == UInt8(ascii: "/") {
            return FormatRefusal(.program, "This is a script, and scripts are never run here: upload what it makes.")
        }
        let lists: [StaticString] = ["#extm3u", "ffconcat version", "[playlist]", "v=0\no=", "v=0\r\no="]
        if lists.contains(where: { lowered.has($0, at: 0) }) {
            return FormatRefusal(
                .playlist,
                "This is a list of other files or addresses, which are never followed: upload the files themselves.")
        }
        return lowered.first == UInt8(ascii: "<") ? refusal(ofMarkup: lowered) : nil
    }

    private static func refusal(ofMarkup text: [UInt8]) -> FormatRefusal? {
        func holds(_ marks: String...) -> Bool {
            marks.contains { text.firstOffset(of: Array($0.utf8), in: 0..<text.count) != nil }
        }
        if holds("<finaldraft") {
            return FormatRefusal(
                .document, "This is a Final Draft screenplay: export it as Fountain, which is what the studio reads.")
        }
        if holds("<svg") {
            return FormatRefusal(.activeContent, "This is an SVG drawing, which can run scripts: export it as PNG.")
        }
        if holds("<!doctype html", "<html", "<head", "<body", "<script", "<iframe", "<?php") {
            return FormatRefusal(
                .activeContent,
                "This is a web page or a script, which can run code: upload the picture or the text in it.")
        }
        guard text.has("<?xml", at: 0) else { return nil }
        return FormatRefusal(
            .document, "This is an XML document, which the studio does not read: save a screenplay as Fountain.")
    }
}
