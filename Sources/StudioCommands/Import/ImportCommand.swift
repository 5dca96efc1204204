import ArgumentParser
import Foundation
import GraphCore
import Persistence
import StudioAPI
import SystemPackage

/// `backlot import`: files and folders into the library.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Bring files, or all files of folders, into the library.",
        discussion: """
            Every file is known by its content: what is in the library already is not brought twice, and what the \
            library does not take is said and left out. The command ends with status 1 when a file was refused.
            """)

    @Argument(help: "Files and folders. Links are not followed.", completion: .file())
    var paths: [String]

    @Option(help: "The film, by its title or id, whose library it goes to. Default: the library of the whole studio.")
    var film: String?

    @Option(help: "The data folder. Default: the one in your home.")
    var data: String?

    @Flag(help: "One JSON object a line for each file, instead of words.")
    var json = false

    func run() async throws {
        let outcomes = Outcomes()
        try await FailureSentences.told {
            let folder = data.map { FilePath($0).absolute } ?? DataFolder.standard
            let found = try ImportedFiles(paths)
            for line in found.passedOver { Terminal.error(TextCells.plain(line)) }
            try await Interruption.cancelling {
                try await QueueDoor.open(in: folder, making: true) { door in
                    let film = try await film.asyncMap { try await QueueNames(door: door).project($0) }
                    let door = try await ImportDoor(door, folder)
                    try await bring(found.files, through: door, to: film, outcomes)
                }
            }
        }
        if await outcomes.isIncomplete { throw ExitCode(1) }
    }

    /// How many files are on their way at once: while one is looked into, another one arrives.
    private static let lanes = 3

    private func bring(
        _ files: [ImportedFiles.File], through door: ImportDoor, to film: ProjectID?, _ outcomes: Outcomes
    ) async throws {
        let total = files.reduce(0) { $0 + $1.byteCount }
        var line = ImportLine(isTerminal: Terminal.redrawsErrors && !json, files: files.count, bytes: total)
        try await withThrowingTaskGroup(of: (ImportedFiles.File, ImportOutcome).self) { tasks in
            var rest = files[...]
            func next() {
                guard let file = rest.popFirst() else { return }
                tasks.addTask { (file, try await door.bring(file, to: film)) }
            }
            for _ in 0..<ImportCommand.lanes { next() }
            while let (file, outcome) = try await tasks.next() {
                next()
                await outcomes.note(outcome)
                Terminal.progress(line.erased)
                Terminal.print(json ? outcome.json(of: file.path) : TextCells.plain(outcome.words(of: file.path)))
                Terminal.progress(line.advance(by: file.byteCount))
            }
        }
        Terminal.progress(line.erased)
        if !json { Terminal.error(await outcomes.summary) }
    }
}

/// What has become of the files so far.
private actor Outcomes {
    private var new = 0
    private var known = 0
    private var refused = 0

    func note(_ outcome: ImportOutcome) {
        switch outcome {
        case .filed(_, .new): new += 1
        case .filed: known += 1
        case .refused: refused += 1
        }
    }

    var isIncomplete: Bool { refused > 0 }

    var summary: String {
        "\(new) new, \(known) there already, \(refused) refused."
    }
}

extension Optional {
    fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
