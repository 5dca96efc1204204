/// The blended transforms of a frame as columns, ready for vertices.
struct BoneMatrices: Sendable {
    private var columns: [SIMD4<Float>] = []

    /// From where the bones are at rest to where they are now.
    init(rest: [RigidMotion], posed: [RigidMotion]) {
        columns.reserveCapacity(rest.count * 4)
        for (rest, posed) in zip(rest, posed) {
            let motion = posed * rest.inverse
            columns.append(SIMD4(motion.turn.x, 0))
            columns.append(SIMD4(motion.turn.y, 0))
            columns.append(SIMD4(motion.turn.z, 0))
            columns.append(SIMD4(motion.origin, 1))
        }
    }

    /// Moves a body's vertices and normals.
    func skin(_ body: FigureBody) -> (positions: [StagePoint], normals: [StagePoint]) {
        let count = body.positions.count
        var normals = [StagePoint](repeating: .zero, count: count)
        var positions = normals
        for place in 0..<count {
            let weights = body.weights[place]
            var (x, y, z, w) = (SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>())
            for slot in 0..<4 {
                let share = weights.shares[slot]
                guard share > 0 else { continue }
                let base = Int(weights.bones[slot]) * 4
                x += columns[base] * share
                y += columns[base + 1] * share
                z += columns[base + 2] * share
                w += columns[base + 3] * share
            }
            let p = body.positions[place]
            let n = body.normals[place]
            let moved = x * p.x + y * p.y + z * p.z + w
            let turned = x * n.x + y * n.y + z * n.z
            positions[place] = [moved.x, moved.y, moved.z]
            normals[place] = normalised([turned.x, turned.y, turned.z])
        }
        return (positions, normals)
    }
}
