import ArgumentParser
import Execution
import Foundation
import PersistenceSQLite
import StudioAPI
import StudioServer
import SystemPackage

/// `backlot key`: one-time links for people, keys for programs.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make a one-time link for a person, or a key for a program.",
        subcommands: [Link.self, Create.self])

    /// `backlot key link`.
    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link that signs you in, once, within 15 minutes.")

        @OptionGroup var place: Place

        func run() async throws {
            try await FailureSentences.told {
                let link = try await place.ask(
                    "/api/v1/links", Data(), read: LinkBody.schema,
                    otherwise: { try await $0.makeLink() })
                Terminal.print(link.url)
            }
        }
    }

    /// `backlot key create`.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a new key for a program, to be sent as Authorization: Bearer KEY.")

        @Argument(help: "What the key is for.")
        var label: String

        @OptionGroup var place: Place

        func validate() throws {
            guard (1...KeyBody.labelLimit).contains(label.utf8.count) else {
                throw ValidationError("The label has 1 to \(KeyBody.labelLimit) bytes: say what the key is for.")
            }
        }

        func run() async throws {
            try await FailureSentences.told {
                let body = Data(KeyDraftBody.schema.encode(KeyDraftBody(label: label)))
                let key = try await place.ask(
                    "/api/v1/keys", body, read: NewKeyBody.schema, otherwise: { try await $0.makeKey(label: label) })
                Terminal.print(key.key)
            }
        }
    }

    /// Which studio is meant, running or not.
    struct Place: ParsableArguments {
        @Option(help: "The data folder. Default: the one in your home.")
        var data: String?

        @Option(help: "The address the studio will listen on, when it is not running.")
        var host = "127.0.0.1"

        @Option(help: "The port the studio will listen on, when it is not running.")
        var port = 8080

        /// Asks the studio that owns the folder, or does it in the folder itself when nobody owns it.
        func ask<Answer>(
            _ path: String, _ body: Data, read schema: Schema<Answer>,
            otherwise work: (AccountDesk) async throws -> Answer
        ) async throws -> Answer {
            let folder = data.map { FilePath($0).absolute } ?? DataFolder.standard
            if let socket = LocalStudioSocket(in: folder) {
                let answer = try socket.send("POST", path, body: body)
                guard answer.status == 201, let value = try? schema.decode([UInt8](answer.body)) else {
                    throw CommandFailure("The studio refused (\(answer.status)): see its log.")
                }
                return value
            }
            let owned = try DataFolder(owning: folder)
            do {
                let store = try await OpenStudio.database(in: owned.path)
                let address = StudioAddress(host: host, port: port)
                let answer = try await work(
                    AccountDesk(store: store, principal: store.localPrincipal(), url: address.url(port: port)))
                owned.close()
                return answer
            } catch {
                owned.close()
                throw error
            }
        }
    }
}
