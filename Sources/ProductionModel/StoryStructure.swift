/// A stretch or a turning point of a story.
public struct StoryBeat: Hashable, Sendable {
    /// What it is called.
    public let title: String
    /// Where it begins, in parts of its structure's ``StoryStructure/parts``.
    public let start: Int32
    /// Where it ends; equal to ``start`` for a turning point.
    public let end: Int32

    /// A stretch, or a turning point when no end is given.
    public init(_ title: String, _ start: Int32, _ end: Int32? = nil) {
        self.title = title
        self.start = start
        self.end = end ?? start
    }
}

/// A known way to lay out a story over its length.
public enum StoryStructure: String, Vocabulary {
    case threeAct = "three_act"
    case sevenPoint = "seven_point"
    case fifteenBeat = "fifteen_beat"

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .threeAct: "Three acts"
        case .sevenPoint: "Seven points"
        case .fifteenBeat: "Fifteen beats"
        }
    }

    /// The whole story's length in the unit of its beats: percent, thousandths, or pages of a screenplay of 110.
    public var parts: Int32 {
        switch self {
        case .threeAct: 100
        case .sevenPoint: 1_000
        case .fifteenBeat: 110
        }
    }

    /// The beats in order of their start. Three acts as 25/50/25; seven points at 0, 25, 37.5, 50, 62.5, 75 and
    /// 100 %; fifteen beats by page (Snyder, *Save the Cat!*, 2005).
    public var beats: [StoryBeat] {
        switch self {
        case .threeAct:
            [StoryBeat("Beginning", 0, 25), StoryBeat("Middle", 25, 75), StoryBeat("End", 75, 100)]
        case .sevenPoint:
            [
                StoryBeat("Hook", 0), StoryBeat("First turn", 250), StoryBeat("First pinch", 375),
                StoryBeat("Midpoint", 500), StoryBeat("Second pinch", 625), StoryBeat("Second turn", 750),
                StoryBeat("Resolution", 1_000),
            ]
        case .fifteenBeat:
            [
                StoryBeat("Opening image", 1), StoryBeat("Set-up", 1, 10), StoryBeat("Theme stated", 5),
                StoryBeat("Catalyst", 12), StoryBeat("Debate", 12, 25), StoryBeat("Break into two", 25),
                StoryBeat("B story", 30), StoryBeat("Fun and games", 30, 55), StoryBeat("Midpoint", 55),
                StoryBeat("Bad guys close in", 55, 75), StoryBeat("All is lost", 75),
                StoryBeat("Dark night of the soul", 75, 85), StoryBeat("Break into three", 85),
                StoryBeat("Finale", 85, 110), StoryBeat("Final image", 110),
            ]
        }
    }

    /// The frame of a film of `length` frames at which a beat starts; rounded down.
    public func startFrame(of beat: StoryBeat, length: Int64) -> Int64 {
        Int64(clamping: Int128(length) * Int128(beat.start) / Int128(parts))
    }
}
