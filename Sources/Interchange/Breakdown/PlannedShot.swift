internal import ProductionModel

/// A shot on its way: what it shows and why, before camera, light and time are added.
struct PlannedShot {
    var rule: ShotRule
    var framing: Framing
    /// Cast indices: the subject, the partner, and whoever else is in the frame.
    var people: [Int]
    var action: [String] = []
    var lines: [SpokenLine] = []
    var position: SourcePosition
    /// Seconds of silence that the text adds at the end.
    var hold = 0.0
    /// Who sits while the shot runs.
    var seated: Set<Int> = []
    /// Who walks.
    var walking: Set<Int> = []
    /// Everyone who is in the scene so far, in the order of their marks.
    var marks: [Int] = []

    /// The action's words.
    var prose: Prose { Prose(action.joined(separator: " ")) }

    /// The shot's length in seconds.
    var seconds: Double {
        let acted = action.isEmpty ? 0 : TimingRules.action(action.joined(separator: " "))
        guard !lines.isEmpty else {
            let bounds = TimingRules.bounds(rule)
            return min(max(acted, bounds.lowerBound), bounds.upperBound) + hold
        }
        return (schedule.map(\.end).max() ?? 0) + (rule == .closeUp ? TimingRules.closeTail : TimingRules.tail) + hold
    }

    /// When each line is spoken, in seconds from the first frame. Dual dialogue begins together.
    var schedule: [(start: Double, end: Double)] {
        let acted = action.isEmpty ? 0 : TimingRules.action(action.joined(separator: " "))
        var result: [(start: Double, end: Double)] = []
        var free = action.isEmpty ? TimingRules.lead : min(acted, TimingRules.bounds(rule).upperBound)
        for line in lines {
            let start = line.isDual ? result.last?.start ?? free : free + line.pause
            let end = start + TimingRules.speech(line.text)
            result.append((start, end))
            free = max(free, end + TimingRules.gap)
        }
        return result
    }
}
