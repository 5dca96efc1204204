import Foundation
import Testing

/// `backlot import`, with the real program, into a folder that nobody serves and into a running studio.
@Suite(.serialized) struct ImportTests {
    /// A folder of files to bring in: a screenplay, an archive, a table of colours, a link and one with an awkward name.
    private static func files() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for name in ["files", "files/deep"] {
            try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
        }
        _ = try folder.write(Fixtures.oneRoom, to: "files/scene.txt")
        _ = try folder.write("PK\u{3}\u{4} and more of an archive", to: "files/photo.png")
        let rows = (0..<8).map { "\($0 & 1) \($0 >> 1 & 1) \($0 >> 2)\n" }.joined()
        _ = try folder.write("TITLE \"Night\"\nLUT_3D_SIZE 2\n" + rows, to: "files/deep/night.cube")
        _ = try folder.write(Fixtures.oneRoom + "\nEXT. ROOF - NIGHT\n", to: "files/two\nlines.fountain")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("files/link.cube"), withDestinationPath: folder.path("files/deep/night.cube"))
        return folder
    }

    private func bring(_ words: String..., in folder: ScratchFolder) throws -> BacklotProgram.Outcome {
        try BacklotProgram.product.run(["import"] + words + ["--data", "studio"], in: folder)
    }

    private func check(_ outcome: BacklotProgram.Outcome) {
        #expect(outcome.status == 1)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 4 && lines.count { $0.hasPrefix("new ") } == 3, "\(outcome.output)")
        #expect(lines.contains { $0.hasPrefix("refused") && $0.contains("ZIP archive") })
        #expect(outcome.errors.contains("link.cube is a link and was passed over."))
        #expect(outcome.errors.contains("3 new, 0 there already, 1 refused."))
    }

    @Test func `a folder is brought in where nobody serves, and a second time nothing is new`() throws {
        let folder = try Self.files()
        check(try bring("files", in: folder))
        let again = try bring("files", "--json", in: folder)
        let told = try again.output.split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        }
        #expect(told.compactMap { $0["outcome"] }.sorted() == ["known", "known", "known", "refused"])
        #expect(told.contains { $0["file"]?.hasSuffix("two\nlines.fountain") == true })
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("studio/media/uploads")).isEmpty)
    }

    @Test func `a folder is brought into a running studio`() throws {
        let folder = try Self.files()
        let served = try ServedFolder(folder)
        check(try bring("files", in: folder))
        let single = try bring("files/scene.txt", in: folder)
        #expect(single.status == 0 && single.output.hasPrefix("there"))
        #expect(served.program.end(with: SIGTERM) == 0)
    }

    @Test(arguments: [
        (["nowhere"], "There is no file nowhere"), (["files/link.cube"], "There is no file to bring in"),
        (["files", "--film", "Nobody"], "No project is called “Nobody”."),
    ])
    func `what cannot be brought in is said, and nothing changes`(words: [String], sentence: String) throws {
        let folder = try Self.files()
        let outcome = try BacklotProgram.product.run(["import"] + words + ["--data", "studio"], in: folder)
        #expect(outcome.status == 1 && outcome.errors.contains(sentence), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }
}
