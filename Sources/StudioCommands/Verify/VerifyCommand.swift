import ArgumentParser
import Foundation
import StudioAPI
import SystemPackage

/// `backlot verify`: a take is made again, and the result is held against it.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Make a take again and see whether the same comes of it.",
        discussion: """
            Names a take by its id, as PROJECT/SHOT/NUMBER, or by a file that was saved from Backlot and carries its \
            recipe. The same function is given the same payload and files again, through the queue; no new take comes \
            of it. The exit status is 0 when every byte or every picture within the tolerance is the same, 1 when not, \
            2 when the take cannot be verified.
            """)

    @Argument(help: "The take: its id, PROJECT/SHOT/NUMBER such as \"The Night Train/1A/3\", or a saved file.")
    var take: String

    @Flag(help: "Print what came of it as JSON, as the studio's API says it.")
    var json = false

    @Option(help: "The data folder. Default: the one in your home.")
    var data: String?

    @Option(help: .hidden)
    var lines: Int?

    func validate() throws { try RenderCommand.check(workers: nil, lines: lines) }

    func run() async throws {
        let failure: CommandFailure
        do {
            return try await Interruption.cancelling { try await verify() }
        } catch let status as ExitCode {
            throw status
        } catch is CancellationError {
            failure = CommandFailure("Stopped. The verification is cancelled; the take stays as it is.")
        } catch {
            failure = CommandFailure(FailureSentences.reason(error))
        }
        if json { Terminal.print(VerifyText.json(failure)) }
        Terminal.error("Error: \(failure.description)")
        throw ExitCode(2)
    }

    private func verify() async throws {
        let folder = data.map { FilePath($0).absolute } ?? DataFolder.standard
        let name = try await TakeName(take)
        if case .file(let carried) = name, !carried.isIntact {
            if json { Terminal.print(VerifyText.json(carried)) } else { Terminal.print(VerifyText.altered(carried)) }
            throw ExitCode(1)
        }
        try await VerifyDoor.open(in: folder, lines: lines) { door in
            let found = try await name.take(through: door)
            let result = try await door.verify(found)
            guard let outcome = result.outcome else { throw VerifyText.failure(result) }
            if json {
                Terminal.print(String(decoding: VerificationBody.schema.encode(result), as: UTF8.self))
            } else {
                for line in VerifyText.lines(result, outcome) { Terminal.print(line) }
            }
            if outcome == .different { throw ExitCode(1) }
        }
    }
}
