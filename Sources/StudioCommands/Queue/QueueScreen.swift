import StudioAPI

/// The queue on a terminal's other screen, redrawn in place.
final class QueueScreen: QueueDisplay {
    private var shown: QueueLook?

    /// Goes to the other screen, without a cursor.
    init() throws { try Terminal.show("\u{1B}[?1049h\u{1B}[?25l") }

    /// Gives the terminal back as it was.
    func leave() { try? Terminal.show("\u{1B}[?25h\u{1B}[?1049l") }

    var limit: Int { min(Page.limit, Terminal.size.rows) }

    func show(_ look: QueueLook, through door: QueueDoor) async throws {
        shown = look
        try draw(nil)
    }

    func showAbsence() throws { try draw("The studio is gone. Waiting for it to come back; this is how it was.") }

    private func draw(_ note: String?) throws {
        let text = QueueText(clock: ClockText(now: .now))
        let lines = (note.map { [$0, ""] } ?? []) + (shown.map(text.lines) ?? [])
        try Terminal.show(QueueScreen.frame(lines, rows: Terminal.size.rows, columns: Terminal.size.columns))
    }

    /// The lines as what a terminal of that size draws over what it shows; what does not fit below is said.
    static func frame(_ lines: [String], rows: Int, columns: Int) -> String {
        var shown = lines
        if lines.count > rows {
            shown = lines.prefix(max(0, rows - 1)) + ["… and \(lines.count - rows + 1) more lines"]
        }
        let drawn = shown.map { TextCells.fit($0, in: columns) + "\u{1B}[K" }
        return "\u{1B}[H" + drawn.joined(separator: "\r\n") + "\u{1B}[J"
    }
}
