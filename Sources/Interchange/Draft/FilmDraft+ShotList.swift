internal import NodeCatalog
internal import ProductionModel

extension FilmDraft {
    /// The shot list as a person reads it: a line for each scene, a line for each shot, and its words under it.
    public var shotList: String {
        var lines: [String] = []
        for scene in scenes {
            let place = scene.view.environment
            lines.append(
                "\(scene.view.heading) [\(place.set.rawValue), \(place.timeOfDay.rawValue), \(place.weather.rawValue)]")
            for shot in scene.shots { lines += Self.lines(of: shot) }
        }
        let seconds = Double(frames) / film.rate.framesPerSecond
        lines.append("\(shots.count) shots, \(frames) frames, \(Self.oneDecimal(seconds)) s")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(of shot: ShotDraft) -> [String] {
        let view = shot.view
        let move =
            view.movement.kind == .static
            ? "static"
            : "\(view.movement.kind.rawValue) \(view.movement.direction.rawValue) \(view.movement.speed.rawValue)"
        let who = view.cast.map { $0.character.name + ($0.action == .stand ? "" : " (\($0.action.rawValue)s)") }
        let cells = [
            view.title, view.framing.rawValue, view.angle.rawValue, move, "\(Int(view.lens.focalLength)) mm",
            view.lighting.setup.rawValue, view.grade.rawValue, "\(view.duration) fr", shot.rule.rawValue,
            who.joined(separator: ", "),
        ]
        var lines = ["  " + cells.joined(separator: " | ")]
        if !view.action.isEmpty { lines.append("      " + view.action) }
        lines += view.dialogue.map { "      \($0.speaker) [\($0.start)+\($0.length)]: \($0.text)" }
        return lines
    }

    private static func oneDecimal(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
