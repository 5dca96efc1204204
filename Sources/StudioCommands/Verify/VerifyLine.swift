import Synchronization

/// How far making a take again is, on one line: redrawn on a terminal, a line for each stage elsewhere.
final class VerifyLine: Sendable {
    private struct Shown {
        var stage = ""
        var isOpen = false
    }

    private let isTerminal = Terminal.redrawsErrors
    private let shown = Mutex(Shown())

    /// Shows a stage and how many frames of it are done; `total` is 0 when that is not known.
    func show(_ stage: String, _ done: Int64, of total: Int64) {
        shown.withLock { shown in
            let frames = total > 0 ? ", \(done) of \(total) frames" : "…"
            if isTerminal {
                Terminal.progress("\r\u{1B}[2K\(TextCells.plain(stage))\(frames)")
                shown.isOpen = true
            } else if stage != shown.stage {
                Terminal.error("\(TextCells.plain(stage))…")
            }
            shown.stage = stage
        }
    }

    /// Says something on a line of its own.
    func say(_ sentence: String) {
        end()
        Terminal.error(sentence)
    }

    /// Takes the line away, so that what follows stands where it stood.
    func end() {
        shown.withLock { shown in
            if shown.isOpen { Terminal.progress("\r\u{1B}[2K") }
            shown.isOpen = false
        }
    }
}
