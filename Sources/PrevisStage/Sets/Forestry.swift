/// Trees and undergrowth about the current place.
enum Forestry {
    static func bark(_ b: inout SetBuilder) -> UInt16 {
        b.material(
            SurfaceMaterial(
                albedo: [0.2, 0.15, 0.11], roughness: 0.95, specular: 0.02, pattern: .bark,
                patternColour: [0.11, 0.08, 0.06], patternScale: 0.16))
    }

    static func leaves(_ b: inout SetBuilder, pick: Int) -> UInt16 {
        let greens = [StagePoint(0.14, 0.21, 0.065), [0.11, 0.18, 0.07], [0.19, 0.22, 0.07]]
        let green = greens[pick % greens.count]
        return b.material(
            SurfaceMaterial(
                albedo: green, roughness: 0.85, specular: 0.03, pattern: .foliage, patternColour: green * 0.5,
                patternScale: 0.22))
    }

    /// A broad-leaved tree: flared trunk, forking boughs, leaves in lumps at their ends.
    static func broadleaf(
        _ b: inout SetBuilder, height: Float, fine: Bool, _ bark: UInt16, _ leaves: UInt16,
        _ random: inout SeededNumbers
    ) {
        let girth = height * random.within(0.02, 0.027)
        let lean = StagePoint(random.within(-0.05, 0.05), 0, random.within(-0.05, 0.05)) * height
        let crown = height * random.within(0.42, 0.5)
        func trunk(_ share: Float) -> StagePoint {
            lean * (share * share) + [
                0.05 * girth * sine(share * 9), height * 0.8 * share, 0.06 * girth * cosine(share * 7),
            ]
        }
        let steps: [Float] = fine ? [-0.04, 0, 0.03, 0.09, 0.25, 0.45, 0.65, 0.85, 1] : [-0.04, 0.04, 0.4, 1]
        b.tube(
            steps.map { trunk($0) },
            radii: steps.map { share in
                girth * (1 - 0.72 * max(share, 0)) * (1 + 0.75 * (1 - smoothstep(-0.04, 0.1, share)))
            }, sides: fine ? 11 : 6, bark)
        let boughs = fine ? 7 : 4
        var ends: [(StagePoint, Float)] = [(trunk(1), 1)]
        for bough in 0..<boughs {
            let share = mix(0.42, 0.9, Float(bough) / Float(boughs))
            let around = Float(bough) * 2.4 + random.within(-0.4, 0.4)
            let out = StagePoint(sine(around), 0, cosine(around))
            let reach = height * mix(0.27, 0.15, share) * random.within(0.8, 1.15)
            let from = trunk(share)
            let end = from + out * reach + [0, reach * random.within(0.4, 0.8), 0]
            let middle = mix(from, end, 0.5) + [0, reach * 0.04, 0]
            let thick = girth * (1 - 0.72 * share) * 0.6
            if fine { b.tube([from, middle, end], radii: [thick, thick * 0.6, thick * 0.25], sides: 6, bark) }
            ends.append((end, random.within(0.75, 1)))
            if fine { ends.append((mix(from, end, 0.62) + [0, height * 0.05, 0], random.within(0.5, 0.7))) }
        }
        for (end, share) in ends {
            let size = crown * 0.36 * share * (fine ? 1 : 1.25)
            let phase = random.within(0, 6)
            b.ball(
                end + [0, size * 0.25, 0], [size * 1.12, size * 0.78, size * 1.12], sides: fine ? 12 : 8,
                rings: fine ? 8 : 5, leaves
            ) { lump($0, phase) }
        }
    }

    /// A conifer: a straight trunk with skirts of branches.
    static func conifer(
        _ b: inout SetBuilder, height: Float, fine: Bool, _ bark: UInt16, _ needles: UInt16,
        _ random: inout SeededNumbers
    ) {
        let girth = height * 0.018
        b.tube(
            [[0, -0.3, 0], [0, 0.15, 0], [0, height * 0.5, 0], [0, height, 0]],
            radii: [girth * 1.6, girth * 1.1, girth * 0.7, 0.02], sides: fine ? 10 : 6, bark)
        let tiers = fine ? 9 : 6
        let foot: Float = random.within(0.16, 0.26)
        for tier in 0..<tiers {
            let share = Float(tier) / Float(tiers)
            let low = height * mix(foot, 0.93, share)
            let tall = height * mix(0.2, 0.11, share)
            let radius = height * 0.19 * (1 - share * 0.86) * random.within(0.9, 1.08)
            let phase = random.within(0, 6)
            let sides = fine ? 20 : 11
            b.sheet(sides, fine ? 3 : 2, needles) { u, v in
                let angle = 2 * Float.pi * u
                let jag = 1 + (1 - v) * 0.16 * sine(angle * 5 + phase) + (1 - v) * 0.08 * sine(angle * 9 + phase * 2)
                let spread = radius * (1 - v) * jag
                return [
                    sine(angle) * spread, low + tall * v - radius * 0.16 * (1 - v) * (1 - v) * jag,
                    cosine(angle) * spread,
                ]
            }
        }
    }

    /// A fern of arching fronds.
    static func fern(_ b: inout SetBuilder, size: Float, _ leaf: UInt16, _ random: inout SeededNumbers) {
        for frond in 0..<8 {
            let around = Float(frond) * 0.785 + random.within(-0.25, 0.25)
            let out = StagePoint(sine(around), 0, cosine(around))
            let aside = StagePoint(out.z, 0, -out.x)
            let reach = size * random.within(0.75, 1.1)
            b.sheet(2, 5, leaf) { u, v in
                let width = size * 0.11 * sine(clamp(v, 0, 1) * 2.75 + 0.3)
                let rise = reach * (0.85 * v - 0.8 * v * v)
                return out * (reach * v * 0.9) + [0, rise + 0.02 - abs(u - 0.5) * width * 0.7, 0] + aside
                    * ((u - 0.5) * 2 * width)
            }
        }
    }

    /// A tuft of grass. A blade has two faces, a hair's breadth apart, whose normals point up more than out: grass takes
    /// the light of the ground it grows from, and does not glitter against it when the camera moves.
    static func grass(
        _ b: inout SetBuilder, size: Float, blades: Int, _ leaf: UInt16, _ random: inout SeededNumbers
    ) {
        for blade in 0..<blades {
            let around = (Float(blade) + random.unit()) * 2 * .pi / Float(blades)
            let out = StagePoint(sine(around), 0, cosine(around))
            let aside = StagePoint(out.z, 0, -out.x)
            let tall = size * random.within(0.6, 1)
            let foot = out * (size * random.within(0.05, 0.3)) - [0, 0.02, 0]
            let tip = foot + out * (tall * random.within(0.2, 0.55)) + aside * (tall * random.within(-0.25, 0.25))
            let half = size * random.within(0.045, 0.07)
            for face in [Float(1), -1] {
                let normal = StagePoint(0, 1, 0) + out * (face * 0.9)
                let base = foot + out * (face * 0.001)
                let left = b.vertex(base - aside * (half * face), normal)
                let right = b.vertex(base + aside * (half * face), normal)
                b.triangle(left, right, b.vertex(tip + [0, tall, 0], normal), leaf)
            }
        }
    }

    /// A skin of lumps for leaves, moss and stone.
    static func lump(_ out: StagePoint, _ phase: Float, _ depth: Float = 0.13) -> Float {
        1 + depth
            * (sine(out.x * 4.1 + phase) * cosine(out.y * 3.7 + phase * 1.3) + 0.6
                * sine(out.z * 6.3 + out.y * 5.2 + phase * 2.1))
    }
}
