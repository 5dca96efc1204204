import PrevisCamera
import PrevisStage

/// What rays meet in the set, for placing lamps and for exposing; not for pictures.
struct SetProbe {
    let mesh: StageMesh

    /// Metres from a point in a direction to the set, or nil where nothing is met within `limit`
    /// (Möller and Trumbore, Journal of Graphics Tools 2(1), 1997).
    func distance(from origin: StagePoint, towards way: StagePoint, limit: Float) -> Float? {
        nearest(from: origin, towards: way, limit: limit)?.distance
    }

    /// The point that is met, its flat normal and its material.
    func surface(
        from origin: StagePoint, towards way: StagePoint, limit: Float
    ) -> (point: StagePoint, normal: StagePoint, material: UInt16)? {
        guard let met = nearest(from: origin, towards: way, limit: limit) else { return nil }
        let corners = (0..<3).map { mesh.positions[Int(mesh.indices[3 * met.triangle + $0])] }
        let normal = (corners[1] - corners[0]).cross(corners[2] - corners[0]).unit()
        return (origin + way * met.distance, normal, mesh.triangleMaterials[met.triangle])
    }

    private func nearest(
        from origin: StagePoint, towards way: StagePoint, limit: Float
    ) -> (distance: Float, triangle: Int)? {
        var nearest = limit
        var met: Int?
        for triangle in stride(from: 0, to: mesh.indices.count - 2, by: 3) {
            let a = mesh.positions[Int(mesh.indices[triangle])]
            let edge1 = mesh.positions[Int(mesh.indices[triangle + 1])] - a
            let edge2 = mesh.positions[Int(mesh.indices[triangle + 2])] - a
            let p = way.cross(edge2)
            let determinant = edge1.dot(p)
            guard abs(determinant) > 1e-9 else { continue }
            let s = origin - a
            let u = s.dot(p) / determinant
            guard u >= 0, u <= 1 else { continue }
            let q = s.cross(edge1)
            let v = way.dot(q) / determinant
            guard v >= 0, u + v <= 1 else { continue }
            let t = edge2.dot(q) / determinant
            if t > 0.02, t < nearest {
                nearest = t
                met = triangle / 3
            }
        }
        return met.map { (nearest, $0) }
    }

    /// Whether a light reaches a point past the set.
    func isLit(_ point: StagePoint, by light: StageLight) -> Bool {
        guard light.castsShadow else { return true }
        switch light.shape {
        case .distant(let direction, _): return distance(from: point, towards: direction, limit: 400) == nil
        case .sphere(let centre, let radius, _):
            let way = centre - point
            let length = way.magnitude
            return distance(from: point, towards: way.unit(), limit: length - radius) == nil
        }
    }
}

extension StageLight {
    /// Radiance of a white surface at a point with a unit normal, unshadowed; the renderer's diffuse term.
    func radiance(at point: StagePoint, normal: StagePoint) -> SIMD3<Float> {
        switch shape {
        case .distant(let direction, _): return colour * max(0, normal.dot(direction))
        case .sphere(let centre, _, let cone):
            let way = centre - point
            let square = max(way.dot(way), 1e-4)
            let towards = way / square.squareRoot()
            var share: Float = 1
            if let cone {
                let cosine = -towards.dot(cone.axis)
                let t = ((cosine - cone.endCosine) / max(cone.fullCosine - cone.endCosine, 1e-4)).held(0, 1)
                share = t * t * (3 - 2 * t)
            }
            return colour * (max(0, normal.dot(towards)) * share / square)
        }
    }
}

extension Sky {
    /// Radiance of a white surface with a unit normal in the surroundings' light alone.
    func ambient(normal: StagePoint) -> SIMD3<Float> {
        let above = zenith * 0.55 + horizon * 0.45
        return (ground + (above - ground) * (normal.y * 0.5 + 0.5)) * ambientShare
    }

    /// Luminance of a white wall in the surroundings' light.
    var surroundings: Float { ambient(normal: [0, 0.3, 0.95]).luminance }

    /// Shows sky and horizon brighter, and leaves what surfaces get of them as it is.
    mutating func brighten(by factor: Float) {
        zenith *= factor
        horizon *= factor
        ground *= factor
        glow *= factor
        ambientShare /= factor
    }

    /// The same surroundings, brighter or darker.
    func scaled(_ factor: Float) -> Sky {
        var sky = self
        sky.zenith *= factor
        sky.horizon *= factor
        sky.ground *= factor
        sky.disc *= factor
        sky.glow *= factor
        sky.stars *= factor
        return sky
    }
}
