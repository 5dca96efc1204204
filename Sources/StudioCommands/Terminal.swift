import Foundation

/// The two streams a command writes to.
enum Terminal {
    /// Whether standard error is a terminal, where a line can be redrawn.
    static var redrawsErrors: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes a result, with a line end.
    static func print(_ line: String) { write(line + "\n", to: STDOUT_FILENO) }

    /// Writes what is for the person's eyes only, with a line end.
    static func error(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

    /// Writes progress as it is.
    static func progress(_ text: String) { write(text, to: STDERR_FILENO) }

    private static func write(_ text: String, to descriptor: Int32) {
        // A reader that has gone away is no reason to stop rendering.
        try? FileHandle(fileDescriptor: descriptor).write(contentsOf: Data(text.utf8))
    }
}
