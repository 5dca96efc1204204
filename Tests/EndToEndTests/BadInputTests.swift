import Foundation
import Testing

/// Wrong input gets one sentence and an exit status, and changes nothing.
struct BadInputTests {
    private func refusal(
        _ arguments: [String], environment: [String: String] = [:], in folder: ScratchFolder
    ) throws -> String {
        let outcome = try BacklotProgram.product.run(arguments, environment: environment, in: folder)
        #expect(outcome.status != 0)
        #expect(outcome.output.isEmpty, "\(outcome.output)")
        let lines = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("Error: ") }
        #expect(lines.count == 1, "\(outcome.errors)")
        #expect(!outcome.errors.contains("Fatal error"))
        return outcome.errors
    }

    @Test func `a missing screenplay`() throws {
        let folder = try ScratchFolder()
        let said = try refusal(["render", "nowhere.fountain", "--data", "studio"], in: folder)
        #expect(said.contains("nowhere.fountain"))
        #expect(!folder.has("studio"), "nothing is made for a screenplay that is not there")
    }

    @Test func `a folder instead of a screenplay`() throws {
        let folder = try ScratchFolder()
        _ = try refusal(["render", ".", "--data", "studio"], in: folder)
    }

    @Test(arguments: [Data(), Data("\n\n  \n".utf8), Data("Title: Only a Title\n".utf8)])
    func `a screenplay with no scene`(bytes: Data) throws {
        let folder = try ScratchFolder()
        let file = try folder.write(bytes, to: "empty.fountain")
        let said = try refusal(["render", file, "--data", "studio"], in: folder)
        #expect(said.contains("scene"))
        #expect(!folder.has("studio"))
    }

    @Test func `bytes that are no text`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(Data([0x49, 0x4E, 0x54, 0xFF, 0xC3, 0x28, 0x00, 0x9F]), to: "latin.fountain")
        let said = try refusal(["render", file, "--data", "studio"], in: folder)
        #expect(said.contains("UTF-8"))
    }

    @Test func `an unknown option, an unknown tier and a wrong number`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        #expect(try refusal(["render", file, "--colour", "red"], in: folder).contains("--colour"))
        #expect(try refusal(["render", file, "--tier", "best"], in: folder).contains("draft"))
        #expect(try refusal(["render", file, "--workers", "0"], in: folder).contains("1 to 64"))
        #expect(try refusal(["render", file, "--output", "film.avi"], in: folder).contains(".mp4"))
    }

    @Test func `an output folder that is not there`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        let said = try refusal(["render", file, "--output", "no/such/film.mp4", "--data", "studio"], in: folder)
        #expect(said.contains("no/such"))
        #expect(!folder.has("studio"))
    }

    @Test func `a data folder in use by another process`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(Fixtures.twoHanders, to: "scene.fountain")
        let arguments = ["render", file, "--data", "studio", "--lines", "90"]
        let owner = try BacklotProgram.product.start(arguments, in: folder)
        while !folder.has("studio/backlot.sqlite") { Thread.sleep(forTimeInterval: 0.01) }
        let said = try refusal(arguments, in: folder)
        #expect(said.contains("in use"))
        #expect(try owner.wait().status == 0, "the owner goes on undisturbed")
    }

    @Test func `a data folder of a newer version`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        let arguments = ["render", file, "--data", "studio", "--lines", "64"]
        #expect(try BacklotProgram.product.run(arguments, in: folder).status == 0)
        try StudioInspection(folder: folder, data: "studio").pretendNewerSchema()
        let before = try folder.bytes(of: "studio/backlot.sqlite")
        let said = try refusal(arguments, in: folder)
        #expect(said.contains("newer"))
        #expect(try folder.bytes(of: "studio/backlot.sqlite") == before)
    }

    @Test func `a data folder whose database is something else`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        try FileManager.default.createDirectory(atPath: folder.path("studio"), withIntermediateDirectories: true)
        let junk = Data((0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 7) })
        _ = try folder.write(junk, to: "studio/backlot.sqlite")
        let said = try refusal(["render", file, "--data", "studio"], in: folder)
        #expect(said.contains("studio"))
        #expect(try folder.bytes(of: "studio/backlot.sqlite") == junk)
    }

    @Test func `ffmpeg missing`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        let said = try refusal(
            ["render", file, "--data", "studio"], environment: ["PATH": folder.url.path], in: folder)
        #expect(said.contains("apt install ffmpeg"))
    }

    @Test func `ffmpeg dying in mid-render`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        let tools = folder.url.appending(path: "tools")
        try FileManager.default.createDirectory(at: tools, withIntermediateDirectories: true)
        let real = try #require(BadInputTests.find("ffmpeg"))
        // Answers questions as ffmpeg does, and dies of a signal once it has eaten some frames.
        let impostor = """
            #!/bin/sh
            case "$*" in
            *rawvideo*) head -c 40000 >/dev/null; kill -9 $$ ;;
            *) exec \(real) "$@" ;;
            esac
            """
        try Data(impostor.utf8).write(to: tools.appending(path: "ffmpeg"))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tools.path + "/ffmpeg")
        let path = tools.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        let arguments = ["render", file, "--data", "studio", "--output", "film.mp4", "--lines", "64"]
        let said = try refusal(arguments, environment: ["PATH": path], in: folder)
        #expect(said.contains("ffmpeg"))
        #expect(!folder.has("film.mp4"))
        let studio = try StudioInspection(folder: folder, data: "studio")
        try studio.expectSound()
        #expect(try BacklotProgram.product.run(arguments, in: folder).status == 0, "it goes on once ffmpeg is well")
        try studio.expectSound()
    }

    @Test func `a full disk`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        guard let disk = try SmallDisk(kilobytes: 600) else { return }
        let arguments = ["render", file, "--data", disk.path + "/studio", "--output", "film.mp4", "--lines", "480"]
        let said = try refusal(arguments, in: folder)
        #expect(said.contains("full") || said.contains("space"), "\(said)")
        #expect(!folder.has("film.mp4"))
    }

    private static func find(_ tool: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(tool)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// A disk of so many kilobytes, mounted for one test; nil where mounting is not allowed.
final class SmallDisk {
    /// Where it is mounted.
    let path: String

    init?(kilobytes: Int) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "backlot-disk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
            try FileManager.default.removeItem(atPath: path)
            return nil
        }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        try? FileManager.default.removeItem(atPath: path)
    }
}
