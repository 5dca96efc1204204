import AssetFormats
import Testing

/// Names made from what strangers call their files.
struct AssetNameTests {
    @Test(arguments: [
        ("Harbour at dusk.png", "Harbour at dusk"), ("../../etc/passwd", "passwd"), ("C:\\films\\reel.PNG", "reel"),
        ("a/b\\c/", "c"), ("..", "Untitled"), ("", "Untitled"), ("/", "Untitled"), (".png", "png"),
        ("...hidden", "hidden"),
        (". .hidden", "hidden"), ("a\0b.png", "ab"), ("\0", "Untitled"), ("\r\n", "Untitled"), ("a\tb\n c", "a b c"),
        ("  a \u{A0}\u{3000} b  ", "a b"), ("photo\u{202E}gpj.exe", "photogpj.exe"), ("\u{2066}a\u{2069}", "a"),
        ("a\u{200E}\u{200F}\u{61C}b", "ab"), ("a\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}b", "ab"), ("a\u{AD}b", "ab"),
        ("\u{202E}.png", "png"), ("a\u{2028}b", "a b"), ("a\u{E0041}\u{3164}b", "ab"), ("a\u{FFFE}b", "ab"),
        ("photo.jpg", "photo.jpg"), ("photo.png.png", "photo.png"), ("photo. png", "photo. png"),
        ("photo .png", "photo"),
        ("Zoë ❤️.png", "Zoë ❤️"), ("e\u{301}.png", "e\u{301}"), ("../\u{338}x", "\u{338}x"),
    ])
    func `a name is one line that can be shown`(fileName: String, name: String) {
        #expect(AssetName(fileName: fileName, format: .png).text == name)
    }

    @Test func `a format takes only its own endings away`() {
        #expect(AssetName(fileName: "take.JPEG", format: .jpeg).text == "take")
        #expect(AssetName(fileName: "take.jpg", format: .jpeg).text == "take")
        #expect(AssetName(fileName: "take.jpg").text == "take.jpg")
        #expect(AssetName(fileName: "take.mkv", format: .matroska).description == "take")
    }

    @Test func `a long name keeps whole characters`() {
        #expect(AssetName(fileName: String(repeating: "a", count: 4_000) + ".png", format: .png).text.utf8.count == 200)
        let long = AssetName(fileName: String(repeating: "é", count: 4_000)).text
        #expect(long == String(repeating: "é", count: 100))
        let flags = AssetName(fileName: "x" + String(repeating: "🇳🇴", count: 4_000)).text
        #expect(flags == "x" + String(repeating: "🇳🇴", count: 24))
        #expect(AssetName(fileName: String(repeating: "a b", count: 4_000)).text.last != " ")
        // One character of 4,000 marks is cut between two of them.
        let tower = AssetName(fileName: "a" + String(repeating: "\u{301}", count: 4_000)).text
        #expect(tower.utf8.count == 199)
    }

    @Test func `random names keep every promise`() {
        var random = SplitMix(seed: 17)
        let parts = [
            "/", "\\", ".", "..", " ", "\0", "\u{202E}", "\u{200D}", "é", "👩‍🚀", "a", ".png", "\n", "\u{301}", "\u{FE0F}",
            "\u{7F}",
            "\u{85}", "文", "\u{2067}", "\u{FEFF}",
        ]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...40, using: &random)
            let name = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let text = AssetName(fileName: name, format: .png).text
            #expect(!text.isEmpty && text.utf8.count <= AssetName.byteLimit)
            #expect(text.unicodeScalars.first != "." && text.first != " " && text.last != " ")
            #expect(!text.contains("  "))
            let hasOdd = text.unicodeScalars.contains {
                let category = $0.properties.generalCategory
                return "/\\".unicodeScalars.contains($0) || category == .control || category == .format
            }
            #expect(!hasOdd)
            #expect(AssetName(fileName: text).text == text)
        }
    }
}
