/// A clearing in mixed woodland with a path through it; the wood opens towards the plan's viewer, so that a camera can
/// stand back.
enum ForestSet {
    static func plan(seed: Int64) -> SetPlan {
        var random = SeededNumbers(seed: seed, purpose: 0xF02E)
        var b = SetBuilder()
        let phase = random.within(0, 6)
        ground(&b, phase)
        rises(&b, phase)
        let bark = Forestry.bark(&b)
        let leaves = [Forestry.leaves(&b, pick: 0), Forestry.leaves(&b, pick: 1), Forestry.leaves(&b, pick: 2)]
        trees(&b, phase, bark, leaves, &random)
        undergrowth(&b, phase, bark, &random)
        grass(&b, phase, &random)
        return SetPlan(
            builder: b, isUnderRoof: false,
            cameraBounds: StageObstacle(minimum: [-24, 0.15, -20], maximum: [24, 14, 27]), marks: marks,
            lane: WalkPath(from: [-16, 0, 2.2], to: [16, 0, 2.2], radius: 0.4), name: "a forest",
            words: ["FOREST", "WOOD", "JUNGLE", "GROVE", "CLEARING"])
    }

    private static let log = StagePoint(-2.7, 0, -1.7)

    private static let marks: [StageMark] = [
        StageMark(spot: [-0.66, 0, 0], heading: 0.35), StageMark(spot: [0.66, 0, 0], heading: -0.35),
        StageMark(spot: [0, 0, 1.1], heading: 0.1), StageMark(spot: [0.1, 0, -1.15], heading: 0.1),
        StageMark(spot: log + [-0.5, 0, 0.75], heading: 0.25, seat: log + [-0.5, 0.44, 0.1]),
        StageMark(spot: log + [0.5, 0, 0.75], heading: -0.1, seat: log + [0.5, 0.44, 0.1]),
        StageMark(spot: [2.7, 0, -0.8], heading: -0.5), StageMark(spot: [3.5, 0, 0.3], heading: -0.8),
        StageMark(spot: [-3.4, 0, 0.6], heading: 0.8), StageMark(spot: [1.9, 0, -2], heading: -0.2),
        StageMark(spot: [-0.4, 0, -2.4], heading: 0.1), StageMark(spot: [2.2, 0, 0.9], heading: -0.4),
    ]

    /// Flat where people are and along the path, rolling elsewhere.
    private static func height(_ x: Float, _ z: Float, _ phase: Float) -> Float {
        let wide = (x * x + (z - 1) * (z - 1)).squareRoot()
        let aside = abs(z - 1.8)
        let open = smoothstep(5, 14, wide) * smoothstep(1.6, 5, max(aside, (abs(x) - 19) * 0.6))
        let roll =
            0.55 * sine(x * 0.19 + phase) * cosine(z * 0.16 + phase * 0.7) + 0.2 * sine(x * 0.47 + z * 0.39 + phase * 2)
        let rise = 0.045 * max(wide - 12, 0) * (z < 0 ? 1 : 0.35)
        return open * (roll + rise)
    }

    private static func ground(_ b: inout SetBuilder, _ phase: Float) {
        let moss = b.material(
            SurfaceMaterial(
                albedo: [0.17, 0.155, 0.075], roughness: 1, specular: 0.01, pattern: .soil,
                patternColour: [0.115, 0.085, 0.05], patternScale: 0.8))
        let trodden = b.material(
            SurfaceMaterial(
                albedo: [0.24, 0.18, 0.125], roughness: 1, specular: 0.01, pattern: .soil,
                patternColour: [0.17, 0.125, 0.085], patternScale: 0.5))
        b.sheet(84, 84, moss) { u, v in
            // Finer near the middle.
            let (s, t) = (u * 2 - 1, 1 - v * 2)
            let x = 75 * s * (0.25 + 0.75 * s * s)
            let z = 75 * t * (0.25 + 0.75 * t * t) + 2
            return [x, height(x, z, phase) - 0.006, z]
        }
        // The path bends gently; it lies a finger's breadth over the moss.
        b.sheet(2, 60, trodden) { u, v in
            let x = mix(-40, 40, v)
            let wander = 0.5 * sine(x * 0.21 + phase) * smoothstep(3, 18, abs(x))
            let half = 1.0 + 0.25 * sine(x * 0.9 + phase) + 0.15 * sine(x * 2.3)
            let z = 1.8 + wander + (u - 0.5) * 2 * half
            return [x, height(x, z, phase) + 0.006 - 0.02 * abs(u - 0.5) * 2, z]
        }
    }

