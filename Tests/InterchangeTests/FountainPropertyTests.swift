import GraphCore
import Interchange
import NodeCatalog
import Testing

/// A generator of screenplays and of nonsense, the same for the same seed (SplitMix64, Steele, Lea and Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Lines that mean something, in any order.
    mutating func nonsense(lines: Int) -> String {
        let pieces = [
            "INT. A - DAY", "EXT. B", ".C", "BOB", "BOB ^", "@Bob", "(softly)", "Hello *you* there.", "~la", "> <",
            "> X",
            "CUT TO:", "# a", "= b", "===", "[[n", "n]]", "/*", "*/", "", "", "  ", "\t", "!X", "***", "_a_",
            "Title: x",
            "    y", "Bob walks to BOB (40s), then looks at Bob. Bob sits!", "é 😀", "-", "#1#", "INT.", "Silence.",
        ]
        let ends = ["\n", "\n", "\r\n", "\r", " "]
        return (0..<lines).map { _ in
            (pieces.randomElement(using: &self) ?? "") + (ends.randomElement(using: &self) ?? "")
        }
        .joined()
    }

    /// About `pages` pages of 55 lines: scenes of action and talk.
    mutating func screenplay(pages: Int) -> String {
        var lines = ["Title: Long", ""]
        let names = ["ANNA", "BEN", "CARLA", "DAVID", "EVA"]
        while lines.count < pages * 55 {
            if Int.random(in: 0..<8, using: &self) == 0 || lines.count < 3 {
                lines += ["INT. ROOM \(Int.random(in: 1...30, using: &self)) - NIGHT", ""]
                lines += ["Anna (30s) walks in. A lamp burns on the table, and nobody moves.", ""]
            } else if Bool.random(using: &self) {
                lines += ["Ben looks at the door. He holds a key, and then he sits down next to Carla.", ""]
            } else {
                lines += [names.randomElement(using: &self) ?? "", "(beat)", "I never said that, and you know it.", ""]
            }
        }
        return lines.joined(separator: "\n")
    }
}

@Suite struct `Any text` {
    @Test(arguments: 0..<60) func `is read, accounted for and broken down into a valid document`(seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let text = random.nonsense(lines: 80)
        let play = Screenplay(text: text)
        expectEveryLineAccountedFor(play, text)
        for element in play.elements {
            #expect(element.position.line <= element.lastLine && element.position.column >= 1)
        }
        try expectValid(FilmDraft(breakingDown: play), &random)
    }

    @Test(arguments: 0..<60) func `random bytes never trap`(seed: UInt64) {
        var random = SeededGenerator(state: seed &+ 1_000)
        let alphabet = Array("INT. #*_[]/~>=<@!^():\n\r\t aB".utf8)
        let isText = seed.isMultiple(of: 2)
        let bytes = (0..<3_000).map { _ in
            isText ? alphabet.randomElement(using: &random) ?? 0 : UInt8(truncatingIfNeeded: random.next())
        }
        if let play = try? Screenplay.read(bytes: bytes) { _ = FilmDraft(breakingDown: play).shotList }
    }

    @Test func `an element begins with the character at its position`() {
        var random = SeededGenerator(state: 7)
        let text = random.screenplay(pages: 20)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
        for element in Screenplay(text: text).elements {
            let scalar = lines[element.position.line - 1][element.position.column - 1]
            if case .action(let action) = element.kind { #expect(action.plain.unicodeScalars.first == scalar) }
            if case .sceneHeading(let heading) = element.kind { #expect(heading.text.unicodeScalars.first == scalar) }
        }
    }

    @Test(arguments: ["[[", "/*", "*", "_*", "(", "[[a]]", "/**/", "- ", "#", "***a", "\\*", "A ", "((a))"])
    func `a hundred thousand of the same mark are read at once`(mark: String) {
        let many = String(repeating: mark, count: 100_000)
        #expect(Screenplay(text: "INT. A - DAY\n\n" + many + "\n\nBOB\n" + many).lineCount == 6)
        #expect(Screenplay(text: "." + "A" + many + "\n\n@" + many).lineCount == 3)
    }

    private func expectEveryLineAccountedFor(_ play: Screenplay, _ text: String) {
        var seen = Set<Int>()
        for entry in play.titlePage { seen.formUnion(entry.position.line...entry.lastLine) }
        for element in play.elements { seen.formUnion(element.position.line...element.lastLine) }
        for note in play.notes + play.boneyards { seen.formUnion(note.position.line...note.lastLine) }
        var scalars = Array(text.unicodeScalars)
        scalars = scalars.indices.compactMap { index in
            scalars[index] == "\n" && index > 0 && scalars[index - 1] == "\r" ? nil : scalars[index]
        }
        for (index, line) in scalars.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r" }
        )
        .enumerated()
        where line.contains(where: { $0 != " " && $0 != "\t" }) {
            #expect(seen.contains(index + 1), "line \(index + 1) is lost")
        }
    }
}

/// The draft goes through the document's own rules, whole.
func expectValid(_ draft: FilmDraft, _ random: inout SeededGenerator, checksInvariants: Bool = true) throws {
    let root = NodeID(1)
    var document = GraphDocument(root: Node(id: root, kind: .builtIn(FilmKind.film.key), title: "Film"))
    let change = draft.change(
        root: root, author: UserID(Identifier128(high: 1, low: 1)), base: Revision(0), using: &random)
    let stored = try document.apply(change, catalogue: FilmCatalogue.catalogue)
    #expect(stored.inverses.count >= stored.operations.count)
    if checksInvariants { #expect(document.invariantViolations(catalogue: FilmCatalogue.catalogue).isEmpty) }
    let shots = document.nodes.filter { $0.kind == .builtIn(FilmKind.shot.key) }
    #expect(shots.count == draft.shots.count)
    for shot in draft.shots {
        #expect(shot.view.duration >= 1)
        for line in shot.view.dialogue { #expect(line.start + line.length <= shot.view.duration) }
    }
}
