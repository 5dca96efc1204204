/// What a body does at one moment, in the terms of an animator; ``FigureSkeleton/posed(_:)`` makes bones of it.
struct FigurePosture: Sendable {
    /// A wrist's place and a hand's turn, both as the chest sees them.
    struct Arm: Sendable {
        /// From the shoulder to the wrist, in metres.
        var reach: StagePoint
        /// Where the elbow points.
        var elbowward: StagePoint
        /// Where the fingers point; mixed with the forearm's own direction.
        var fingers: StagePoint
        /// Where the thumb points.
        var thumb: StagePoint

        /// Partly this, partly another.
        func mixed(with other: Arm, _ share: Float) -> Arm {
            Arm(
                reach: mix(reach, other.reach, share), elbowward: mix(elbowward, other.elbowward, share),
                fingers: mix(fingers, other.fingers, share), thumb: mix(thumb, other.thumb, share))
        }
    }

    /// A foot on the stage.
    struct Foot: Sendable {
        var ankle: StagePoint
        var turn: Turn
        /// The toes' own nod, in radians; positive points them down.
        var toes: Float
    }

    /// The pelvis on the stage.
    var hips: RigidMotion
    /// Each relative to the bone below.
    var belly = Turn.none
    var chest = Turn.none
    /// The head against the stage, in radians from the pelvis' heading: to the left, and down.
    var headYaw: Float = 0
    var headPitch: Float = 0
    var headRoll: Float = 0
    /// The direction the pelvis faces, in radians from positive z towards positive x.
    var heading: Float
    /// What the eyes look at, on the stage; nil is straight ahead.
    var lookPoint: StagePoint?
    /// How far the jaw is open and the lids are shut, 0…1.
    var jaw: Float = 0
    var lids: Float = 0
    /// In the order of ``BodySide``.
    var arms: [Arm]
    var feet: [Foot]
}

extension FigureSkeleton {
    /// Where every bone is in a posture.
    func posed(_ posture: FigurePosture) -> [RigidMotion] {
        var bones = rest
        func place(_ bone: Bone, on parent: Bone, _ turn: Turn) {
            let step = rest[bone.rawValue].origin - rest[parent.rawValue].origin
            let below = bones[parent.rawValue]
            bones[bone.rawValue] = RigidMotion(turn: below.turn * turn, origin: below(step))
        }
        bones[Bone.hips.rawValue] = posture.hips
        place(.belly, on: .hips, posture.belly)
        place(.chest, on: .belly, posture.chest)
        place(.neck, on: .chest, .yaw(posture.headYaw * 0.35) * .pitch(posture.headPitch * 0.4))
        place(.head, on: .neck, .none)
        let head = Turn.yaw(posture.heading + posture.headYaw) * .pitch(posture.headPitch) * .roll(posture.headRoll)
        bones[Bone.head.rawValue].turn = head
        place(.jaw, on: .head, .pitch(0.13 * posture.jaw))
        poseEyes(posture, head, &bones)
        for side in BodySide.allCases {
            poseArm(posture.arms[side.rawValue], side, &bones)
            poseLeg(posture.feet[side.rawValue], side, &bones)
        }
        return bones
    }

    private func poseEyes(_ posture: FigurePosture, _ head: Turn, _ bones: inout [RigidMotion]) {
        for side in BodySide.allCases {
            let step = rest[side.eye.rawValue].origin - rest[Bone.head.rawValue].origin
            let eye = bones[Bone.head.rawValue](step)
            let (yaw, pitch) = eyeAngles(posture, head, from: eye)
            bones[side.eye.rawValue] = RigidMotion(turn: head * .yaw(yaw) * .pitch(pitch), origin: eye)
            let shut = mix(0.45 * max(pitch, -0.3), 0.78, posture.lids)
            bones[side.lid.rawValue] = RigidMotion(turn: head * .pitch(shut), origin: eye)
        }
    }

