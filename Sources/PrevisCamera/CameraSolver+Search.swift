import NodeCatalog
import PrevisStage
import ProductionModel

extension CameraSolver {
    /// The widest lens a solution may take on its own: tangent of half the vertical angle of view.
    static let widest: Float = 0.75

    /// The best camera for a goal: wanted lens first, then wider (or longer, where the lens would touch the face), then
    /// nearer than the framing asks.
    func search(_ goal: FrameGoal, from azimuths: [Float], told: [String]) -> CameraMove {
        for halfHeight in lenses(for: goal) {
            if let move = best(goal, azimuths: azimuths, halfHeight: halfHeight, share: 1) {
                let steep = shot.angle == .wormsEye && halfHeight > self.halfHeight
                return finished(
                    move, goal: goal, told: told,
                    because: steep ? "from the floor a longer one would not look up" : nil)
            }
        }
        let widest = max(Self.widest, halfHeight)
        for step in 1...9 {
            let share = 1 - Float(step) / 10
            if let move = best(goal, azimuths: azimuths, halfHeight: widest, share: share) {
                return finished(move, goal: goal, told: told)
            }
        }
        return finished(lastResort(goal), goal: goal, told: told)
    }

    private func lenses(for goal: FrameGoal) -> [Float] {
        let wider = (1...12).map { halfHeight * (Float($0) * 0.14).exponential }.filter { $0 <= Self.widest }
        let longer = (1...12).map { halfHeight * (-Float($0) * 0.14).exponential }
        let touches = goal.visibleHeight / (2 * halfHeight) < FilmedSpace.bodyDistance + (goal.head ?? 0.2) * 0.6
        if touches { return [halfHeight] + longer + wider }
        guard shot.angle == .wormsEye else { return [halfHeight] + wider + longer }
        // Near the floor and steep needs a short distance: the first lens that looks up by 35 degrees.
        let drop = max(0.1, goal.anchor.y - 0.18)
        let steep = ([halfHeight] + wider).filter { drop / (goal.visibleHeight / (2 * $0)) > 0.57 }
        return steep + [halfHeight] + wider.reversed() + longer
    }

    /// The candidate of least penalty from these azimuths, if any is clear and sees the subject.
    private func best(_ goal: FrameGoal, azimuths: [Float], halfHeight: Float, share: Float) -> CameraMove? {
        let (elevation, roll) = self.elevation
        var found: (move: CameraMove, penalty: Float)?
        for (order, azimuth) in azimuths.enumerated() {
            let away = Float((order + 1) / 2) * 0.1
            if let found, found.penalty <= away { break }
            let view = goal.viewpoint(
                azimuth: azimuth, elevation: elevation, roll: roll, halfHeight: halfHeight, aspect: aspect, share: share
            )
            guard space.isClear(view.position, at: space.samples.count / 2), sees(goal, from: view.position) else {
                continue
            }
            guard let move = fitted(view) else { continue }
            let penalty = away + (1 - move.extent) * 1.5 + Float(missing(in: view, goal: goal)) * 0.25
            if penalty < found?.penalty ?? .infinity { found = (move, penalty) }
        }
        return found?.move
    }

    /// How many of the others a whole figure's picture lacks: outside it, or behind someone or something. They may be, but
    /// a place that shows them is worth some steps aside.
    private func missing(in view: Viewpoint, goal: FrameGoal) -> Int {
        guard goal.subject == 0, let head = goal.head, (5.2..<20).contains(goal.visibleHeight / head) else { return 0 }
        let pose = view.pose
        return rigs.indices.dropFirst().prefix(3).filter { other in
            let face = rigs[other].headCentre
            guard let place = pose.place(of: face), abs(place.x) < 0.95, abs(place.y) < 0.95 else { return true }
            return !space.sees(face, from: view.position, ignoring: [other])
        }.count
    }

    private func sees(_ goal: FrameGoal, from eye: StagePoint) -> Bool {
        guard let subject = goal.subject else { return true }
        let other = goal.witnesses.isEmpty || shot.framing != .twoShot ? [subject] : [0, 1]
        return space.sees(goal.anchor, from: eye, ignoring: Set(other))
            && goal.witnesses.allSatisfy { space.sees($0, from: eye, ignoring: Set(other)) }
    }

    /// The view with its movement and following, the movement shortened until nothing is hit; nil if even rest is.
    func fitted(_ view: Viewpoint) -> CameraMove? {
        var move = CameraMove(view: view, movement: shot.movement, duration: space.duration, seed: shot.scene.seed)
        for follow in followings(view) {
            move.follow = follow
            for extent in [1, 0.85, 0.7, 0.55, 0.4, 0.25, 0.1, 0] as [Float] {
                move.extent = extent
                if isClear(move) { return move }
            }
        }
        return nil
    }

