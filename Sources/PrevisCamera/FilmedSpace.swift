import PrevisStage

/// What the solver knows of a stage: bodies by time, boxes to keep out of, and the box to stay within.
struct FilmedSpace: Sendable {
    /// Seconds from the first frame to the last.
    let duration: Double
    /// Everybody's rig at evenly spaced times, the first at 0 and the last at `duration`.
    let samples: [[CastRig]]
    /// Everybody's arms at the same times; empty where nobody asks.
    let arms: [[[CastArm]]]
    let obstacles: [StageObstacle]
    let bounds: StageObstacle

    /// Nothing may come nearer to a body than this, in metres.
    static let bodyDistance: Float = 0.25
    /// Nor to a wall or prop.
    static let wallDistance: Float = 0.12

    init(
        duration: Double, obstacles: [StageObstacle], bounds: StageObstacle, rigs: (Double) -> [CastRig],
        arms: (Double) -> [[CastArm]] = { _ in [] }
    ) {
        self.duration = duration
        self.obstacles = obstacles
        self.bounds = bounds
        let count = min(241, max(9, Int(duration * 8) | 1))
        let times = (0..<count).map { duration * Double($0) / Double(count - 1) }
        samples = times.map(rigs)
        self.arms = times.map(arms)
    }

    /// The rigs in the middle of the shot, where framings hold.
    var middle: [CastRig] { samples[samples.count / 2] }

    /// Everybody's arms in the middle of the shot.
    var middleArms: [[CastArm]] { arms[arms.count / 2] }

    /// Whether a camera may stand there among the bodies as they are in a sample.
    func isClear(_ point: StagePoint, at sample: Int) -> Bool {
        guard isOpen(point) else { return false }
        return samples[sample].allSatisfy { $0.distance(to: point) >= Self.bodyDistance }
            && arms[sample].joined().allSatisfy { $0.distance(to: point) >= Self.bodyDistance }
    }

    /// Whether a point is inside the bounds and outside every box.
    func isOpen(_ point: StagePoint) -> Bool {
        guard point.isWithin(bounds, margin: 0) else { return false }
        return !obstacles.contains { point.isWithin($0, margin: Self.wallDistance) }
    }

    /// Whether nothing stands between a camera and a point of a body, other bodies included.
    ///
    /// Bodies `ignored` do not hide it (its own does not), but anybody's arms may.
    func sees(_ target: StagePoint, from eye: StagePoint, ignoring: Set<Int>) -> Bool {
        for box in obstacles where box.blocksView && !target.isWithin(box, margin: 0.12) {
            if box.isCrossed(from: eye, to: target) { return false }
        }
        for (place, rig) in middle.enumerated() where !ignoring.contains(place) {
            if rig.hides(target, from: eye) { return false }
        }
        return !middleArms.joined().contains { $0.hides(target, from: eye) }
    }

    /// How far one can go from a point in a direction before a box or the bounds, in metres, up to 12.
    func reach(from point: StagePoint, towards direction: StagePoint) -> Float {
        var distance: Float = 0
        while distance < 12, isOpen(point + direction * (distance + 0.25)) { distance += 0.25 }
        return distance
    }
}

extension StagePoint {
    func isWithin(_ box: StageObstacle, margin: Float) -> Bool {
        let low = box.minimum - margin
        let high = box.maximum + margin
        return x > low.x && y > low.y && z > low.z && x < high.x && y < high.y && z < high.z
    }
}

extension StageObstacle {
    /// Whether the segment enters the box (the slab method of Kay and Kajiya, SIGGRAPH 1986).
    func isCrossed(from start: StagePoint, to end: StagePoint) -> Bool {
        let way = end - start
        var first: Float = 0
        var last: Float = 1
        for axis in 0..<3 {
            if abs(way[axis]) < 1e-7 {
                if start[axis] < minimum[axis] || start[axis] > maximum[axis] { return false }
                continue
            }
            let a = (minimum[axis] - start[axis]) / way[axis]
            let b = (maximum[axis] - start[axis]) / way[axis]
            first = max(first, min(a, b))
            last = min(last, max(a, b))
            if first > last { return false }
        }
        return true
    }
}

extension CastRig {
    /// The body as capsules, generous enough for hair, sleeves and a stride.
    private var capsules: [(from: StagePoint, to: StagePoint, radius: Float)] {
        let head = headHeight / 2
        return [
            (headCentre, headCentre, head), (hips, chest, shoulderHalfWidth * 0.9), (chest, headCentre, head * 0.6),
            (feet, hips, shoulderHalfWidth * 0.8),
        ]
    }

    /// Metres from a point to the skin; negative inside.
    func distance(to point: StagePoint) -> Float {
        capsules.map { (point - point.nearest(on: $0.from, $0.to)).magnitude - $0.radius }.min() ?? .infinity
    }

    /// Whether the body stands between an eye and a target.
    func hides(_ target: StagePoint, from eye: StagePoint) -> Bool {
        let steps = 24
        return (1..<steps).contains { step in
            distance(to: eye + (target - eye) * (Float(step) / Float(steps))) < 0
        }
    }
}

extension CastArm {
    /// Metres from a point to the forearm and hand; negative inside.
    func distance(to point: StagePoint) -> Float {
        let tip = wrist + (wrist - elbow).unit() * 0.14
        return (point - point.nearest(on: elbow, tip)).magnitude - 0.06
    }

    /// Whether forearm or hand stands between an eye and a target.
    func hides(_ target: StagePoint, from eye: StagePoint) -> Bool {
        (1..<24).contains { step in distance(to: eye + (target - eye) * (Float(step) / 24)) < 0 }
    }
}

extension StagePoint {
    /// The nearest point of a segment.
    fileprivate func nearest(on a: StagePoint, _ b: StagePoint) -> StagePoint {
        let way = b - a
        let square = way.dot(way)
        guard square > 1e-9 else { return a }
        return a + way * ((self - a).dot(way) / square).held(0, 1)
    }
}
