/// How much each of up to four bones moves a vertex; the shares add up to 1.
struct BoneWeights: Sendable {
    private(set) var bones = SIMD4<UInt8>()
    private(set) var shares = SIMD4<Float>()

    /// Moved by one bone alone.
    init(_ bone: Bone) {
        bones[0] = UInt8(bone.rawValue)
        shares[0] = 1
    }

    /// Gives `share` of what there is to another bone, and keeps the four strongest.
    mutating func yield(_ share: Float, to bone: Bone) {
        guard share > 0.001 else { return }
        shares *= 1 - share
        let code = UInt8(bone.rawValue)
        for place in 0..<4 where shares[place] > 0 && bones[place] == code {
            shares[place] += share
            return
        }
        var weakest = 0
        for place in 1..<4 where shares[place] < shares[weakest] { weakest = place }
        bones[weakest] = code
        shares[weakest] = share
        shares /= shares.sum()
    }
}

/// Binds the rest surface to the bones: across each joint the share passes smoothly from one bone to the next.
struct BodyBinding: Sendable {
    let skeleton: FigureSkeleton

    private var stature: Float { skeleton.measures.stature }

    /// How far past a joint's plane a point is: 0 well before it, 1 well after it.
    private func past(
        _ joint: StagePoint, from parent: StagePoint, to child: StagePoint, over reach: Float, at p: StagePoint
    ) -> Float {
        let normal = normalised(normalised(joint - parent) + normalised(child - joint))
        return smoothstep(-reach, reach, dot(p - joint, normal))
    }

    /// Skull, jaw and neck.
    func head(_ p: StagePoint) -> BoneWeights {
        let m = skeleton.measures
        let middle = FigureSkeleton.headCentre(m)
        let local = (p - middle) / m.head
        var weights = BoneWeights(.chest)
        let neck = skeleton.joint(.neck)
        weights.yield(smoothstep(neck.y - 0.02 * stature, neck.y + 0.025 * stature, p.y), to: .neck)
        weights.yield(smoothstep(-0.52, -0.18, local.y + 0.5 * max(local.z, 0)), to: .head)
        let jaw =
            smoothstep(HeadShape.mouth.y + 0.005, HeadShape.mouth.y - 0.05, local.y) * smoothstep(-0.05, 0.12, local.z)
        weights.yield(jaw * smoothstep(-0.75, -0.5, local.y), to: .jaw)
        return weights
    }

    /// The lips: the upper one stays with the skull.
    func lips(_ p: StagePoint) -> BoneWeights {
        let m = skeleton.measures
        let local = (p - FigureSkeleton.headCentre(m)) / m.head
        var weights = BoneWeights(.head)
        weights.yield(smoothstep(HeadShape.mouth.y + 0.004, HeadShape.mouth.y - 0.006, local.y), to: .jaw)
        return weights
    }

    /// Trunk and sleeves.
    func upper(_ p: StagePoint) -> BoneWeights {
        var weights = BoneWeights(.hips)
        let belly = skeleton.joint(.belly)
        let chest = skeleton.joint(.chest)
        let neck = skeleton.joint(.neck)
        weights.yield(smoothstep(belly.y - 0.05 * stature, belly.y + 0.04 * stature, p.y), to: .belly)
        weights.yield(smoothstep(chest.y - 0.05 * stature, chest.y + 0.05 * stature, p.y), to: .chest)
        weights.yield(0.5 * smoothstep(neck.y - 0.01 * stature, neck.y + 0.025 * stature, p.y), to: .neck)
        if !skeleton.isSeated { hem(p, &weights) }
        for side in BodySide.allCases where p.x * side.sign > 0 {
            let shoulder = skeleton.joint(side.upperArm)
            let elbow = skeleton.joint(side.foreArm)
            let along = normalised(elbow - shoulder)
            // The shoulder's plane leans outwards, so that the armpit stays with the chest.
            let plane = normalised(along + StagePoint(side.sign * 0.9, 0.15, 0))
            let arm = smoothstep(-0.028 * stature, 0.045 * stature, dot(p - shoulder, plane))
            // Below the armpit only what is near the sleeve's axis belongs to the arm.
            let share = clamp(dot(p - shoulder, along), 0, 0.5 * stature)
            let aside = length(p - shoulder - along * share)
            let sleeve = arm * (1 - smoothstep(0.05 * stature, 0.075 * stature, aside))
            weights.yield(sleeve, to: side.upperArm)
            let wrist = skeleton.joint(side.hand)
            if sleeve > 0.99 {
                weights.yield(past(elbow, from: shoulder, to: wrist, over: 0.03 * stature, at: p), to: side.foreArm)
            }
        }
        return weights
    }

    private func hem(_ p: StagePoint, _ weights: inout BoneWeights) {
        let hip = skeleton.measures.hip
        let fall = smoothstep(hip + 0.03 * stature, hip - 0.08 * stature, p.y)
        let left = smoothstep(-0.05 * stature, 0.05 * stature, p.x)
        weights.yield(fall * 0.88 * left, to: .leftThigh)
        weights.yield(fall * 0.88 * (1 - left) / max(1 - fall * 0.88 * left, 0.01), to: .rightThigh)
    }

    /// Trousers.
    func lower(_ p: StagePoint) -> BoneWeights {
        var weights = BoneWeights(.hips)
        let side: BodySide = p.x >= 0 ? .left : .right
        let hip = skeleton.joint(side.thigh)
        let knee = skeleton.joint(side.shin)
        let ankle = skeleton.joint(side.foot)
        let above = hip + StagePoint(0, 0.1, 0)
        let leg = past(hip, from: above, to: knee, over: 0.05 * stature, at: p)
        // At the fork both thighs share the cloth.
        let apart = smoothstep(-0.012 * stature, 0.012 * stature, p.x)
        weights.yield(leg * apart, to: .leftThigh)
        weights.yield(leg * (1 - apart) / max(1 - leg * apart, 0.01), to: .rightThigh)
        let bend = past(knee, from: hip, to: ankle, over: 0.035 * stature, at: p)
        if leg > 0.5 { weights.yield(bend, to: side.shin) }
        return weights
    }

    /// Shoes bend at the ball.
    func shoe(_ p: StagePoint, _ side: BodySide) -> BoneWeights {
        var weights = BoneWeights(side.foot)
        let ball = skeleton.joint(side.toes).z
        weights.yield(smoothstep(ball - 0.012 * stature, ball + 0.012 * stature, p.z), to: side.toes)
        return weights
    }

    /// Hands; the wrist's stub stays in the sleeve.
    func hand(_ p: StagePoint, _ side: BodySide) -> BoneWeights {
        var weights = BoneWeights(side.foreArm)
        let bone = skeleton.rest[side.hand.rawValue]
        let along = dot(p - bone.origin, bone.turn.y)
        weights.yield(smoothstep(-0.018 * stature, 0.01 * stature, along), to: side.hand)
        return weights
    }
}
