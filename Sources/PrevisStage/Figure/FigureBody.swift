import NodeCatalog

/// A body at rest: triangles, the parts' materials and the bones that move each vertex. Built once for a shot.
struct FigureBody: Sendable {
    /// What a triangle is made of; the raw value is the offset into the member's own materials.
    enum Substance: Int, CaseIterable, Sendable {
        case skin, hair, upper, lower, shoe, eyeball, iris, lips, shirt, pupil
    }

    let skeleton: FigureSkeleton
    private(set) var positions: [StagePoint] = []
    private(set) var normals: [StagePoint] = []
    private(set) var indices: [UInt32] = []
    private(set) var substances: [Substance] = []
    /// What was too large for its grid; empty when the grids are right.
    private(set) var clipped: Set<Substance> = []
    /// What each vertex belongs to.
    var vertexSubstances: [Substance] {
        var kinds = [Substance](repeating: .skin, count: positions.count)
        for (triangle, substance) in substances.enumerated() {
            for corner in 0..<3 { kinds[Int(indices[triangle * 3 + corner])] = substance }
        }
        return kinds
    }
    private(set) var weights: [BoneWeights] = []

    /// Models a character for what it does in the shot.
    init(of character: CharacterView, seated: Bool) {
        skeleton = FigureSkeleton(FigureProportions(of: character), seated: seated)
        var choice = SeededNumbers(name: character.name)
        let hairCut = choice.index(4)
        let cut = GarmentShape.Cut(rawValue: choice.index(GarmentShape.Cut.allCases.count)) ?? .jacket
        addHead(hairCut)
        addClothes(cut)
        for side in BodySide.allCases {
            addHand(side)
            addShoe(side)
            addEye(side)
        }
    }

    private mutating func addHead(_ hairCut: Int) {
        let binding = BodyBinding(skeleton: skeleton)
        let m = skeleton.measures
        let h = m.head
        let middle = FigureSkeleton.headCentre(m)
        let floor = skeleton.joint(.neck).y - 0.035 * m.stature - 0.3 * h
        let face = HeadShape.skin(skeleton, ears: hairCut != 2)
        add(
            .skin, face,
            .init(
                minimum: [-0.42 * h, floor, middle.z - 0.55 * h],
                maximum: [0.42 * h, middle.y + 0.52 * h, middle.z + 0.52 * h],
                spacing: StagePoint(0.047, 0.045, 0.047) * h,
                fine: (middle - StagePoint(0.3, 0.48, -0.14) * h, middle + StagePoint(0.3, 0.1, 0.5) * h),
                coarsening: 2), binding.head)
        add(
            .hair, HeadShape.hair(skeleton, cut: hairCut),
            .init(
                minimum: middle - StagePoint(0.45, 0.6, 0.7) * h, maximum: middle + StagePoint(0.45, 0.52, 0.45) * h,
                spacing: StagePoint(0.066, 0.052, 0.06) * h,
                fine: (middle - StagePoint(0.5, 0.02, -0.1) * h, middle + StagePoint(0.5, 0.38, 0.5) * h),
                coarsening: 1.7)
        ) { _ in BoneWeights(.head) }
        addFeatures(face, binding)
    }

    /// Brows and lips, laid on the face, fine enough to read in a close-up.
    private mutating func addFeatures(_ face: DistanceField, _ binding: BodyBinding) {
        let h = skeleton.measures.head
        func front(_ x: Float, _ y: Float) -> StagePoint { HeadShape.front(face, skeleton, x: x, y: y) }
        for side in BodySide.allCases {
            var brow = DistanceField()
            let s = side.sign
            let line = [front(0.07 * s, 0.11), front(0.14 * s, 0.123), front(0.215 * s, 0.098)]
            brow.add(.limb(line[0], line[1], from: 0.009 * h, to: 0.0135 * h))
            brow.add(.limb(line[1], line[2], from: 0.0135 * h, to: 0.008 * h), blend: 0.01 * h)
            add(.hair, brow, grid(around: line, margin: 0.03 * h, spacing: StagePoint(0.02, 0.0075, 0.01) * h)) { _ in
                BoneWeights(.head)
            }
        }
        var lips = DistanceField()
        let y = HeadShape.mouth.y
        let sink = StagePoint(0, 0, -0.006 * h)
        var line: [StagePoint] = []
        for side in BodySide.allCases {
            let s = side.sign
            let corner = front(0.1 * s, y + 0.003) + sink
            let upper = [front(0, y + 0.014) + sink, front(0.03 * s, y + 0.018) + sink]
            let lower = [front(0, y - 0.019) + sink, front(0.04 * s, y - 0.017) + sink]
            lips.add(.limb(upper[0], upper[1], from: 0.0145 * h, to: 0.0155 * h), blend: 0.006 * h)
            lips.add(.limb(upper[1], corner, from: 0.0155 * h, to: 0.007 * h), blend: 0.006 * h)
            lips.add(.limb(lower[0], lower[1], from: 0.0195 * h, to: 0.0175 * h), blend: 0.002 * h)
            lips.add(.limb(lower[1], corner, from: 0.0175 * h, to: 0.007 * h), blend: 0.002 * h)
            line += [corner, upper[1], lower[1]]
        }
        add(
            .lips, lips, grid(around: line, margin: 0.035 * h, spacing: StagePoint(0.027, 0.0115, 0.019) * h),
            binding.lips)
        // The dark between the lips, which shows when the jaw drops.
        let gap = front(0, y)
        var dark = DistanceField()
        dark.add(.ellipsoid(centre: gap - [0, 0, 0.012 * h], radii: StagePoint(0.07, 0.011, 0.016) * h))
        add(
            .pupil, dark,
            grid(
                around: [gap - [0.06 * h, 0, 0], gap + [0.06 * h, 0, 0]], margin: 0.03 * h,
                spacing: StagePoint(0.03, 0.01, 0.014) * h)
        ) { _ in BoneWeights(.head) }
    }

