import NodeCatalog
import PrevisStage
import ProductionModel

/// Finds where a shot's camera stands: the framing's distance from the best azimuth that sees the subject and hits
/// nothing; else another azimuth, another lens, or the nearest to it that the space allows, which the remarks say.
struct CameraSolver {
    let shot: ShotView
    let space: FilmedSpace
    let rigs: [CastRig]
    let aspect: Float
    let halfHeight: Float
    let line: LineOfAction

    init(shot: ShotView, space: FilmedSpace) {
        self.shot = shot
        self.space = space
        rigs = space.middle
        let gate = SensorGate(shot.sensor, croppedTo: shot.film.aspect)
        aspect = Float(gate.width / gate.height)
        halfHeight = Float(gate.halfHeightTangent(focalLength: shot.lens.focalLength))
        line = LineOfAction(rigs: rigs, seed: shot.scene.seed, space: space)
    }

    func solve() -> CameraMove {
        switch shot.framing {
        case .pov where !rigs.isEmpty: return pointOfView()
        case .overTheShoulder where rigs.count > 1: return overTheShoulder()
        case .insert:
            let goal = FrameGoal(detail: detail, aspect: aspect)
            return search(goal, from: rigs.first.map { azimuths(around: $0) } ?? [0], told: [])
        case .twoShot where rigs.count > 1:
            let goal = FrameGoal(two: rigs[0], rigs[1], seenFrom: line.side, aspect: aspect)
            return search(goal, from: spread(around: line.side.azimuth, reach: 50), told: [])
        default: return single()
        }
    }

    private func single() -> CameraMove {
        let figure = rigs.first ?? .nominal(lookingTo: line.side)
        let heads = FrameGoal.heads(shot.framing) ?? FrameGoal.heads(.mediumCloseUp) ?? 2.8
        var told: [String] = []
        if [.twoShot, .overTheShoulder].contains(shot.framing), rigs.count == 1 {
            told = ["\(shot.framing.title) needs two people; \(name(0)) is framed alone."]
        } else if shot.framing == .pov {
            told = ["A point of view needs somebody whose it is; the set is seen from the nearest mark."]
        }
        var goal = FrameGoal(single: figure, subject: rigs.isEmpty ? nil : 0, heads: heads)
        if rigs.count > 1, heads > 5, heads < 20 { goal.leadRoom = 0.4 }
        return search(goal, from: azimuths(around: figure), told: told)
    }

    /// A title for remarks.
    func name(_ place: Int) -> String {
        shot.cast.indices.contains(place) ? shot.cast[place].character.name : "the subject"
    }

    /// What an insert shows: the higher hand, which is the one that does something; of two alike, the camera's side's.
    private var detail: StagePoint {
        guard let rig = rigs.first else { return [0, 0.9, 0] }
        let hands = (space.middleArms.first ?? []).map { $0.wrist + ($0.wrist - $0.elbow).unit() * 0.08 }
        func weight(_ hand: StagePoint) -> Float { hand.y + 0.15 * (hand - rig.hips).dot(line.side) }
        return hands.max { weight($0) < weight($1) } ?? rig.hips
    }

    /// Elevation and roll of the director's angle.
    var elevation: (Elevation, roll: Float) {
        let steps = shot.framing == .insert ? Float(-28) : 0
        switch shot.angle {
        case .eyeLevel, .profile, .back:
            return (steps == 0 ? .level : .steep(degrees: -steps, floor: 0.25), 0)
        case .dutch: return (steps == 0 ? .level : .steep(degrees: -steps, floor: 0.25), Float(13).radians)
        case .high: return (.steep(degrees: 32, floor: 0.25), 0)
        case .low: return (.steep(degrees: -27, floor: 0.25), 0)
        case .birdsEye: return (.steep(degrees: 84, floor: 0.25), 0)
        case .wormsEye: return (.steep(degrees: -55, floor: 0.18), 0)
        }
    }

    /// The azimuths to try around a figure, best first: three-quarter front on the permitted side, square to the side,
    /// or behind; then away from it in small steps. With two people none crosses the line.
    private func azimuths(around rig: CastRig) -> [Float] {
        let facing = rig.facing.azimuth
        let turn = (line.side.azimuth - facing).wrapped
        let hand: Float = turn < 0 ? -1 : 1
        switch shot.angle {
        case .profile:
            let ahead = spread(around: facing + hand * .pi / 2, reach: 18)
            return rigs.count > 1 ? ahead : ahead + spread(around: facing - hand * .pi / 2, reach: 18)
        case .back: return spread(around: facing + .pi - hand * Float(14).radians, reach: 30)
        default:
            // Wider framings of a conversation turn towards its side, so that the other is in the picture, not before it.
            let together = rigs.count > 1 && (FrameGoal.heads(shot.framing) ?? 0) > 5
            let lead: Float = shot.cast.first?.looksAt == .camera ? 14 : together ? 64 : 35
            let wanted = facing + hand * lead.radians
            let all = spread(around: wanted, reach: 180)
            guard rigs.count > 1, abs(turn) > 0.5 else { return all }
            return all.filter { StagePoint.direction(azimuth: $0, elevation: 0).dot(line.side) > 0.1 }
        }
    }

    /// Azimuths by rising distance from a wanted one, in steps of six degrees.
    func spread(around wanted: Float, reach: Float) -> [Float] {
        var all = [wanted]
        for step in 1...max(1, Int(reach / 6)) {
            let turn = Float(step * 6).radians
            all += [wanted + turn, wanted - turn]
        }
        return all
    }

    private func pointOfView() -> CameraMove {
        var view = Viewpoint(
            position: rigs[0].eyes, anchor: rigs[0].eyes + rigs[0].gaze * 2, place: .zero, roll: elevation.roll,
            halfHeight: halfHeight, aspect: aspect)
        // Just before the lids, so that the head's own surface is behind the lens.
        let samples = space.samples.map { $0[0].eyes + $0[0].gaze * (0.45 * $0[0].headHeight) }
        view.position = samples[samples.count / 2]
        var move = CameraMove(view: view, movement: shot.movement, duration: space.duration, seed: shot.scene.seed)
        move.eyes = (
            SmoothTrack(samples: samples, duration: space.duration, width: 0.12),
            SmoothTrack(samples: space.samples.map { $0[0].gaze }, duration: space.duration, width: 0.18)
        )
        return move
    }
}

extension CastRig {
    /// Somebody of 1.75 m on the first mark, by whom an empty set is framed.
    static func nominal(lookingTo side: StagePoint) -> CastRig {
        CastRig(
            stature: 1.75, headHeight: 1.75 / 7.5, headCentre: [0, 1.633, 0], eyes: [0, 1.64, 0.09],
            chest: [0, 1.27, 0], hips: [0, 0.93, 0], feet: .zero, facing: side, gaze: side, shoulderHalfWidth: 0.22)
    }
}

extension StagePoint {
    /// Azimuth in radians from z towards x.
    var azimuth: Float { x.arcTangent(over: z) }
}

extension Float {
    /// The same angle within −π…π.
    var wrapped: Float { self - (self / (2 * .pi)).rounded() * 2 * .pi }
}
