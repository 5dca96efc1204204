/// Goes through a screenplay's lines and counts what begins a scene, as `Interchange` would read them.
struct FountainOutline {
    private(set) var sceneCount = 0
    private(set) var title: String?

    private let text: FountainText
    /// The line that is being looked at.
    private var line: Range<Int>
    /// What the lines before allow this one to be.
    private var state = State.afterBreak

    private enum State {
        /// A heading or a cue may follow.
        case afterBreak
        /// Inside prose.
        case action
        /// Inside somebody's lines.
        case dialogue
    }

    /// Reads a text that has no byte order mark.
    init(_ bytes: [UInt8]) {
        text = FountainText(bytes)
        line = 0..<0
        line = endOfLine(from: 0)
        readTitlePage()
        while line.lowerBound < text.bytes.count {
            read(Line(text.bytes[line]))
            line = endOfLine(from: line.upperBound + 1)
        }
    }

    private func endOfLine(from start: Int) -> Range<Int> {
        let start = min(start, text.bytes.count)
        return start..<(text.bytes[start...].firstIndex(of: 0x0A) ?? text.bytes.count)
    }

    /// Whether the next line goes on with what a cue begins.
    private var isFollowed: Bool {
        let next = endOfLine(from: line.upperBound + 1)
        guard next.lowerBound < text.bytes.count else { return false }
        let line = Line(text.bytes[next])
        return !line.isEmpty || line.holdsDialogue
    }

    private mutating func read(_ line: Line) {
        if line.isEmpty {
            if state != .dialogue || !line.holdsDialogue { state = .afterBreak }
            return
        }
        switch state {
        case .dialogue: return
        case .action:
            // These need no empty line before them.
            if line.isAside { state = .afterBreak }
        case .afterBreak:
            if line.isAside { return }
            if line.isForcedHeading || line.isHeading {
                sceneCount += 1
            } else if line.isForcedCue || (!line.isForcedAction && isFollowed && line.isCue) {
                state = .dialogue
            } else {
                state = .action
            }
        }
    }

    // MARK: Title page

    /// The keys of Fountain 1.1 and those that its editors write.
    private static let keys: Set<String> = [
        "title", "credit", "author", "authors", "source", "draft date", "date", "contact", "copyright", "notes",
        "revision", "episode", "series", "language", "format", "rate", "aspect", "look",
    ]

    /// Entries at the very top are a title page when one of their keys is a known one; `FADE IN:` is not.
    private mutating func readTitlePage() {
        while line.lowerBound < text.bytes.count, Line(text.bytes[line]).isEmpty {
            line = endOfLine(from: line.upperBound + 1)
        }
        let top = line
        var hasKnownKey = false
        var key: String?
        var values: [String] = []
        while line.lowerBound < text.bytes.count {
            let bytes = text.bytes[line]
            guard let first = bytes.first, !Line(bytes).isEmpty else { break }
            if first == 0x20 || first == 0x09 {
                guard let key else { break }
                if key == "title" { values.append(String(decoding: bytes, as: UTF8.self)) }
            } else if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > bytes.startIndex {
                let name = Line(bytes[..<colon]).string.lowercased()
                if name == "title", values.isEmpty {
                    values = [String(decoding: bytes[(colon + 1)...], as: UTF8.self)]
                    key = name
                } else {
                    key = ""
                }
                hasKnownKey = hasKnownKey || FountainOutline.keys.contains(name)
            } else {
                break
            }
            line = endOfLine(from: line.upperBound + 1)
        }
        guard hasKnownKey else {
            line = top
            return
        }
        let marks: Set<Character> = ["*", "_", "\\"]
        let title = DisplayText.line(values.joined(separator: " ").filter { !marks.contains($0) }, byteLimit: 200)
        self.title = title.isEmpty ? nil : title
    }
}
