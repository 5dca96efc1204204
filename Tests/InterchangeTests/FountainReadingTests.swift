import Interchange
import Testing

private func kinds(_ text: String) -> [ScreenplayElement.Kind] { Screenplay(text: text).elements.map(\.kind) }

private func heading(_ line: String) -> SceneHeading? {
    guard case .sceneHeading(let heading)? = kinds(line + "\n\nAction.").first else { return nil }
    return heading
}

private func block(_ text: String) -> DialogueBlock? {
    for case .dialogue(let block) in kinds(text) { return block }
    return nil
}

@Suite struct `Scene headings` {
    @Test(arguments: [
        ("INT. HOUSE - DAY", SceneHeading.Prefix.interior), ("ext house", .exterior),
        ("EST. CITY - DAWN", .establishing),
        ("INT./EXT. CAR - NIGHT", .both), ("INT/EXT CAR", .both), ("I/E CAR - DAY", .both), ("int. attic", .interior),
    ])
    func `every prefix is read in either case`(line: String, prefix: SceneHeading.Prefix) {
        #expect(heading(line)?.prefix == prefix)
    }

    @Test func `a heading gives place, moments and number`() {
        let parts = heading("INT. HOUSE - BACK DOOR - NIGHT - RAIN #110-A#")
        #expect(parts?.place == "HOUSE - BACK DOOR")
        #expect(parts?.moments == ["NIGHT", "RAIN"])
        #expect(parts?.number == "110-A")
        #expect(heading("INT. NIGHT CLUB")?.place == "NIGHT CLUB")
        #expect(heading("INTERIOR MONOLOGUE") == nil)
    }

    @Test func `one dot forces a heading and three do not`() {
        #expect(heading(".SNIPER SCOPE POV")?.text == "SNIPER SCOPE POV")
        #expect(heading("...and so on") == nil)
    }

    @Test func `without an empty line before it a heading is action`() {
        #expect(kinds("Text.\nINT. HOUSE - DAY").count == 1)
    }
}

@Suite struct `Action` {
    @Test func `line breaks, indents and tabs are kept`() {
        #expect(kinds("One\n\tTwo\n    Three") == [.action(StyledText(plain: "One\n\tTwo\n    Three"))])
    }

    @Test func `an exclamation mark forces action`() {
        #expect(kinds("!SCANNING\nTHE AISLES") == [.action(StyledText(plain: "SCANNING\nTHE AISLES"))])
    }

    @Test func `capitals before an empty line are action`() { #expect(kinds("BANG\n\nText").count == 2) }
}

@Suite struct `Dialogue` {
    @Test func `a cue, a parenthetical and a line`() {
        let block = block("STEEL (V.O.) (CONT'D)\n(beer raised)\nTo retirement.\nCheers.")
        #expect(block?.cue.name == "STEEL")
        #expect(block?.cue.extensions == ["V.O.", "CONT'D"])
        #expect(
            block?.parts.map(\.kind) == [
                .parenthetical(StyledText(plain: "beer raised")), .speech(StyledText(plain: "To retirement.\nCheers.")),
            ])
    }

    @Test func `an extension may be in small letters and a digit alone names nobody`() {
        #expect(block("HANS (on the radio)\nWhat?")?.cue.extensions == ["on the radio"])
        #expect(block("R2D2\nBeep.")?.cue.name == "R2D2")
        #expect(block("23\nNo.") == nil)
        #expect(block("ÉLODIE\nOui.")?.cue.name == "ÉLODIE")
    }

    @Test func `an at sign forces a cue`() {
        let block = block("@McCLANE\nYippie ki-yay!")
        #expect(block?.cue.name == "McCLANE")
        #expect(block?.cue.isForced == true)
    }

    @Test func `two spaces on an empty line hold the dialogue`() {
        let block = block("DEALER\nTen.\n  \nFour.\n\nAction.")
        #expect(block?.parts.map(\.kind) == [.speech(StyledText(plain: "Ten.\n\nFour."))])
    }

    @Test func `a caret makes dual dialogue of two neighbours`() {
        let sides = kinds("BRICK\nScrew it.\n\nSTEEL ^\nScrew it.").map { kind in
            if case .dialogue(let block) = kind { block.side } else { DialogueBlock.Side.alone }
        }
        #expect(sides == [.left, .right])
        let alone = Screenplay(text: "INT. A\n\nText.\n\nSTEEL ^\nHello.")
        #expect(alone.diagnostics.count == 1)
    }

    @Test func `lyrics are told from speech`() {
        #expect(
            block("WILLY\n~Sing\n~Song\nTalk")?.parts.map(\.kind) == [
                .lyrics(StyledText(plain: "Sing\nSong")), .speech(StyledText(plain: "Talk")),
            ])
        #expect(kinds("~Only song") == [.lyrics(StyledText(plain: "Only song"))])
    }
}