    private func grid(around points: [StagePoint], margin: Float, spacing: StagePoint) -> FieldSurface.Grid {
        let low = points.reduce(points[0]) { pointwiseMin($0, $1) }
        let high = points.reduce(points[0]) { pointwiseMax($0, $1) }
        return FieldSurface.Grid(minimum: low - margin, maximum: high + margin, spacing: spacing)
    }

    private mutating func addClothes(_ cut: GarmentShape.Cut) {
        let binding = BodyBinding(skeleton: skeleton)
        let m = skeleton.measures
        let h = m.stature
        let wrist = skeleton.joint(.leftHand)
        let side = max(wrist.x + 0.04 * h, 0.2 * h)
        let grid = FieldSurface.Grid(
            minimum: [-side, m.hip - 0.17 * h, -0.14 * h * m.girth],
            maximum: [side, m.neckBase + 0.06 * h, 0.17 * h * m.girth],
            spacing: StagePoint(0.017, cut == .coat ? 0.034 : 0.0265, 0.0155) * (h * m.girth))
        let garment = GarmentShape.upper(skeleton, cut: cut)
        add(.upper, garment, grid, binding.upper)
        if cut != .jumper { addCollar(on: garment, binding) }
        let knee = skeleton.joint(.leftShin)
        let ankle = skeleton.joint(.leftFoot)
        add(
            .lower, GarmentShape.lower(skeleton),
            .init(
                minimum: [
                    -max(knee.x, 0.1 * h) - 0.1 * h, min(ankle.y, m.hip) - 0.03 * h,
                    min(-0.13 * h * m.girth, ankle.z - 0.06 * h),
                ],
                maximum: [max(knee.x, 0.1 * h) + 0.1 * h, m.hip + 0.1 * h, max(0.14 * h * m.girth, knee.z + 0.07 * h)],
                spacing: (skeleton.isSeated ? StagePoint(0.016, 0.018, 0.02) : StagePoint(0.0145, 0.032, 0.0145)) * h),
            binding.lower)
    }

    /// A shirt in the open front of a jacket, and the lapels beside it, laid on the garment.
    private mutating func addCollar(on garment: DistanceField, _ binding: BodyBinding) {
        let m = skeleton.measures
        let h = m.stature
        let collar = GarmentShape.Collar(skeleton, on: garment)
        let neck = skeleton.joint(.neck)
        let wide = 0.065 * h * m.girth
        add(
            .shirt, collar.shirt,
            .init(
                minimum: [-wide, neck.y - 0.125 * h, neck.z - wide],
                maximum: [
                    wide, neck.y + 0.05 * h, max(neck.z + wide, (collar.shirtLine.map(\.z).max() ?? 0) + 0.02 * h),
                ],
                spacing: StagePoint(0.012, 0.02, 0.014) * (h * m.girth)), binding.upper)
        for side in BodySide.allCases {
            add(
                .upper, collar.lapel(side),
                grid(around: collar.lapelLine(side), margin: 0.022 * h, spacing: StagePoint(0.0095, 0.018, 0.0105) * h),
                binding.upper)
        }
    }

    private mutating func addHand(_ side: BodySide) {
        let bone = skeleton.rest[side.hand.rawValue]
        let size = skeleton.measures.hand
        let middle = bone([0, 0.35, 0.02] * size)
        let reach = StagePoint(0.6, 0.8, 0.55) * size
        let binding = BodyBinding(skeleton: skeleton)
        add(
            .skin, GarmentShape.hand(skeleton, side),
            .init(minimum: middle - reach, maximum: middle + reach, spacing: StagePoint(repeating: 0.064) * size)
        ) { binding.hand($0, side) }
    }

