/// House fronts: about their lower left corner, along +x, facing +z.
struct Facade: Sendable {
    private struct Palette: Sendable {
        var wall: UInt16
        var stone: UInt16
        var shop: UInt16
    }

    private let palettes: [Palette]
    private let glass: UInt16
    private let frame: UInt16
    private let curtain: UInt16
    private let roof: UInt16
    private let door: UInt16
    private let awnings: [UInt16]

    init(_ b: inout SetBuilder) {
        func brick(_ colour: StagePoint) -> UInt16 {
            b.material(
                SurfaceMaterial(
                    albedo: colour, roughness: 0.9, pattern: .brick,
                    patternColour: colour * 0.55 + StagePoint(repeating: 0.14), patternScale: 0.24))
        }
        func render(_ colour: StagePoint) -> UInt16 {
            b.material(
                SurfaceMaterial(
                    albedo: colour, roughness: 0.95, pattern: .plaster, patternColour: colour * 0.9, patternScale: 0.9))
        }
        let stone = b.paint(0.48, 0.46, 0.41, roughness: 0.85)
        let dark = b.paint(0.3, 0.29, 0.27, roughness: 0.85)
        let shops = [
            b.paint(0.06, 0.12, 0.11, roughness: 0.4), b.paint(0.2, 0.07, 0.05, roughness: 0.4),
            b.paint(0.1, 0.11, 0.17, roughness: 0.4), b.paint(0.3, 0.26, 0.18, roughness: 0.4),
        ]
        palettes = [
            Palette(wall: brick([0.31, 0.15, 0.1]), stone: stone, shop: shops[0]),
            Palette(wall: render([0.52, 0.46, 0.35]), stone: stone, shop: shops[1]),
            Palette(wall: brick([0.38, 0.27, 0.18]), stone: dark, shop: shops[2]),
            Palette(wall: render([0.42, 0.44, 0.42]), stone: stone, shop: shops[3]),
            Palette(wall: render([0.47, 0.36, 0.28]), stone: stone, shop: shops[0]),
        ]
        glass = b.material(SurfaceMaterial(albedo: [0.05, 0.06, 0.068], roughness: 0.08, specular: 0.08))
        frame = b.paint(0.5, 0.49, 0.46, roughness: 0.5)
        curtain = b.paint(0.4, 0.38, 0.33, roughness: 0.95)
        roof = b.paint(0.13, 0.13, 0.14, roughness: 0.8)
        door = b.paint(0.12, 0.075, 0.045, roughness: 0.4)
        awnings = [b.paint(0.36, 0.1, 0.07), b.paint(0.12, 0.22, 0.17), b.paint(0.42, 0.33, 0.18)]
    }

    /// One house; a fine one has recessed frames, sills and a furnished shop front.
    func build(_ b: inout SetBuilder, width: Float, storeys: Int, fine: Bool, _ random: inout SeededNumbers) {
        let palette = palettes[random.index(palettes.count)]
        let ground: Float = 3.9
        let storey: Float = random.within(3.1, 3.4)
        let height = ground + storey * Float(storeys - 1)
        let columns = max(Int(width / 2.5), 2)
        b.box([0, 0, -11], [width, height + 0.5, -0.32], palette.wall)
        shop(&b, width: width, height: ground, palette, fine: fine, &random)
        b.box([0, ground - 0.16, -0.3], [width, ground + 0.14, 0.14], palette.stone, bevel: 0.03)
        for level in 1..<storeys {
            row(
                &b, width: width, from: ground + storey * Float(level - 1), storey: storey, columns: columns, palette,
                fine: fine, &random)
        }
        // Cornice and parapet.
        b.box([0, height - 0.05, -0.3], [width, height + 0.16, 0.2], palette.stone, bevel: 0.04)
        b.box([-0.02, height + 0.16, -0.3], [width + 0.02, height + 0.34, 0.36], palette.stone, bevel: 0.05)
        b.box([0, height + 0.34, -0.5], [width, height + 0.85, 0.02], palette.wall)
        if fine {
            let brackets = columns * 2
            for place in 0...brackets {
                let x = width * (Float(place) + 0.0) / Float(brackets)
                b.box(
                    [max(x - 0.07, 0), height - 0.25, 0], [min(x + 0.07, width), height + 0.02, 0.17], palette.stone)
            }
        }
        b.box([width * 0.2, height, -6], [width * 0.2 + 0.9, height + 1.9, -5.2], palette.wall)
        b.box([0, height + 0.3, -11], [width, height + 0.45, -0.4], roof)
    }

