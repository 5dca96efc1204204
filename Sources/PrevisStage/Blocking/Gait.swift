/// A walk in a straight or bent line at a steady pace: where each foot is planted, and how it travels in between.
///
/// Speed follows from leg length at a Froude number of 0.17 (dynamic similarity, Alexander 1976), so that a child
/// takes more and shorter steps than an adult at the adult's own ease.
struct Gait: Sendable {
    let measures: FigureProportions
    let path: WalkPath
    /// Metres a second along the path.
    let speed: Float
    /// Metres along the path at time zero.
    let start: Float

    /// The share of a cycle that a foot is on the floor.
    private static let stance: Float = 0.61

    /// A comfortable speed for a body.
    static func easySpeed(_ measures: FigureProportions) -> Float { (0.17 * 9.81 * measures.hip).squareRoot() }

    /// Metres between the prints of one foot.
    private var stride: Float { measures.hip * 0.76 * 2 * speed / Self.easySpeed(measures) }

    /// Metres along the path at a time in seconds.
    func travelled(at time: Double) -> Float { start + speed * Float(time) }

    /// The cycle's phase of the left foot, 0…1 from its print.
    func phase(at time: Double) -> Float {
        let cycle = travelled(at: time) / stride
        return cycle - cycle.rounded(.down)
    }

    /// Where the walker is and faces; the pelvis sways and bobs about it.
    func course(at time: Double) -> (point: StagePoint, heading: Float) { path.place(at: travelled(at: time)) }

    /// A foot at a time.
    func foot(_ side: BodySide, at time: Double) -> FigurePosture.Foot {
        let offset: Float = side == .left ? 0 : 0.5
        let cycle = travelled(at: time) / stride - offset
        let whole = cycle.rounded(.down)
        let share = cycle - whole
        let this = printed(whole + offset, side)
        if share < Self.stance { return planted(this, share / Self.stance) }
        let next = printed(whole + 1 + offset, side)
        let swing = (share - Self.stance) / (1 - Self.stance)
        let from = planted(this, 1)
        let to = planted(next, 0)
        let eased = swing * swing * (3 - 2 * swing)
        let turn = Turn.yaw(this.heading + wrapped(next.heading - this.heading) * eased)
        let nod = swingNod(swing)
        let foot = turn * .pitch(nod)
        // The joint of the toes leads: it rests on the floor before, and it clears the floor at once.
        let joint = StagePoint(0, -measures.ankle * FootShape.ballDrop, FootShape.ball * measures.stature)
        let lift = measures.stature * 0.02 * sine(swing * .pi)
        let way = mix(from.ankle + from.turn(joint), to.ankle + to.turn(joint), eased)
        return FigurePosture.Foot(
            ankle: way + [0, lift, 0] - foot(joint), turn: foot, toes: -max(nod, 0) * (1 - smoothstep(0.1, 0.6, swing)))
    }

    /// The heel's highest lift as a nod of the foot, in radians, and the foot's nod at the strike of the heel.
    private static let (push, strike): (Float, Float) = (0.8, -0.36)

    /// The nod of a foot in the air: on from the push with the same swing, then up for the next strike.
    private func swingNod(_ swing: Float) -> Float {
        let rate = 2 * Self.push / 0.46 * (1 - Self.stance) / Self.stance
        let left = 1 - swing
        return Self.push * (1 + 2 * swing) * left * left + rate * swing * left * left
            + Self.strike * (3 - 2 * swing) * swing * swing
    }

    private func printed(_ cycle: Float, _ side: BodySide) -> (point: StagePoint, heading: Float) {
        // A print lies a quarter stride ahead of the body at the moment of contact.
        let place = path.place(at: cycle * stride + stride * Self.stance * 0.46)
        let aside = StagePoint(cosine(place.heading), 0, -sine(place.heading))
        let toeOut: Float = 0.07 * side.sign
        return (place.point + aside * (measures.stature * 0.028 * side.sign), place.heading + toeOut)
    }

    /// A foot on its print: heel first, then flat, then rolling over the ball.
    private func planted(_ print: (point: StagePoint, heading: Float), _ share: Float) -> FigurePosture.Foot {
        let h = measures.stature
        let yaw = Turn.yaw(print.heading)
        let strike = Self.strike * (1 - smoothstep(0, 0.16, share))
        let late = max(share - 0.54, 0) / 0.46
        let nod = strike + Self.push * late * late
        let turn = yaw * .pitch(nod)
        // The point that stays: the heel's edge at first, the joint of the toes at last, so that these lie flat.
        let heel = StagePoint(0, -measures.ankle, -FootShape.heel * h)
        let ball = StagePoint(0, -measures.ankle * FootShape.ballDrop, FootShape.ball * h)
        let pivot = nod < 0 ? heel : ball
        let ankle = print.point + yaw(pivot) - turn(pivot) + [0, measures.ankle, 0]
        return FigurePosture.Foot(ankle: ankle, turn: turn, toes: -max(nod, 0))
    }
}

/// A closed course on the floor: there along a straight line, a half circle, back, and a half circle again.
struct WalkPath: Hashable, Sendable {
    let from: StagePoint
    let to: StagePoint
    /// Radius of the turns in metres; positive turns left.
    let radius: Float

    /// Length of one leg in metres.
    var leg: Float { length(to - from) }

    /// Length of the whole course in metres.
    var total: Float { 2 * leg + 2 * .pi * abs(radius) }

    /// The point and heading so far along; any number is valid.
    func place(at distance: Float) -> (point: StagePoint, heading: Float) {
        let along = normalised(to - from)
        let heading = arcTangent(along.x, along.z)
        let left = StagePoint(along.z, 0, -along.x) * (radius < 0 ? -1 : 1)
        let size = abs(radius)
        let bend: Float = radius < 0 ? -1 : 1
        let arc = Float.pi * size
        let rest = distance - (distance / total).rounded(.down) * total
        if rest < leg { return (from + along * rest, heading) }
        if rest < leg + arc {
            let angle = (rest - leg) / size
            return (to + left * (size * (1 - cosine(angle))) + along * (size * sine(angle)), heading + bend * angle)
        }
        if rest < 2 * leg + arc {
            return (to + left * (2 * size) - along * (rest - leg - arc), heading + bend * .pi)
        }
        let angle = (rest - 2 * leg - arc) / size
        return (
            from + left * (size * (1 + cosine(angle))) - along * (size * sine(angle)), heading + bend * (.pi + angle)
        )
    }
}
