/// What the camera does during the shot.
public enum MovementKind: String, Vocabulary {
    case `static`
    case pan
    case tilt
    case roll
    case dolly
    case truck
    case pedestal
    case zoom
    case dollyZoom = "dolly_zoom"
    case orbit
    case crane
    case handheld

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .static: "Static"
        case .pan: "Pan"
        case .tilt: "Tilt"
        case .roll: "Roll"
        case .dolly: "Dolly"
        case .truck: "Truck"
        case .pedestal: "Pedestal"
        case .zoom: "Zoom"
        case .dollyZoom: "Dolly zoom"
        case .orbit: "Orbit"
        case .crane: "Crane"
        case .handheld: "Handheld"
        }
    }
}

/// Which way a movement goes; a movement reads the pair that fits it.
public enum MovementDirection: String, Vocabulary {
    case left
    case right
    case up
    case down
    case `in`
    case out
    case clockwise
    case counterclockwise

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .left: "Left"
        case .right: "Right"
        case .up: "Up"
        case .down: "Down"
        case .in: "In"
        case .out: "Out"
        case .clockwise: "Clockwise"
        case .counterclockwise: "Counterclockwise"
        }
    }
}

/// How far the movement goes in its shot's time.
public enum MovementSpeed: String, Vocabulary {
    case slow
    case medium
    case fast

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .slow: "Slow"
        case .medium: "Medium"
        case .fast: "Fast"
        }
    }
}

/// How a movement starts and ends.
public enum Easing: String, Vocabulary {
    case linear
    case easeIn = "ease_in"
    case easeOut = "ease_out"
    case easeInOut = "ease_in_out"

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .linear: "Linear"
        case .easeIn: "Ease in"
        case .easeOut: "Ease out"
        case .easeInOut: "Ease in and out"
        }
    }
}

/// A camera movement as the director states it.
public struct CameraMovement: Hashable, Sendable {
    /// What the camera does.
    public var kind: MovementKind
    /// Which way.
    public var direction: MovementDirection
    /// How far in the shot's time.
    public var speed: MovementSpeed
    /// How it starts and ends.
    public var easing: Easing
    /// How it runs, drawn by hand; nil runs as the easing says.
    public var curve: EaseCurve?

    /// A movement from its parts.
    public init(
        kind: MovementKind, direction: MovementDirection = .right, speed: MovementSpeed = .medium,
        easing: Easing = .easeInOut, curve: EaseCurve? = nil
    ) {
        self.kind = kind
        self.direction = direction
        self.speed = speed
        self.easing = easing
        self.curve = curve
    }
}

extension MovementKind {
    /// The two directions the movement knows, forward sense first; nil for static and handheld, which have none.
    /// A dolly zoom goes the way of its dolly.
    public var directions: (forward: MovementDirection, backward: MovementDirection)? {
        switch self {
        case .static, .handheld: nil
        case .pan, .truck, .orbit: (.right, .left)
        case .tilt, .pedestal, .crane: (.up, .down)
        case .roll: (.clockwise, .counterclockwise)
        case .dolly, .zoom, .dollyZoom: (.in, .out)
        }
    }
}

extension MovementDirection {
    /// Right, up, in and clockwise are forward; their opposites are not.
    public var isForward: Bool {
        switch self {
        case .right, .up, .in, .clockwise: true
        case .left, .down, .out, .counterclockwise: false
        }
    }
}

extension CameraMovement {
    /// The stated direction as the movement's own pair has it: a dolly told to go right goes in, one told left goes
    /// out. Nil for movements without direction.
    public var resolvedDirection: MovementDirection? {
        kind.directions.map { direction.isForward ? $0.forward : $0.backward }
    }
}
