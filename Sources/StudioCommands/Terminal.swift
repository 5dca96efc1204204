import Foundation

/// The two streams a command writes to.
enum Terminal {
    /// Whether standard error is a terminal, where a line can be redrawn.
    static var redrawsErrors: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether standard output is a terminal, where a screen can be redrawn.
    static var redrawsOutput: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Rows and columns of the terminal behind standard output; those of the oldest ones when it does not say.
    static var size: (rows: Int, columns: Int) {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0 else {
            return (24, 80)
        }
        return (Int(size.ws_row), Int(size.ws_col))
    }

    /// Writes a result, with a line end.
    static func print(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    /// Writes to standard output as it is; throws when nobody reads it any more.
    static func show(_ text: String) throws {
        try FileHandle(fileDescriptor: STDOUT_FILENO).write(contentsOf: Data(text.utf8))
    }

    /// Writes what is for the person's eyes only, with a line end.
    static func error(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Writes progress as it is.
    static func progress(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) {
        // A reader that has gone away is no reason to stop rendering.
        try? FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(text.utf8))
    }
}
