internal import NodeCatalog

/// A paragraph of action or a speech: what the breakdown makes shots of.
enum Beat {
    case action(String, at: SourcePosition)
    case speech(SpokenLine)
}

/// A speech.
struct SpokenLine {
    /// The speaker's index in the cast.
    var speaker: Int
    /// The speaker as the cue gives the name.
    var name: String
    var text: String
    /// Heard, not seen: V.O., O.S., O.C., or over a radio or telephone.
    var isOffScreen: Bool
    /// An exclamation, emphasis, or capitals throughout.
    var isIntense: Bool
    /// Seconds of silence before the words, from parentheticals.
    var pause: Double
    /// Spoken together with the line before it.
    var isDual: Bool
    var position: SourcePosition
}

extension Beat {
    /// The beats of a scene's elements, in order.
    static func beats(of elements: ArraySlice<ScreenplayElement>, casting: Casting) -> [Beat] {
        elements.compactMap { element in
            switch element.kind {
            case .action(let text), .lyrics(let text), .centred(let text):
                return text.isEmpty ? nil : .action(text.plain, at: element.position)
            case .dialogue(let block):
                return SpokenLine(block, at: element.position, casting: casting).map(Beat.speech)
            default: return nil
            }
        }
    }
}

extension SpokenLine {
    /// The block's words as one line; nil when nobody says anything.
    init?(_ block: DialogueBlock, at position: SourcePosition, casting: Casting) {
        guard let speaker = casting.index(ofCue: block.cue.name) else { return nil }
        var words: [String] = []
        var isIntense = false
        var pause = 0.0
        for part in block.parts {
            switch part.kind {
            case .speech(let text), .lyrics(let text):
                words.append(text.plain.sentences.joined(separator: " "))
                isIntense = isIntense || text.isEmphasised
            case .parenthetical(let text):
                pause += TimingRules.pause(for: Prose(text.plain))
            }
        }
        let text = words.joined(separator: " ")
        guard !text.isEmpty else { return nil }
        let isHeard = Prose(block.cue.extensions.joined(separator: " "))
        self.init(
            speaker: speaker, name: casting.characters[speaker].name, text: text,
            isOffScreen: isHeard.mentions(["radio", "phone", "telephone", "tv", "intercom", "vo", "os"])
                || isHeard.contains(phrase: ["v", "o"]) || isHeard.contains(phrase: ["o", "s"])
                || isHeard.contains(phrase: ["o", "c"]),
            isIntense: isIntense || text.hasSuffix("!") || (text[...].isShouted && text.count > 2), pause: pause,
            isDual: block.side == .right, position: position)
    }
}
