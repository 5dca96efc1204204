import ArgumentParser
import Execution
import Foundation
import StudioServer
import SystemPackage

/// Where a studio keeps its data, listens, and finds its page.
struct ServeOptions: ParsableArguments {
    @Option(help: "The address to listen on; 0.0.0.0 is every one of this machine.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @Option(help: "The data folder. Default: the one in your home.")
    var data: String?

    @Option(help: "The folder of the built page. Default: where the build put it.")
    var web: String?

    @Option(name: .customLong("allow-host"), help: "A name by which browsers may call the studio; may be given again.")
    var allowedHosts: [String] = []

    @Option(help: "How many shots to render at once, 1 to 64. Default: one for each processor.")
    var workers: Int?

    @Option(help: .hidden)
    var lines: Int?

    @Flag(help: "Say more of what happens.")
    var verbose = false

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535.") }
        try RenderCommand.check(workers: workers, lines: lines)
    }

    var folder: FilePath { data.map { FilePath($0).absolute } ?? DataFolder.standard }

    /// The page, or the sentence that says why there is none.
    func page() throws(CommandFailure) -> PageBundle {
        let folders = web.map { [FilePath($0)] } ?? ServeOptions.besideProgram("web")
        let found = folders.first { FileManager.default.fileExists(atPath: $0.appending("index.html").string) }
        do {
            return try PageBundle(reading: found ?? folders.first ?? "web")
        } catch {
            throw CommandFailure(error.description)
        }
    }

    /// Where the build and an installation put things that belong to the program.
    static func besideProgram(_ name: String) -> [FilePath] {
        var folder = FilePath(Bundle.main.executablePath ?? "/proc/self/exe").removingLastComponent()
        var places: [FilePath] = []
        for _ in 0..<4 {
            places += [folder.appending(name), folder.appending("share").appending("backlot").appending(name)]
            guard folder.removeLastComponent() else { break }
        }
        return places
    }
}
