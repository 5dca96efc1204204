import NodeCatalog
import ProductionModel

/// Who is where: marks from the set's plan for those who stand and sit, lanes for those who walk, and whom each faces.
struct Blocking: Sendable {
    /// Where one cast member is put.
    struct Place: Sendable {
        var spot: StagePoint
        var heading: Float
        /// The seat's middle at its height, for somebody who sits.
        var seat: StagePoint?
    }

    private(set) var places: [Place] = []
    /// Where stools must be brought, each the middle of the top.
    private(set) var stools: [StagePoint] = []
    private(set) var remarks: [String] = []

    private let plan: SetPlan
    private let cast: [CastPlacement]
    private var taken: Set<Int> = []

    /// A comfortable distance for two who talk, in metres.
    private static let conversation: Float = 1.34
    /// The height of a stool that is brought.
    private static let stoolHeight: Float = 0.46

    init(of cast: [CastPlacement], in plan: SetPlan) {
        self.plan = plan
        self.cast = cast
        reserveNamedMarks()
        for member in cast { places.append(member.action == .walk ? walker() : settled(member)) }
        faceEachOther()
    }

    /// The lane of the nth walker, an arm's length outside the one before.
    func lane(_ number: Int) -> WalkPath {
        let along = normalised(plan.lane.to - plan.lane.from)
        let right = StagePoint(-along.z, 0, along.x) * (plan.lane.radius < 0 ? -1 : 1)
        let shift = 0.75 * Float(number % 2)
        let radius = abs(plan.lane.radius) + shift
        return WalkPath(
            from: plan.lane.from + right * shift, to: plan.lane.to + right * shift,
            radius: plan.lane.radius < 0 ? -radius : radius)
    }

    private mutating func reserveNamedMarks() {
        for member in cast where member.action != .walk {
            guard let mark = member.mark else { continue }
            if plan.marks.indices.contains(mark - 1) {
                taken.insert(mark - 1)
            } else {
                remarks.append(
                    "Mark \(mark) is not on the plan of \(plan.name): \(member.character.name) takes a free one.")
            }
        }
    }

    /// A walker's place before it sets off; the gait moves it.
    private func walker() -> Place { Place(spot: plan.lane.from, heading: 0) }

    private mutating func settled(_ member: CastPlacement) -> Place {
        let named = member.mark.flatMap { plan.marks.indices.contains($0 - 1) ? $0 - 1 : nil }
        let choice = named ?? freeMark(seated: member.action == .sit)
        guard let choice else { return overflow(seated: member.action == .sit) }
        taken.insert(choice)
        let mark = plan.marks[choice]
        guard member.action == .sit else { return Place(spot: mark.spot, heading: mark.heading) }
        if let seat = mark.seat {
            return Place(spot: [seat.x, 0, seat.z], heading: mark.heading, seat: seat)
        }
        return onStool(mark.spot, mark.heading)
    }

    private mutating func onStool(_ spot: StagePoint, _ heading: Float) -> Place {
        let top = spot + [0, Self.stoolHeight, 0]
        stools.append(top)
        return Place(spot: spot, heading: heading, seat: top)
    }

    /// The free mark that suits: the first one for the first, then the one that makes the best distance to talk.
    private func freeMark(seated: Bool) -> Int? {
        let others = zip(places, cast).filter { $0.1.action != .walk }.map(\.0.spot)
        let walkers = cast.filter { $0.action == .walk }.count
        let lanes = (0..<min(walkers, 2)).map { lane($0) }
        var best: (mark: Int, cost: Float)?
        for (number, mark) in plan.marks.enumerated() where !taken.contains(number) {
            let spot = seated ? (mark.seat ?? mark.spot) : mark.spot
            let distances = others.map { length(StagePoint(spot.x - $0.x, 0, spot.z - $0.z)) }
            let nearest = distances.min() ?? Self.conversation
            guard nearest > 0.8, lanes.allSatisfy({ $0.clearance(from: spot) > 0.65 }) else { continue }
            var cost = Float(number) * 0.05 + abs(nearest - Self.conversation) * 2
            cost += distances.reduce(0) { $0 + $1 } * 0.2
            if seated != (mark.seat != nil) { cost += 1.5 }
            if cost < best?.cost ?? .infinity { best = (number, cost) }
        }
        return best?.mark
    }

    /// More people than marks: rows at the back, in order.
    private mutating func overflow(seated: Bool) -> Place {
        let number = places.count
        let spot = StagePoint(Float(number % 5) * 0.95 - 1.9, 0, 2.2 + Float(number / 5) * 0.95)
        return seated ? onStool(spot, .pi) : Place(spot: spot, heading: .pi)
    }

    /// Bodies turn to whom they deal with; a seat keeps its own direction.
    private mutating func faceEachOther() {
        for number in places.indices where cast[number].action != .walk {
            let isFixed = places[number].seat.map { !stools.contains($0) } ?? false
            guard !isFixed, let partner = partner(of: number), cast[partner].action != .walk else { continue }
            let way = places[partner].spot - places[number].spot
            if length(way) > 0.05 { places[number].heading = arcTangent(way.x, way.z) }
        }
    }

    /// The member that somebody deals with before anything is said.
    func partner(of number: Int) -> Int? {
        switch cast[number].looksAt {
        case .camera: return nil
        case .member(let other): return other != number && cast.indices.contains(other) ? other : nil
        case .automatic:
            guard cast.count > 1 else { return nil }
            return number == 0 ? 1 : 0
        }
    }
}

extension WalkPath {
    /// The least distance of a point from the course, in metres.
    func clearance(from point: StagePoint) -> Float {
        let steps = 160
        return (0..<steps).reduce(Float.infinity) { least, step in
            let p = place(at: total * Float(step) / Float(steps)).point
            return min(least, length(StagePoint(p.x - point.x, 0, p.z - point.z)))
        }
    }
}
