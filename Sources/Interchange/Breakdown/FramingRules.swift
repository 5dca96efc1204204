internal import ProductionModel

/// Which shot shows a stretch of text, and how much of it the frame holds.
enum FramingRules {
    /// An action sentence's rule.
    static func actionRule(_ prose: Prose, people: Int, hasInsert: Bool, isAmidSpeech: Bool) -> ShotRule {
        if hasInsert { return .insert }
        if people >= 2, looksAtSomeone(prose) { return .pointOfView }
        if people > 0, prose.mentions(Lexicon.walking.union(Lexicon.chasing)) { return .walk }
        if people >= 2 { return .group }
        let isSmall = prose.mentions(Lexicon.reacting) || prose.mentions(Lexicon.looking)
        if people == 1, isSmall || (isAmidSpeech && prose.words.count <= 6) { return .reaction }
        return .action
    }

    /// `Vera looks at Jonas`: a verb of looking with someone before and someone behind it.
    private static func looksAtSomeone(_ prose: Prose) -> Bool {
        guard let verb = prose.firstIndex(of: Lexicon.looking) else { return false }
        return verb > 0 && verb + 1 < prose.words.count && prose.words.count <= 12
    }

    /// The small thing a short sentence is about: named, handled, and not shown before in the scene.
    static func insertObject(in prose: Prose, seen: Set<String>) -> String? {
        guard prose.words.count <= 14, prose.mentions(Lexicon.handling) else { return nil }
        return prose.words.last { Lexicon.smallObjects.contains($0) && !seen.contains($0) }
    }

    /// How much the frame holds.
    static func framing(for rule: ShotRule, people: Int, setting: Environment, isReturn: Bool) -> Framing {
        switch rule {
        case .establishing: establishing(setting, isReturn: isReturn)
        case .action: people == 0 ? .wide : .medium
        case .walk: setting.set == .room ? .mediumLong : .full
        case .insert: .insert
        case .pointOfView: .pov
        case .reaction, .listener, .single: people == 0 ? .wide : .mediumCloseUp
        case .group: both(people)
        case .twoShot: .twoShot
        case .overTheShoulder: .overTheShoulder
        case .closeUp: .closeUp
        }
    }

    /// Outside one sees the land first; inside the walls; on coming back, less is enough.
    private static func establishing(_ setting: Environment, isReturn: Bool) -> Framing {
        if isReturn { return setting.set == .room ? .full : .wide }
        return setting.set == .room ? .wide : .extremeWide
    }

    /// Two fit a two-shot, more need the whole figure.
    static func both(_ people: Int) -> Framing { people <= 2 ? .twoShot : .full }

    /// A sentence joins the shot that runs if that shows the same and does not grow long.
    static func canJoin(_ running: PlannedShot, _ next: PlannedShot, isNewParagraph: Bool) -> Bool {
        guard running.lines.isEmpty, next.rule != .insert, next.rule != .pointOfView else { return false }
        guard running.rule != .insert, running.rule != .pointOfView else { return false }
        let text = (running.action + next.action).joined(separator: " ")
        let length = TimingRules.action(text)
        // A paragraph is a thought: a new one deserves a shot of its own.
        if isNewParagraph { return false }
        if running.rule == .establishing { return length <= 6 }
        let isSame = Set(next.people).isSubset(of: running.people)
        return isSame && length <= 5.5 && (next.rule == running.rule || next.rule == .action)
    }

    /// A line's rule: close on what matters, both when a talk begins, then over the shoulders.
    static func speechRule(_ line: SpokenLine, hasPartner: Bool, isOpen: Bool, isLast: Bool, wasOverTheShoulder: Bool)
        -> ShotRule
    {
        if line.isIntense { return .closeUp }
        guard hasPartner else { return isLast ? .closeUp : .single }
        if !isOpen { return .twoShot }
        return isLast && wasOverTheShoulder ? .closeUp : .overTheShoulder
    }

    /// A short answer stays in the two-shot that the talk began with.
    static func canShare(_ running: PlannedShot?, _ line: SpokenLine, isLast: Bool, isOpen: Bool) -> Bool {
        guard let running, isOpen, running.rule == .twoShot, running.lines.count == 1, !isLast, !line.isIntense,
            line.pause == 0, running.lines[0].speaker != line.speaker
        else { return false }
        return running.seconds + TimingRules.speech(line.text) <= 5.5
    }

    /// What the speaker does right before the line belongs to the line's shot: the listener or the partner comes in
    /// with the talk, and a small reaction already shows the face.
    static func canOpen(_ running: PlannedShot?, with line: SpokenLine, _ listener: Int?, as rule: ShotRule) -> Bool {
        guard let running, running.lines.isEmpty, running.seconds <= 4 else { return false }
        switch running.rule {
        case .reaction: return running.people.first == line.speaker && rule != .twoShot
        case .action, .group:
            let talkers = Set([line.speaker] + (listener.map { [$0] } ?? []))
            return rule == .twoShot && !running.people.isEmpty && Set(running.people).isSubset(of: talkers)
        default: return false
        }
    }

    /// After about seven seconds a speech goes on over the listener, at the sentence nearest to its middle.
    static func splitSpeech(_ line: SpokenLine, hasListener: Bool) -> (SpokenLine, SpokenLine?) {
        let sentences = line.text.sentences
        guard hasListener, sentences.count > 1, TimingRules.speech(line.text) > 7.5 else { return (line, nil) }
        let total = Prose(line.text).words.count
        var count = 0
        var split = 1
        for (index, sentence) in sentences.dropLast().enumerated() {
            count += Prose(sentence).words.count
            split = index + 1
            if count * 2 >= total { break }
        }
        var (first, second) = (line, line)
        first.text = sentences[..<split].joined(separator: " ")
        second.text = sentences[split...].joined(separator: " ")
        second.pause = 0
        return (first, second)
    }

    /// The focal length for a framing in millimetres on Super 35: wide for places, long for faces.
    static func focalLength(_ framing: Framing, inside: Bool) -> Double {
        switch framing {
        case .extremeCloseUp: 100
        case .closeUp: 85
        case .mediumCloseUp: 65
        case .medium: 50
        case .mediumLong: inside ? 35 : 50
        case .full: inside ? 28 : 40
        case .wide: inside ? 21 : 28
        case .extremeWide: 24
        case .twoShot: 40
        case .overTheShoulder: 65
        case .pov: 40
        case .insert: 85
        }
    }
}
