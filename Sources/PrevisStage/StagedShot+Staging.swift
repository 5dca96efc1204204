public import NodeCatalog
import ProductionModel

extension StagedShot {
    /// Builds the set, places the cast on its marks and gives each a body.
    ///
    /// Pure: the scene's seed arranges the set, a character's name its cut of hair and clothes. A mark that the plan
    /// does not have, and a place that the set only stands for, are said in ``remarks``.
    public init(staging shot: ShotView) {
        let kind = shot.scene.environment.set
        var plan = kind.plan(seed: shot.scene.seed)
        let blocking = Blocking(of: shot.cast, in: plan)
        for top in blocking.stools { plan.builder.bringStool(to: top) }
        let bodies = shot.cast.map { FigureBody(of: $0.character, seated: $0.action == .sit) }
        let performances = Self.performances(of: shot, bodies.map(\.skeleton), blocking)
        var materials = plan.builder.materials
        var cast: [StagedCastMember] = []
        for (place, member) in shot.cast.enumerated() {
            cast.append(
                StagedCastMember(
                    member, place: place, body: bodies[place], performances: performances,
                    firstMaterial: materials.count))
            materials += Wardrobe.materials(of: member.character)
        }
        self.init(
            materials: materials, set: plan.builder.mesh, isUnderRoof: plan.isUnderRoof, cast: cast,
            obstacles: plan.builder.obstacles, cameraBounds: plan.cameraBounds, practicals: plan.builder.practicals,
            openings: plan.builder.openings, remarks: plan.remark(for: shot.scene.place) + blocking.remarks)
    }

    /// The same stage with those who look at the camera looking at a point: where the camera stands, once it is known.
    public func facingCamera(at point: StagePoint) -> StagedShot {
        var turned = self
        let watching = cast.indices.filter { cast[$0].placement.looksAt == .camera }
        for member in turned.cast.indices {
            for place in watching {
                turned.cast[member].performances[place].looks = [LookCue(time: 0, target: .point(point))]
            }
        }
        return turned
    }

    private static func performances(
        of shot: ShotView, _ skeletons: [FigureSkeleton], _ blocking: Blocking
    ) -> [Performance] {
        let conversation = Conversation(of: shot)
        let walkers = shot.cast.indices.filter { shot.cast[$0].action == .walk }
        let pace = walkers.map { Gait.easySpeed(skeletons[$0].measures) }.min() ?? 1
        let seconds = Double(shot.duration) / max(shot.film.rate.framesPerSecond, 1)
        return shot.cast.indices.map { number in
            let place = blocking.places[number]
            let ground: Performance.Ground
            if let order = walkers.firstIndex(of: number) {
                let lane = blocking.lane(order)
                // The shot's middle falls on the middle of the leg; further rows follow 1.4 m behind. Of two abreast one is
                // a step behind, so that neither hides the other from the side.
                let lead = max(lane.leg / 2 - pace * Float(seconds) / 2, min(0.6, lane.leg * 0.1))
                let start = lead - 1.4 * Float(order / 2) - 0.55 * Float(order % 2)
                ground = .walking(Gait(measures: skeletons[number].measures, path: lane, speed: pace, start: start))
            } else if let seat = place.seat {
                ground = .sitting(seat, heading: place.heading)
            } else {
                ground = .standing(place.spot, heading: place.heading)
            }
            var habit = SeededNumbers(name: shot.cast[number].character.name)
            return Performance(
                skeleton: skeletons[number], ground: ground,
                looks: conversation.looks(of: number, partner: blocking.partner(of: number)),
                lines: conversation.lines(of: number), habit: habit.unit())
        }
    }
}

extension SetPlan {
    /// What the take says when the place is not what the set shows, such as `KITCHEN is shown as a room.`
    func remark(for place: String) -> [String] {
        let name = place.uppercased()
        guard !name.isEmpty, !words.contains(where: { name.contains($0) }) else { return [] }
        return ["\(place) is shown as \(self.name)."]
    }
}

extension SetBuilder {
    /// A stool under somebody who sits where the set has no seat.
    mutating func bringStool(to top: StagePoint) {
        let wood = material(
            SurfaceMaterial(
                albedo: [0.33, 0.22, 0.13], roughness: 0.5, pattern: .planks, patternColour: [0.28, 0.18, 0.11],
                patternScale: 0.2))
        at([top.x, 0, top.z]) { $0.stool(height: top.y, wood) }
    }
}
