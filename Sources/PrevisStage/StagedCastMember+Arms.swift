/// Where one arm is at one frame: what inserts show, and what may stand before a lens.
public struct CastArm: Hashable, Sendable {
    /// The middle of the elbow.
    public var elbow: StagePoint
    /// The middle of the wrist.
    public var wrist: StagePoint

    /// An arm from its joints.
    public init(elbow: StagePoint, wrist: StagePoint) {
        self.elbow = elbow
        self.wrist = wrist
    }
}

extension StagedCastMember {
    /// Both arms, first the left, at a time in seconds from the shot's first frame.
    public func arms(at time: Double) -> [CastArm] {
        let bones = bones(at: time)
        return [Bone.leftForeArm, .rightForeArm].map { forearm in
            let hand: Bone = forearm == .leftForeArm ? .leftHand : .rightHand
            return CastArm(elbow: bones[forearm.rawValue].origin, wrist: bones[hand.rawValue].origin)
        }
    }
}
