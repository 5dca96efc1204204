/// How long things take. Seconds become frames once, at the film's exact rate.
enum TimingRules {
    /// Words a second in speech: some 155 a minute, the pace of film dialogue.
    static let speechRate = 2.6
    /// Words of description a second of screen time.
    static let actionRate = 2.8
    /// Silence before a shot's first words, between two lines, and after its last.
    static let lead = 0.35
    static let gap = 0.3
    static let tail = 0.55
    /// A face that matters is held longer.
    static let closeTail = 0.9

    /// A line without the silence around it; an ellipsis holds the breath.
    static func speech(_ text: String) -> Double {
        let breaths = text.contains("…") || text.contains("...") ? 0.4 : 0
        return max(0.7, Double(Prose(text).words.count) / speechRate + 0.3) + breaths
    }

    /// A stretch of action.
    static func action(_ text: String) -> Double { Double(Prose(text).words.count) / actionRate + 0.4 }

    /// The silence a parenthetical asks for.
    static func pause(for parenthetical: Prose) -> Double {
        guard parenthetical.mentions(Lexicon.silence) else { return 0 }
        return parenthetical.mentions(["long"]) ? 1.8 : 1
    }

    /// No shot is too short to read or longer than its interest.
    static func bounds(_ rule: ShotRule) -> ClosedRange<Double> {
        switch rule {
        case .establishing: 3.5...8
        case .insert: 1.8...3
        case .reaction: 1.8...4
        case .pointOfView: 2...4.5
        case .walk: 3...7
        default: 1.8...7
        }
    }
}
