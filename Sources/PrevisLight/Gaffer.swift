import NodeCatalog
import PrevisCamera
import PrevisStage
import ProductionModel

/// Sets the lamps of a plan up on a stage, around its subject and for its camera.
struct Gaffer {
    let shot: ShotView
    let stage: StagedShot
    let pose: CameraPose
    let probe: SetProbe
    let day: Daylight
    let plan: LightingPlan
    /// The head that is lit: the first of the cast, or between the first two where both are the subject.
    let subject: StagePoint
    /// Whose head that is, by the place in the cast: in a point of view, whom its owner sees.
    let lead: Int
    /// Radiance of a white wall that the light of day makes where the scene plays; what the lamps are measured against.
    let level: Float
    /// How far the cast is from the lit head at most, over the shot, in metres.
    let spread: Float
    /// Whether the picture shows a place under the sky in which no lamp could stand unseen.
    let isOpenWide: Bool

    init(shot: ShotView, stage: StagedShot, camera: CameraMove) {
        self.shot = shot
        self.stage = stage
        let middle = Double(max(shot.duration - 1, 1)) / shot.film.rate.framesPerSecond / 2
        pose = camera.pose(at: middle)
        probe = SetProbe(mesh: stage.set)
        plan = LightingPlan(shot.lighting)
        var day = Daylight(shot.scene.environment)
        let inside = stage.isUnderRoof
        if shot.lighting.setup == .practical || (inside && shot.scene.environment.timeOfDay == .night) {
            // Between lamp and daylight, so that lamps stay warm and windows turn blue; lamps that are brought are what
            // the camera is balanced for.
            day.rebalance(for: plan.lamps.isEmpty ? 3_700 : Float(shot.lighting.temperature) * 1.08)
        }
        self.day = day
        let rigs = stage.rigs(at: middle)
        lead = shot.framing == .pov && rigs.count > 1 ? 1 : 0
        switch rigs.count {
        case 0: subject = StagePoint(0, 1.6, 0)
        case 1: subject = rigs[0].headCentre
        default:
            subject = shot.framing == .twoShot ? (rigs[0].headCentre + rigs[1].headCentre) / 2 : rigs[lead].headCentre
        }
        let bodies = [0, middle, 2 * middle].flatMap { stage.rigs(at: $0).prefix(2) }
        let head = subject
        spread = bodies.map { ($0.headCentre - head).levelled.magnitude }.max().map { min($0, 3) } ?? 0
        let depth = max(pose.depth(of: head), 0.1)
        isOpenWide = !inside && 2 * pose.halfHeight * depth > 1.8
        let open = day.direct.luminance * 0.6 + day.sky.ambient(normal: [0, 0.3, 0.95]).luminance
        level = max(open, 0.02) * (inside ? 0.5 : 1)
    }

    /// The lights, strongest at the subject first, at most four.
    func lights() -> [StageLight] {
        var lights: [StageLight] = []
        if plan.lamps.isEmpty {
            lights = shot.lighting.setup == .practical ? lamplight() : natural()
        } else {
            lights = plan.lamps.filter { $0.strength > 0.001 }.map(lamp)
        }
        if shot.lighting.setup == .practical { lights += windows(limit: 1) }
        if !plan.lamps.isEmpty, shot.lighting.setup != .silhouette { lights += streetLamps(limit: 4 - lights.count) }
        if plan.sun > 0, !plan.lamps.isEmpty, let sun = sunlight(share: plan.sun * plan.surround) { lights.append(sun) }
        if lights.isEmpty { lights = [worklight] }
        func reach(_ light: StageLight) -> Float {
            light.radiance(at: subject, normal: light.direction(from: subject)).luminance
        }
        return Array(lights.sorted { reach($0) > reach($1) }.prefix(4))
    }