@Suite struct `Other elements` {
    @Test func `transitions, centred text, sections, synopses and page breaks`() {
        #expect(kinds("CUT TO:\n\n") == [.transition(StyledText(plain: "CUT TO:"))])
        #expect(kinds("> Burn to pink.") == [.transition(StyledText(plain: "Burn to pink."))])
        #expect(kinds("> THE END <") == [.centred(StyledText(plain: "THE END"))])
        #expect(kinds("## Two") == [.section(level: 2, StyledText(plain: "Two"))])
        #expect(kinds("= Why") == [.synopsis(StyledText(plain: "Why"))])
        #expect(kinds("====") == [.pageBreak])
        #expect(
            kinds("A\n\nCUT TO: black") == [
                .action(StyledText(plain: "A")), .action(StyledText(plain: "CUT TO: black")),
            ])
    }

    @Test func `a title page keeps unknown keys and values of several lines`() {
        let play = Screenplay(text: "Title:\n    _**BRICK**_\n\tFull Retired\nMood: blue\n\nFADE IN:\n")
        #expect(play.titlePage.map(\.key) == ["Title", "Mood"])
        #expect(play.title == "BRICK Full Retired")
        #expect(play.elements.map(\.kind) == [.action(StyledText(plain: "FADE IN:"))])
        #expect(Screenplay(text: "FADE IN:\n\nINT. A").titlePage.isEmpty)
    }

    @Test func `notes and boneyards are taken out and kept aside`() {
        let play = Screenplay(text: "He [[a\nb]] goes.\n\n/* INT. GONE\n\nx */\nBOB\n/* y */\nHello.")
        #expect(play.notes.map(\.text) == ["a\nb"])
        #expect(play.boneyards.map(\.text) == [" INT. GONE\n\nx ", " y "])
        #expect(play.elements.count == 2)
        #expect(play.notes.first?.position == SourcePosition(line: 1, column: 4))
        #expect(Screenplay(text: "[[a\n  \nb]]\n\nText").notes.count == 1)
        #expect(kinds("A [[x]] b") == [.action(StyledText(plain: "A b"))])
    }
}

@Suite struct `Emphasis` {
    private func runs(_ text: String) -> [StyledRun] {
        if case .action(let styled)? = kinds("!" + text).first { styled.runs } else { [] }
    }

    @Test func `each mark makes its style`() {
        #expect(runs("*a*") == [StyledRun("a", .italic)])
        #expect(runs("**a**") == [StyledRun("a", .bold)])
        #expect(runs("***a***") == [StyledRun("a", [.bold, .italic])])
        #expect(runs("_a_ b") == [StyledRun("a", .underline), StyledRun(" b")])
    }

    @Test func `styles nest`() {
        #expect(
            runs("_a *b*_") == [StyledRun("a ", .underline), StyledRun("b", [.underline, .italic])])
        #expect(runs("***a** b*") == [StyledRun("a", [.bold, .italic]), StyledRun(" b", .italic)])
    }

    @Test func `spaces, escapes and line ends stop emphasis`() {
        #expect(runs("He dialed *69 and then *23, and hung up.").count == 1)
        #expect(runs(#"\*a\* b"#) == [StyledRun("*a* b")])
        #expect(runs("*a\nb*") == [StyledRun("*a\nb*")])
        #expect(runs("****") == [StyledRun("****")])
    }
}

@Suite struct `What is odd` {
    @Test(arguments: [
        ("", 1, 1, "nothing to film"), ("INT. A\n\nText [[open", 3, 6, "never closed|not closed"),
        ("INT. A\n\n  /* open", 3, 3, "never closed"), ("INT.\n\nText", 1, 1, "names no place"),
        ("BOB\nHi.\n\nINT. A\n\nB", 1, 1, "before the first scene"),
        ("INT. A\n\nBOB\n(softly)\n\nB", 3, 1, "says nothing"),
        ("Text", 1, 1, "no scene heading"),
    ])
    func `it is found where it stands`(text: String, line: Int, column: Int, words: String) {
        let found = Screenplay(text: text).diagnostics
        let parts = words.split(separator: "|")
        #expect(
            found.contains { item in
                item.position == SourcePosition(line: line, column: column)
                    && parts.contains { item.sentence.contains($0) }
            }, "\(found)")
    }
}

@Suite struct `Bytes` {
    @Test func `every line end, a byte order mark and UTF-16 give the same screenplay`() throws {
        let text = "INT. CAFÉ - DAY\n\nBOB\nHi.\n"
        let plain = try Screenplay.read(bytes: text.utf8)
        for end in ["\r\n", "\r"] {
            let other = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
            #expect(try Screenplay.read(bytes: other.utf8) == plain)
        }
        #expect(try Screenplay.read(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8)) == plain)
        let units = [UInt16(0xFEFF)] + Array(text.utf16)
        #expect(try Screenplay.read(bytes: units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }) == plain)
        #expect(try Screenplay.read(bytes: units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }) == plain)
    }

    @Test func `what is not a text is refused with a sentence`() {
        #expect(throws: ScreenplayReadError.notUTF8(at: SourcePosition(line: 2, column: 4))) {
            try Screenplay.read(bytes: Array("A\nCAF".utf8) + [0xE9])
        }
        #expect(throws: ScreenplayReadError.binary) { try Screenplay.read(bytes: [0x50, 0x4B, 3, 0]) }
        #expect(throws: ScreenplayReadError.brokenUTF16) { try Screenplay.read(bytes: [0xFF, 0xFE, 0x41]) }
        #expect(throws: ScreenplayReadError.utf32) { try Screenplay.read(bytes: [0xFF, 0xFE, 0, 0]) }
    }
}
