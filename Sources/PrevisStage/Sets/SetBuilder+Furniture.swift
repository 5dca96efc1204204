/// Furniture about the current place: its middle on the floor, its front towards +z.
extension SetBuilder {
    /// A side chair; its seat is 0.455 m high.
    mutating func chair(_ wood: UInt16, _ cushion: UInt16) {
        for (x, z) in [(Float(-0.2), Float(0.19)), (0.2, 0.19)] {
            lathe([x, 0, z], [(0, 0), (0.014, 0), (0.021, 0.43), (0, 0.43)], sides: 8, wood)
        }
        for x in [Float(-0.19), 0.19] {
            tube([[x, 0, -0.24], [x, 0.43, -0.2], [x * 0.97, 0.88, -0.27]], radii: [0.016, 0.02, 0.014], wood)
        }
        box([-0.225, 0.405, -0.22], [0.225, 0.437, 0.22], wood, bevel: 0.01)
        box([-0.2, 0.432, -0.195], [0.2, 0.458, 0.2], cushion, bevel: 0.012)
        for y in [Float(0.6), 0.7, 0.8] {
            box(
                [-0.18, y, -0.262 - (y - 0.7) * 0.12], [0.18, y + 0.055, -0.24 - (y - 0.7) * 0.12], wood, bevel: 0.008)
        }
        obstacle([-0.24, 0, -0.3], [0.24, 0.9, 0.24])
    }

    /// A table of a width, depth and height.
    mutating func table(width: Float, depth: Float, height: Float, _ top: UInt16, _ leg: UInt16) {
        let (x, z) = (width / 2, depth / 2)
        box([-x, height - 0.035, -z], [x, height, z], top, bevel: 0.008)
        box([-x + 0.07, height - 0.11, -z + 0.07], [x - 0.07, height - 0.035, z - 0.07], leg)
        for (sx, sz) in [(Float(-1), Float(-1)), (1, -1), (-1, 1), (1, 1)] {
            lathe([sx * (x - 0.08), 0, sz * (z - 0.08)], [(0, 0), (0.018, 0), (0.03, height - 0.04)], sides: 10, leg)
        }
        obstacle([-x, 0, -z], [x, height, z])
    }

    /// A sofa for two; its seat is 0.43 m high.
    mutating func sofa(width: Float, _ cloth: UInt16, _ wood: UInt16, pillow: UInt16) {
        let x = width / 2
        for (sx, z) in [(Float(-1), Float(0.34)), (1, 0.34), (-1, -0.36), (1, -0.36)] {
            lathe([sx * (x - 0.1), 0, z], [(0, 0), (0.02, 0), (0.026, 0.13)], sides: 8, wood)
        }
        box([-x, 0.12, -0.42], [x, 0.3, 0.4], cloth, bevel: 0.03)
        let count = width > 1.2 ? 2 : 1
        for place in 0..<count {
            let w = (width - 0.32) / Float(count)
            let left = -x + 0.16 + w * Float(place)
            box([left + 0.006, 0.285, -0.3], [left + w - 0.006, 0.435, 0.42], cloth, bevel: 0.05)
            box([left + 0.01, 0.42, -0.33], [left + w - 0.01, 0.8, -0.14], cloth, bevel: 0.07)
        }
        box([-x + 0.02, 0.25, -0.46], [x - 0.02, 0.78, -0.3], cloth, bevel: 0.06)
        for side in [Float(-1), 1] {
            box(
                [side * x - (side > 0 ? 0.17 : 0), 0.14, -0.42], [side * x + (side > 0 ? 0 : 0.17), 0.62, 0.41], cloth,
                bevel: 0.06)
        }
        at([-x + 0.33, 0.6, -0.06], yaw: 0.2) {
            $0.ball(.zero, [0.2, 0.2, 0.085], sides: 14, rings: 10, pillow) { out in 0.82 + 0.3 * abs(out.x * out.y) }
        }
        obstacle([-x, 0, -0.46], [x, 0.8, 0.42])
    }

    /// A bookcase of shelves with books in leaning rows.
    mutating func bookcase(width: Float, height: Float, _ wood: UInt16, _ random: inout SeededNumbers) {
        let depth: Float = 0.3
        box([-width / 2, 0, 0], [-width / 2 + 0.025, height, depth], wood, bevel: 0.004)
        box([width / 2 - 0.025, 0, 0], [width / 2, height, depth], wood, bevel: 0.004)
        box([-width / 2, 0, 0], [width / 2, height, 0.012], wood)
        let spines = [
            paint(0.32, 0.14, 0.11), paint(0.16, 0.22, 0.27), paint(0.42, 0.36, 0.25), paint(0.2, 0.24, 0.17),
            paint(0.5, 0.46, 0.4), paint(0.27, 0.2, 0.16),
        ]
        let rows = max(Int(height / 0.36), 2)
        for row in 0...rows {
            let y = height * Float(row) / Float(rows)
            box([-width / 2, max(y - 0.025, 0), 0], [width / 2, max(y, 0.025), depth], wood, bevel: 0.004)
            guard row < rows else { continue }
            var x = -width / 2 + 0.04
            let end = width / 2 - 0.04 - random.within(0, width * 0.35)
            while x < end {
                let thick = random.within(0.018, 0.05)
                let tall = random.within(0.19, 0.29)
                let gap = random.unit() < 0.06 ? random.within(0.03, 0.16) : 0.002
                box(
                    [x, y, depth - 0.2 - random.within(0, 0.04)],
                    [min(x + thick, end + 0.02), y + tall, depth - 0.04 - random.within(0, 0.02)],
                    spines[random.index(spines.count)], bevel: 0.003)
                x += thick + gap
            }
        }
        obstacle([-width / 2, 0, 0], [width / 2, height, depth])
    }

