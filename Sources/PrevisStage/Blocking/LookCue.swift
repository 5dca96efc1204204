/// What a cast member turns to from a moment on.
struct LookCue: Hashable, Sendable {
    enum Target: Hashable, Sendable {
        case ahead
        case point(StagePoint)
        /// Another member, by its place in the cast.
        case member(Int)
    }

    /// Seconds from the shot's first frame; the first cue holds from the beginning.
    var time: Double
    var target: Target

    /// Seconds that a turn of the head takes.
    static let turnTime = 0.7
}

/// A line of dialogue in seconds.
struct SpokenLine: Hashable, Sendable {
    var start: Double
    var end: Double

    /// How much its speaker speaks at a time, 0…1: it rises and falls within a few tenths of a second.
    func presence(at time: Double) -> Float {
        smoothstep(Float(start) - 0.25, Float(start) + 0.35, Float(time))
            * (1 - smoothstep(Float(end) - 0.25, Float(end) + 0.45, Float(time)))
    }
}