    /// Boxes where the ground rises, so that no camera goes under it.
    private static func rises(_ b: inout SetBuilder, _ phase: Float) {
        let cell: Float = 2.5
        for row in -8...9 {
            for column in -10...9 {
                // The path's own strip, 3.2 m wide and flat, lies between two rows.
                let (x, z) = (Float(column) * cell, row < 0 ? 0.2 + Float(row) * cell : 3.4 + Float(row) * cell)
                var top: Float = -1
                for step in 0..<25 {
                    top = max(top, height(x + cell * Float(step % 5) / 4, z + cell * Float(step / 5) / 4, phase))
                }
                if top > 0.1 { b.obstacle([x, -1, z], [x + cell, top + 0.08, z + cell]) }
            }
        }
    }

    private static func trees(
        _ b: inout SetBuilder, _ phase: Float, _ bark: UInt16, _ leaves: [UInt16], _ random: inout SeededNumbers
    ) {
        let needles = b.material(
            SurfaceMaterial(
                albedo: [0.065, 0.12, 0.065], roughness: 0.9, specular: 0.02, pattern: .foliage,
                patternColour: [0.03, 0.06, 0.035], patternScale: 0.18))
        var placed: [StagePoint] = []
        var fine = 0
        for attempt in 0..<2600 where placed.count < 190 {
            let around = random.within(-.pi, .pi)
            let far = 5.2 + 56 * Float(attempt) / 2600 * random.within(0.6, 1)
            let p = StagePoint(sine(around) * far, 0, cosine(around) * far)
            let choice = random.unit()
            let tall = random.within(7.5, 12.5)
            let inPath = abs(p.z - 1.8) < 2.6 && abs(p.x) < 42
            let inView = p.z > 1 && p.z < 27 && abs(p.x) < 3.5 + p.z * 0.4
            let spacing: Float = far < 15 ? 2.3 : 3.2
            guard !inPath, !inView, placed.allSatisfy({ length($0 - p) > spacing }) else { continue }
            placed.append(p)
            let near = far < 15.5 && fine < 20
            if near { fine += 1 }
            let foot = StagePoint(p.x, height(p.x, p.z, phase), p.z)
            b.at(foot, yaw: random.within(0, 6)) { b in
                if choice < 0.6 {
                    Forestry.broadleaf(&b, height: tall, fine: near, bark, leaves[random.index(3)], &random)
                } else {
                    Forestry.conifer(&b, height: tall * 1.15, fine: near, bark, needles, &random)
                }
                if far < 34 {
                    let r = tall * 0.034
                    b.obstacle([-r, 0, -r], [r, choice < 0.6 ? tall * 0.45 : tall * 0.7, r])
                }
            }
        }
    }

    /// Grass in drifts: thick off the path, thin and low where people stand, fading out where blades would be finer than
    /// a pixel.
    private static func grass(_ b: inout SetBuilder, _ phase: Float, _ random: inout SeededNumbers) {
        let greens: [StagePoint] = [[0.145, 0.17, 0.06], [0.19, 0.185, 0.085], [0.115, 0.15, 0.06]]
        let leaves = greens.map { green in
            b.material(
                SurfaceMaterial(
                    albedo: green, roughness: 0.95, specular: 0.01, pattern: .foliage, patternColour: green * 0.7,
                    patternScale: 0.5))
        }
        for _ in 0..<7_500 {
            let around = random.within(-.pi, .pi)
            let far = 14 * random.unit().squareRoot()
            let p = StagePoint(sine(around) * far, 0, cosine(around) * far + 0.5)
            let drift =
                sine(p.x * 0.83 + phase) * cosine(p.z * 0.71 - phase) + 0.5 * sine(p.x * 1.9 - p.z * 1.6 + phase)
            let aside = smoothstep(1.1, 2.2, abs(p.z - 1.8))
            let stood = mix(0.35, 1, smoothstep(1.2, 3.2, (p.x * p.x + p.z * p.z).squareRoot()))
            let chance = random.unit()
            let pick = random.index(3)
            guard chance < (0.35 + 0.55 * drift) * aside * stood, length(p - log) > 0.5 else { continue }
            let size = random.within(0.1, 0.24) * mix(0.6, 1, aside) * mix(0.55, 1, stood)
            b.at([p.x, height(p.x, p.z, phase), p.z]) {
                Forestry.grass(&$0, size: size, blades: 4, leaves[pick], &random)
            }
        }
    }

