import PrevisStage

/// A camera at rest: where it stands, what it aims at and how wide it sees.
struct Viewpoint: Sendable {
    var position: StagePoint
    var anchor: StagePoint
    /// Where the anchor stands in the picture, in shares of its half width and half height.
    var place: SIMD2<Float>
    var roll: Float
    var halfHeight: Float
    var aspect: Float

    var pose: CameraPose { pose(from: position, at: anchor, halfHeight: halfHeight) }

    func pose(from position: StagePoint, at anchor: StagePoint, halfHeight: Float) -> CameraPose {
        .aimed(
            from: position, at: anchor, place: place, roll: roll, halfHeight: halfHeight, halfWidth: halfHeight * aspect
        )
    }

    /// Distance over depth of a point that stands at the anchor's place of the picture.
    func slant(_ halfHeight: Float) -> Float {
        let tangents = place * [halfHeight * aspect, halfHeight]
        return (1 + (tangents * tangents).sum()).squareRoot()
    }

    /// What the picture's height shows at the anchor's depth, in metres.
    var visibleHeight: Float { 2 * halfHeight * pose.depth(of: anchor) }
}

/// How high a camera looks from.
enum Elevation: Sendable {
    /// At the goal's lens height, whatever the distance.
    case level
    /// Degrees above the anchor (below where negative), with the lens not lower than `floor` metres.
    case steep(degrees: Float, floor: Float)
}

extension FrameGoal {
    /// The camera that fulfils the goal from an azimuth (of the camera as the anchor sees it, in radians).
    ///
    /// Level: the head's chin and crown as projected span 1/N of the picture. Steep: a head foreshortens, so what the
    /// picture shows at the head's depth is held instead. The distance is found by scaling, which converges in a few
    /// steps because the composition's angles hardly depend on it. `share` takes only so much of the distance.
    func viewpoint(
        azimuth: Float, elevation: Elevation, roll: Float, halfHeight: Float, aspect: Float, share: Float = 1
    ) -> Viewpoint {
        let towards = StagePoint.direction(azimuth: azimuth, elevation: 0)
        let right = (-towards).cross([0, 1, 0])
        let place = SIMD2<Float>(-look.dot(right) * leadRoom, rise)
        var distance = visibleHeight / (2 * halfHeight)
        var view = Viewpoint(
            position: anchor, anchor: anchor, place: place, roll: roll, halfHeight: halfHeight, aspect: aspect)
        for _ in 0..<8 {
            view.position = position(distance: distance * share, azimuth: azimuth, elevation: elevation)
            distance *= visibleHeight / shown(by: view, elevation: elevation) * share
        }
        view.position = position(distance: distance * share, azimuth: azimuth, elevation: elevation)
        return view
    }

    private func shown(by view: Viewpoint, elevation: Elevation) -> Float {
        let pose = view.pose
        guard case .level = elevation, let head,
            let crown = pose.tangents(of: anchor + [0, head / 2, 0]),
            let chin = pose.tangents(of: anchor - [0, head / 2, 0])
        else { return max(1e-3, 2 * view.halfHeight * pose.depth(of: anchor)) }
        let span = crown - chin
        return head * 2 * view.halfHeight / max((span * span).sum().squareRoot(), 1e-4)
    }

    private func position(distance: Float, azimuth: Float, elevation: Elevation) -> StagePoint {
        let angle: Float
        switch elevation {
        case .level: angle = ((lensHeight - anchor.y) / max(distance, 1e-3)).held(-0.8, 0.8).arcSine
        case .steep(let degrees, let floor):
            angle = max(degrees.radians, ((floor - anchor.y) / max(distance, 1e-3)).arcSine)
        }
        return anchor + .direction(azimuth: azimuth, elevation: angle) * distance
    }
}
