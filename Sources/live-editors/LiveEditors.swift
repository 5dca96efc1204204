import ArgumentParser
import Foundation
import GraphCore
import LiveClient
import StudioAPI

/// Several at one film without a browser, for tests: each makes random edits on the live connection, and cuts it now and
/// then. Told what to do line by line on standard input, it answers each with one line of JSON:
///
/// - `settle`: stop editing; what became of it, one tally for each editor, once everything is answered.
/// - `hold REVISION`: what each editor holds once it has heard of that revision.
@main
struct LiveEditors: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "live-editors", abstract: "Edit a film at random, for tests.")

    @Option(help: "The studio’s port on this machine.")
    var port: Int

    @Option(help: "A key for programs.")
    var key: String

    @Option(help: "The project.")
    var project: String

    @Option(help: "How many editors.")
    var count = 5

    @Option(help: "Where chance begins.")
    var seed: UInt64 = 1

    func validate() throws {
        guard Identifier128(text: project) != nil else {
            throw ValidationError("The project is an id of 26 characters.")
        }
        guard (1...100).contains(count) else { throw ValidationError("From 1 to 100 editors are possible.") }
    }

    func run() async throws {
        guard let project = Identifier128(text: project).map({ ProjectID($0) }) else { return }
        let editors = (0..<count).map { number in
            Editor(
                name: "\(number + 1)", place: .port(port, key: key), project: project,
                seed: seed &* 1_000 &+ UInt64(number))
        }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for editor in editors { tasks.addTask { try await editor.run() } }
            tasks.addTask { try await obey(LiveEditors.lines(), editors) }
            // Nobody stops editing of their own accord: the first to end is the last line, or a fault.
            try await tasks.next()
            tasks.cancelAll()
        }
    }

    /// Standard input, read where waiting for it holds up nobody.
    private static func lines() -> AsyncStream<String> {
        AsyncStream(bufferingPolicy: .bufferingOldest(16)) { lines in
            Thread.detachNewThread {
                while let line = readLine() { lines.yield(line) }
                lines.finish()
            }
        }
    }

    private func obey(_ lines: AsyncStream<String>, _ editors: [Editor]) async throws {
        for await line in lines {
            let words = line.split(separator: " ")
            switch (words.first, words.dropFirst().first.flatMap { UInt64($0) }) {
            case ("settle", nil): try say(try await each(editors) { editor in try await editor.settle() })
            case ("hold", let number?):
                try say(try await each(editors) { editor in try await editor.hold(Revision(number)) })
            default: throw EditorFailure("“\(line)” is neither settle nor hold with a revision.")
            }
        }
    }

    private func each<Answer: Sendable>(
        _ editors: [Editor], _ ask: @escaping @Sendable (Editor) async throws -> Answer
    ) async throws -> [Answer] {
        try await withThrowingTaskGroup(of: (Int, Answer).self) { asked in
            for (index, editor) in editors.enumerated() { asked.addTask { (index, try await ask(editor)) } }
            var answers: [(Int, Answer)] = []
            for try await answer in asked { answers.append(answer) }
            return answers.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func say(_ answer: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        FileHandle.standardOutput.write(try encoder.encode(answer) + Data("\n".utf8))
    }
}
