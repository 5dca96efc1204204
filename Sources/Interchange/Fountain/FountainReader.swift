/// Reads a screenplay's lines from top to bottom, once.
struct FountainReader {
    private let source: SourceLines
    private var index = 0
    private var blankLines = 0
    /// A heading, a cue and a transition need an empty line, or something that is not prose, before them.
    private var isAfterBreak = true
    private var hasHeading = false
    private var hasReportedEarlyDialogue = false
    private var titlePage: [TitlePageEntry] = []
    private var elements: [ScreenplayElement] = []
    private var diagnostics: [Diagnostic]

    init(text: String) {
        source = SourceLines(text: text)
        diagnostics = source.diagnostics
    }

    private var lines: [SourceLine] { source.lines }

    /// The whole screenplay.
    mutating func read() -> Screenplay {
        readTitlePage()
        while index < lines.count {
            if lines[index].isEmpty {
                blankLines += 1
                isAfterBreak = true
                index += 1
            } else {
                readElement(lines[index], lines[index].text.trimmed)
            }
        }
        reportWholes()
        return Screenplay(
            titlePage: titlePage, elements: elements, notes: source.notes, boneyards: source.boneyards,
            diagnostics: diagnostics.sorted { $0.position < $1.position }, lineCount: source.count)
    }

    private mutating func reportWholes() {
        let top = SourcePosition(line: 1, column: 1)
        if elements.isEmpty {
            report(
                .error, top,
                "There is nothing to film: write a scene heading such as INT. KITCHEN - DAY, an empty line, and what "
                    + "happens."
            )
        } else if !hasHeading {
            report(
                .warning, top,
                "There is no scene heading, so everything plays in one unnamed place: begin a scene with a line such as "
                    + "INT. KITCHEN - DAY.")
        }
    }

    private mutating func report(_ severity: Diagnostic.Severity, _ position: SourcePosition, _ sentence: String) {
        diagnostics.append(Diagnostic(severity, at: position, sentence))
    }

    // MARK: Title page

    /// Entries at the very top are a title page when one of their keys is a known one; `FADE IN:` is not.
    private mutating func readTitlePage() {
        var cursor = lines.firstIndex { !$0.isEmpty } ?? lines.count
        var entries: [TitlePageEntry] = []
        while cursor < lines.count, !lines[cursor].isEmpty {
            let line = lines[cursor]
            if line.text.first == " " || line.text.first == "\t" {
                guard let last = entries.indices.last else { return }
                entries[last].values.append(StyledText(emphasisIn: String(line.text.trimmed)))
                entries[last].lastLine = line.number
            } else if let entry = titlePageEntry(line) {
                entries.append(entry)
            } else {
                break
            }
            cursor += 1
        }
        guard entries.contains(where: { TitlePageEntry.knownKeys.contains($0.key.lowercased()) }) else { return }
        if cursor < lines.count, !lines[cursor].isEmpty {
            report(
                .note, SourcePosition(line: lines[cursor].number, column: lines[cursor].column),
                "The title page ends here: put an empty line behind it.")
        }
        titlePage = entries
        index = cursor
    }

    private func titlePageEntry(_ line: SourceLine) -> TitlePageEntry? {
        guard let colon = line.text.firstIndex(of: ":"), colon > line.text.startIndex else { return nil }
        let value = line.text[line.text.index(after: colon)...].trimmed
        return TitlePageEntry(
            position: SourcePosition(line: line.number, column: line.column),
            key: String(line.text[..<colon].trimmed),
            values: value.isEmpty ? [] : [StyledText(emphasisIn: String(value))], lastLine: line.number)
    }

    // MARK: Elements

    private mutating func readElement(_ line: SourceLine, _ body: Substring) {
        if body.utf8.allSatisfy({ $0 == UInt8(ascii: "=") }), body.utf8.count >= 3 {
            return append(.pageBreak, line)
        }
        switch body.utf8.first {
        case UInt8(ascii: "#"): return readSection(line, body)
        case UInt8(ascii: "="): return append(.synopsis(styled(body.dropFirst())), line)
        case UInt8(ascii: "!"): return readAction(line)
        case UInt8(ascii: "~"): return readLyrics(line)
        case UInt8(ascii: ">"): return readAngle(line, body)
        case UInt8(ascii: "@") where isAfterBreak: return readDialogue(line, body.dropFirst(), isForced: true)
        case UInt8(ascii: ".") where isAfterBreak:
            let heading = body.dropFirst()
            if let next = heading.unicodeScalars.first,
                next.properties.isAlphabetic || next.properties.numericType != nil,
                let parts = SceneHeading(line: heading, isForced: true)
            {
                return readHeading(line, parts)
            }
        default: break
        }
        if isAfterBreak {
            if let heading = SceneHeading(line: body, isForced: false) { return readHeading(line, heading) }
            let isFollowed = index + 1 < lines.count && (!lines[index + 1].isEmpty || lines[index + 1].holdsDialogue)
            if !isFollowed, body.hasSuffix("TO:"), body.isShouted { return append(.transition(styled(body)), line) }
            if isFollowed, body.isCue { return readDialogue(line, body, isForced: false) }
        }
        readAction(line)
    }

    private func styled(_ text: Substring) -> StyledText { StyledText(emphasisIn: String(text.trimmed)) }

