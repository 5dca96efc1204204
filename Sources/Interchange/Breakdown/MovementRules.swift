internal import ProductionModel

/// Where the camera stands and how it moves: only with a reason, and never still for a whole film.
enum MovementRules {
    /// Where a shot stands in the film.
    struct Place {
        var sceneIndex: Int
        var isFirstOfFilm: Bool
        var isLastOfFilm: Bool
        var isLastOfScene: Bool
    }

    /// The movement a shot's content asks for.
    static func movement(_ shot: PlannedShot, _ setting: Environment, _ place: Place) -> CameraMovement {
        let sideways: MovementDirection = place.sceneIndex.isMultiple(of: 2) ? .right : .left
        if place.isLastOfFilm {
            return setting.side == .exterior || setting.set == .stage
                ? CameraMovement(kind: .crane, direction: .up, speed: .slow)
                : CameraMovement(kind: .dolly, direction: .out, speed: .slow)
        }
        let prose = shot.prose
        if prose.mentions(Lexicon.chasing), shot.rule != .insert {
            return CameraMovement(kind: .handheld, speed: .fast)
        }
        if shot.rule == .establishing { return establishing(shot, setting, place, sideways) }
        if prose.mentions(Lexicon.together) { return CameraMovement(kind: .orbit, direction: sideways, speed: .slow) }
        if prose.mentions(["freezes", "realises", "realizes"]) {
            return CameraMovement(kind: .dollyZoom, direction: .in, speed: .slow)
        }
        if shot.rule == .walk {
            return setting.set == .room
                ? CameraMovement(kind: .pan, direction: sideways) : CameraMovement(kind: .truck, direction: sideways)
        }
        if prose.mentions(["rises"]) || prose.contains(phrase: ["stands", "up"])
            || prose.contains(phrase: ["gets", "up"])
        {
            return CameraMovement(kind: .pedestal, direction: .up)
        }
        if prose.contains(phrase: ["looks", "up"]) || prose.mentions(["above", "overhead", "ceiling"]) {
            return CameraMovement(kind: .tilt, direction: .up, speed: .slow)
        }
        if shot.rule == .insert { return CameraMovement(kind: .zoom, direction: .in, speed: .slow) }
        if shot.rule == .pointOfView { return CameraMovement(kind: .handheld, speed: .slow) }
        if shot.rule == .closeUp || shot.rule == .listener || shot.lines.contains(where: \.isIntense) {
            return CameraMovement(kind: .dolly, direction: .in, speed: .slow)
        }
        if shot.rule == .twoShot { return CameraMovement(kind: .truck, direction: sideways, speed: .slow) }
        return CameraMovement(kind: .static)
    }

    /// The film opens from above; other places open with the slow move that suits their walls.
    private static func establishing(
        _ shot: PlannedShot, _ setting: Environment, _ place: Place, _ sideways: MovementDirection
    ) -> CameraMovement {
        switch setting.set {
        case .room, .stage: CameraMovement(kind: .dolly, direction: .in, speed: .slow)
        case .street: CameraMovement(kind: .crane, direction: .down, speed: .slow)
        case .forest: CameraMovement(kind: .pan, direction: sideways, speed: .slow)
        }
    }

    /// Two neighbours that move alike, or stand still together, read as one: the second gives way.
    static func varied(_ movement: CameraMovement, after previous: CameraMovement?, rule: ShotRule) -> CameraMovement {
        guard let previous, movement.kind == previous.kind, movement.kind != .handheld else { return movement }
        if movement.kind == .static {
            return CameraMovement(kind: .dolly, direction: .in, speed: .slow)
        }
        if rule == .establishing, movement.kind == .crane {
            return CameraMovement(kind: .tilt, direction: .down, speed: .slow)
        }
        guard movement.direction == previous.direction else { return movement }
        if rule == .establishing { return CameraMovement(kind: .truck, direction: .right, speed: .slow) }
        return CameraMovement(kind: .static)
    }

    /// Where the camera stands: at eye level, unless the words say otherwise.
    static func angle(_ shot: PlannedShot, _ setting: Environment, _ place: Place) -> CameraAngle {
        let prose = shot.prose
        if Lexicon.turningAway.contains(where: prose.contains(phrase:)) { return .back }
        if shot.rule == .establishing {
            if prose.mentions(Lexicon.towering) { return .wormsEye }
            if prose.contains(phrase: ["from", "above"]) { return .birdsEye }
            return setting.side == .exterior && (place.isFirstOfFilm || setting.set == .street) ? .high : .eyeLevel
        }
        if prose.mentions(Lexicon.chasing) { return .dutch }
        // Whoever exclaims rises over us.
        if shot.rule == .closeUp, shot.lines.last?.text.last == "!" { return .low }
        if prose.mentions(Lexicon.towering) { return .low }
        if prose.mentions(Lexicon.alone) || prose.contains(phrase: ["from", "above"]) { return .high }
        if shot.rule == .walk, setting.set != .room { return .profile }
        if prose.contains(phrase: ["looks", "up"]) { return .low }
        return .eyeLevel
    }
}
