/// A large living room with a dining corner and a kitchen wall: 9.2 m by 9.6 m, 3 m high, so that a wide shot fits.
enum RoomSet {
    private static let low = StagePoint(-4.6, 0, -3.2)
    private static let high = StagePoint(4.6, 3, 6.4)
    private static let thickness: Float = 0.24

    static func plan(seed: Int64) -> SetPlan {
        var random = SeededNumbers(seed: seed, purpose: 0x700D)
        var builder = SetBuilder()
        let walls = [StagePoint(0.56, 0.53, 0.47), [0.45, 0.49, 0.47], [0.52, 0.46, 0.4], [0.47, 0.5, 0.54]][
            random.index(4)]
        let plaster = builder.material(
            SurfaceMaterial(
                albedo: walls, roughness: 0.95, specular: 0.02, pattern: .plaster, patternColour: walls * 0.94,
                patternScale: 0.35))
        let trim = builder.paint(0.6, 0.58, 0.54, roughness: 0.5)
        shell(&builder, plaster, trim, &random)
        furnish(&builder, trim, &random)
        outside(&builder, &random)
        let inset: Float = 0.22
        return SetPlan(
            builder: builder, isUnderRoof: true,
            cameraBounds: StageObstacle(minimum: low + [inset, 0.08, inset], maximum: high - [inset, 0.2, inset]),
            marks: marks, lane: WalkPath(from: [-2.25, 0, 2.9], to: [2.25, 0, 2.9], radius: 0.55), name: "a room",
            words: ["ROOM", "LOUNGE", "APARTMENT", "FLAT", "STUDIO", "PARLOUR", "PARLOR"])
    }

    private static let dining = StagePoint(2.75, 0, -1.5)
    private static let sofa = StagePoint(-2.65, 0, -2.35)

    private static let marks: [StageMark] = [
        StageMark(spot: [-0.66, 0, 0.1], heading: 0.35), StageMark(spot: [0.66, 0, 0.1], heading: -0.35),
        StageMark(spot: [0.1, 0, 1.15], heading: 0.1), StageMark(spot: [-0.1, 0, -1.05], heading: 0.15),
        StageMark(spot: dining + [-1.3, 0, 0.6], heading: .pi / 2, seat: dining + [-0.74, 0.458, 0]),
        StageMark(spot: dining + [1.25, 0, 0.6], heading: -.pi / 2, seat: dining + [0.74, 0.458, 0]),
        StageMark(spot: sofa + [-0.45, 0, 0.75], heading: 0.25, seat: sofa + [-0.42, 0.42, 0.08]),
        StageMark(spot: sofa + [0.45, 0, 0.75], heading: -0.25, seat: sofa + [0.42, 0.42, 0.08]),
        StageMark(spot: [2.5, 0, 2.6], heading: -0.6), StageMark(spot: [-2.4, 0, 2.6], heading: 0.6),
        StageMark(spot: [1.15, 0, 2.6], heading: 0), StageMark(spot: [-1.1, 0, 2.6], heading: 0),
    ]

