/// The bones of a figure; the raw value is the place in every array of bones.
enum Bone: Int, CaseIterable, Sendable {
    case hips, belly, chest, neck, head, jaw
    case leftEye, rightEye, leftLid, rightLid
    case leftUpperArm, leftForeArm, leftHand, rightUpperArm, rightForeArm, rightHand
    case leftThigh, leftShin, leftFoot, leftToes, rightThigh, rightShin, rightFoot, rightToes
}

/// Left is the figure's own left, at positive x when it faces positive z.
enum BodySide: Int, CaseIterable, Sendable {
    case left, right

    /// +1 on the left.
    var sign: Float { self == .left ? 1 : -1 }
    var upperArm: Bone { self == .left ? .leftUpperArm : .rightUpperArm }
    var foreArm: Bone { self == .left ? .leftForeArm : .rightForeArm }
    var hand: Bone { self == .left ? .leftHand : .rightHand }
    var thigh: Bone { self == .left ? .leftThigh : .rightThigh }
    var shin: Bone { self == .left ? .leftShin : .rightShin }
    var foot: Bone { self == .left ? .leftFoot : .rightFoot }
    var toes: Bone { self == .left ? .leftToes : .rightToes }
    var eye: Bone { self == .left ? .leftEye : .rightEye }
    var lid: Bone { self == .left ? .leftLid : .rightLid }
}

/// A bone structure at rest, in the pose in which the body is polygonised: arms a little off the sides; legs as the
/// shot's action needs them, so that a seated body is modelled seated and its folds are right.
struct FigureSkeleton: Sendable {
    let measures: FigureProportions
    let isSeated: Bool
    /// Each bone's place at rest.
    let rest: [RigidMotion]

    /// Angle of the upper arms off the body at rest, in radians.
    static let restSpread: Float = 0.5
    /// Elbow bend at rest, in radians.
    static let restElbow: Float = 0.2

    init(_ measures: FigureProportions, seated: Bool) {
        self.measures = measures
        isSeated = seated
        var bones = [RigidMotion](repeating: RigidMotion(), count: Bone.allCases.count)
        func put(_ bone: Bone, _ turn: Turn, _ origin: StagePoint) {
            bones[bone.rawValue] = RigidMotion(turn: turn, origin: origin)
        }
        let h = measures.stature
        put(.hips, .none, [0, measures.hip, 0])
        put(.belly, .none, [0, measures.hip + (measures.neckBase - measures.hip) * 0.28, -0.012 * h])
        put(.chest, .none, [0, measures.hip + (measures.neckBase - measures.hip) * 0.56, -0.014 * h])
        put(.neck, .none, [0, measures.neckBase + 0.005 * h, -0.018 * h])
        let headCentre = Self.headCentre(measures)
        put(.head, .none, headCentre + StagePoint(0, -0.22, -0.1) * measures.head)
        put(.jaw, .none, headCentre + StagePoint(0, -0.1, 0.02) * measures.head)
        for side in BodySide.allCases {
            let eye = headCentre + HeadShape.eye(side) * measures.head
            put(side.eye, .none, eye)
            put(side.lid, .none, eye)
            let arm = Self.restArm(measures, side)
            let thumb = StagePoint(0, 0, 1)
            put(side.upperArm, Turn(axis: arm.elbow - arm.shoulder, pole: thumb), arm.shoulder)
            put(side.foreArm, Turn(axis: arm.wrist - arm.elbow, pole: thumb), arm.elbow)
            put(side.hand, Turn(axis: arm.wrist - arm.elbow, pole: thumb), arm.wrist)
            let leg = Self.restLeg(measures, side, seated: seated)
            let kneeward: StagePoint = seated ? [0, 1, 0] : [0, 0, 1]
            put(side.thigh, Turn(axis: leg.knee - leg.hip, pole: kneeward), leg.hip)
            put(side.shin, Turn(axis: leg.ankle - leg.knee, pole: [0, 0, 1]), leg.knee)
            put(side.foot, .none, leg.ankle)
            put(side.toes, .none, leg.ankle + StagePoint(0, -measures.ankle * FootShape.ballDrop, h * FootShape.ball))
        }
        rest = bones
    }

    /// Where a bone begins at rest.
    func joint(_ bone: Bone) -> StagePoint { rest[bone.rawValue].origin }

    /// The middle of the head at rest.
    static func headCentre(_ measures: FigureProportions) -> StagePoint {
        [0, measures.stature - measures.head / 2, 0.006 * measures.stature]
    }

    private static func restArm(_ m: FigureProportions, _ side: BodySide) -> (
        shoulder: StagePoint, elbow: StagePoint, wrist: StagePoint
    ) {
        let shoulder = StagePoint(m.shoulderReach * side.sign, m.shoulder, -0.012 * m.stature)
        let (down, out) = (cosine(restSpread), sine(restSpread))
        let elbow = shoulder + StagePoint(out * side.sign, -down, 0) * m.upperArm
        let forward = sine(restElbow)
        let straight = cosine(restElbow)
        let wrist = elbow + StagePoint(out * side.sign * straight, -down * straight, forward) * m.foreArm
        return (shoulder, elbow, wrist)
    }

    private static func restLeg(_ m: FigureProportions, _ side: BodySide, seated: Bool) -> (
        hip: StagePoint, knee: StagePoint, ankle: StagePoint
    ) {
        let hip = StagePoint(m.hipReach * side.sign, m.hip, 0)
        let thigh = m.hip - m.knee
        let shin = m.knee - m.ankle
        guard seated else {
            let knee = hip + StagePoint(0, -thigh, 0.004 * m.stature)
            return (hip, knee, knee + StagePoint(0, -shin, -0.01 * m.stature))
        }
        let knee = hip + normalised([0.16 * side.sign, -0.06, 1]) * thigh
        return (hip, knee, knee + normalised([0, -1, 0.05]) * shin)
    }
}
