/// A theatre's stage seen from the house: boards, black legs and a backcloth in folds, a few flats, a ghost light; the
/// auditorium lies beyond the edge.
enum StageSet {
    static func plan(seed: Int64) -> SetPlan {
        var random = SeededNumbers(seed: seed, purpose: 0x57A6)
        var b = SetBuilder()
        house(&b)
        drapes(&b, &random)
        properties(&b)
        return SetPlan(
            builder: b, isUnderRoof: true,
            cameraBounds: StageObstacle(minimum: [-7.3, 0.1, -4.1], maximum: [7.3, 6.3, 15.5]), marks: marks,
            lane: WalkPath(from: [-4.2, 0, 1.9], to: [4.2, 0, 1.9], radius: 0.4), name: "an empty stage",
            words: ["STAGE", "THEATRE", "THEATER", "BLACK BOX"])
    }

    private static let block = StagePoint(-2.7, 0, -1.3)

    private static let marks: [StageMark] = [
        StageMark(spot: [-0.66, 0, 0], heading: 0.35), StageMark(spot: [0.66, 0, 0], heading: -0.35),
        StageMark(spot: [0, 0, 1.05], heading: 0.1), StageMark(spot: [0.1, 0, -1.2], heading: 0.1),
        StageMark(spot: block + [-0.35, 0, 0.8], heading: 0.25, seat: block + [-0.3, 0.45, 0.1]),
        StageMark(spot: block + [0.35, 0, 0.8], heading: -0.1, seat: block + [0.62, 0.45, 0.1]),
        StageMark(spot: [2.4, 0, -0.7], heading: -0.5), StageMark(spot: [3.6, 0, -0.5], heading: -0.6),
        StageMark(spot: [-3.9, 0, 0.2], heading: 0.6), StageMark(spot: [-1.2, 0, -2.3], heading: 0.1),
        StageMark(spot: [1.5, 0, -2.3], heading: -0.1), StageMark(spot: [3.1, 0, 0.5], heading: -0.3),
    ]

    private static func house(_ b: inout SetBuilder) {
        let boards = b.material(
            SurfaceMaterial(
                albedo: [0.2, 0.14, 0.095], roughness: 0.5, specular: 0.04, pattern: .planks,
                patternColour: [0.145, 0.1, 0.068], patternScale: 0.18))
        let black = b.paint(0.045, 0.044, 0.047, roughness: 0.95)
        let edge = b.paint(0.1, 0.07, 0.05, roughness: 0.6)
        let carpet = b.material(
            SurfaceMaterial(
                albedo: [0.13, 0.035, 0.035], roughness: 1, pattern: .cloth, patternColour: [0.09, 0.025, 0.025],
                patternScale: 0.3))
        let plush = b.material(
            SurfaceMaterial(
                albedo: [0.24, 0.04, 0.035], roughness: 0.9, pattern: .cloth, patternColour: [0.17, 0.03, 0.03],
                patternScale: 0.03))
        let wood = b.paint(0.13, 0.08, 0.05, roughness: 0.4)
        let (front, floor) = (Float(4.6), Float(-0.9))
        b.box([-8, -0.06, -5.2], [8, 0, front], boards)
        b.box([-8, floor, front - 0.08], [8, -0.001, front + 0.03], edge, bevel: 0.02)
        b.face([-8, floor, 16.2], [8, floor, 16.2], [8, floor, front], [-8, floor, front], carpet)
        let walls: [(StagePoint, StagePoint)] = [
            ([-8.2, floor, -5.4], [-8, 7.4, 16.4]), ([8, floor, -5.4], [8.2, 7.4, 16.4]),
            ([-8, floor, -5.4], [8, 7.4, -5.2]), ([-8, floor, 16.2], [8, 7.4, 16.4]),
            ([-8.2, 7.4, -5.4], [8.2, 7.6, 16.4]),
        ]
        for (low, high) in walls { b.box(low, high, black) }
        // The opening's frame.
        let gilt = b.paint(0.34, 0.25, 0.12, roughness: 0.45)
        let stone = b.material(
            SurfaceMaterial(
                albedo: [0.3, 0.25, 0.19], roughness: 0.9, pattern: .plaster, patternColour: [0.26, 0.215, 0.165],
                patternScale: 0.5))
        for side in [Float(-1), 1] {
            b.box([side < 0 ? -8 : 6.9, floor, 4.2], [side < 0 ? -6.9 : 8, 7.4, 4.55], stone)
            b.box([side * 6.9 - 0.09, floor, 4.5], [side * 6.9 + 0.09, 5.7, 4.64], gilt, bevel: 0.04)
        }
        b.box([-6.9, 5.6, 4.2], [6.9, 7.4, 4.55], stone)
        b.box([-6.99, 5.52, 4.5], [6.99, 5.7, 4.64], gilt, bevel: 0.04)
        b.obstacle([-8, -1, 4.1], [-6.8, 7.4, 4.7])
        b.obstacle([6.8, -1, 4.1], [8, 7.4, 4.7])
        b.obstacle([-8, 5.5, 4.1], [8, 7.4, 4.7])
        for row in 0..<6 {
            let z = 7.4 + Float(row) * 1.35
            let y = floor + Float(row) * 0.13
            b.box([-7, floor - 0.1, z - 0.62], [7, y, z + 0.73], carpet)
            for seat in 0..<18 {
                let x = -6.05 + Float(seat) * 0.66 + (seat >= 9 ? 0.9 : 0)
                b.at([x, y, z], yaw: .pi) { b in
                    b.box([-0.27, 0.36, -0.22], [0.27, 0.47, 0.26], plush, bevel: 0.04)
                    b.box([-0.27, 0.42, -0.32], [0.27, 0.98, -0.2], plush, bevel: 0.05)
                    b.box([-0.33, 0, -0.28], [-0.27, 0.62, 0.2], wood, bevel: 0.015)
                }
            }
            b.obstacle([-7, floor, z - 0.3], [7, y + 1, z + 0.35])
        }
    }

