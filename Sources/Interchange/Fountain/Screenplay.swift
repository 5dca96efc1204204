/// A screenplay as Fountain 1.1 writes it: a title page and elements, each with its place in the text.
public struct Screenplay: Hashable, Sendable {
    /// The title page's entries in their order; empty when there is none.
    public var titlePage: [TitlePageEntry]
    /// The elements in their order.
    public var elements: [ScreenplayElement]
    /// Notes, `[[…]]`, taken out of the text they stand in.
    public var notes: [ScreenplayNote]
    /// Cuts, `/*…*/`, which count as not written.
    public var boneyards: [ScreenplayNote]
    /// What is odd, in the order of the text.
    public var diagnostics: [Diagnostic]
    /// How many lines the text has.
    public var lineCount: Int

    /// The value of the first title page entry with one of these keys, as one line; nil when there is none.
    public func titlePageValue(_ keys: String...) -> String? {
        for key in keys {
            if let entry = titlePage.first(where: { $0.key.lowercased() == key.lowercased() }) {
                let value = entry.values.map(\.plain).filter { !$0.isEmpty }.joined(separator: " ")
                if !value.isEmpty { return value }
            }
        }
        return nil
    }

    /// The title, if the title page states one.
    public var title: String? { titlePageValue("Title") }
}

/// An entry of the title page, known to us or not.
public struct TitlePageEntry: Hashable, Sendable {
    /// Where its key stands.
    public var position: SourcePosition
    /// The key as written, without its colon.
    public var key: String
    /// Its lines.
    public var values: [StyledText]
    /// The line it ends in.
    public var lastLine: Int
}

/// A note or a boneyard.
public struct ScreenplayNote: Hashable, Sendable {
    /// Where its first bracket stands.
    public var position: SourcePosition
    /// The line its last bracket stands in.
    public var lastLine: Int
    /// What stands between the brackets; line ends are `\n`.
    public var text: String
}

/// An element of a screenplay.
public struct ScreenplayElement: Hashable, Sendable {
    /// What the element is.
    public enum Kind: Hashable, Sendable {
        case sceneHeading(SceneHeading)
        /// Line breaks, spaces and tabs are kept: they are meant.
        case action(StyledText)
        case dialogue(DialogueBlock)
        case lyrics(StyledText)
        case transition(StyledText)
        case centred(StyledText)
        /// A heading of the outline, 1 for the highest level.
        case section(level: Int, StyledText)
        case synopsis(StyledText)
        case pageBreak
    }

    /// Its first character.
    public var position: SourcePosition
    /// The line it ends in.
    public var lastLine: Int
    /// Empty lines before it; two and more are meant as space.
    public var blankLinesBefore: Int
    /// What it is.
    public var kind: Kind
}

/// A cue and what stands under it.
public struct DialogueBlock: Hashable, Sendable {
    /// Whether the block is spoken beside another one (Fountain 1.1, section Dual Dialogue).
    public enum Side: Hashable, Sendable {
        case alone
        case left
        case right
    }

    /// Who speaks.
    public var cue: CharacterCue
    /// Alone, or half of a dual dialogue.
    public var side: Side
    /// Speech, parentheticals and lyrics in their order.
    public var parts: [DialoguePart]
}

/// A character cue.
public struct CharacterCue: Hashable, Sendable {
    /// The name without extensions and marks, as written.
    public var name: String
    /// What stands in the brackets behind it: `V.O.`, `O.S.`, `CONT'D`, `on the radio`.
    public var extensions: [String]
    /// Written with `@`.
    public var isForced: Bool
}

/// A part of a dialogue block.
public struct DialoguePart: Hashable, Sendable {
    /// What the part is.
    public enum Kind: Hashable, Sendable {
        case speech(StyledText)
        /// Without its brackets.
        case parenthetical(StyledText)
        case lyrics(StyledText)
    }

    /// Its first character.
    public var position: SourcePosition
    /// What it is.
    public var kind: Kind
}