    private static func shell(_ b: inout SetBuilder, _ plaster: UInt16, _ trim: UInt16, _ random: inout SeededNumbers) {
        let floor = b.material(
            SurfaceMaterial(
                albedo: [0.33, 0.22, 0.14], roughness: 0.42, specular: 0.04, pattern: .planks,
                patternColour: [0.24, 0.155, 0.095], patternScale: 0.16))
        let ceiling = b.paint(0.6, 0.59, 0.57, roughness: 0.95)
        let leaf = b.paint(0.5, 0.48, 0.44, roughness: 0.5)
        let metal = b.material(SurfaceMaterial(albedo: [0.3, 0.26, 0.19], roughness: 0.3, specular: 0.08))
        b.face([low.x, 0, high.z], [high.x, 0, high.z], [high.x, 0, low.z], [low.x, 0, low.z], floor)
        b.face([low.x, 3, low.z], [high.x, 3, low.z], [high.x, 3, high.z], [low.x, 3, high.z], ceiling)
        let (width, depth) = (high.x - low.x, high.z - low.z)
        // Back, right, front and left wall, each seen from inside.
        let back = [
            WallHole(start: 1.05, end: 2.85, bottom: 0.85, top: 2.4),
            WallHole(start: 4.5, end: 6.3, bottom: 0.85, top: 2.4),
        ]
        let right = [WallHole(start: 3.3, end: 4.2, bottom: 0, top: 2.08)]
        let left = [WallHole(start: 2.1, end: 3.9, bottom: 0.85, top: 2.4)]
        let front = [WallHole(start: 1.3, end: 2.2, bottom: 0, top: 2.08)]
        let cloth = b.material(
            SurfaceMaterial(
                albedo: [0.4, 0.36, 0.3], roughness: 0.95, pattern: .cloth, patternColour: [0.36, 0.32, 0.26],
                patternScale: 0.02))
        let frame = b.paint(0.16, 0.12, 0.09, roughness: 0.45)
        let sides: [(StagePoint, Float, Float, [WallHole])] = [
            ([low.x, 0, low.z], 0, width, back), ([high.x, 0, low.z], -.pi / 2, depth, right),
            ([high.x, 0, high.z], .pi, width, front), ([low.x, 0, high.z], .pi / 2, depth, left),
        ]
        for (place, yaw, span, holes) in sides {
            b.at(place, yaw: yaw) { b in
                b.wall(length: span, height: 3, thickness: thickness, holes: holes, plaster)
                b.skirting(length: span, gaps: holes, trim)
                b.box([0, 2.93, 0], [span, 3, 0.05], trim, bevel: 0.02)
                for hole in holes where hole.bottom > 0 {
                    b.window(hole, depth: thickness, trim)
                    b.tube(
                        [[hole.start - 0.4, 2.56, 0.09], [hole.end + 0.4, 2.56, 0.09]], radii: [0.014, 0.014], metal)
                    b.curtain(
                        [hole.start - 0.38, 0.03, 0.09], width: 0.34, height: 2.52, folds: 4, depth: 0.035, cloth)
                    b.curtain([hole.end + 0.04, 0.03, 0.09], width: 0.34, height: 2.52, folds: 4, depth: 0.035, cloth)
                }
                for hole in holes where hole.bottom == 0 { b.door(hole, depth: thickness, trim, leaf, metal) }
            }
        }
        b.at([low.x, 0, low.z]) { b in
            b.picture([3.7, 1.62, 0], width: 0.62, height: 0.8, frame, &random)
            b.picture([7.75, 1.68, 0], width: 0.9, height: 0.62, frame, &random)
        }
        b.at([high.x, 0, low.z], yaw: -.pi / 2) { b in
            b.picture([1.65, 1.6, 0], width: 0.75, height: 0.55, frame, &random)
            b.picture([5.6, 1.62, 0], width: 0.5, height: 0.66, frame, &random)
        }
        b.at([low.x, 0, high.z], yaw: .pi / 2) { b in
            b.picture([7.3, 1.6, 0], width: 0.85, height: 0.6, frame, &random)
        }
    }