    /// Appends an element and steps behind its lines.
    private mutating func append(_ kind: ScreenplayElement.Kind, _ line: SourceLine, count: Int = 1) {
        elements.append(
            ScreenplayElement(
                position: SourcePosition(line: line.number, column: line.column),
                lastLine: lines[index + count - 1].number, blankLinesBefore: blankLines, kind: kind))
        index += count
        blankLines = 0
        isAfterBreak = true
    }

    private mutating func readSection(_ line: SourceLine, _ body: Substring) {
        let level = body.prefix { $0 == "#" }.count
        append(.section(level: level, styled(body.dropFirst(level))), line)
    }

    private mutating func readAngle(_ line: SourceLine, _ body: Substring) {
        if body.last == "<", body.utf8.count > 1 {
            append(.centred(styled(body.dropFirst().dropLast())), line)
        } else {
            append(.transition(styled(body.dropFirst())), line)
        }
    }

    private mutating func readHeading(_ line: SourceLine, _ heading: SceneHeading) {
        let position = SourcePosition(line: line.number, column: line.column)
        hasHeading = true
        if heading.place.isEmpty {
            report(.warning, position, "This heading names no place: write one, such as INT. KITCHEN - DAY.")
        }
        if index + 1 < lines.count, !lines[index + 1].isEmpty {
            report(.note, position, "This is read as a scene heading: put an empty line behind it.")
        }
        append(.sceneHeading(heading), line)
    }

    private mutating func readLyrics(_ line: SourceLine) {
        var text = StyledText()
        var count = 0
        while index + count < lines.count {
            let body = lines[index + count].text.trimmed
            guard body.first == "~" else { break }
            if count > 0 { text.appendLine(styled(body.dropFirst())) } else { text = styled(body.dropFirst()) }
            count += 1
        }
        append(.lyrics(text), line, count: count)
    }

    /// A paragraph: every line down to an empty one or to an element that needs none before it.
    private mutating func readAction(_ line: SourceLine) {
        var text = StyledText()
        var count = 0
        while index + count < lines.count, !lines[index + count].isEmpty {
            let raw = lines[index + count].text
            let body = raw.trimmed
            if count > 0, let first = body.first, "#=~>".contains(first) { break }
            let written = body.first == "!" ? body.dropFirst() : raw.trimmedEnd
            let styledLine = StyledText(emphasisIn: String(written))
            if count > 0 { text.appendLine(styledLine) } else { text = styledLine }
            count += 1
        }
        append(.action(text), line, count: count)
        isAfterBreak = false
    }
}

// MARK: Dialogue

extension FountainReader {
    private mutating func readDialogue(_ line: SourceLine, _ body: Substring, isForced: Bool) {
        let isDual = body.last == "^"
        let cue = CharacterCue(line: isDual ? body.dropLast() : body, isForced: isForced)
        let position = SourcePosition(line: line.number, column: line.column)
        var parts: [DialoguePart] = []
        var count = 1
        while index + count < lines.count {
            let next = lines[index + count]
            if next.isEmpty && !next.holdsDialogue { break }
            let (part, end) = part(from: index + count)
            parts.append(part)
            count = end - index
        }
        if !parts.contains(where: { if case .parenthetical = $0.kind { false } else { true } }) {
            report(.warning, position, "\(cue.name) has a cue here but says nothing: write the line directly under it.")
        }
        if !hasHeading, !hasReportedEarlyDialogue {
            hasReportedEarlyDialogue = true
            report(
                .warning, position,
                "\(cue.name) speaks before the first scene: begin the scene with a heading such as INT. KITCHEN - DAY.")
        }
        let side = isDual ? pairWithBlockBefore(position) : .alone
        append(.dialogue(DialogueBlock(cue: cue, side: side, parts: parts)), line, count: count)
    }

    /// Reads the block's next part from a line on: a bracket of its own, or all neighbouring lines of speech or song.
    private func part(from first: Int) -> (part: DialoguePart, end: Int) {
        let position = SourcePosition(line: lines[first].number, column: lines[first].column)
        let body = lines[first].text.trimmed
        if body.first == "(", body.last == ")" {
            let inner = StyledText(emphasisIn: String(body.dropFirst().dropLast()))
            return (DialoguePart(position: position, kind: .parenthetical(inner)), first + 1)
        }
        let isSong = body.first == "~"
        var text = styled(isSong ? body.dropFirst() : body)
        var end = first + 1
        while end < lines.count, !lines[end].isEmpty || lines[end].holdsDialogue {
            let next = lines[end].text.trimmed
            if (next.first == "~") != isSong || (next.first == "(" && next.last == ")") { break }
            text.appendLine(styled(isSong ? next.dropFirst() : next))
            end += 1
        }
        return (DialoguePart(position: position, kind: isSong ? .lyrics(text) : .speech(text)), end)
    }

    private mutating func pairWithBlockBefore(_ position: SourcePosition) -> DialogueBlock.Side {
        if let last = elements.indices.last, case .dialogue(var block) = elements[last].kind, block.side == .alone {
            block.side = .left
            elements[last].kind = .dialogue(block)
            return .right
        }
        report(.warning, position, "There is no dialogue before this one to be spoken beside: take the ^ away.")
        return .alone
    }
}