    /// Sun or moon; inside, windows by day and lamps by night.
    private func natural() -> [StageLight] {
        guard stage.isUnderRoof else {
            let night = [.night, .dusk, .dawn].contains(shot.scene.environment.timeOfDay)
            return [sunlight(share: 1)].compactMap(\.self) + (night ? practicals(limit: 3, made: false) : [])
        }
        if shot.scene.environment.timeOfDay == .night {
            return lamplight() + windows(limit: 1)
        }
        let dim = [.dawn, .dusk].contains(shot.scene.environment.timeOfDay)
        let lamps = dim ? practicals(limit: 1, made: false) : []
        return windows(limit: 2) + [stage.openings.isEmpty ? nil : sunlight(share: 1)].compactMap(\.self) + lamps
    }

    private func sunlight(share: Float) -> StageLight? {
        let colour = day.direct * share
        guard colour.luminance > 1e-4 else { return nil }
        return StageLight(shape: .distant(direction: day.direction, angularRadius: day.softness), colour: colour)
    }

    /// The nearest windows as discs of sky just inside the wall: radiance times area over π is what reaches one metre.
    private func windows(limit: Int) -> [StageLight] {
        let near = stage.openings.sorted { ($0.centre - subject).magnitude < ($1.centre - subject).magnitude }
        let seen = day.sky.horizon * 0.7 + day.sky.zenith * 0.3 + day.direct * 0.12
        return near.prefix(limit).map { opening in
            let width = opening.halfWidth.magnitude
            let height = opening.halfHeight.magnitude
            let radius = min(width, height) * 0.8
            return StageLight(
                shape: .sphere(
                    centre: opening.centre + opening.inward * (radius * 0.5 + 0.1), radius: radius,
                    cone: .init(axis: opening.inward, fullCosine: 0.45, endCosine: -0.1)),
                colour: seen * (4 * width * height / .pi * 2 * plan.surround))
        }
    }

    /// The set's lamps, and what the walls throw back of them: a soft light from the camera's side, so that a face turned
    /// away from its lamp still reads.
    private func lamplight() -> [StageLight] {
        let lamps = practicals(limit: 2)
        let centre = place(around: 32, above: 35, distance: 2.6)
        let way = subject - centre
        let reaching = lamps.reduce(SIMD3<Float>.zero) { sum, lamp in
            sum + lamp.radiance(at: subject, normal: lamp.direction(from: subject))
        }
        let least = ColourTemperature.balanced(2_900, for: day.balance) * 0.03
        let bounce = (reaching * 1.4 + least) * way.dot(way)
        let soft = StageLight(
            shape: .sphere(centre: centre, radius: 0.6, cone: nil), colour: bounce, castsShadow: false)
        return lamps + [soft]
    }

    /// Lamps of the set nearest to the subject; where it has none and one is to be `made`, a table lamp beside it.
    private func practicals(limit: Int, made: Bool = true) -> [StageLight] {
        func light(_ position: StagePoint, _ radius: Float, _ kelvin: Float, _ strength: Float) -> StageLight {
            StageLight(
                shape: .sphere(centre: position, radius: max(radius, 0.05), cone: nil),
                colour: ColourTemperature.balanced(kelvin, for: day.balance) * (0.3 * strength))
        }
        func reach(_ lamp: PracticalLamp) -> Float {
            let way = lamp.position - subject
            return lamp.strength / max(way.dot(way), 0.1)
        }
        let near = stage.practicals.sorted { reach($0) > reach($1) }.prefix(limit)
        if near.isEmpty, made {
            return [light(place(around: 70, above: -8, distance: 1.5), 0.08, 2_700, 1)]
        }
        // A lamp's own shade and bulb would shadow it: the light starts outside them.
        return near.map { light($0.position, $0.radius, $0.temperature, $0.strength).unshadowedNear($0.radius) }
    }

    /// Lamps that burn outside while it is dark, dimmed to what the key makes of the night.
    private func streetLamps(limit: Int) -> [StageLight] {
        guard !stage.isUnderRoof, [.night, .dusk].contains(shot.scene.environment.timeOfDay) else { return [] }
        return practicals(limit: max(limit, 0), made: false).map { lamp in
            var dimmed = lamp
            // Half as bright as the key on the ground below, four metres down.
            dimmed.colour *= min(1, level * 8 / max(lamp.colour.luminance, 1e-4))
            return dimmed
        }
    }

