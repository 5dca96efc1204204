/// What the camera does during the shot.
public enum MovementKind: String, CaseIterable, Hashable, Sendable {
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
}

/// Which way a movement goes; a movement reads the pair that fits it.
public enum MovementDirection: String, CaseIterable, Hashable, Sendable {
    case left
    case right
    case up
    case down
    case `in`
    case out
    case clockwise
    case counterclockwise
}

/// How far the movement goes in its shot's time.
public enum MovementSpeed: String, CaseIterable, Hashable, Sendable {
    case slow
    case medium
    case fast
}

/// How a movement starts and ends.
public enum Easing: String, CaseIterable, Hashable, Sendable {
    case linear
    case easeIn = "ease_in"
    case easeOut = "ease_out"
    case easeInOut = "ease_in_out"
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

    /// A movement from its parts.
    public init(
        kind: MovementKind, direction: MovementDirection = .right, speed: MovementSpeed = .medium,
        easing: Easing = .easeInOut
    ) {
        self.kind = kind
        self.direction = direction
        self.speed = speed
        self.easing = easing
    }
}
