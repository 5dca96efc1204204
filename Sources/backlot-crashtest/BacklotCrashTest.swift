// The same program as `backlot`, linked with the crash trigger: importing it is what makes the linker take it in.
import CCrashTrigger
import StudioCommands

@main
enum BacklotCrashTest {
    static func main() async { await BacklotCommand.start() }
}
