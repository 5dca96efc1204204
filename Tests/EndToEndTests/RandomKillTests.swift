import Foundation
import Testing

/// Kills whole renders at any moment, again and again.
struct RandomKillTests {
    /// How often: `BACKLOT_RENDER_KILLS`, else 12. The store alone is killed more often, beside its own tests.
    static let kills = ProcessInfo.processInfo.environment["BACKLOT_RENDER_KILLS"].flatMap { Int($0) } ?? 12

    @Test func `killed at random moments again and again, it ends with the same film`() throws {
        try #require(!CrashTests.undisturbed.isEmpty)
        var generator = SystemRandomNumberGenerator()
        var kills = 0
        while kills < Self.kills {
            let folder = try ScratchFolder()
            _ = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
            var outcome: BacklotProgram.Outcome
            repeat {
                let running = try BacklotProgram.product.start(CrashTests.arguments, in: folder)
                if kills < Self.kills {
                    Thread.sleep(forTimeInterval: Double.random(in: 0.02...0.6, using: &generator))
                    running.kill()
                }
                outcome = try running.wait()
                if outcome.status == 128 + SIGKILL { kills += 1 }
            } while outcome.status == 128 + SIGKILL
            // It came to its end before the kill, or nobody kills any more; the next kills meet a fresh folder.
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try folder.media(of: "film.mp4") == CrashTests.undisturbed)
            try StudioInspection(folder: folder, data: "studio").expectSound()
        }
    }
}
