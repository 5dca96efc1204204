import Foundation
import MediaEnvelope
import Testing

/// `backlot verify`, with the real program, stopped and running; and the recipe in the film it renders.
@Suite(.serialized) struct VerifyTests {
    private static let render = [
        "render", "scene.fountain", "--output", "film.mp4", "--data", "studio", "--lines", "64",
    ]

    /// A folder with a rendered film in it, for all tests that only look.
    private static func rendered() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        _ = try folder.write(Fixtures.oneRoom, to: "scene.fountain")
        let outcome = try BacklotProgram.product.run(render, in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return folder
    }

    private func verify(_ words: String..., in folder: ScratchFolder) throws -> BacklotProgram.Outcome {
        try BacklotProgram.product.run(["verify"] + words + ["--data", "studio", "--lines", "64"], in: folder)
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `a film plays with its recipe in it, and says which take it is`() async throws {
        let folder = try Self.rendered()
        let bytes = try folder.bytes(of: "film.mp4")
        let found = try #require(
            try await FoundEnvelope.find(in: Int64(bytes.count)) {
                Array(bytes[Int($0.lowerBound)..<Int($0.upperBound)])
            })
        let recipe = try json(try #require(XMPPacket.recipe(in: found.packet)))
        #expect(recipe["film"] as? String == "One Room" && recipe["number"] as? Int == 1)
        #expect(recipe["function"] as? String == "sequence.assemble" && recipe["kind"] as? String == "sequence")
        let worker = recipe["worker"] as? String
        #expect(worker?.isEmpty == false && recipe["instructionSet"] is String)
        let inputs = try #require(recipe["inputs"] as? [[String: Any]])
        #expect(!inputs.isEmpty && inputs.allSatisfy { $0["number"] as? Int == 1 })
        let film = try VideoInspection(folder.path("film.mp4"))
        #expect(film.rate == "24/1" && film.frames == recipe["frames"] as? Int)
    }

    @Test func `a take of a stopped studio is made again, by file, place and id`() throws {
        let folder = try Self.rendered()
        let film = try verify("film.mp4", in: folder)
        #expect(film.status == 0 && film.output == "Take 1 is bit-equal: made again, every byte is the same.\n")
        #expect(film.errors.contains("Comparing"))
        let shot = try verify("One Room/1A/1", "--json", in: folder)
        #expect(shot.status == 0, "\(shot.errors)")
        let told = try json(shot.output)
        #expect(told["outcome"] as? String == "equal" && told["rendered"] as? String == told["media"] as? String)
        let id = try #require(told["take"] as? String)
        #expect(try verify(id, in: folder).status == 0)
        let studio = try StudioInspection(folder: folder, data: "studio")
        #expect(Set(try studio.takes().map(\.number)) == [1], "no take comes of it")
        try studio.expectSound()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("studio/media/temporary")).isEmpty)
    }

    @Test func `what cannot be verified has a sentence, and another status than what differs`() throws {
        let folder = try Self.rendered()
        for (name, words) in [
            ("nothing", "names no take"), ("One Room/9Z/1", "Nothing in that project is called “9Z”"),
            ("One Room/1A/7", "“1A” has no take 7"), ("Other/1A/1", "No project is called “Other”"),
            ("00000000000000000000000000", "There is no such take"), ("scene.fountain", "carries no recipe"),
        ] {
            let outcome = try verify(name, in: folder)
            #expect(outcome.status == 2 && outcome.errors.contains(words), "\(name): \(outcome.errors)")
            #expect(outcome.output.isEmpty && outcome.errors.hasPrefix("Error: "))
        }
        let other = try BacklotProgram.product.run(["verify", "film.mp4", "--data", "elsewhere", "--json"], in: folder)
        let told = try json(other.output)["error"] as? String
        #expect(other.status == 2 && told?.contains("no studio in") == true)
        // Without the function that made it: this one's pictures have another height.
        let lines = try BacklotProgram.product.run(["verify", "One Room/1A/1", "--data", "studio"], in: folder)
        #expect(lines.status == 2 && lines.errors.contains("No worker here offers previs.shot.64 2"))
        // A film whose pictures somebody changed is no longer the take's, whatever its recipe says.
        var bytes = try folder.bytes(of: "film.mp4")
        let middle = try #require(bytes.range(of: Data("mdat".utf8))?.upperBound) + 100
        bytes[middle] ^= 1
        _ = try folder.write(bytes, to: "altered.mp4")
        let altered = try verify("altered.mp4", in: folder)
        #expect(altered.status == 1 && altered.output.contains("altered.mp4 is different"))
        // A take's file that is damaged proves nothing.
        let recipe = try StudioInspection(folder: folder, data: "studio").takes()
        let media = try #require(recipe.first).media.lowercased()
        let file = "studio/media/\(media.prefix(2))/\(media.dropFirst(2).prefix(2))/\(media)"
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path(file))
        _ = try folder.write(try folder.bytes(of: file) + Data([0]), to: file)
        let damaged = try [verify("One Room/1A/1", in: folder), verify("film.mp4", in: folder)]
        #expect(damaged.contains { $0.status == 2 && $0.errors.contains("is damaged") })
    }

    @Test func `a running studio makes the take again, and Ctrl-C calls it off`() async throws {
        let folder = try Self.rendered()
        let served = try ServedFolder(folder)
        let outcome = try verify("film.mp4", in: folder)
        #expect(outcome.status == 0 && outcome.output.contains("is bit-equal"), "\(outcome.errors)")
        #expect(try verify("One Room/1A/1", "--json", in: folder).status == 0)

        let paused = try BacklotProgram.product.run(["queue", "pause", "--data", "studio"], in: folder)
        #expect(paused.status == 0)
        let waiting = try BacklotProgram.product.start(["verify", "film.mp4", "--data", "studio"], in: folder)
        while try !String(contentsOf: waiting.errors, encoding: .utf8).contains("The queue is paused") {
            try await Task.sleep(for: .milliseconds(20))
        }
        waiting.interrupt()
        let stopped = try waiting.wait()
        #expect(stopped.status == 2 && stopped.errors.contains("The verification is cancelled"), "\(stopped.errors)")
        let history = try BacklotProgram.product.run(["queue", "history", "--data", "studio"], in: folder)
        #expect(history.output.contains("cancelled"), "\(history.output)")
        #expect(served.program.end(with: SIGTERM) == 0)
    }
}
