/// Street furniture about the current place.
extension SetBuilder {
    /// A lamp post, 4.3 m high, with a lantern on a bracket towards the road.
    mutating func streetLamp(_ iron: UInt16, shines: Bool = true) {
        lathe(
            .zero,
            [
                (0, 0), (0.16, 0), (0.16, 0.12), (0.11, 0.2), (0.1, 0.7), (0.12, 0.74), (0.075, 0.82), (0.05, 3.9),
                (0.065, 3.95), (0.02, 4.1),
            ], sides: 14, iron)
        tube(
            [[0, 3.9, 0], [0, 4.22, 0.06], [0, 4.32, 0.3], [0, 4.22, 0.52]], radii: [0.03, 0.028, 0.025, 0.022], iron)
        lathe([0, 3.78, 0.52], [(0.14, 0.3), (0.2, 0.32), (0.06, 0.44), (0.02, 0.48)], sides: 14, iron)
        lathe([0, 3.72, 0.52], [(0.02, 0), (0.09, 0.02), (0.1, 0.05), (0.04, 0.05)], sides: 14, iron)
        for side in 0..<4 {
            let angle = Float.pi * (0.25 + 0.5 * Float(side))
            let out = StagePoint(sine(angle), 0, cosine(angle))
            tube(
                [[0, 3.76, 0.52] + out * 0.095, [0, 4.1, 0.52] + out * 0.15], radii: [0.008, 0.008], sides: 5, iron)
        }
        if shines {
            bulb([0, 3.92, 0.52], radius: 0.075, temperature: 3_000, strength: 7)
        } else {
            let glass = material(SurfaceMaterial(albedo: [0.6, 0.57, 0.5], roughness: 0.4))
            ball([0, 3.92, 0.52], [0.075, 0.075, 0.075], glass)
        }
        obstacle([-0.17, 0, -0.17], [0.17, 4.3, 0.17])
    }

    /// A slatted bench for two; its seat is 0.45 m high.
    mutating func bench(_ wood: UInt16, _ iron: UInt16) {
        for x in [Float(-0.72), 0.72] {
            box([x - 0.03, 0, 0.1], [x + 0.03, 0.42, 0.16], iron, bevel: 0.01)
            box([x - 0.03, 0, -0.26], [x + 0.03, 0.42, -0.2], iron, bevel: 0.01)
            box([x - 0.03, 0.38, -0.26], [x + 0.03, 0.43, 0.22], iron, bevel: 0.01)
            tube([[x, 0.4, -0.22], [x, 0.85, -0.34]], radii: [0.025, 0.02], iron)
            tube([[x, 0.62, -0.28], [x, 0.64, 0.05], [x, 0.42, 0.16]], radii: [0.018, 0.02, 0.018], iron)
        }
        for slat in 0..<5 {
            let z = -0.22 + Float(slat) * 0.09
            box([-0.85, 0.42, z], [0.85, 0.45, z + 0.075], wood, bevel: 0.008)
        }
        for slat in 0..<3 {
            let y = 0.54 + Float(slat) * 0.11
            let z = -0.235 - (y - 0.4) * 0.27
            box([-0.85, y, z], [0.85, y + 0.085, z + 0.028], wood, bevel: 0.008)
        }
        obstacle([-0.87, 0, -0.38], [0.87, 0.88, 0.24])
    }

    /// A fire hydrant.
    mutating func hydrant(_ red: UInt16) {
        lathe(
            .zero,
            [
                (0, 0), (0.15, 0), (0.15, 0.05), (0.1, 0.06), (0.1, 0.45), (0.14, 0.46), (0.14, 0.51), (0.11, 0.52),
                (0.1, 0.6), (0.05, 0.68), (0.03, 0.69), (0.03, 0.74), (0, 0.74),
            ], sides: 16, red)
        tube([[-0.17, 0.36, 0], [0.17, 0.36, 0]], radii: [0.05, 0.05], sides: 10, red)
        ball([-0.17, 0.36, 0], [0.03, 0.065, 0.065], sides: 10, rings: 6, red)
        ball([0.17, 0.36, 0], [0.03, 0.065, 0.065], sides: 10, rings: 6, red)
        ball([0, 0.33, 0.11], [0.075, 0.075, 0.05], sides: 10, rings: 6, red)
        obstacle([-0.2, 0, -0.17], [0.2, 0.75, 0.17])
    }