    private static func furnish(_ b: inout SetBuilder, _ trim: UInt16, _ random: inout SeededNumbers) {
        let oak = b.material(
            SurfaceMaterial(
                albedo: [0.36, 0.24, 0.15], roughness: 0.45, pattern: .planks, patternColour: [0.31, 0.2, 0.12],
                patternScale: 0.3))
        let dark = b.paint(0.14, 0.095, 0.065, roughness: 0.45)
        let metal = b.material(SurfaceMaterial(albedo: [0.22, 0.19, 0.14], roughness: 0.3, specular: 0.08))
        let shade = b.material(
            SurfaceMaterial(albedo: [0.62, 0.55, 0.43], roughness: 0.9, emission: [0.32, 0.22, 0.11]))
        let hues = [StagePoint(0.13, 0.21, 0.24), [0.29, 0.15, 0.1], [0.2, 0.24, 0.15], [0.27, 0.25, 0.22]]
        let hue = hues[random.index(hues.count)]
        let cloth = b.material(
            SurfaceMaterial(
                albedo: hue, roughness: 0.95, pattern: .cloth, patternColour: hue * 0.8, patternScale: 0.015))
        let pillow = b.paint(0.5, 0.33, 0.14, roughness: 0.95)
        let rug = b.material(
            SurfaceMaterial(
                albedo: [0.34, 0.2, 0.15], roughness: 0.98, pattern: .cloth, patternColour: [0.27, 0.17, 0.13],
                patternScale: 0.05))
        let border = b.paint(0.46, 0.4, 0.31, roughness: 0.98)
        b.at(sofa) { $0.sofa(width: 2, cloth, dark, pillow: pillow) }
        b.box([-4.05, 0, -2.0], [-1.15, 0.012, -0.35], border, bevel: 0.005)
        b.box([-3.93, 0, -1.88], [-1.27, 0.015, -0.47], rug, bevel: 0.004)
        b.at([-2.65, 0.012, -1.05]) { b in
            b.table(width: 1.05, depth: 0.55, height: 0.4, oak, dark)
            b.box([-0.3, 0.4, -0.12], [-0.06, 0.425, 0.06], pillow, bevel: 0.004)
            b.box([-0.28, 0.425, -0.1], [-0.08, 0.445, 0.04], cloth, bevel: 0.004)
            b.lathe(
                [0.25, 0.4, 0.02], [(0, 0), (0.05, 0), (0.075, 0.05), (0.07, 0.05), (0.045, 0.01), (0, 0.01)], border)
        }
        b.at([-4.05, 0, -2.6]) { $0.floorLamp(metal, shade) }
        b.at(dining) { b in
            b.table(width: 0.82, depth: 1.2, height: 0.745, oak, oak)
            b.at([-0.74, 0, 0], yaw: .pi / 2) { $0.chair(dark, cloth) }
            b.at([0.74, 0, 0], yaw: -.pi / 2) { $0.chair(dark, cloth) }
            for (x, z) in [(Float(-0.22), Float(0.12)), (0.24, -0.05)] {
                b.lathe(
                    [x, 0.745, z], [(0, 0), (0.036, 0), (0.042, 0.09), (0.037, 0.09), (0.032, 0.01), (0, 0.01)], border)
            }
            b.lathe(
                [0.02, 0.745, -0.36], [(0, 0), (0.05, 0), (0.07, 0.1), (0.03, 0.2), (0.04, 0.24), (0.02, 0.2)], cloth)
            b.obstacle([-0.3, 0.745, -0.44], [0.32, 1.01, 0.2], blocksView: false)
            b.tube([[0, 3, 0], [0, 2.1, 0]], radii: [0.006, 0.006], sides: 6, dark)
            b.lathe([0, 1.86, 0], [(0.23, 0), (0.2, 0.09), (0.1, 0.2), (0.03, 0.26)], sides: 24, dark)
            b.lathe([0, 1.86, 0], [(0.03, 0.25), (0.095, 0.195), (0.195, 0.085), (0.225, 0)], sides: 24, shade)
            b.bulb([0, 1.93, 0], radius: 0.045, temperature: 2_700, strength: 1.3)
            b.obstacle([-0.24, 1.84, -0.24], [0.24, 2.15, 0.24], blocksView: false)
        }
        b.at([low.x + 0.02, 0, 0.75], yaw: .pi / 2) { $0.bookcase(width: 1.9, height: 2.1, dark, &random) }
        b.at([high.x - 0.03, 0, 2.35], yaw: -.pi / 2) { b in
            b.sideboard(width: 1.7, height: 0.74, depth: 0.42, doors: 4, oak, metal)
            b.at([-0.55, 0.768, 0.21]) { $0.tableLamp(border, shade) }
            b.obstacle([-0.72, 0.74, 0.04], [-0.38, 1.29, 0.38])
            b.obstacle([0.35, 0.74, 0.1], [0.55, 1.08, 0.3], blocksView: false)
            b.lathe(
                [0.45, 0.768, 0.2], [(0, 0), (0.06, 0), (0.09, 0.12), (0.05, 0.26), (0.06, 0.3), (0.04, 0.28)], cloth)
        }
        let leaf = b.material(
            SurfaceMaterial(
                albedo: [0.1, 0.19, 0.07], roughness: 0.5, pattern: .foliage, patternColour: [0.07, 0.14, 0.05],
                patternScale: 0.3))
        b.at([4.1, 0, -2.75]) { $0.plant(height: 1.35, pillow, leaf, &random) }
        b.at([-4.1, 0, 5.6]) { $0.plant(height: 1.5, border, leaf, &random) }
        kitchen(&b, metal)
    }

