import ArgumentParser

/// `backlot serve`: the studio on the network.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the studio to browsers.",
        discussion: """
            Opens the data folder, renders what is asked for, and serves the page. Each start prints a link that signs \
            you in once; backlot key link prints another.
            """)

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await FailureSentences.told { try await StudioHost(options: options).run() }
    }
}
