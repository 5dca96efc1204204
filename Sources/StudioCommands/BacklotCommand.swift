public import ArgumentParser

/// The program: `backlot serve | demo | render | import | key | queue | verify | doctor | contact-sheet`.
public struct BacklotCommand: AsyncParsableCommand {
    /// The program's name and its commands.
    public static let configuration = CommandConfiguration(
        commandName: "backlot",
        abstract: "A self-hosted studio for AI film production.",
        version: BacklotCommand.version,
        subcommands: [
            ServeCommand.self, DemoCommand.self, RenderCommand.self, ImportCommand.self, KeyCommand.self,
            QueueCommand.self, VerifyCommand.self, DoctorCommand.self, ContactSheetCommand.self,
        ])

    /// The program's version, as it stands in takes and in the answers of the API.
    public static let version = "0.1.0"

    /// Made by the argument parser.
    public init() {}

    /// Runs the command that the process's arguments name, and ends the process with its exit status on failure.
    public static func start() async { await main() }
}
