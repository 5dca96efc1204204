import NodeCatalog
import PrevisStage
import ProductionModel

extension CameraSolver {
    /// The largest share of the picture's width that the near shoulder may take.
    static let shoulderShare: Float = 0.32

    /// Medium close-up on the first of the cast over the shoulder of the second.
    ///
    /// The lens is lengthened where the framing's distance would put the camera between the two. The azimuth grows from
    /// the line between them until the near figure takes less than a third of the picture and leaves the face free.
    func overTheShoulder() -> CameraMove {
        let far = rigs[0]
        let near = rigs[1]
        var goal = FrameGoal(single: far, subject: 0, heads: 2.8)
        goal.leadRoom = 0
        goal.lensHeight = max(far.eyes.y, near.headCentre.y - near.headHeight * 0.4)
        let apart = (near.feet - far.feet).levelled.magnitude
        let least = max(goal.visibleHeight / (2 * halfHeight), apart + 0.6)
        let lens = goal.visibleHeight / (2 * least)
        let back = (near.feet - far.feet).azimuth
        let hand: Float = (line.side.azimuth - back).wrapped < 0 ? -1 : 1
        for tried in [lens, lens * 0.9, lens * 1.1, lens * 0.8, lens * 1.2] {
            for step in 2...30 {
                let azimuth = back + hand * Float(step).radians * 1.5
                for offset in [0.34, 0.28, 0.4, 0.22] as [Float] {
                    let move = shoulder(goal, near: near, azimuth: azimuth, hand: hand * offset, halfHeight: tried)
                    guard let move else { continue }
                    let cause = "the camera stands behind \(name(1))’s shoulder"
                    return finished(move, goal: goal, told: [], because: cause)
                }
            }
        }
        let told = ["No place behind \(name(1))’s shoulder sees \(name(0)); the shot is taken from the side."]
        let side = spread(around: back + hand * Float(40).radians, reach: 40)
        return search(goal, from: side, told: told)
    }

    private func shoulder(
        _ goal: FrameGoal, near: CastRig, azimuth: Float, hand: Float, halfHeight: Float
    ) -> CameraMove? {
        var view = goal.viewpoint(
            azimuth: azimuth, elevation: elevation.0, roll: elevation.roll, halfHeight: halfHeight, aspect: aspect)
        // The far face stands away from the shoulder; the distance hardly changes with it, and is scaled once more.
        view.place.x = hand
        let slant = view.slant(halfHeight)
        view.place.x = 0
        let before = view.slant(halfHeight)
        view.place.x = hand
        view.position = goal.anchor + (view.position - goal.anchor) * (slant / before)
        let share = near.share(of: view.pose)
        guard share > 0.08, share <= Self.shoulderShare, space.isClear(view.position, at: space.samples.count / 2),
            view.pose.depth(of: near.headCentre) > 0.3,
            space.sees(goal.anchor, from: view.position, ignoring: [0])
        else { return nil }
        return fitted(view)
    }
}

extension CastRig {
    /// How much of the picture's width the figure's head and shoulders take from the nearer edge, 0…1.
    func share(of pose: CameraPose) -> Float {
        let level = pose.right.levelled.unit(or: pose.right)
        let points = [
            headCentre + level * (headHeight * 0.42), headCentre - level * (headHeight * 0.42),
            chest + level * shoulderHalfWidth, chest - level * shoulderHalfWidth,
        ]
        let places = points.compactMap { pose.place(of: $0)?.x }
        guard let left = places.min(), let right = places.max(), left < 1, right > -1 else { return 0 }
        return ((left + right < 0 ? right + 1 : 1 - left) / 2).held(0, 1)
    }
}
