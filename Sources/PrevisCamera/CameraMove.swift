public import NodeCatalog
public import PrevisStage
import ProductionModel

/// What a shot's camera does over the shot: solved once, then asked for any frame in any order.
///
/// The stated framing holds in the middle of the shot; a movement leads up to it and away from it by equal shares of
/// its eased way. Pure: the same shot on the same stage gives the same move, continuous in position and velocity.
public struct CameraMove: Sendable {
    /// Sentences for the take about what the space did not allow.
    public internal(set) var remarks: [String] = []

    var view: Viewpoint
    let curve: MovementCurve
    /// How much of the movement's way is gone, 0…1: less where it would run into something.
    var extent: Float = 1
    var follow: Follow = .none
    let sway: HandheldSway
    let duration: Double
    /// A point of view's eyes and looks.
    var eyes: (position: SmoothTrack, gaze: SmoothTrack)?

    /// How the camera keeps a walking subject.
    enum Follow: Sendable {
        case none
        /// It stands and turns.
        case turning(SmoothTrack)
        /// It goes along.
        case travelling(SmoothTrack)
    }

    init(view: Viewpoint, movement: CameraMovement, duration: Double, seed: Int64) {
        self.view = view
        self.duration = duration
        curve = MovementCurve(movement, duration: duration)
        sway = HandheldSway(seed: seed)
    }

    /// Solves the shot's framing, angle and movement on its stage.
    public init(solving shot: ShotView, on stage: StagedShot) {
        let rate = shot.film.rate.framesPerSecond
        let space = FilmedSpace(
            duration: Double(max(shot.duration - 1, 1)) / rate, obstacles: stage.obstacles,
            bounds: stage.cameraBounds, rigs: stage.rigs(at:),
            arms: { time in stage.cast.map { $0.arms(at: time) } })
        self = CameraSolver(shot: shot, space: space).solve()
    }

    /// The camera at a time in seconds from the shot's first frame; before it and after the last, as there.
    public func pose(at time: Double) -> CameraPose {
        let time = min(max(time, 0), duration)
        if let eyes { return moved(pointOfView(eyes, at: time), at: time) }
        var from = view.position
        var anchor = view.anchor
        switch follow {
        case .none: break
        case .turning(let track): anchor += track.point(at: time) - track.point(at: duration / 2)
        case .travelling(let track):
            let way = track.point(at: time) - track.point(at: duration / 2)
            anchor += way
            from += way * extent
        }
        return moved(from: from, anchor: anchor, at: time)
    }

    private func pointOfView(_ eyes: (position: SmoothTrack, gaze: SmoothTrack), at time: Double) -> CameraPose {
        let from = eyes.position.point(at: time)
        return view.pose(
            from: from, at: from + eyes.gaze.point(at: time).unit() * 2, halfHeight: view.halfHeight)
    }

    private func moved(from: StagePoint, anchor: StagePoint, at time: Double) -> CameraPose {
        var way = curve.travelled(at: time) * extent
        // Going along with a walker is the truck: more of it would leave them behind.
        if case .travelling = follow, curve.kind == .truck { way = 0 }
        let rest = view.pose(from: from, at: anchor, halfHeight: view.halfHeight)
        let offset = from - anchor
        func aimed(_ offset: StagePoint, halfHeight: Float? = nil) -> CameraPose {
            view.pose(from: anchor + offset, at: anchor, halfHeight: halfHeight ?? view.halfHeight)
        }
        switch curve.kind {
        case .dolly: return aimed(offset * (1 - way))
        case .orbit: return aimed(offset.turned(way))
        case .crane: return aimed(offset.raised(by: way))
        case .zoom: return aimed(offset, halfHeight: view.halfHeight * (-way).powerOfTwo)
        case .dollyZoom:
            // Depth and angle of view change by reciprocal factors, so the subject keeps its size exactly; an anchor off
            // the axis is farther away than it is deep, by a share that the angle of view decides.
            let factor = (-way).powerOfTwo
            let halfHeight = view.halfHeight / factor
            let slant = view.slant(halfHeight) / view.slant(view.halfHeight)
            return aimed(offset * factor * slant, halfHeight: halfHeight)
        case .truck:
            let step = rest.right.levelled.unit(or: rest.right) * (way * view.visibleHeight * view.aspect)
            return view.pose(from: from + step, at: anchor + step, halfHeight: view.halfHeight)
        case .pedestal:
            let step = StagePoint(0, way * view.visibleHeight, 0)
            return view.pose(from: from + step, at: anchor + step, halfHeight: view.halfHeight)
        case .static, .pan, .tilt, .roll, .handheld: return moved(rest, at: time)
        }
    }

    /// Movements of the head alone: turns about the camera's own axes, and the shoulder's unrest.
    private func moved(_ pose: CameraPose, at time: Double) -> CameraPose {
        let way = curve.travelled(at: time)
        switch curve.kind {
        case .pan: return pose.turned(pan: way * 2 * pose.halfWidth.arcTangent, tilt: 0)
        case .tilt: return pose.turned(pan: 0, tilt: way * 2 * pose.halfHeight.arcTangent)
        case .roll: return pose.turned(pan: 0, tilt: 0, roll: -way)
        case .handheld: return shaken(pose, at: time)
        default: return pose
        }
    }

    private func shaken(_ pose: CameraPose, at time: Double) -> CameraPose {
        let strength = curve.amount
        func unrest(_ channel: Int) -> Float {
            (sway.value(channel, at: time) - sway.value(channel, at: duration / 2)) * strength
        }
        // A share of the angle of view, so that a long lens shakes as much on the screen as a short one.
        let angle = min(0.012, 0.05 * pose.halfHeight)
        var shaken = pose.turned(
            pan: unrest(0) * angle, tilt: unrest(1) * angle * 0.8, roll: unrest(2) * 0.006)
        let step: Float = 0.014 * extent
        shaken.position += StagePoint(unrest(3), unrest(4) * 0.7, unrest(5)) * step
        return shaken
    }
}

extension StagePoint {
    /// The same offset at a greater elevation, its length and azimuth kept; never over the top.
    fileprivate func raised(by angle: Float) -> StagePoint {
        let length = magnitude
        let elevation = ((y / Swift.max(length, 1e-4)).arcSine + angle).held(-1.45, 1.45)
        let level = levelled.unit()
        return (level * elevation.cosine + [0, elevation.sine, 0]) * length
    }
}

extension Float {
    fileprivate var powerOfTwo: Float { (self * 0.693_147_18).exponential }
}
