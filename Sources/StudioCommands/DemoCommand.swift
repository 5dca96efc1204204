import ArgumentParser
import Foundation
import ProductionModel
import SystemPackage

/// `backlot demo`: the studio with the sample film in it.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Serve the studio with the sample film, rendering it first if need be.")

    @OptionGroup var options: ServeOptions

    @Option(help: "Where the sample film goes; a contact sheet is put beside it.")
    var output = "film.mp4"

    @Option(help: "The screenplay to begin with. Default: the sample.")
    var screenplay: String?

    func run() async throws {
        try await FailureSentences.told {
            let source = try ScreenplayFile(reading: try sample())
            let destination = try FilmDestination(FilePath(output))
            try await StudioHost(options: options).run { studio, events in
                let session = RenderSession(in: studio, tier: .draft)
                try await session.follow(source, to: destination, told: events)
                Terminal.print("The studio keeps serving. Stop it with Ctrl-C.")
            }
        }
    }

    private func sample() throws(CommandFailure) -> FilePath {
        if let screenplay { return FilePath(screenplay) }
        let places = [FilePath("Examples")] + ServeOptions.besideProgram("Examples")
        let files = places.map { $0.appending("one-word.fountain") }
        guard let found = files.first(where: { FileManager.default.fileExists(atPath: $0.string) }) else {
            throw CommandFailure("The sample screenplay is missing: name one with --screenplay FILE.fountain.")
        }
        return found
    }
}
