public import ArgumentParser
import Execution
import Foundation
public import ProductionModel
import SystemPackage

/// `backlot render`: a screenplay becomes a film.
struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Render a screenplay as a film you can watch.",
        discussion: """
            Reads a screenplay in Fountain, breaks it into shots, renders every shot and cuts them together. With \
            --data, what was rendered before is not rendered again, and a render that was stopped goes on where it was.
            """)

    @Argument(help: "The screenplay, a .fountain file.")
    var screenplay: String

    @Option(help: "How finely to render: draft, standard or high.")
    var tier: QualityTier = .draft

    @Option(name: .shortAndLong, help: "Where the film goes; a contact sheet is put beside it.")
    var output: String = "film.mp4"

    @Option(help: "The data folder to work in and go on from. Without it, a temporary one.")
    var data: String?

    @Option(help: "How many shots to render at once, 1 to 64. Default: one for each processor.")
    var workers: Int?

    @Option(help: .hidden)
    var lines: Int?

    func validate() throws {
        try RenderCommand.check(workers: workers, lines: lines)
        guard FilePath(output).extension?.lowercased() == "mp4" else {
            throw ValidationError("--output names an .mp4 file, such as film.mp4.")
        }
    }

    /// Refuses numbers that make no sense.
    static func check(workers: Int?, lines: Int?) throws {
        if let workers, !(1...64).contains(workers) {
            throw ValidationError("--workers takes a number from 1 to 64.")
        }
        if let lines, !(64...2160).contains(lines) || lines % 2 != 0 {
            throw ValidationError("--lines takes an even number from 64 to 2160.")
        }
    }

    func run() async throws {
        try await Interruption.cancelling {
            try await FailureSentences.told {
                let source = try ScreenplayFile(reading: FilePath(screenplay))
                for problem in source.problems { Terminal.error(problem) }
                let destination = try FilmDestination(FilePath(output))
                let folder = try data.map { try DataFolder(owning: FilePath($0)) } ?? .temporary()
                do {
                    let studio = try await OpenStudio(
                        in: folder.path, workers: workers ?? EngineTable.processorCount, lines: lines)
                    try await RenderSession(in: studio, tier: tier).render(source, to: destination)
                } catch {
                    folder.close()
                    throw error
                }
                folder.close()
            }
        }
    }
}

extension QualityTier: ExpressibleByArgument {}
