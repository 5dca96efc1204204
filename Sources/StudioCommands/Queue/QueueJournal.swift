import StudioAPI

/// The queue as a log: a line for each change.
final class QueueJournal: QueueDisplay {
    private var changes = QueueChanges()
    private var isAbsent = false

    let limit = Page.limit

    func show(_ look: QueueLook, through door: QueueDoor) async throws {
        guard let done = try? await door.history(of: look.project, Page(count: Page.limit)) else { return }
        if isAbsent { try write(["The studio is back."]) }
        isAbsent = false
        try write(changes.lines(look, done: done.items, QueueText(clock: ClockText(now: .now))))
    }

    func showAbsence() throws {
        if !isAbsent { try write(["The studio is gone. Waiting for it to come back."]) }
        isAbsent = true
    }

    private func write(_ lines: [String]) throws {
        let now = Moment.now
        let clock = ClockText(now: now).text(now)
        for line in lines { try Terminal.show("\(clock)  \(TextCells.plain(line))\n") }
    }
}