    /// A litter bin with a lid.
    mutating func litterBin(_ iron: UInt16) {
        lathe(
            .zero,
            [
                (0, 0.03), (0.23, 0.03), (0.26, 0.08), (0.27, 0.82), (0.29, 0.83), (0.29, 0.87), (0.25, 0.87),
                (0.24, 0.8), (0, 0.8),
            ], sides: 18, iron)
        obstacle([-0.3, 0, -0.3], [0.3, 0.9, 0.3])
    }

    /// A sign on a post.
    mutating func signPost(_ iron: UInt16) {
        post(.zero, radius: 0.035, height: 2.7, iron)
        let blue = paint(0.06, 0.12, 0.25, roughness: 0.4)
        let white = paint(0.56, 0.56, 0.54, roughness: 0.5)
        box([-0.3, 2.05, 0.035], [0.3, 2.65, 0.05], white, bevel: 0.006)
        box([-0.27, 2.08, 0.048], [0.27, 2.62, 0.054], blue, bevel: 0.003)
        box([-0.05, 2.2, 0.053], [0.05, 2.5, 0.058], white)
        obstacle([-0.1, 0, -0.1], [0.1, 2.7, 0.1], blocksView: false)
    }

    /// A parked car, 4.2 m long along z.
    mutating func car(_ coat: StagePoint) {
        let body = material(SurfaceMaterial(albedo: coat, roughness: 0.25, specular: 0.06))
        let glass = material(SurfaceMaterial(albedo: [0.04, 0.048, 0.055], roughness: 0.08, specular: 0.08))
        let tyre = paint(0.03, 0.03, 0.032, roughness: 0.9)
        let metal = material(SurfaceMaterial(albedo: [0.4, 0.4, 0.41], roughness: 0.25, specular: 0.09))
        let lamp = paint(0.55, 0.53, 0.48, roughness: 0.15)
        let tail = paint(0.32, 0.03, 0.02, roughness: 0.2)
        ball([0, 0.6, 0], [0.86, 0.4, 2.1], sides: 32, rings: 20, body) { out in
            softCorner(out) * (out.y > 0 ? 1 - 0.1 * abs(out.z) : 1)
        }
        ball([0, 1.06, -0.18], [0.73, 0.42, 1.18], sides: 28, rings: 18, glass) { out in
            softCorner(out) * (1 - 0.26 * max(out.y, 0) * (abs(out.z) + 0.3))
        }
        ball([0, 1.36, -0.22], [0.62, 0.09, 0.86], sides: 24, rings: 10, body) { softCorner($0) }
        for (x, z) in [(Float(-0.76), Float(1.3)), (0.76, 1.3), (-0.76, -1.28), (0.76, -1.28)] {
            let outer = frame
            frame = outer * RigidMotion(turn: .roll(x > 0 ? -.pi / 2 : .pi / 2), origin: [x, 0.32, z])
            lathe(
                [0, -0.1, 0], [(0, 0), (0.3, 0), (0.32, 0.03), (0.32, 0.17), (0.3, 0.2), (0.2, 0.2)], sides: 20, tyre)
            lathe([0, 0.1, 0], [(0.2, 0), (0.17, -0.03), (0.05, 0.0), (0, 0)], sides: 16, metal)
            frame = outer
        }
        for x in [Float(-0.58), 0.58] {
            ball([x, 0.68, 2.0], [0.15, 0.075, 0.1], sides: 12, rings: 8, lamp)
            ball([x, 0.7, -2.02], [0.16, 0.08, 0.08], sides: 12, rings: 8, tail)
        }
        box([-0.4, 0.42, 2.02], [0.4, 0.52, 2.11], tyre, bevel: 0.02)
        obstacle([-0.88, 0, -2.12], [0.88, 1.45, 2.12])
    }
}
