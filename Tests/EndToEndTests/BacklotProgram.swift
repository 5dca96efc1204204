import Foundation

/// The built program, run as a person runs it: arguments in, exit status and text out.
struct BacklotProgram {
    /// How a run ended.
    struct Outcome {
        /// The exit status; 128 + n when signal n ended it.
        let status: Int32
        /// What it wrote to standard output.
        let output: String
        /// What it wrote to standard error.
        let errors: String
    }

    /// The executable.
    let executable: URL

    /// The program as it ships.
    static let product = BacklotProgram(name: "backlot")
    /// The same object code, linked so that it can be killed at a named crash point.
    static let killable = BacklotProgram(name: "backlot-crashtest")

    private init(name: String) { executable = BacklotProgram.buildFolder.appending(path: name) }

    /// Test bundle and programs are built into one folder.
    private static let buildFolder: URL = {
        let words = ProcessInfo.processInfo.arguments
        let bundle = words.first { $0.hasSuffix(".xctest") } ?? words.first ?? ""
        return URL(filePath: bundle).deletingLastPathComponent()
    }()

    /// Starts the program; its texts go to files, so that nothing fills a pipe.
    func start(
        _ arguments: [String], environment: [String: String] = [:], in folder: ScratchFolder
    ) throws -> Running {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = folder.url
        let output = try folder.emptyFile(named: "output-\(UUID().uuidString)")
        let errors = try folder.emptyFile(named: "errors-\(UUID().uuidString)")
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return Running(process: process, output: output, errors: errors)
    }

    /// Runs the program to its end.
    func run(
        _ arguments: [String], environment: [String: String] = [:], in folder: ScratchFolder
    ) throws -> Outcome {
        try start(arguments, environment: environment, in: folder).wait()
    }

    /// A program at work.
    struct Running {
        let process: Process
        let output: URL
        let errors: URL

        /// Ends it as a loss of power would.
        func kill() { _ = Foundation.kill(process.processIdentifier, SIGKILL) }

        /// Asks it to stop, as Ctrl-C does.
        func interrupt() { _ = Foundation.kill(process.processIdentifier, SIGINT) }

        /// Waits for its end.
        func wait() throws -> Outcome {
            process.waitUntilExit()
            let status = process.terminationStatus
            return Outcome(
                status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
                output: try String(contentsOf: output, encoding: .utf8),
                errors: try String(contentsOf: errors, encoding: .utf8))
        }
    }
}

/// A fresh folder that goes when the value does.
final class ScratchFolder {
    /// The folder.
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "backlot-e2e-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// A path in the folder.
    func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file and returns its path.
    func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

    /// Writes a file and returns its path.
    func write(_ bytes: Data, to name: String) throws -> String {
        try bytes.write(to: url.appending(path: name))
        return path(name)
    }

    /// Makes an empty file.
    func emptyFile(named name: String) throws -> URL {
        let file = url.appending(path: name)
        try Data().write(to: file)
        return file
    }

    /// The bytes of a file.
    func bytes(of name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

    /// The bytes of a film without the recipe behind them; empty for a film without one.
    func media(of name: String) throws -> Data {
        let bytes = try bytes(of: name)
        let identity = Data([
            0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
        ])
        guard let box = bytes.range(of: identity, options: .backwards) else { return Data() }
        return bytes[..<(box.lowerBound - 8)]
    }

    /// Whether there is such a file.
    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }
}
