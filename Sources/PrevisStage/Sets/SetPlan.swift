/// A place to stand or sit, numbered from 1 on the set's plan.
struct StageMark: Hashable, Sendable {
    /// On the floor: where feet stand; for a seat, the spot before it.
    var spot: StagePoint
    /// The direction that somebody alone faces, in radians from positive z towards positive x.
    var heading: Float
    /// The middle of a seat at its height.
    var seat: StagePoint?
}

/// A set that stands, and the plan by which a cast is placed in it.
struct SetPlan: Sendable {
    var builder: SetBuilder
    var isUnderRoof: Bool
    var cameraBounds: StageObstacle
    /// Marks 1, 2, 3…: pairs of neighbours are a conversation apart.
    var marks: [StageMark]
    /// The lane that walkers take; further walkers keep to its left, an arm's length off.
    var lane: WalkPath
    /// What the set is called in a remark, such as `a room`.
    var name: String
    /// Words in a place's name that say that the set already is that place.
    var words: [String]
}