    /// How far the eyes turn in their sockets: 35° aside, 25° up and down at most.
    func eyeAngles(_ posture: FigurePosture, _ head: Turn, from eye: StagePoint) -> (yaw: Float, pitch: Float) {
        guard let point = posture.lookPoint else { return (0, 0) }
        let look = normalised(head.undone(point - eye))
        let yaw = clamp(arcTangent(look.x, max(look.z, 0.05)), -0.61, 0.61)
        let pitch = clamp(arcTangent(-look.y, max((look.x * look.x + look.z * look.z).squareRoot(), 0.05)), -0.44, 0.44)
        return (yaw, pitch)
    }

    private func poseArm(_ arm: FigurePosture.Arm, _ side: BodySide, _ bones: inout [RigidMotion]) {
        let chest = bones[Bone.chest.rawValue]
        let shoulder = chest(rest[side.upperArm.rawValue].origin - rest[Bone.chest.rawValue].origin)
        let limb = TwoBoneLimb(upper: measures.upperArm, lower: measures.foreArm)
        let target = shoulder + chest.turn(arm.reach)
        let (elbow, wrist) = limb.bent(from: shoulder, to: target, towards: chest.turn(arm.elbowward))
        let thumb = chest.turn(arm.thumb)
        let fore = normalised(wrist - elbow)
        let fingers = normalised(fore + chest.turn(arm.fingers))
        bones[side.upperArm.rawValue] = RigidMotion(
            turn: Turn(axis: elbow - shoulder, pole: chest.turn([0, 0, 1]) + fore * 0.8), origin: shoulder)
        bones[side.foreArm.rawValue] = RigidMotion(turn: Turn(axis: fore, pole: thumb), origin: elbow)
        bones[side.hand.rawValue] = RigidMotion(turn: Turn(axis: fingers, pole: thumb), origin: wrist)
    }

    private func poseLeg(_ foot: FigurePosture.Foot, _ side: BodySide, _ bones: inout [RigidMotion]) {
        let hips = bones[Bone.hips.rawValue]
        let hip = hips(rest[side.thigh.rawValue].origin - rest[Bone.hips.rawValue].origin)
        let limb = TwoBoneLimb(upper: measures.hip - measures.knee, lower: measures.knee - measures.ankle)
        let outward = hips.turn([0.1 * side.sign, isSeated ? 0.6 : 0, 1])
        let kneeward = normalised(outward + foot.turn([0, 0, 0.6]))
        let (knee, ankle) = limb.bent(from: hip, to: foot.ankle, towards: kneeward)
        bones[side.thigh.rawValue] = RigidMotion(
            turn: Turn(axis: knee - hip, pole: isSeated ? [0, 1, 0] : kneeward), origin: hip)
        bones[side.shin.rawValue] = RigidMotion(turn: Turn(axis: ankle - knee, pole: kneeward), origin: knee)
        bones[side.foot.rawValue] = RigidMotion(turn: foot.turn, origin: ankle)
        let ball = rest[side.toes.rawValue].origin - rest[side.foot.rawValue].origin
        bones[side.toes.rawValue] = RigidMotion(turn: foot.turn * .pitch(foot.toes), origin: ankle + foot.turn(ball))
    }
}

/// Thigh and shin, or upper arm and forearm: two bones that bend in one plane.
struct TwoBoneLimb: Sendable {
    let upper: Float
    let lower: Float

    /// The middle joint and the end for a wanted end; an end out of reach is brought in reach along the same line.
    func bent(from root: StagePoint, to wanted: StagePoint, towards hint: StagePoint) -> (
        joint: StagePoint, end: StagePoint
    ) {
        let span = wanted - root
        let distance = clamp(length(span), abs(upper - lower) + 0.01, (upper + lower) * 0.9995)
        let along = normalised(span)
        let foot = (upper * upper - lower * lower + distance * distance) / (2 * distance)
        let height = max(upper * upper - foot * foot, 0).squareRoot()
        let aside = normalised(hint - along * dot(hint, along))
        return (root + along * foot + aside * height, root + along * distance)
    }
}