    private func isClear(_ move: CameraMove) -> Bool {
        let last = space.samples.count - 1
        for index in space.samples.indices {
            let position = move.pose(at: space.duration * Double(index) / Double(last)).position
            if !space.isClear(position, at: index) { return false }
        }
        return true
    }

    /// Someone who walks is followed: by a tripod's head while the distance stays about the same, else by going along.
    private func followings(_ view: Viewpoint) -> [CameraMove.Follow] {
        guard !rigs.isEmpty else { return [.none] }
        let places = space.samples.map { $0[0].hips }
        guard (places[0] - places[places.count - 1]).levelled.magnitude > 0.2 else { return [.none] }
        let track = SmoothTrack(samples: places.map(\.levelled), duration: space.duration, width: 0.4)
        let distance = (view.position - view.anchor).magnitude
        let reaches = places.map { ($0.levelled - view.position.levelled).magnitude / max(distance, 0.1) }
        let steady = reaches.allSatisfy { $0 > 0.75 && $0 < 1.35 }
        let stands = [.static, .pan, .tilt, .roll, .zoom].contains(shot.movement.kind)
        return stands && steady
            ? [.turning(track), .travelling(track)] : [.travelling(track), .turning(track)]
    }

    /// Where nothing fulfils the goal: the clear point that sees the subject best, aimed at it with the widest lens.
    private func lastResort(_ goal: FrameGoal) -> CameraMove {
        let low = space.bounds.minimum
        let size = space.bounds.maximum - low
        var found: (move: CameraMove, worth: Float)?
        for index in 0..<1_100 {
            let cell = StagePoint(Float(index % 10), Float(index / 100), Float(index / 10 % 10))
            let point = low + size * (cell + 0.5) / [10, 11, 10]
            let distance = (point - goal.anchor).magnitude
            guard distance > 0.3, space.isClear(point, at: space.samples.count / 2) else { continue }
            let halfHeight = (goal.visibleHeight / (2 * distance)).held(
                self.halfHeight * 0.3, max(Self.widest, self.halfHeight))
            let view = Viewpoint(
                position: point, anchor: goal.anchor, place: [0, goal.rise], roll: elevation.roll,
                halfHeight: halfHeight, aspect: aspect)
            let worth =
                (sees(goal, from: point) ? 10 : 0) - abs(point.y - goal.lensHeight)
                - abs(distance - goal.visibleHeight / (2 * self.halfHeight)) * 0.3
            if worth > found?.worth ?? -.infinity, let move = fitted(view) { found = (move, worth) }
        }
        if let found { return found.move }
        let middle = (space.bounds.minimum + space.bounds.maximum) / 2
        let view = Viewpoint(
            position: middle, anchor: goal.anchor, place: .zero, roll: 0, halfHeight: halfHeight, aspect: aspect)
        var move = CameraMove(
            view: view, movement: CameraMovement(kind: .static), duration: space.duration, seed: shot.scene.seed)
        move.extent = 0
        return move
    }

    /// Adds what a director should know about how the wish was met.
    func finished(
        _ solved: CameraMove, goal: FrameGoal, told: [String], because cause: String? = nil
    ) -> CameraMove {
        var move = solved
        var remarks = told
        let wanted = shot.lens.focalLength
        let used = wanted * Double(halfHeight / move.view.halfHeight)
        let reason =
            cause
            ?? (used > wanted ? "it would touch \(name(0))" : "the set leaves no place for it that sees \(name(0))")
        if abs(used / wanted - 1) > 0.02 {
            remarks.append("The \(wanted.millimetres) lens became \(used.millimetres): \(reason).")
        }
        let shown = move.view.visibleHeight
        if shown < goal.visibleHeight * 0.96 || shown > goal.visibleHeight * 1.04 {
            remarks.append(
                "The frame shows \(shown.metres) at the subject; \(shot.framing.title.lowercased()) asks for "
                    + "\(goal.visibleHeight.metres), which the set does not allow.")
        }
        if move.extent < 0.99 {
            let share = Int((move.extent * 100).rounded())
            remarks.append("The movement is shortened to \(share) % so that the camera hits nothing.")
        }
        if case .travelling = move.follow, shot.movement.kind == .static {
            remarks.append("The camera goes along with \(name(0)), who walks.")
        }
        move.remarks = remarks
        return move
    }
}

extension Double {
    /// Focal length in words.
    fileprivate var millimetres: String { "\(Int(rounded())) mm" }
}

extension Float {
    /// Metres in words, with one decimal.
    fileprivate var metres: String { "\(Int((self * 10).rounded()) / 10).\(Int((self * 10).rounded()) % 10) m" }
}
