import AssetFormats
import ProductionModel
import Testing

/// Look-up tables in Adobe's Cube LUT 1.0.
struct CubeTests {
    private func table(_ text: String) throws -> LUTFacts? {
        guard case .lut(let facts) = try reading(of: Array(text.utf8)).facts else { return nil }
        return facts
    }

    @Test(arguments: ["\n", "\r\n", "\r"]) func `a table is read whatever ends its lines`(end: String) throws {
        var cube = CubeText(size: 3, title: "Kodak  2383 “warm”")
        cube.lineEnd = end
        let facts = try table(cube.text)
        #expect(facts?.size == 3)
        #expect(facts?.isThreeDimensional == true)
        #expect(facts?.title == "Kodak 2383 “warm”")
        #expect(try table("\u{FEFF}" + cube.text)?.size == 3)
    }

    @Test func `curves, domains, comments and empty lines are read`() throws {
        let head = "#x\n\nDOMAIN_MIN 0 0 0\n\tDOMAIN_MAX 1.5 1.5 2e0\nLUT_1D_SIZE 2\nLUT_1D_INPUT_RANGE 0.0 1.0"
        let facts = try table(head + "\n0 0 0\n# half\n\n +1. .5 -0.25E-1 ")
        #expect(facts?.size == 2)
        #expect(facts?.isThreeDimensional == false)
        #expect(facts?.title == nil)
    }

    @Test func `pieces are put together`() throws {
        for size in [16, 33] {
            let source = MemorySource(CubeText(size: size).bytes)
            #expect(try FileInspector.read(source).facts.assetFacts.size == Int64(size))
            #expect(source.byteCount > 65_536 || size == 16)
        }
    }

    @Test func `a wrong count is refused with both counts`() {
        var cube = CubeText(size: 33)
        cube.rows -= 1
        #expect(
            refusal(of: cube.bytes)?.message
                == "This cube LUT has 35,936 lines of numbers, but its size of 33 asks for 35,937: export it again.")
        cube.rows += 2
        #expect(refusal(of: cube.bytes)?.message.contains("35,938 lines") == true)
    }

    @Test(arguments: [
        ("LUT_3D_SIZE 1", "from 2 to 256"), ("LUT_3D_SIZE 257", "from 2 to 256"),
        ("LUT_1D_SIZE 65537", "from 2 to 65,536"),
        ("LUT_3D_SIZE", "from 2 to 256"), ("LUT_3D_SIZE 99999999999999999999", "from 2 to 256"),
        ("LUT_1D_SIZE 2\nLUT_3D_SIZE 2", "two tables"), ("LUT_1D_SIZE 2\nDOMAIN_MIN 0 0", "3 numbers"),
        ("LUT_1D_SIZE 2\nDOMAIN_MAX 0 1 1", "domain"), ("LUT_1D_SIZE 2\nDOMAIN_MIN nan 0 0", "3 numbers"),
        ("LUT_1D_SIZE 2\nLUT_IN_VIDEO_RANGE", "line 2"), ("LUT_1D_SIZE 2\nLUT_1D_INPUT_RANGE 0 2", "input range"),
        ("LUT_1D_SIZE 2\n1 2", "three numbers"), ("LUT_1D_SIZE 2\n1 2 x", "three numbers"),
        ("LUT_1D_SIZE 2\n1 2 3 4", "three numbers"), ("LUT_1D_SIZE 2\n-inf 0 0", "three numbers"),
        ("LUT_1D_SIZE 2\n1 2 .", "three numbers"), ("LUT_1D_SIZE 2\n1 2 3e", "three numbers"),
        ("TITLE a\nTITLE b\nLUT_1D_SIZE 2", "second title"), ("LUT_1D_SIZE 2\n0 0 0\nTITLE x", "line 3"),
    ])
    func `a table that breaks a rule is refused with the rule`(head: String, word: String) {
        let refusal = refusal(of: CubeText(head: head, rows: 2).bytes)
        #expect(refusal?.message.contains(word) == true, "\(refusal?.message ?? "")")
    }

    @Test func `lines without end and files without bounds are refused`() {
        let line = "LUT_1D_SIZE 2\n" + String(repeating: "1", count: 200_000)
        #expect(refusal(of: Array(line.utf8))?.message.contains("too long") == true)
        let huge = MemorySource(CubeText(size: 2).bytes, byteCount: 1 << 40)
        let refusal = #expect(throws: FormatRefusal.self) { try FileInspector.read(huge) }
        #expect([.tooLarge, .unknown].contains(refusal?.code))
        #expect(huge.bytesRead < 200_000)
    }
}