    private static func drapes(_ b: inout SetBuilder, _ random: inout SeededNumbers) {
        let colours = [StagePoint(0.2, 0.035, 0.035), [0.035, 0.07, 0.1], [0.1, 0.05, 0.09]]
        let colour = colours[random.index(colours.count)]
        let velvet = b.material(
            SurfaceMaterial(
                albedo: colour, roughness: 0.9, specular: 0.02, pattern: .cloth, patternColour: colour * 0.75,
                patternScale: 0.04))
        let dark = b.material(
            SurfaceMaterial(
                albedo: [0.06, 0.058, 0.062], roughness: 1, specular: 0.01, pattern: .cloth,
                patternColour: [0.045, 0.044, 0.047], patternScale: 0.04))
        b.curtain([-7.2, 0.02, -4.75], width: 14.4, height: 6.6, folds: 38, depth: 0.13, velvet)
        for (place, z) in [Float(-3.2), -0.6, 2].enumerated() {
            let reach: Float = 1.9 - 0.15 * Float(place)
            b.curtain([-7.9, 0.02, z], width: reach, height: 6.2, folds: 6, depth: 0.1, dark)
            b.curtain([7.9 - reach, 0.02, z], width: reach, height: 6.2, folds: 6, depth: 0.1, dark)
            b.curtain([-7.9, 5.7, z + 0.25], width: 15.8, height: 1.7, folds: 30, depth: 0.07, dark)
            b.obstacle([-8, 0, z - 0.15], [-7.9 + reach + 0.05, 6.3, z + 0.15])
            b.obstacle([7.85 - reach, 0, z - 0.15], [8, 6.3, z + 0.15])
        }
        b.curtain([-6.9, 0.02, 3.95], width: 1.15, height: 5.6, folds: 5, depth: 0.12, velvet)
        b.curtain([5.75, 0.02, 3.95], width: 1.15, height: 5.6, folds: 5, depth: 0.12, velvet)
        b.curtain([-6.9, 4.95, 4.05], width: 13.8, height: 0.75, folds: 34, depth: 0.07, velvet)
        b.obstacle([-8, 0, -5.4], [8, 7, -4.55])
        b.obstacle([-6.95, 0, 3.75], [-5.7, 5.7, 4.15])
        b.obstacle([5.7, 0, 3.75], [6.95, 5.7, 4.15])
        // A bar with lanterns.
        let iron = b.paint(0.05, 0.05, 0.052, roughness: 0.5)
        let lens = b.material(SurfaceMaterial(albedo: [0.5, 0.48, 0.42], roughness: 0.2))
        for z in [Float(-1.4), 1.3] {
            b.tube([[-6.8, 5.3, z], [6.8, 5.3, z]], radii: [0.03, 0.03], iron)
            for place in 0..<6 {
                let x = -5 + Float(place) * 2
                let outer = b.frame
                b.frame =
                    outer
                    * RigidMotion(
                        turn: .pitch(0.55 + random.within(-0.15, 0.15)) * .yaw(random.within(-0.4, 0.4)),
                        origin: [x, 5.08, z])
                b.lathe(
                    [0, -0.2, 0], [(0.115, 0), (0.12, 0.03), (0.1, 0.22), (0.1, 0.34), (0.05, 0.4), (0, 0.4)],
                    sides: 14, iron)
                b.lathe([0, -0.19, 0], [(0.0, 0.02), (0.11, 0.01)], sides: 14, lens)
                b.frame = outer
                b.tube([[x, 5.3, z], [x, 5.05, z]], radii: [0.018, 0.018], sides: 6, iron)
            }
        }
    }

