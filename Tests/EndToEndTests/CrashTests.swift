import CrashPoints
import Foundation
import Testing

/// Kills the real process where it hurts most and looks at what is left, from outside.
@Suite(.serialized) struct CrashTests {
    static let arguments = [
        "render", "scene.fountain", "--output", "film.mp4", "--data", "studio", "--lines", "64",
    ]

    /// The points that `render` passes; the others belong to transactions that no command makes yet, and are crossed by
    /// the store's own tests.
    private static let passed: [CrashPoint] =
        CrashPoint.media + once + [CommitBoundary.claim, .complete].flatMap { [$0.before, $0.after] }

    /// Those that a render passes once.
    private static let once = [CommitBoundary.createProject, .submit].flatMap { [$0.before, $0.after] }

    /// The film as it comes out when nothing happens, without its recipe, which says when and in which run it was made.
    static let undisturbed: Data = {
        do {
            let folder = try ScratchFolder()
            _ = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
            let outcome = try BacklotProgram.product.run(arguments, in: folder)
            return outcome.status == 0 ? try folder.media(of: "film.mp4") : Data()
        } catch { return Data() }
    }()

    @Test(arguments: passed, [1, 2]) func `killed at a crash point, the next render ends with the same film`(
        point: CrashPoint, hit: Int
    ) throws {
        try #require(!CrashTests.undisturbed.isEmpty)
        let folder = try ScratchFolder()
        _ = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        let crashed = try BacklotProgram.killable.run(
            CrashTests.arguments, environment: ["BACKLOT_CRASH_AT": "\(point.name):\(hit)"], in: folder)
        if hit == 1 || !CrashTests.once.contains(point) {
            #expect(crashed.status == 128 + SIGKILL, "\(point.name) was not reached: \(crashed.errors)")
        }

        let resumed = try BacklotProgram.product.run(CrashTests.arguments, in: folder)
        #expect(resumed.status == 0, "\(resumed.errors)")
        #expect(try folder.media(of: "film.mp4") == CrashTests.undisturbed)
        try StudioInspection(folder: folder, data: "studio").expectSound()
    }
}
