import Foundation
import FoundationNetworking
import Testing

/// The built program while it runs, read line by line as it speaks, so that a test waits for what is said and for nothing
/// else. It is killed when the value goes.
final class LivingProgram {
    let process: Process
    private let reader: FileHandle
    private var unread = Data()
    private var isOver = false
    /// Everything it has said so far.
    private(set) var said = ""

    /// Starts it with its output in a pipe; with `onTerminal`, on a terminal of its own.
    init(
        _ arguments: [String], environment: [String: String] = [:], in folder: ScratchFolder, onTerminal: Bool = false
    ) throws {
        process = Process()
        process.executableURL = BacklotProgram.product.executable
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = folder.url
        process.standardInput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: folder.emptyFile(named: "errors-\(UUID().uuidString)"))
        if onTerminal {
            let terminal = try PseudoTerminal()
            process.standardOutput = terminal.programSide
            reader = terminal.personSide
            try process.run()
            try terminal.programSide.close()
        } else {
            let pipe = Pipe()
            process.standardOutput = pipe
            reader = pipe.fileHandleForReading
            try process.run()
        }
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Reads on until a line contains the words, and gives that line; nil when the program ends before.
    func line(with words: String) -> String? {
        while true {
            while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: unread[..<end], as: UTF8.self)
                unread = Data(unread[unread.index(after: end)...])
                if line.contains(words) { return line }
            }
            guard !isOver else { return nil }
            // What is not said within five minutes, however much else is tested meanwhile, is never said; the test fails then,
            // and does not hang.
            var waiting = pollfd(fd: reader.fileDescriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 300_000) > 0 else { return nil }
            var piece = [UInt8](repeating: 0, count: 65_536)
            // A terminal whose program has ended gives an error instead of an end.
            let count = read(reader.fileDescriptor, &piece, piece.count)
            isOver = count <= 0
            unread.append(contentsOf: piece.prefix(max(0, count)))
            said += String(decoding: piece.prefix(max(0, count)), as: UTF8.self)
        }
    }

    /// Sends a signal, reads what it still says, and gives the status it ends with.
    func end(with signal: Int32) -> Int32 {
        kill(process.processIdentifier, signal)
        _ = line(with: "\u{0}")
        process.waitUntilExit()
        return process.terminationReason == .uncaughtSignal
            ? 128 + process.terminationStatus : process.terminationStatus
    }
}

/// A terminal without a screen: what a program draws on it can be read.
private struct PseudoTerminal {
    let programSide: FileHandle
    let personSide: FileHandle

    init() throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        var size = winsize(ws_row: 12, ws_col: 60, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&master, &slave, nil, nil, &size) == 0 else { throw POSIXError(.ENXIO) }
        programSide = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
        personSide = FileHandle(fileDescriptor: master, closeOnDealloc: true)
    }
}

/// A studio served from a folder named `studio`, spoken to as a script does it.
final class ServedFolder {
    let folder: ScratchFolder
    let program: LivingProgram
    private let url: String
    private let key: String

    /// Serves; gives the value once the studio answers.
    init(_ folder: ScratchFolder, environment: [String: String] = [:]) throws {
        self.folder = folder
        _ = try folder.write("<!doctype html><title>Backlot</title>", to: "index.html")
        program = try LivingProgram(
            ["serve", "--data", "studio", "--port", "0", "--web", ".", "--workers", "1", "--lines", "64"],
            environment: environment, in: folder)
        url = program.line(with: "Backlot is at ").map { String($0.dropFirst("Backlot is at ".count)) } ?? ""
        _ = program.line(with: "Sign in")
        let made = try BacklotProgram.product.run(["key", "create", "Test", "--data", "studio"], in: folder)
        key = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Imports a screenplay and gives its project's id.
    func project(of screenplay: String) async throws -> String {
        let answer = try await post("/api/v1/screenplays?name=scene.fountain", screenplay, type: "text/plain")
        let project = answer["project"] as? [String: Any]
        return project?["id"] as? String ?? ""
    }

    /// Asks for everything of a project and gives the run's id.
    func run(_ project: String, priority: String = "normal") async throws -> String {
        let wish = #"{"targets":{"everything":true},"tier":"draft","priority":"\#(priority)"}"#
        let answer = try await post("/api/v1/projects/\(project)/runs", wish, type: "application/json")
        return answer["id"] as? String ?? ""
    }

    private func post(_ path: String, _ body: String, type: String) async throws -> [String: Any] {
        var request = URLRequest(url: try #require(URL(string: url + path)))
        request.httpMethod = "POST"
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        request.setValue(type, forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(body.utf8)
        let (data, _) = try await URLSession.shared.data(for: request)
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
}
