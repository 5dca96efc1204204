import Foundation

// Vector arithmetic on stage points; written out because SIMD3 comes without it on Linux.

/// The scalar product.
@inline(__always)
func dot(_ a: StagePoint, _ b: StagePoint) -> Float { a.x * b.x + a.y * b.y + a.z * b.z }

/// The right-handed vector product.
@inline(__always)
func cross(_ a: StagePoint, _ b: StagePoint) -> StagePoint {
    [a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x]
}

/// Euclidean length.
@inline(__always)
func length(_ a: StagePoint) -> Float { dot(a, a).squareRoot() }

/// The direction of a vector; up for the zero vector, so that a degenerate triangle still has a unit normal.
@inline(__always)
func normalised(_ a: StagePoint) -> StagePoint {
    let size = length(a)
    return size > 1e-12 ? a / size : [0, 1, 0]
}

/// Linear interpolation.
@inline(__always)
func mix(_ a: Float, _ b: Float, _ share: Float) -> Float { a + (b - a) * share }

/// Linear interpolation.
@inline(__always)
func mix(_ a: StagePoint, _ b: StagePoint, _ share: Float) -> StagePoint { a + (b - a) * share }

/// A value held between two others.
@inline(__always)
func clamp(_ value: Float, _ low: Float, _ high: Float) -> Float { min(max(value, low), high) }

/// 0 at `low`, 1 at `high`, held beyond them and smooth between (slope 0 at both); `low` may be the greater.
@inline(__always)
func smoothstep(_ low: Float, _ high: Float, _ value: Float) -> Float {
    let share = clamp((value - low) / (high - low), 0, 1)
    return share * share * (3 - 2 * share)
}

/// An angle brought into −π…π.
func wrapped(_ angle: Float) -> Float {
    let turn = 2 * Float.pi
    return angle - turn * (angle / turn).rounded()
}

/// A rotation by its three columns: where x, y and z go.
struct Turn: Sendable {
    var x: StagePoint = [1, 0, 0]
    var y: StagePoint = [0, 1, 0]
    var z: StagePoint = [0, 0, 1]

    static let none = Turn()

    /// Turns z towards x: to the figure's left.
    static func yaw(_ angle: Float) -> Turn {
        let (s, c) = (sin(angle), cos(angle))
        return Turn(x: [c, 0, -s], y: [0, 1, 0], z: [s, 0, c])
    }

    /// Turns z downwards: a nod.
    static func pitch(_ angle: Float) -> Turn {
        let (s, c) = (sin(angle), cos(angle))
        return Turn(x: [1, 0, 0], y: [0, c, s], z: [0, -s, c])
    }

    /// Turns x upwards: the left side rises.
    static func roll(_ angle: Float) -> Turn {
        let (s, c) = (sin(angle), cos(angle))
        return Turn(x: [c, s, 0], y: [-s, c, 0], z: [0, 0, 1])
    }

    /// Sends y along `axis` and z as near to `pole` as can be.
    init(axis: StagePoint, pole: StagePoint) {
        y = normalised(axis)
        x = normalised(cross(y, pole))
        z = cross(x, y)
    }

    init(x: StagePoint = [1, 0, 0], y: StagePoint = [0, 1, 0], z: StagePoint = [0, 0, 1]) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// The rotated vector.
    @inline(__always)
    func callAsFunction(_ p: StagePoint) -> StagePoint { x * p.x + y * p.y + z * p.z }

    /// The vector that this rotation sends to `p`.
    @inline(__always)
    func undone(_ p: StagePoint) -> StagePoint { [dot(x, p), dot(y, p), dot(z, p)] }

    /// First the right, then the left.
    static func * (left: Turn, right: Turn) -> Turn { Turn(x: left(right.x), y: left(right.y), z: left(right.z)) }

    /// The opposite rotation.
    var inverse: Turn { Turn(x: [x.x, y.x, z.x], y: [x.y, y.y, z.y], z: [x.z, y.z, z.z]) }
}

/// A rotation about the origin, then a shift: where a bone is.
struct RigidMotion: Sendable {
    var turn: Turn = .none
    var origin: StagePoint = .zero

    /// The moved point.
    @inline(__always)
    func callAsFunction(_ p: StagePoint) -> StagePoint { turn(p) + origin }

    /// First the right, then the left.
    static func * (left: RigidMotion, right: RigidMotion) -> RigidMotion {
        RigidMotion(turn: left.turn * right.turn, origin: left(right.origin))
    }

    /// The motion back.
    var inverse: RigidMotion {
        let back = turn.inverse
        return RigidMotion(turn: back, origin: -back(origin))
    }
}

/// The sine of an angle in radians.
func sine(_ angle: Float) -> Float { sin(angle) }

/// The cosine of an angle in radians.
func cosine(_ angle: Float) -> Float { cos(angle) }

/// The angle of the vector (`across`, `ahead`) from straight ahead.
func arcTangent(_ across: Float, _ ahead: Float) -> Float { atan2(across, ahead) }

/// How far a direction reaches in a box with well rounded corners, as a factor of the ellipsoid's reach.
func softCorner(_ out: StagePoint) -> Float {
    let square = out * out
    let sixth = square * square * square
    return pow(max(sixth.x + sixth.y + sixth.z, 1e-6), -1 / 6)
}
