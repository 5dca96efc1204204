import ArgumentParser
import FFmpegProcess
import Foundation
import NodeCatalog
import PrevisEngine
import ProductionModel
import SystemPackage

/// `backlot contact-sheet`: the sheets of Docs, every framing from every angle and every lighting at every time of day.
struct ContactSheetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contact-sheet",
        abstract: "Draw the sheets of framings, angles, light, weather and grades.",
        shouldDisplay: false)

    @Option(name: .shortAndLong, help: "The folder the sheets go to; it is made if it is missing.")
    var output: String = "Docs/sheets"

    @Option(help: "Only the sheet of that name.")
    var only: String?

    func validate() throws {
        let names = ReferenceSheet.all.map(\.name)
        guard only.map(names.contains) ?? true else {
            throw ValidationError("--only names one of the sheets: \(names.joined(separator: ", ")).")
        }
    }

    func run() async throws {
        try await Interruption.cancelling {
            try await FailureSentences.told {
                let ffmpeg = try await FFmpeg.locate()
                let renderer = try PrevisRenderer()
                try makeFolder()
                for sheet in ReferenceSheet.all where only == nil || sheet.name == only {
                    let file = FilePath(output).absolute.appending("\(sheet.name).png")
                    try await sheet.draw(with: renderer, ffmpeg, to: file)
                    Terminal.print("\(file)")
                }
            }
        }
    }

    private func makeFolder() throws(CommandFailure) {
        do {
            try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(
                "The sheets cannot be put into \(output) (\(error.localizedDescription)): name another folder with --output."
            )
        }
    }
}
