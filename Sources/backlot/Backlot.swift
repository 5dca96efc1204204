import StudioCommands

@main
enum Backlot {
    static func main() async { await BacklotCommand.start() }
}
