import AssetFormats
import Testing

/// Texts: what is a screenplay, and how long.
struct ScreenplayTests {
    private func outline(_ text: String) throws -> ScreenplayFacts? {
        guard case .screenplay(let facts) = try reading(of: Array(text.utf8)).facts else { return nil }
        return facts
    }

    private func scenes(_ text: String) -> Int { (try? outline(text))?.sceneCount ?? 0 }

    @Test(arguments: [
        "INT. HOUSE - DAY", "ext street", "EST. CITY", "INT./EXT. CAR - NIGHT", "int/ext. CAR", "EXT./INT. DOOR",
        "I/E CAR",
        "I./E. CAR", "INT.", ".KITCHEN", ".1", "  INT. HOUSE - DAY #12-A#", "INT#1#", "\tEXT. ROOF",
    ]) func `a heading begins a scene`(line: String) throws {
        #expect(scenes(line) == 1)
        #expect(scenes("Rain.\n\n\(line)\n\nMore rain.") == 1)
        #expect(scenes("\u{FEFF}\(line)\r\n\r\n\(line)\r\n") == 2)
    }

    @Test(arguments: [
        "INTERIOR", "EXTRA", "ESTATE", "I. E.", "..", "...", ". KITCHEN", "INT#", "INT##", "INT-HOUSE",
        "!INT. HOUSE - DAY",
        "@INT. HOUSE", "> INT. HOUSE", "# INT. HOUSE", "= INT. HOUSE", "~INT. HOUSE",
    ]) func `other lines begin none`(line: String) {
        #expect(refusal(of: Array("\(line)\n\nRain.\n".utf8))?.code == .plainText)
    }

    @Test func `a heading inside something else begins no scene`() {
        let scene = "INT. A - DAY\n\n"
        #expect(scenes(scene + "Rain falls.\nINT. B - DAY\n") == 1)
        #expect(scenes(scene + "HANNA\nINT. B - DAY\n") == 1)
        #expect(scenes(scene + "HANNA\nYes.\n  \nINT. B - DAY\n") == 1)
        #expect(scenes(scene + "/* INT. B - DAY\n\nINT. C - DAY\n*/\n") == 1)
        #expect(scenes(scene + "[[ see\nINT. B - DAY ]]\n") == 1)
        #expect(scenes(scene + "# Act\nINT. B - DAY\n") == 2)
        #expect(scenes("INT. A - DAY\nINT. B - DAY\n") == 2)
        #expect(scenes(scene + "/* open\n\nINT. B - DAY\n") == 2)
        #expect(scenes(scene + "[[ open\n\nINT. B - DAY ]]\n") == 2)
    }

    @Test func `the title page names the film`() throws {
        let page = "Title:\n\t_**THE LAST REEL**_\n\tA film\nAuthor: A. Hand\n\nINT. A - DAY\n"
        #expect(try outline(page)?.title == "THE LAST REEL A film")
        #expect(try outline("TITLE: Reel\u{202E}\u{200B}\n\nINT. A - DAY\n")?.title == "Reel")
        #expect(try outline("FADE IN:\n\nINT. A - DAY\n")?.title == nil)
        #expect(try outline("Author: INT. B\nTitle:\n\nINT. A - DAY\n") == ScreenplayFacts(title: nil, sceneCount: 1))
        let long = "Title: " + String(repeating: "é", count: 5_000) + "\n\nINT. A - DAY\n"
        #expect(try outline(long)?.title?.utf8.count == 200)
    }

    @Test func `a text must be a text, and not too long`() {
        let scene = Array("INT. A - DAY\n\nRain.\n".utf8)
        #expect(refusal(of: scene + [0] + scene)?.code == .unknown)
        let long = scene + [UInt8](repeating: 0x20, count: 70_000)
        #expect(refusal(of: long + [0xFF])?.code == .encoding)
        #expect(refusal(of: long + [0])?.code == .damaged)
        let huge = scene + [UInt8](repeating: 0x20, count: 4 << 20)
        #expect(refusal(of: huge)?.code == .tooLarge)
    }

    @Test(arguments: [
        "/*", "[[", "/**/", "[[a]]", " ", "a/**/", "[[\n", "#\n", "A\n", "INT. A\n", "\r", "[[  \n", " [[x]]y",
    ])
    func `four mebibytes of anything take no longer than their length`(part: String) {
        let text = "   INT. A - DAY\n\n" + String(repeating: part, count: (4 << 20) / part.utf8.count - 8)
        let clock = ContinuousClock()
        #expect(clock.measure { _ = try? reading(of: Array(text.utf8)) } < .seconds(10))
    }
}