    /// A low chest with doors, on legs.
    mutating func sideboard(width: Float, height: Float, depth: Float, doors: Int, _ wood: UInt16, _ metal: UInt16) {
        let x = width / 2
        box([-x, 0.12, 0], [x, height, depth], wood, bevel: 0.006)
        box([-x - 0.015, height, -0.0], [x + 0.015, height + 0.028, depth + 0.015], wood, bevel: 0.008)
        for door in 0..<doors {
            let w = width / Float(doors)
            let left = -x + w * Float(door)
            box([left + 0.008, 0.135, depth], [left + w - 0.008, height - 0.012, depth + 0.016], wood, bevel: 0.007)
            let grip = door % 2 == 0 ? left + w - 0.06 : left + 0.06
            ball([grip, height * 0.62, depth + 0.03], [0.014, 0.014, 0.014], sides: 8, rings: 6, metal)
        }
        for side in [Float(-1), 1] {
            box([side * (x - 0.06) - 0.02, 0, 0.03], [side * (x - 0.06) + 0.02, 0.12, 0.07], wood)
            box([side * (x - 0.06) - 0.02, 0, depth - 0.07], [side * (x - 0.06) + 0.02, 0.12, depth - 0.03], wood)
        }
        obstacle([-x, 0, 0], [x, height, depth])
    }

    /// A standing lamp with a cloth shade.
    mutating func floorLamp(_ metal: UInt16, _ shade: UInt16) {
        lathe(.zero, [(0, 0), (0.15, 0), (0.15, 0.012), (0.03, 0.03), (0.012, 0.05), (0.012, 1.42)], sides: 16, metal)
        lathe([0, 1.36, 0], [(0.21, 0), (0.155, 0.27)], sides: 22, shade)
        lathe([0, 1.36, 0], [(0.151, 0.27), (0.206, 0)], sides: 22, shade)
        bulb([0, 1.48, 0], radius: 0.05, temperature: 2_700, strength: 1.4)
        obstacle([-0.22, 0, -0.22], [0.22, 1.65, 0.22])
    }

    /// A lamp for a table or a sideboard.
    mutating func tableLamp(_ foot: UInt16, _ shade: UInt16) {
        lathe(
            .zero,
            [(0, 0), (0.07, 0), (0.075, 0.02), (0.05, 0.06), (0.085, 0.15), (0.06, 0.25), (0.015, 0.3), (0.012, 0.36)],
            sides: 16, foot)
        lathe([0, 0.31, 0], [(0.155, 0), (0.1, 0.2)], sides: 20, shade)
        lathe([0, 0.31, 0], [(0.096, 0.2), (0.151, 0)], sides: 20, shade)
        bulb([0, 0.4, 0], radius: 0.035, temperature: 2_700, strength: 1)
    }

    /// A plant with long leaves in a pot.
    mutating func plant(height: Float, _ pot: UInt16, _ leaf: UInt16, _ random: inout SeededNumbers) {
        lathe(
            .zero, [(0, 0), (0.13, 0), (0.17, 0.3), (0.18, 0.31), (0.16, 0.31), (0.15, 0.27), (0, 0.27)], sides: 18, pot
        )
        for blade in 0..<15 {
            let around = Float(blade) * 2.4 + random.within(-0.2, 0.2)
            let lean = random.within(0.25, 0.9)
            let size = height * random.within(0.6, 1)
            let out = StagePoint(sine(around), 0, cosine(around))
            let aside = StagePoint(out.z, 0, -out.x)
            sheet(2, 8, leaf) { u, v in
                let width = 0.055 * sine(clamp(v, 0, 1) * 2.9 + 0.15) + 0.004
                let path =
                    out * (0.03 + lean * size * 0.75 * v * v) + [0, 0.27 + size * (v - 0.38 * lean * v * v * v), 0]
                return path + aside * (width * (u - 0.5) * 2) + [0, -0.02 * (1 - 4 * (u - 0.5) * (u - 0.5)), 0]
            }
        }
        obstacle([-0.3, 0, -0.3], [0.3, height * 0.95, 0.3], blocksView: false)
    }

    /// A three-legged stool of a height.
    mutating func stool(height: Float, _ wood: UInt16) {
        lathe(
            [0, height - 0.045, 0], [(0, 0), (0.15, 0), (0.17, 0.015), (0.17, 0.035), (0.155, 0.045), (0, 0.045)],
            sides: 20, wood)
        for leg in 0..<3 {
            let angle = 2 * Float.pi * Float(leg) / 3 + 0.5
            let out = StagePoint(sine(angle), 0, cosine(angle))
            tube([out * 0.2, out * 0.1 + [0, height - 0.04, 0]], radii: [0.016, 0.02], wood)
            let next = angle + 2 * .pi / 3
            let level: Float = 0.38
            let radius = mix(0.2, 0.1, level)
            tube(
                [
                    out * radius + [0, height * level, 0],
                    StagePoint(sine(next), 0, cosine(next)) * radius + [0, height * level, 0],
                ], radii: [0.009, 0.009], sides: 6, wood)
        }
        obstacle([-0.19, 0, -0.19], [0.19, height, 0.19])
    }
}
