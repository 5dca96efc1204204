import Foundation
import Testing

/// A machine that cannot trace is told so in one sentence, by whichever command meets it.
struct MachineTests {
    /// The C library reports a processor without AVX2.
    private static let oldProcessor = ["GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2"]

    /// An Embree that does not start, in place of the real one.
    static func brokenEmbree(in folder: ScratchFolder) throws -> [String: String] {
        let source = try folder.write(
            """
            void *rtcNewDevice(const char *settings) { (void)settings; return 0; }
            int rtcGetDeviceError(void *device) { (void)device; return 4; }
            """, to: "embree.c")
        let library = folder.path("broken-embree.so")
        let compiler = Process()
        compiler.executableURL = URL(filePath: "/usr/bin/env")
        compiler.arguments = ["clang", "-shared", "-fPIC", "-o", library, source]
        try compiler.run()
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0)
        return ["LD_PRELOAD": library]
    }

    private func expectRefusal(_ environment: [String: String], in folder: ScratchFolder, saying words: String) throws {
        let doctor = try BacklotProgram.product.run(
            ["doctor", "--data", "studio"], environment: environment, in: folder)
        #expect(doctor.status == 1)
        let findings = doctor.output.split(separator: "\n").filter { $0.hasPrefix("✗ ") }
        #expect(findings.count == 1 && findings.allSatisfy { $0.contains(words) }, "\(doctor.output)")
        #expect(!doctor.output.contains("this machine can render"))

        let sheets = try BacklotProgram.product.run(
            ["contact-sheet", "--output", "sheets"], environment: environment, in: folder)
        #expect(sheets.status != 0 && sheets.errors.contains(words), "\(sheets.errors)")
        #expect(!folder.has("sheets"))

        let file = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        let render = ["render", file, "--data", "studio", "--output", "film.mp4", "--lines", "64"]
        let refused = try BacklotProgram.product.run(render, environment: environment, in: folder)
        #expect(refused.status != 0 && refused.errors.contains(words), "\(refused.errors)")
        #expect(!refused.errors.contains("Fatal error") && !folder.has("film.mp4"))
        #expect(try BacklotProgram.product.run(render, in: folder).status == 0, "a machine that can goes on from there")
    }

    @Test func `a processor without AVX2`() throws {
        let folder = try ScratchFolder()
        try expectRefusal(MachineTests.oldProcessor, in: folder, saying: "needs a processor with AVX2")
    }

    @Test func `an Embree that does not start`() throws {
        let folder = try ScratchFolder()
        try expectRefusal(
            try MachineTests.brokenEmbree(in: folder), in: folder, saying: "Embree did not start (Embree error 4)")
    }
}