    /// Where a set has neither window nor lamp: a soft lamp from above the camera's side.
    private var worklight: StageLight {
        StageLight(
            shape: .sphere(centre: place(around: 30, above: 55, distance: 4), radius: 0.5, cone: nil),
            colour: ColourTemperature.balanced(4_300, for: day.balance) * (level * 16))
    }

    private func lamp(_ lamp: LightingPlan.Lamp) -> StageLight {
        if isOpenWide, lamp.above > 0, !lamp.onBackground, let far = farLamp(lamp) { return far }
        // A lamp for the background stands behind wherever the cast goes.
        let distance = lamp.distance + (lamp.onBackground ? spread : 0)
        let centre = place(around: lamp.around, above: lamp.above, distance: distance)
        let way = subject - centre
        let colour = ColourTemperature.balanced(Float(shot.lighting.temperature), for: day.balance)
        let length = way.magnitude
        var cone: StageLight.Cone?
        var square = length * length
        if lamp.onBackground {
            let wall = max(1, (probe.distance(from: subject, towards: away, limit: 9) ?? 9) - distance)
            square = wall * wall
            cone = .init(axis: away, fullCosine: 0.35, endCosine: 0.02)
        } else if lamp.castsShadow {
            // Barn doors hold hard lamps to the cast and off the walls.
            let angle = ((spread + 0.7) / length).arcTangent
            cone = .init(
                axis: (way - [0, 0.25, 0]).unit(), fullCosine: angle.cosine,
                endCosine: min(angle * 1.5 + 0.15, 1.5).cosine)
        }
        return StageLight(
            shape: .sphere(centre: centre, radius: min(lamp.radius, length * 0.3), cone: cone),
            colour: colour * (lamp.strength * level * square), castsShadow: lamp.castsShadow)
    }

    /// The lamp of a setup as light from far away, over the whole place: as night is lit for a wide shot. It comes from
    /// as high as it takes to reach the subject over the roofs; nil where nothing does.
    private func farLamp(_ lamp: LightingPlan.Lamp) -> StageLight? {
        let colour = ColourTemperature.balanced(Float(shot.lighting.temperature), for: day.balance)
        for above in [lamp.above, 35, 50, 65, 78] where above >= max(lamp.above, 20) {
            let light = StageLight(
                shape: .distant(
                    direction: .direction(azimuth: azimuth(around: lamp.around), elevation: above.radians),
                    angularRadius: 0.02),
                colour: colour * (lamp.strength * level), castsShadow: lamp.castsShadow)
            if probe.isLit(subject, by: light) { return light }
        }
        return nil
    }

    /// From the camera past the subject, level.
    var away: StagePoint { (subject - pose.position).levelled.unit(or: pose.forward) }

    /// A place around the subject, short of walls, ceiling and floor, so that the lamp stands inside the set.
    private func place(around: Float, above: Float, distance: Float) -> StagePoint {
        let way = StagePoint.direction(azimuth: azimuth(around: around), elevation: above.radians)
        let free = probe.distance(from: subject, towards: way, limit: distance + 0.2) ?? (distance + 0.2)
        return subject + way * max(0.35, min(distance, free - 0.2))
    }

    /// The azimuth of an angle around the subject from the camera, to the side that the subject looks to.
    private func azimuth(around: Float) -> Float {
        let towards = pose.position - subject
        let rigs = stage.rigs(at: 0)
        let look = rigs.indices.contains(lead) ? rigs[lead].facing : .zero
        let hand: Float = look.dot(pose.right) < -0.05 ? -1 : 1
        return towards.x.arcTangent(over: towards.z) + (hand * around).radians
    }
}

extension StageLight {
    /// From a point towards the light.
    func direction(from point: StagePoint) -> StagePoint {
        switch shape {
        case .distant(let direction, _): direction
        case .sphere(let centre, _, _): (centre - point).unit()
        }
    }

    /// The same light with a sphere large enough that shadow rays, which end at its surface, end outside bulb and shade.
    fileprivate func unshadowedNear(_ radius: Float) -> StageLight {
        guard case .sphere(let centre, _, let cone) = shape else { return self }
        var light = self
        light.shape = .sphere(centre: centre, radius: max(radius * 1.6, 0.22), cone: cone)
        return light
    }
}
