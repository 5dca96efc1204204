import ProductionModel

/// How far a movement has gone: eased, signed, and nought in the middle of the shot, where the framing holds.
struct MovementCurve: Sendable {
    let kind: MovementKind
    /// The whole way in the movement's own measure: radians, shares of the picture or of the distance, powers of two.
    let amount: Float
    let easing: Easing
    let drawn: EaseCurve?
    let duration: Double

    /// Linear moves are already at speed when the shot begins; the quadratic and cubic ones have a continuous velocity,
    /// and so has a curve that is drawn by hand.
    func travelled(at time: Double) -> Float {
        guard duration > 0 else { return 0 }
        let t = Float(min(max(time / duration, 0), 1))
        return (eased(t) - eased(0.5)) * amount
    }

    private func eased(_ t: Float) -> Float {
        if let drawn { return Float(drawn.share(at: Double(t))) }
        return switch easing {
        case .linear: t
        case .easeIn: t * t
        case .easeOut: t * (2 - t)
        case .easeInOut: t * t * (3 - 2 * t)
        }
    }

    /// The director's words in numbers. A direction that does not fit the movement is read as the nearest that does:
    /// right for left/right, up for up/down, in for in/out, clockwise for roll. A dolly sent sideways is a truck.
    init(_ movement: CameraMovement, duration: Double) {
        self.duration = duration
        easing = movement.easing
        drawn = movement.curve
        let backward = [.left, .down, .out, .counterclockwise].contains(movement.direction)
        let sign: Float = backward ? -1 : 1
        func by(_ slow: Float, _ medium: Float, _ fast: Float) -> Float {
            switch movement.speed {
            case .slow: slow * sign
            case .medium: medium * sign
            case .fast: fast * sign
            }
        }
        let sideways = movement.direction == .left || movement.direction == .right
        kind = movement.kind == .dolly && sideways ? .truck : movement.kind
        amount =
            switch kind {
            case .static: 0
            case .pan: by(0.3, 0.55, 0.9)
            case .tilt: by(0.25, 0.45, 0.8)
            case .roll: by(Float(6).radians, Float(12).radians, Float(25).radians)
            case .dolly: by(0.15, 0.3, 0.5)
            case .truck: by(0.2, 0.4, 0.7)
            case .pedestal: by(0.15, 0.3, 0.5)
            case .zoom: by(0.3, 0.65, 1.1)
            case .dollyZoom: by(0.4, 0.75, 1.2)
            case .orbit: by(Float(15).radians, Float(30).radians, Float(55).radians)
            case .crane: by(Float(10).radians, Float(20).radians, Float(35).radians)
            case .handheld: abs(by(0.5, 1, 1.8))
            }
    }
}
