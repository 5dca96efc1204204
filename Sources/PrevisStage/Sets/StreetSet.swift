/// A city street: the marks are on a broad pavement before shops; across the road lies a small square, and both ends
/// of the street close with houses.
enum StreetSet {
    private static let facade: Float = -3.6
    private static let kerb: Float = 3
    private static let road: Float = 10.4
    private static let square: Float = 30

    static func plan(seed: Int64) -> SetPlan {
        var random = SeededNumbers(seed: seed, purpose: 0x57EE)
        var b = SetBuilder()
        ground(&b)
        houses(&b, &random)
        furniture(&b, &random)
        return SetPlan(
            builder: b, isUnderRoof: false,
            cameraBounds: StageObstacle(minimum: [-60, 0.08, facade + 0.5], maximum: [60, 14, square - 1.5]),
            marks: marks, lane: WalkPath(from: [-50, 0, 1.25], to: [50, 0, 1.25], radius: 0.4), name: "a street",
            words: ["STREET", "ROAD", "AVENUE", "LANE", "ALLEY", "PAVEMENT", "SIDEWALK"])
    }

    private static let bench = StagePoint(-3.4, 0, -2.5)

    private static let marks: [StageMark] = [
        StageMark(spot: [-0.66, 0, -0.7], heading: 0.35), StageMark(spot: [0.66, 0, -0.7], heading: -0.35),
        StageMark(spot: [0, 0, 0.4], heading: 0.1), StageMark(spot: [0.1, 0, -1.85], heading: 0.15),
        StageMark(spot: bench + [-0.42, 0, 0.75], heading: 0.2, seat: bench + [-0.42, 0.45, 0.05]),
        StageMark(spot: bench + [0.42, 0, 0.75], heading: -0.2, seat: bench + [0.42, 0.45, 0.05]),
        StageMark(spot: [3.4, 0, -1.3], heading: -0.4), StageMark(spot: [4.7, 0, -1.3], heading: -0.6),
        StageMark(spot: [-6.4, 0, -1.2], heading: 0.4), StageMark(spot: [-7.7, 0, -1.2], heading: 0.5),
        StageMark(spot: [6.3, 0, -1.4], heading: -0.3), StageMark(spot: [7.6, 0, -1.4], heading: -0.3),
    ]

    private static func ground(_ b: inout SetBuilder) {
        let slabs = b.material(
            SurfaceMaterial(
                albedo: [0.36, 0.35, 0.33], roughness: 0.85, pattern: .tiles, patternColour: [0.26, 0.255, 0.245],
                patternScale: 0.6))
        let asphalt = b.material(
            SurfaceMaterial(
                albedo: [0.12, 0.12, 0.125], roughness: 0.8, pattern: .asphalt, patternColour: [0.085, 0.085, 0.09],
                patternScale: 0.25))
        let stone = b.paint(0.42, 0.41, 0.39, roughness: 0.7)
        let white = b.paint(0.58, 0.57, 0.53, roughness: 0.7)
        let setts = b.material(
            SurfaceMaterial(
                albedo: [0.33, 0.31, 0.28], roughness: 0.8, pattern: .tiles, patternColour: [0.23, 0.22, 0.2],
                patternScale: 0.25))
        let (x, drop) = (Float(140), Float(-0.13))
        func strip(_ from: Float, _ to: Float, _ y: Float, _ material: UInt16) {
            b.face([-x, y, to], [x, y, to], [x, y, from], [-x, y, from], material)
        }
        strip(facade - 40, kerb - 0.28, 0, slabs)
        strip(kerb, road, drop, asphalt)
        strip(road + 0.28, road + 3.4, 0, slabs)
        strip(road + 3.4, square + 60, 0, setts)
        for z in [kerb - 0.28, road] { b.box([-x, -0.3, z], [x, 0.004, z + 0.28], stone, bevel: 0.02) }
        for dash in -22...22 {
            let left = Float(dash) * 5 - 1.2
            let middle = (kerb + road) / 2
            b.box([left, drop - 0.01, middle - 0.06], [left + 2.4, drop + 0.004, middle + 0.06], white)
        }
        for z in [kerb + 0.35, road - 0.35] {
            b.box([-x, drop - 0.01, z - 0.045], [x, drop + 0.004, z + 0.045], white)
        }
        // A crossing to the square.
        for bar in 0..<8 {
            let z = kerb + 0.75 + Float(bar) * 0.82
            b.box([8.2, drop - 0.01, z], [11.2, drop + 0.005, z + 0.42], white)
        }
    }