    /// Along the front wall: what the reverse angle sees.
    private static func kitchen(_ b: inout SetBuilder, _ metal: UInt16) {
        let front = b.paint(0.3, 0.35, 0.33, roughness: 0.5)
        let top = b.material(SurfaceMaterial(albedo: [0.42, 0.4, 0.37], roughness: 0.3, specular: 0.05))
        let tile = b.material(
            SurfaceMaterial(
                albedo: [0.56, 0.55, 0.5], roughness: 0.25, specular: 0.05, pattern: .tiles,
                patternColour: [0.42, 0.41, 0.38], patternScale: 0.12))
        b.at([-0.9, 0, high.z - 0.01], yaw: .pi) { b in
            for unit in 0..<5 {
                let left = -1.75 + 0.7 * Float(unit)
                b.box([left, 0.08, 0], [left + 0.7, 0.86, 0.58], front)
                b.box([left + 0.01, 0.1, 0.58], [left + 0.69, 0.68, 0.6], front, bevel: 0.008)
                b.box([left + 0.01, 0.7, 0.58], [left + 0.69, 0.85, 0.6], front, bevel: 0.008)
                b.tube(
                    [[left + 0.24, 0.78, 0.615], [left + 0.46, 0.78, 0.615]], radii: [0.008, 0.008], sides: 6, metal)
                if unit < 4 {
                    b.box([left, 1.5, 0], [left + 0.7, 2.2, 0.32], front)
                    b.box([left + 0.01, 1.51, 0.32], [left + 0.69, 2.19, 0.34], front, bevel: 0.008)
                }
            }
            b.box([-1.77, 0.86, 0], [1.77, 0.9, 0.62], top, bevel: 0.008)
            b.box([-1.75, 0.9, 0], [1.75, 1.5, 0.012], tile)
            b.tube(
                [[0.4, 0.9, 0.1], [0.4, 1.15, 0.1], [0.4, 1.2, 0.18], [0.4, 1.12, 0.26]],
                radii: [0.014, 0.012, 0.012, 0.012], metal)
            b.lathe(
                [-0.9, 0.9, 0.3],
                [(0, 0), (0.09, 0), (0.1, 0.14), (0.06, 0.18), (0.015, 0.19), (0.02, 0.21), (0, 0.22)], metal)
            b.obstacle([-1.77, 0, 0], [1.77, 0.9, 0.62])
            b.obstacle([-1.02, 0.9, 0.18], [-0.78, 1.14, 0.42], blocksView: false)
            b.obstacle([0.36, 0.9, 0.06], [0.44, 1.24, 0.3], blocksView: false)
            b.obstacle([-1.77, 1.5, 0], [1.07, 2.2, 0.34])
        }
    }

    /// What the windows show: a lawn, a hedge and roofs, far enough to stay quiet.
    private static func outside(_ b: inout SetBuilder, _ random: inout SeededNumbers) {
        let lawn = b.material(
            SurfaceMaterial(
                albedo: [0.17, 0.22, 0.1], roughness: 1, pattern: .soil, patternColour: [0.13, 0.17, 0.08],
                patternScale: 1.5))
        let hedge = b.material(
            SurfaceMaterial(
                albedo: [0.1, 0.16, 0.08], roughness: 1, pattern: .foliage, patternColour: [0.06, 0.11, 0.05],
                patternScale: 0.5))
        b.face([-80, -0.3, 80], [80, -0.3, 80], [80, -0.3, -80], [-80, -0.3, -80], lawn)
        for side in 0..<2 {
            for bush in 0..<14 {
                let along = Float(bush) * 2.6 - 17 + random.within(-0.6, 0.6)
                let away = random.within(13, 16)
                let size = random.within(1.2, 1.9)
                let p: StagePoint = side == 0 ? [along, 0.1, -3 - away] : [-5 - away, 0.1, along]
                b.ball(p, [size * 1.3, size * 0.85, size * 1.2], sides: 12, rings: 8, hedge) { out in
                    1 + 0.12 * sine(out.x * 5 + along) * cosine(out.z * 6 + out.y * 4)
                }
            }
        }
        let roof = b.paint(0.34, 0.3, 0.29)
        for house in 0..<5 {
            let x = Float(house) * 13 - 28 + random.within(-2, 2)
            let tall = random.within(4, 7)
            b.box([x, -0.3, -46], [x + random.within(6, 10), tall, -38], roof)
        }
    }
}