    private mutating func addShoe(_ side: BodySide) {
        let h = skeleton.measures.stature
        let ankle = skeleton.joint(side.foot)
        let floor = ankle.y - skeleton.measures.ankle
        let binding = BodyBinding(skeleton: skeleton)
        add(
            .shoe, GarmentShape.shoe(skeleton, side),
            .init(
                minimum: [ankle.x - 0.045 * h, floor - 0.002 * h, ankle.z - 0.05 * h],
                maximum: [ankle.x + 0.045 * h, floor + 0.09 * h, ankle.z + 0.14 * h],
                spacing: StagePoint(0.0135, 0.0115, 0.0185) * h)
        ) { binding.shoe($0, side) }
    }

    /// An eyeball with iris and pupil, and two lids.
    private mutating func addEye(_ side: BodySide) {
        let h = skeleton.measures.head
        let centre = skeleton.joint(side.eye)
        let radius = HeadShape.eyeRadius * h
        var rings: [(angle: Float, substance: Substance)] = [(0.22, .pupil), (0.5, .iris)]
        rings += [0.8, 1.2, 1.65, 2.1, 2.6].map { ($0, .eyeball) }
        add(ball(centre, radius, rings, .none), BoneWeights(side.eye))
        // The lids are domes around the eye's own axis; the upper one can close.
        let upper = Turn.pitch(-0.5 * .pi - 0.33)
        let lower = Turn.pitch(0.5 * .pi + 0.36)
        add(dome(centre, radius * 1.1, upper), BoneWeights(side.lid))
        add(dome(centre, radius * 1.09, lower), BoneWeights(.head))
    }

    private typealias Piece = (
        positions: [StagePoint], normals: [StagePoint], indices: [UInt32], substances: [Substance]
    )

    /// A sphere whose pole is +z, with rings of polar angle that part its substances.
    private func ball(
        _ centre: StagePoint, _ radius: Float, _ rings: [(angle: Float, substance: Substance)], _ turn: Turn
    ) -> Piece {
        let sides = 12
        var piece: Piece = ([], [], [], [])
        func put(_ n: StagePoint) {
            piece.positions.append(centre + turn(n) * radius)
            piece.normals.append(turn(n))
        }
        put([0, 0, 1])
        for ring in rings {
            for side in 0..<sides {
                let around = 2 * Float.pi * Float(side) / Float(sides)
                put([sine(ring.angle) * cosine(around), sine(ring.angle) * sine(around), cosine(ring.angle)])
            }
        }
        put([0, 0, -1])
        let last = UInt32(piece.positions.count - 1)
        for side in 0..<sides {
            let next = (side + 1) % sides
            piece.indices += [0, UInt32(1 + side), UInt32(1 + next)]
            piece.substances.append(rings[0].substance)
            for ring in 1..<rings.count {
                let (a, b) = (UInt32(1 + (ring - 1) * sides), UInt32(1 + ring * sides))
                let (i, j) = (UInt32(side), UInt32(next))
                piece.indices += [a + i, b + i, b + j, a + i, b + j, a + j]
                piece.substances += [rings[ring].substance, rings[ring].substance]
            }
            let end = UInt32(1 + (rings.count - 1) * sides)
            piece.indices += [end + UInt32(side), last, end + UInt32(next)]
            piece.substances.append(rings[rings.count - 1].substance)
        }
        return piece
    }

    /// A closed half sphere whose pole is the turned +z.
    private func dome(_ centre: StagePoint, _ radius: Float, _ turn: Turn) -> Piece {
        let rings = [0.4, 0.8, 1.2, 0.5 * Float.pi].map { (angle: $0, substance: Substance.skin) }
        var piece = ball(centre, radius, rings, turn)
        // The far pole comes in to the middle: a flat base.
        piece.positions[piece.positions.count - 1] = centre
        return piece
    }

    private mutating func add(_ piece: Piece, _ bound: BoneWeights) {
        let base = UInt32(positions.count)
        positions += piece.positions
        normals += piece.normals
        indices += piece.indices.map { $0 + base }
        substances += piece.substances
        weights += Array(repeating: bound, count: piece.positions.count)
    }

    private mutating func add(
        _ substance: Substance, _ field: DistanceField, _ grid: FieldSurface.Grid, _ bind: (StagePoint) -> BoneWeights
    ) {
        let surface = FieldSurface(of: field, on: grid)
        if surface.isClipped { clipped.insert(substance) }
        let base = UInt32(positions.count)
        positions += surface.positions
        normals += surface.normals
        indices += surface.indices.map { $0 + base }
        substances += Array(repeating: substance, count: surface.indices.count / 3)
        weights += surface.positions.map(bind)
    }
}
