extension Performance {
    /// An arm that hangs: spread from the side, swung forward and bent, in radians.
    func hanging(_ side: BodySide, spread: Float, swing: Float, elbow: Float) -> FigurePosture.Arm {
        let s = side.sign
        let upper = StagePoint(sine(spread) * s, -cosine(spread) * cosine(swing), cosine(spread) * sine(swing))
        let bent = swing + elbow
        let inward = spread * 0.25
        let lower = StagePoint(sine(inward) * s, -cosine(inward) * cosine(bent), cosine(inward) * sine(bent))
        return FigurePosture.Arm(
            reach: upper * measures.upperArm + lower * measures.foreArm, elbowward: [0.35 * s, 0, -1],
            fingers: [0, -0.5, 0], thumb: [-0.25 * s, 0.05, 1])
    }

    /// A seated person's arm: the hand lies on the thigh.
    func resting(_ side: BodySide) -> FigurePosture.Arm {
        let h = measures.stature
        let s = side.sign
        let drop = measures.shoulder - measures.hip - 0.078 * h
        let out = measures.hipReach + 0.03 * h - measures.shoulderReach
        return FigurePosture.Arm(
            reach: [out * s, -drop, 0.165 * h], elbowward: [0.8 * s, -0.1, -0.8], fingers: [-0.25 * s, -0.45, 1.2],
            thumb: [-1 * s, 0.1, 0.25])
    }

    /// The arm of somebody who speaks: raised before the belly, the palm turned up a little, in a slow beat.
    func speaking(_ side: BodySide, at time: Double) -> FigurePosture.Arm {
        let s = side.sign
        let beat = 0.6 * wave(1.25, at: time) + 0.4 * wave(2.1, 0.4, at: time)
        let drift = wave(3.3, 0.15, at: time)
        let reach = measures.upperArm + measures.foreArm
        return FigurePosture.Arm(
            reach: StagePoint((-0.06 + 0.05 * drift) * s, -0.5 + 0.055 * beat, 0.58 + 0.03 * drift) * reach,
            elbowward: [0.5 * s, -0.9, -0.5], fingers: [-0.15 * s, 0.25 + 0.2 * beat, 0.4],
            thumb: [0.35 * s, 1, -0.1])
    }

    /// The whole posture at a moment: bearing, speech, blinking and the turn of chest, head and eyes.
    func posture(at time: Double, among cast: [Performance], mutual: Bool = true) -> FigurePosture {
        var posture = bearing(at: time)
        let speech = speech(at: time)
        if speech > 0 {
            let hand: BodySide = weightSide == .left ? .right : .left
            let lively: Float = isWalking ? 0.6 : 1
            // The hand moves less than the voice: a phrase is underlined, then it comes to rest.
            let share = speech * lively * smoothstep(-0.75, 0.35, wave(4.3, 0.2, at: time))
            posture.arms[hand.rawValue] = posture.arms[hand.rawValue].mixed(with: speaking(hand, at: time), share)
            posture.headPitch += speech * (0.035 * wave(0.9, at: time) + 0.03 * wave(2.3, 0.6, at: time))
            posture.headRoll += speech * 0.035 * wave(2.9, 0.35, at: time)
            let syllables = 0.5 + 0.3 * wave(0.27, at: time) + 0.2 * wave(0.43, 0.2, at: time)
            posture.jaw = speech * max(0, syllables)
        }
        posture.lids = blink(at: time)
        look(&posture, at: time, among: cast, mutual: mutual)
        return posture
    }

    private var isWalking: Bool {
        if case .walking = ground { return true }
        return false
    }

    /// The lids close for a fifth of a second every few seconds.
    private func blink(at time: Double) -> Float {
        let period: Float = 3.4 + habit
        let phase = Float(time) / period + habit * 5.3 + 0.31
        let since = (phase - phase.rounded(.down)) * period
        return smoothstep(0, 0.08, since) * (1 - smoothstep(0.11, 0.24, since))
    }
}
