import Foundation
import Testing

/// The reference sheets and the doctor, as a person runs them.
struct SheetTests {
    /// Width and height of a PNG.
    private func size(of png: Data) throws -> (width: Int, height: Int) {
        let bytes = [UInt8](png)
        try #require(bytes.count > 24 && Array(bytes[1...3]) == Array("PNG".utf8))
        func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(16), number(20))
    }

    @Test func `the sheet that is asked for is drawn, and no other`() throws {
        let folder = try ScratchFolder()
        let drawn = try BacklotProgram.product.run(
            ["contact-sheet", "--output", "sheets", "--only", "grades"], in: folder)
        #expect(drawn.status == 0, "\(drawn.errors)")
        #expect(drawn.output.hasSuffix("/sheets/grades.png\n"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("sheets")) == ["grades.png"])
        // Two columns of 256 and twelve rows of 144, with room for title and captions.
        let size = try size(of: folder.bytes(of: "sheets/grades.png"))
        #expect((2 * 256..<900).contains(size.width) && (12 * 144..<2_400).contains(size.height), "\(size)")
    }

    @Test func `a sheet that there is not is answered with those there are`() throws {
        let folder = try ScratchFolder()
        let refused = try BacklotProgram.product.run(["contact-sheet", "--only", "moods"], in: folder)
        #expect(refused.status != 0)
        for name in ["framings-and-angles", "light-and-time", "weather-and-sets", "grades"] {
            #expect(refused.errors.contains(name), "\(refused.errors)")
        }
    }

    @Test func `a sheet that cannot be written is said`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write("a file", to: "sheets")
        let refused = try BacklotProgram.product.run(
            ["contact-sheet", "--output", file, "--only", "grades"], in: folder)
        #expect(refused.status != 0)
        #expect(refused.errors.hasPrefix("Error: ") && refused.errors.contains("sheets"), "\(refused.errors)")
        #expect(try folder.bytes(of: "sheets") == Data("a file".utf8))
    }

    @Test func `a machine that has everything is well, and nothing is left on it`() throws {
        let folder = try ScratchFolder()
        let well = try BacklotProgram.product.run(["doctor", "--data", "deep/er"], in: folder)
        #expect(well.status == 0, "\(well.output)")
        #expect(well.output.split(separator: "\n").filter { $0.hasPrefix("✓ ") }.count == 5)
        #expect(well.output.contains("this machine can render"))
        #expect(!folder.has("deep"))
    }

    @Test func `a data folder that is a file, and no ffmpeg, make a machine unwell`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write("a file", to: "studio")
        let blocked = try BacklotProgram.product.run(["doctor", "--data", file], in: folder)
        #expect(blocked.status == 1)
        #expect(blocked.output.contains("✗ The data folder \(file) cannot be written"))
        #expect(try folder.bytes(of: "studio") == Data("a file".utf8))
        let bare = try BacklotProgram.product.run(["doctor"], environment: ["PATH": folder.url.path], in: folder)
        #expect(bare.status == 1)
        #expect(bare.output.contains("apt install ffmpeg"), "\(bare.output)")
    }
}