    private static func undergrowth(
        _ b: inout SetBuilder, _ phase: Float, _ bark: UInt16, _ random: inout SeededNumbers
    ) {
        let fern = b.material(
            SurfaceMaterial(
                albedo: [0.15, 0.22, 0.07], roughness: 0.7, specular: 0.03, pattern: .foliage,
                patternColour: [0.1, 0.15, 0.05], patternScale: 0.1))
        let stone = b.material(
            SurfaceMaterial(
                albedo: [0.29, 0.28, 0.26], roughness: 0.9, pattern: .soil, patternColour: [0.2, 0.21, 0.16],
                patternScale: 0.6))
        func free(_ low: Float, _ high: Float) -> StagePoint? {
            let around = random.within(-.pi, .pi)
            let far = random.within(low, high)
            let p = StagePoint(sine(around) * far, 0, cosine(around) * far)
            let clear =
                abs(p.z - 1.8) > 2.4 && !(p.z > 0 && p.z < 22 && abs(p.x) < 1.5 + p.z * 0.2) && length(p - log) > 1.9
            return clear ? StagePoint(p.x, height(p.x, p.z, phase), p.z) : nil
        }
        for _ in 0..<150 {
            guard let p = free(3.7, 17) else { continue }
            b.at(p, yaw: random.within(0, 6)) { Forestry.fern(&$0, size: random.within(0.35, 0.75), fern, &random) }
        }
        for _ in 0..<34 {
            guard let p = free(4, 22) else { continue }
            let size = random.within(0.14, 0.6)
            let turn = random.within(0, 6)
            b.at(p) { b in
                b.ball([0, size * 0.2, 0], [size * 1.2, size * 0.7, size], sides: 14, rings: 9, stone) {
                    Forestry.lump($0, turn, 0.1)
                }
                b.obstacle([-size * 1.2, 0, -size * 1.2], [size * 1.2, size * 0.9, size * 1.2])
            }
        }
        // The fallen trunk that serves as a seat.
        let moss = b.material(
            SurfaceMaterial(
                albedo: [0.16, 0.18, 0.06], roughness: 1, pattern: .soil, patternColour: [0.11, 0.1, 0.05],
                patternScale: 0.3))
        let wood = b.paint(0.36, 0.26, 0.16, roughness: 0.9)
        let line: [StagePoint] = [
            [-1.7, 0.2, 0.06], [-0.9, 0.215, 0.02], [0, 0.215, 0], [0.9, 0.21, 0.03], [1.75, 0.2, 0.1],
        ]
        b.at(log) { b in
            b.tube(line, radii: [0.245, 0.235, 0.228, 0.225, 0.215], sides: 18, bark)
            for (end, radius) in [(line[0], Float(0.243)), (line[4], 0.213)] {
                b.ball(end, [0.03, radius, radius], sides: 16, rings: 10, wood)
            }
            b.tube([[0.75, 0.3, -0.05], [0.95, 0.62, -0.2], [1.0, 0.85, -0.25]], radii: [0.07, 0.05, 0.03], bark)
            for lump in 0..<5 {
                let x = -1.4 + Float(lump) * 0.7
                b.ball([x, 0.36, -0.1], [0.28, 0.07, 0.14], sides: 12, rings: 7, moss) { Forestry.lump($0, x, 0.12) }
            }
            b.obstacle([-1.75, 0, -0.3], [1.8, 0.46, 0.3])
        }
    }
}