    private static func properties(_ b: inout SetBuilder) {
        let pine = b.material(
            SurfaceMaterial(
                albedo: [0.38, 0.28, 0.18], roughness: 0.7, pattern: .planks, patternColour: [0.32, 0.23, 0.15],
                patternScale: 0.12))
        let iron = b.paint(0.05, 0.05, 0.052, roughness: 0.5)
        let canvas = [b.paint(0.4, 0.37, 0.3, roughness: 0.95), b.paint(0.24, 0.3, 0.31, roughness: 0.95)]
        for (place, (x, z, yaw)) in [(Float(2.9), Float(-3.1), Float(-0.35)), (4.1, -2.55, -0.6), (-4.4, -3, 0.45)]
            .enumerated()
        {
            b.at([x, 0, z], yaw: yaw) { b in
                b.box([-0.6, 0, -0.03], [0.6, 2.9, 0.01], canvas[place % 2], bevel: 0.005)
                for rail in [Float(0), 1.4, 2.82] { b.box([-0.6, rail, -0.06], [0.6, rail + 0.08, -0.03], pine) }
                b.box([-0.6, 0, -0.06], [-0.53, 2.9, -0.03], pine)
                b.box([0.53, 0, -0.06], [0.6, 2.9, -0.03], pine)
                if place == 0 {
                    b.box([-0.32, 1.15, 0.005], [0.32, 2.25, 0.03], pine, bevel: 0.01)
                    b.box([-0.26, 1.21, 0.01], [0.26, 2.19, 0.035], iron)
                }
                b.tube([[0, 1.9, -0.05], [0, 0.03, -0.9]], radii: [0.025, 0.025], sides: 6, pine)
                b.obstacle([-0.62, 0, -0.4], [0.62, 2.9, 0.05])
            }
        }
        // Two rostra blocks to sit on, a ladder against the back, the ghost light.
        b.box(block + [-0.72, 0, -0.38], block + [0.12, 0.45, 0.42], pine, bevel: 0.012)
        b.box(block + [0.2, 0, -0.36], block + [1.02, 0.45, 0.42], pine, bevel: 0.012)
        b.obstacle(block + [-0.72, 0, -0.38], block + [1.02, 0.45, 0.42])
        b.box([-3.6, 0, -2.4], [-2.9, 0.9, -1.75], pine, bevel: 0.012)
        b.obstacle([-3.6, 0, -2.4], [-2.9, 0.9, -1.75])
        b.at([-4.9, 0, -1]) { b in
            b.lathe(
                .zero,
                [(0, 0), (0.2, 0), (0.2, 0.02), (0.03, 0.05), (0.016, 0.08), (0.016, 1.6), (0.03, 1.61), (0.03, 1.66)],
                sides: 16, iron)
            b.bulb([0, 1.73, 0], radius: 0.06, temperature: 2_800, strength: 2)
            for hoop in 0..<3 {
                let angle = Float(hoop) * .pi / 3
                let out = StagePoint(sine(angle), 0, cosine(angle)) * 0.1
                b.tube(
                    [
                        [0, 1.64, 0] - out * 0.4, [0, 1.73, 0] - out, [0, 1.85, 0], [0, 1.73, 0] + out,
                        [0, 1.64, 0] + out * 0.4,
                    ], radii: [0.004, 0.004, 0.004, 0.004, 0.004], sides: 5, iron)
            }
            b.obstacle([-0.2, 0, -0.2], [0.2, 1.86, 0.2], blocksView: false)
        }
        b.at([4.6, 0, -1.5], yaw: -0.5) { b in
            b.stool(height: 0.62, pine)
        }
    }
}