    /// A row of windows between piers.
    private func row(
        _ b: inout SetBuilder, width: Float, from floor: Float, storey: Float, columns: Int, _ palette: Palette,
        fine: Bool, _ random: inout SeededNumbers
    ) {
        let (low, high) = (floor + 0.85, floor + storey - 0.5)
        let cell = width / Float(columns)
        let half: Float = 0.55
        b.box([0, floor, -0.32], [width, low, 0], palette.wall)
        b.box([0, high, -0.32], [width, floor + storey, 0], palette.wall)
        b.face([0, low, -0.2], [width, low, -0.2], [width, high, -0.2], [0, high, -0.2], glass)
        var left: Float = 0
        for column in 0..<columns {
            let middle = cell * (Float(column) + 0.5)
            b.box([left, low, -0.32], [middle - half, high, 0], palette.wall)
            left = middle + half
            b.box(
                [middle - half - 0.1, low - 0.1, -0.1], [middle + half + 0.1, low, 0.1], palette.stone,
                bevel: fine ? 0.02 : 0)
            b.box(
                [middle - half - 0.08, high, -0.05], [middle + half + 0.08, high + 0.22, 0.06], palette.stone,
                bevel: fine ? 0.02 : 0)
            b.box([middle - 0.03, low, -0.2], [middle + 0.03, high, -0.14], frame)
            if fine {
                let bar = mix(low, high, 0.66)
                b.box([middle - half, bar - 0.03, -0.2], [middle + half, bar + 0.03, -0.14], frame)
                b.box([middle - half, low, -0.2], [middle - half + 0.07, high, -0.13], frame)
                b.box([middle + half - 0.07, low, -0.2], [middle + half, high, -0.13], frame)
                b.box([middle - half, high - 0.07, -0.2], [middle + half, high, -0.13], frame)
            }
            if random.unit() < 0.5 {
                let drop = mix(high, low, random.within(0.15, 0.6))
                b.face(
                    [middle - half, drop, -0.19], [middle + half, drop, -0.19], [middle + half, high, -0.19],
                    [middle - half, high, -0.19], curtain)
            }
        }
        b.box([left, low, -0.32], [width, high, 0], palette.wall)
    }

    /// The ground floor: a shop window with its stall riser, sign board and awning, and the house door beside it.
    private func shop(
        _ b: inout SetBuilder, width: Float, height: Float, _ palette: Palette, fine: Bool,
        _ random: inout SeededNumbers
    ) {
        let doorLeft = random.unit() < 0.5
        let (doorWidth, pier) = (Float(1.15), Float(0.5))
        let from = doorLeft ? pier + doorWidth + 0.45 : pier
        let to = doorLeft ? width - pier : width - pier - doorWidth - 0.45
        let head: Float = 2.95
        b.box([0, head, -0.32], [width, height, 0], palette.wall)
        b.box([0, 0, -0.32], [pier, head, 0], palette.wall)
        b.box([width - pier, 0, -0.32], [width, head, 0], palette.wall)
        let edge = doorLeft ? from : to
        b.box([edge - 0.45 * (doorLeft ? 1 : 0), 0, -0.32], [edge + 0.45 * (doorLeft ? 0 : 1), head, 0], palette.wall)
        // Shop.
        b.box([from, 0, -0.24], [to, 0.55, 0.05], palette.shop, bevel: fine ? 0.02 : 0)
        b.face([from, 0.55, -0.16], [to, 0.55, -0.16], [to, 2.5, -0.16], [from, 2.5, -0.16], glass)
        b.box([from - 0.1, 2.45, -0.2], [to + 0.1, 3.05, 0.1], palette.shop, bevel: fine ? 0.03 : 0)
        let bays = max(Int((to - from) / 1.6), 1)
        for bay in 0...bays {
            let x = mix(from, to, Float(bay) / Float(bays))
            b.box([x - 0.05, 0.55, -0.2], [x + 0.05, 2.45, 0.03], palette.shop, bevel: fine ? 0.015 : 0)
        }
        if fine {
            b.box([from + 0.4, 2.62, 0.1], [to - 0.4, 2.88, 0.125], frame, bevel: 0.008)
            if random.unit() < 0.55 { awning(&b, from, to, awnings[random.index(awnings.count)]) }
        }
        // House door with fanlight and step.
        let x = doorLeft ? pier : width - pier - doorWidth
        b.face([x, 2.35, -0.2], [x + doorWidth, 2.35, -0.2], [x + doorWidth, head, -0.2], [x, head, -0.2], glass)
        b.box([x, 0, -0.28], [x + doorWidth, 2.3, -0.18], door)
        b.box([x, 2.28, -0.24], [x + doorWidth, 2.4, -0.1], palette.stone)
        b.box([x - 0.05, 0, -0.2], [x + doorWidth + 0.05, 0.12, 0.22], palette.stone, bevel: 0.015)
        if fine {
            for (low, high) in [(Float(0.25), Float(0.95)), (1.1, 2.1)] {
                b.box([x + 0.14, low, -0.19], [x + 0.52, high, -0.16], door, bevel: 0.012)
                b.box([x + 0.63, low, -0.19], [x + 1.01, high, -0.16], door, bevel: 0.012)
            }
        }
    }

    private func awning(_ b: inout SetBuilder, _ from: Float, _ to: Float, _ cloth: UInt16) {
        let (top, low, out) = (Float(2.95), Float(2.42), Float(1.15))
        b.face([from, low, out], [to, low, out], [to, top, 0.1], [from, top, 0.1], cloth)
        b.face(
            [from, top - 0.01, 0.1], [to, top - 0.01, 0.1], [to, low - 0.01, out], [from, low - 0.01, out], cloth)
        b.box([from, low - 0.2, out - 0.012], [to, low, out + 0.006], cloth)
    }
}
