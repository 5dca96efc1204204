extension GarmentShape {
    /// An open front: a strip of shirt from the neck to a point on the chest, with a lapel on each side.
    struct Collar: Sendable {
        /// From the neck down.
        let shirtLine: [StagePoint]
        private let edges: [[StagePoint]]
        private let stature: Float
        private let neck: StagePoint
        private let round: Float

        init(_ skeleton: FigureSkeleton, on garment: DistanceField) {
            let m = skeleton.measures
            let h = m.stature
            stature = h
            let neck = skeleton.joint(.neck)
            self.neck = neck
            round = max(0.25 * m.head * mix(1, m.girth, 0.5), 0.03 * h)
            let (top, point) = (neck.y + 0.006 * h, neck.y - 0.105 * h)
            func front(_ x: Float, _ y: Float) -> StagePoint {
                var z = 0.3 * h
                for _ in 0..<40 { z -= garment.value(at: [x, y, z]) * 0.7 }
                return [x, y, z]
            }
            shirtLine = [0, 0.33, 0.66, 1].map { front(0, mix(top, point, $0)) }
            edges = BodySide.allCases.map { side in
                [(0.031, 0.012), (0.026, -0.012), (0.02, -0.04), (0.011, -0.075), (0.002, -0.108)].map {
                    front(Float($0.0) * h * side.sign, neck.y + Float($0.1) * h)
                }
            }
        }

        /// The strip and the shirt's own collar.
        var shirt: DistanceField {
            let h = stature
            var field = DistanceField()
            field.add(
                .limb(
                    neck - [0, 0.03 * h, 0], neck + [0, 0.014 * h, 0.004 * h], from: round + 0.004 * h,
                    to: round + 0.002 * h, overhang: 0))
            let radii: [Float] = [0.026, 0.02, 0.012, 0.005]
            for (upper, lower) in zip(shirtLine.indices, shirtLine.indices.dropFirst()) {
                let (a, b) = (radii[upper] * h, radii[lower] * h)
                field.add(
                    .limb(
                        shirtLine[upper] - [0, 0, a - 0.0035 * h], shirtLine[lower] - [0, 0, b - 0.0025 * h], from: a,
                        to: b), blend: 0.006 * h)
            }
            return field
        }

        /// Where a lapel's edge runs.
        func lapelLine(_ side: BodySide) -> [StagePoint] { edges[side.rawValue] }

        /// A lapel: a flat fold along the edge.
        func lapel(_ side: BodySide) -> DistanceField {
            let line = edges[side.rawValue]
            let radii: [Float] = [0.004, 0.0095, 0.013, 0.0105, 0.006]
            var field = DistanceField()
            for (upper, lower) in zip(line.indices, line.indices.dropFirst()) {
                let (a, b) = (radii[upper] * stature, radii[lower] * stature)
                let (sinkA, sinkB) = (a * 0.6, b * 0.6)
                field.add(
                    .limb(line[upper] - [0, 0, sinkA], line[lower] - [0, 0, sinkB], from: a, to: b),
                    blend: 0.006 * stature)
            }
            return field
        }
    }
}
