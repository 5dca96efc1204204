/// What one cast member does in the shot, as a function of time: where it is, how it holds itself, whom it looks at.
struct Performance: Sendable {
    /// What carries the body.
    enum Ground: Sendable {
        case standing(StagePoint, heading: Float)
        /// The middle of the seat's front half, at the seat's height.
        case sitting(StagePoint, heading: Float)
        case walking(Gait)
    }

    let skeleton: FigureSkeleton
    let ground: Ground
    /// What it looks at, in the order of time; never empty.
    var looks: [LookCue] = [LookCue(time: 0, target: .ahead)]
    /// The lines that it speaks.
    var lines: [SpokenLine] = []
    /// Shifts its small habits against the others'; 0…1.
    var habit: Float = 0

    var measures: FigureProportions { skeleton.measures }

    /// The side that carries the weight.
    var weightSide: BodySide { habit < 0.5 ? .left : .right }

    /// How much it speaks at a time, 0…1.
    func speech(at time: Double) -> Float { lines.reduce(0) { max($0, $1.presence(at: time)) } }

    /// A slow wave of a period in seconds, −1…1, out of step with the others' waves.
    func wave(_ period: Float, _ offset: Float = 0, at time: Double) -> Float {
        sine(2 * .pi * (Float(time) / period + habit * 3.7 + offset))
    }

    /// The posture without the turn of the head: what others look at.
    func bearing(at time: Double) -> FigurePosture {
        switch ground {
        case .standing(let point, let heading): standing(at: point, heading, time)
        case .sitting(let seat, let heading): sitting(on: seat, heading, time)
        case .walking(let gait): walking(gait, time)
        }
    }

    /// The eyes' middle without the turn of the head.
    func bearingEyes(at time: Double) -> StagePoint { eyes(in: bearing(at: time)) }

    /// The eyes' middle with the head turned to where the others' eyes are without their turns.
    func turnedEyes(at time: Double, among cast: [Performance]) -> StagePoint {
        eyes(in: posture(at: time, among: cast, mutual: false))
    }

    private func eyes(in posture: FigurePosture) -> StagePoint {
        let bones = skeleton.posed(posture)
        return (bones[Bone.leftEye.rawValue].origin + bones[Bone.rightEye.rawValue].origin) / 2
    }

    private func standing(at point: StagePoint, _ heading: Float, _ time: Double) -> FigurePosture {
        let h = measures.stature
        let w = weightSide.sign
        let yaw = Turn.yaw(heading)
        let sway = StagePoint(0.005 * wave(6.1, at: time), 0, 0.003 * wave(4.7, 0.3, at: time)) * h
        let hips = point + yaw([0.012 * h * w, 0, 0] + sway) + [0, measures.hip - 0.0032 * h, 0]
        let tilt: Float = 0.035 * w
        let breath = wave(3.9, at: time)
        var posture = FigurePosture(
            hips: RigidMotion(turn: yaw * .yaw(0.05 * w) * .roll(tilt), origin: hips), heading: heading, arms: [],
            feet: [])
        posture.belly = .roll(-tilt * 1.25 + 0.006 * wave(6.1, 0.25, at: time)) * .pitch(0.004 * breath)
        posture.chest = .yaw(-0.05 * w) * .roll(-tilt * 0.35) * .pitch(-0.008 * breath)
        posture.headRoll = 0.02 * w + 0.012 * wave(7.3, 0.1, at: time)
        posture.headPitch = 0.012 * wave(5.3, at: time)
        for side in BodySide.allCases {
            let s = side.sign
            let bears = side == weightSide
            let place =
                bears
                ? StagePoint((measures.hipReach + 0.004 * h) * s, measures.ankle, -0.008 * h)
                : StagePoint((measures.hipReach + 0.022 * h) * s, measures.ankle, 0.036 * h)
            posture.feet.append(
                .init(ankle: point + yaw(place), turn: .yaw(heading + (bears ? 0.1 : 0.32) * s), toes: 0))
            posture.arms.append(
                hanging(
                    side, spread: 0.17 + (bears ? 0.03 : 0), swing: 0.02 + 0.012 * wave(5.9, 0.2 * s, at: time),
                    elbow: bears ? 0.2 : 0.32))
        }
        return posture
    }

    private func sitting(on seat: StagePoint, _ heading: Float, _ time: Double) -> FigurePosture {
        let h = measures.stature
        let yaw = Turn.yaw(heading)
        let breath = wave(3.9, at: time)
        let hips = seat + [0, 0.068 * h, 0] + yaw([0.003 * wave(6.7, at: time) * h, 0, -0.03 * h])
        var posture = FigurePosture(
            hips: RigidMotion(turn: yaw * .pitch(-0.05), origin: hips), heading: heading, arms: [], feet: [])
        posture.belly = .pitch(0.07 + 0.004 * breath)
        posture.chest = .pitch(0.03 - 0.008 * breath) * .roll(0.008 * wave(7.1, at: time))
        posture.headRoll = 0.012 * wave(7.3, 0.1, at: time)
        posture.headPitch = 0.012 * wave(5.3, at: time)
        let thigh = measures.hip - measures.knee
        for side in BodySide.allCases {
            let s = side.sign
            let ahead = side == weightSide ? 1.02 : 0.86
            let local = StagePoint((measures.hipReach + 0.026 * h) * s, 0, thigh * Float(ahead))
            let ground = max(0, seat.y - (measures.knee - measures.ankle) - 0.02 * h)
            var ankle = hips + yaw(local)
            ankle.y = (ground > 0.12 * h ? ground : 0) + measures.ankle
            posture.feet.append(.init(ankle: ankle, turn: .yaw(heading + 0.16 * s), toes: 0))
            posture.arms.append(resting(side))
        }
        return posture
    }

    private func walking(_ gait: Gait, _ time: Double) -> FigurePosture {
        let h = measures.stature
        let course = gait.course(at: time)
        let yaw = Turn.yaw(course.heading)
        let angle = 2 * Float.pi * gait.phase(at: time)
        // The body is lowest when both feet are down and highest over the standing leg; it leans over that leg.
        let bob = -0.008 * cosine(2 * (angle - 0.35))
        let aside = 0.011 * sine(angle - 0.1)
        let turn = 0.09 * cosine(angle - 0.2)
        let roll = 0.035 * sine(angle + 0.25)
        let hips = course.point + yaw([aside * h, 0, 0]) + [0, measures.hip - 0.024 * h + bob * h, 0]
        var posture = FigurePosture(
            hips: RigidMotion(turn: yaw * .yaw(-turn) * .roll(roll) * .pitch(0.03), origin: hips),
            heading: course.heading, arms: [], feet: [])
        posture.belly = .yaw(turn) * .roll(-roll * 0.8)
        posture.chest = .yaw(turn * 0.9) * .roll(-roll * 0.3) * .pitch(-0.01)
        posture.headPitch = 0.02 * cosine(2 * angle)
        for side in BodySide.allCases {
            posture.feet.append(gait.foot(side, at: time))
            // Each arm swings against its leg.
            let swing = -0.42 * side.sign * cosine(angle - 0.25)
            posture.arms.append(
                hanging(side, spread: 0.15, swing: swing + 0.06, elbow: 0.38 + 0.28 * smoothstep(-0.3, 0.5, swing)))
        }
        return posture
    }
}
