import SystemPackage
import Testing

@testable import FFmpegProcess

struct ContactSheetTests {
    static let hostile = [
        "it's 100 % \"quoted\": 'x' \\ back, [a]; b=c", "%{pts} %{localtime} \\n {x}", "line\nbreak\r\u{7}\u{2028}end",
        "",
        "Ω ü – “Müller” 映画", ":textfile=/etc/passwd", "'", "\\", String(repeating: "very long ", count: 40),
    ]

    private func colour(_ number: Int, _ width: Int, _ height: Int) -> [UInt8] {
        var picture: [UInt8] = []
        for _ in 0..<width * height {
            picture += [UInt8(60 + number * 37 % 150), UInt8(60 + number * 61 % 150), UInt8(60 + number * 97 % 150)]
        }
        return picture
    }

    @Test func `a sheet with any captions is drawn, its pictures untouched and its bytes the same again`() async throws
    {
        let tools = try await FFmpeg.locate()
        let cells = Self.hostile.enumerated().map { index, text in
            ContactSheet.Cell(picture: colour(index, 192, 108), captions: [text, "35 mm · \(text)"])
        }
        let sheet = ContactSheet(
            title: Self.hostile[0], subtitle: Self.hostile[1], pictureWidth: 192, pictureHeight: 108, columns: 3,
            columnHeaders: ["Eye level", Self.hostile[0], "Dutch: 15 %"], rowHeaders: ["Close-up", "Medium", "Wide"],
            cells: cells)
        try await withScratchFolder { folder in
            var files: [[UInt8]] = []
            for name in ["a.png", "b.png"] {
                try await sheet.draw(with: tools, to: folder.appending(name))
                files.append(try readFile(folder.appending(name)))
            }
            #expect(files[0] == files[1])
            let layout = ContactSheetLayout(sheet)
            let picture = try await tools.probeVideo(folder.appending("a.png"))
            #expect((picture.width, picture.height) == (layout.width, layout.height))
            let drawn = try await tools.frames(
                folder.appending("a.png"),
                FrameRequest(
                    frames: 0..<1, rateNumerator: 25, rateDenominator: 1, width: layout.width, height: layout.height,
                    format: .rgb24))
            let canvas = layout.canvas(sheet)
            let differing = zip(drawn[0], canvas).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
            // Text was drawn, and by far the most of the sheet is as it was.
            #expect(differing > 1000 && differing < canvas.count / 5)
        }
    }

    @Test func `text is cut with an ellipsis where its room ends, and stays on one line`() {
        for text in Self.hostile {
            let line = CaptionMetrics.fitting(text, size: 16, room: 200)
            #expect(CaptionMetrics.width(line, size: 16) <= 200)
            #expect(!line.contains { $0.isNewline })
            #expect(CaptionMetrics.width(text, size: 16) > 200 || !line.hasSuffix("…"))
        }
    }

    @Test func `no text becomes part of a filter`() {
        let sheet = ContactSheet(
            title: "a'b:c", pictureWidth: 16, pictureHeight: 16, cells: [.init(picture: nil, captions: Self.hostile)])
        for text in ContactSheetLayout(sheet).texts(sheet) {
            let filter = text.filter(textFile: "0.txt")
            #expect(!filter.contains("a'b") && !filter.contains("passwd") && !filter.contains("'"))
        }
    }

    @Test func `a picture of another size is refused`() async throws {
        let tools = try await FFmpeg.locate()
        let sheet = ContactSheet(title: "", pictureWidth: 32, pictureHeight: 32, cells: [.init(picture: [1, 2, 3])])
        await #expect {
            try await sheet.draw(with: tools, to: "/tmp/never.png")
        } throws: { ($0 as? FFmpegError)?.code == .badSettings }
    }
}