    private static func houses(_ b: inout SetBuilder, _ random: inout SeededNumbers) {
        let street = Facade(&b)
        var x: Float = -78
        while x < 78 {
            let width = random.within(8.5, 12.5)
            b.at([x, 0, facade]) {
                street.build(&$0, width: width, storeys: 3 + random.index(3), fine: abs(x + width / 2) < 22, &random)
            }
            x += width
        }
        b.obstacle([-78, 0, facade - 12], [78, 20, facade + 0.1])
        // Beyond the square, seen from the front.
        x = -78
        while x < 78 {
            let width = random.within(9, 14)
            b.at([x + width, 0, square], yaw: .pi) {
                street.build(&$0, width: width, storeys: 4 + random.index(2), fine: false, &random)
            }
            x += width
        }
        b.obstacle([-78, 0, square - 0.1], [78, 20, square + 12])
        // Houses across both ends.
        for side in [Float(-1), 1] {
            var z: Float = facade - 3
            while z < square + 3 {
                let width = random.within(9, 13)
                let place: StagePoint = side < 0 ? [-78, 0, z + width] : [78, 0, z]
                b.at(place, yaw: -side * .pi / 2) {
                    street.build(&$0, width: width, storeys: 4 + random.index(3), fine: false, &random)
                }
                z += width
            }
        }
    }

    private static func furniture(_ b: inout SetBuilder, _ random: inout SeededNumbers) {
        let iron = b.paint(0.045, 0.05, 0.05, roughness: 0.45)
        let wood = b.material(
            SurfaceMaterial(
                albedo: [0.3, 0.19, 0.11], roughness: 0.6, pattern: .planks, patternColour: [0.24, 0.15, 0.09],
                patternScale: 0.1))
        for x in stride(from: Float(-49.5), through: 50, by: 11) { b.at([x, 0, 2.5]) { $0.streetLamp(iron) } }
        for x in stride(from: Float(-44), through: 46, by: 11) {
            b.at([x, 0, road + 0.75], yaw: .pi) { $0.streetLamp(iron, shines: abs(x) < 12) }
        }
        b.at(bench) { $0.bench(wood, iron) }
        let red = b.paint(0.34, 0.06, 0.04, roughness: 0.4)
        b.at([5.9, 0, 2.55]) { $0.hydrant(red) }
        b.at([-5.6, 0, -2.9]) { $0.litterBin(iron) }
        b.at([7.6, 0, 2.5]) { $0.signPost(iron) }
        let coats = [
            StagePoint(0.1, 0.16, 0.22), [0.28, 0.06, 0.05], [0.36, 0.35, 0.33], [0.06, 0.065, 0.07],
            [0.17, 0.21, 0.15], [0.3, 0.24, 0.13],
        ]
        var x: Float = -46
        while x < 48 {
            let coat = coats[random.index(coats.count)]
            if abs(x - 9.5) > 4, random.unit() < 0.7 { b.at([x, -0.13, road - 1.15], yaw: .pi / 2) { $0.car(coat) } }
            x += random.within(5.6, 8)
        }
        for (place, pick) in [(Float(-14.5), 0), (15.5, 2), (24, 1), (-27, 3)] {
            b.at([place, -0.13, kerb + 1.15], yaw: -.pi / 2) { $0.car(coats[pick]) }
        }
        // Trees on the square.
        let bark = Forestry.bark(&b)
        let leaves = Forestry.leaves(&b, pick: random.index(3))
        for place in 0..<9 {
            // Two rows that leave the middle open.
            let x = -34 + Float(place) * 6.8 + (place > 4 ? 14 : 0) + random.within(-1, 1)
            let p = StagePoint(x, 0, road + 9 + (place % 2 == 0 ? 0 : 5.5))
            b.at(p, yaw: random.within(0, 6)) {
                Forestry.broadleaf(&$0, height: random.within(6, 7.5), fine: false, bark, leaves, &random)
            }
            b.at(p) { $0.obstacle([-0.25, 0, -0.25], [0.25, 3, 0.25]) }
        }
        for place in 0..<4 {
            b.at([-21 + Float(place) * 13, 0, road + 6], yaw: .pi) { $0.bench(wood, iron) }
        }
    }
}
