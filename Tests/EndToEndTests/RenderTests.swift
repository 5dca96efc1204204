import Foundation
import Testing

/// The main job, through the built program: a screenplay becomes a film.
@Suite(.serialized) struct RenderTests {
    @Test func `a screenplay becomes a film, and the second render has nothing to do`() throws {
        let folder = try ScratchFolder()
        let screenplay = try folder.write(Fixtures.twoHanders, to: "scene.fountain")
        let arguments = ["render", screenplay, "--output", "film.mp4", "--data", "studio", "--lines", "90"]

        let first = try BacklotProgram.product.run(arguments, in: folder)
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("film.mp4"))
        #expect(first.output.contains("film.contact-sheet.png"))
        let film = try folder.bytes(of: "film.mp4")
        let studio = try StudioInspection(folder: folder, data: "studio")
        let takes = try studio.takes()
        #expect(takes.count >= 3)
        try studio.expectSound()

        let second = try BacklotProgram.product.run(arguments, in: folder)
        #expect(second.status == 0, "\(second.errors)")
        #expect(second.output.contains("Nothing to render"))
        #expect(try folder.bytes(of: "film.mp4") == film)
        #expect(try studio.takes() == takes, "a render with nothing to do adds no take")
    }

    @Test func `the film has exactly the frames of its shots at the film's rate`() throws {
        let folder = try ScratchFolder()
        let screenplay = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        let outcome = try BacklotProgram.product.run(
            ["render", screenplay, "--output", "film.mp4", "--data", "studio", "--lines", "90"], in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let studio = try StudioInspection(folder: folder, data: "studio")
        let film = try VideoInspection(folder.path("film.mp4"))
        #expect(film.rate == "24/1")
        #expect(film.frames == (try studio.framesOfLastFilm()))
        #expect(film.colour == ["bt709", "bt709", "bt709", "tv"])
    }

    @Test func `without a data folder, the film is all that stays`() throws {
        let folder = try ScratchFolder()
        let screenplay = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        let temporary = folder.url.appending(path: "tmp")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        let outcome = try BacklotProgram.product.run(
            ["render", screenplay, "--output", "film.mp4", "--lines", "90"], environment: ["TMPDIR": temporary.path],
            in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(folder.has("film.mp4"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path).isEmpty)
    }

    @Test func `an edited screenplay renders only what changed`() throws {
        let folder = try ScratchFolder()
        let screenplay = try folder.write(Fixtures.twoHanders, to: "scene.fountain")
        let arguments = ["render", screenplay, "--output", "film.mp4", "--data", "studio", "--lines", "90"]
        #expect(try BacklotProgram.product.run(arguments, in: folder).status == 0)
        let studio = try StudioInspection(folder: folder, data: "studio")
        let before = try studio.renderedShots()
        _ = try folder.write(Fixtures.twoHanders + "\nINT. CELLAR - NIGHT\n\nDark.\n", to: "scene.fountain")
        #expect(try BacklotProgram.product.run(arguments, in: folder).status == 0)
        let added = try studio.renderedShots() - before
        #expect(added >= 1)
        #expect(added < before, "the scenes that stayed come from their takes")
        try studio.expectSound()
    }

    @Test func `Ctrl-C stops at once, and the next render goes on`() throws {
        let folder = try ScratchFolder()
        let screenplay = try folder.write(Fixtures.twoHanders, to: "scene.fountain")
        let arguments = ["render", screenplay, "--output", "film.mp4", "--data", "studio", "--lines", "90"]
        let running = try BacklotProgram.product.start(arguments, in: folder)
        Thread.sleep(forTimeInterval: 0.7)
        running.interrupt()
        let stopped = try running.wait()
        #expect(stopped.status != 0)
        #expect(stopped.errors.contains("Stopped"))
        #expect(try BacklotProgram.product.run(arguments, in: folder).status == 0)
        try StudioInspection(folder: folder, data: "studio").expectSound()
    }
}
