/// A carpenter: collects a set's triangles, materials, obstacles and lamps.
struct SetBuilder: Sendable {
    private(set) var mesh = StageMesh()
    private(set) var materials: [SurfaceMaterial] = []
    var obstacles: [StageObstacle] = []
    var practicals: [PracticalLamp] = []
    var openings: [StageOpening] = []
    /// Where the next pieces are built: a piece of furniture is written about its own middle.
    var frame = RigidMotion()

    /// A material to build with.
    mutating func material(_ material: SurfaceMaterial) -> UInt16 {
        if let place = materials.firstIndex(of: material) { return UInt16(place) }
        materials.append(material)
        return UInt16(materials.count - 1)
    }

    /// A plain, matt or glossy paint.
    mutating func paint(_ r: Float, _ g: Float, _ b: Float, roughness: Float = 0.75) -> UInt16 {
        material(SurfaceMaterial(albedo: [r, g, b], roughness: roughness))
    }

    /// Builds pieces about another place, turned by an angle about the vertical.
    mutating func at(_ origin: StagePoint, yaw: Float = 0, _ build: (inout SetBuilder) -> Void) {
        let outer = frame
        frame = outer * RigidMotion(turn: .yaw(yaw), origin: origin)
        build(&self)
        frame = outer
    }

    /// Adds one vertex and gives its index.
    mutating func vertex(_ p: StagePoint, _ n: StagePoint) -> UInt32 {
        mesh.positions.append(frame(p))
        mesh.normals.append(frame.turn(normalised(n)))
        return UInt32(mesh.positions.count - 1)
    }

    /// Adds one triangle, anticlockwise from outside.
    mutating func triangle(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ material: UInt16) {
        mesh.indices += [a, b, c]
        mesh.triangleMaterials.append(material)
    }

    /// Two triangles of four vertices in order.
    mutating func quad(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ material: UInt16) {
        triangle(a, b, c, material)
        triangle(a, c, d, material)
    }

    /// A flat four-sided face, anticlockwise from outside.
    mutating func face(_ a: StagePoint, _ b: StagePoint, _ c: StagePoint, _ d: StagePoint, _ material: UInt16) {
        let n = cross(b - a, c - a)
        quad(vertex(a, n), vertex(b, n), vertex(c, n), vertex(d, n), material)
    }

    /// Keeps cameras out of a box, given about the current place.
    mutating func obstacle(_ low: StagePoint, _ high: StagePoint, blocksView: Bool = true) {
        var (least, most) = (StagePoint(repeating: .infinity), StagePoint(repeating: -.infinity))
        for corner in 0..<8 {
            let p = frame([
                corner & 1 == 0 ? low.x : high.x, corner & 2 == 0 ? low.y : high.y, corner & 4 == 0 ? low.z : high.z,
            ])
            least = pointwiseMin(least, p)
            most = pointwiseMax(most, p)
        }
        obstacles.append(StageObstacle(minimum: least, maximum: most, blocksView: blocksView))
    }

    /// A lamp's glowing bulb as part of the set.
    mutating func bulb(_ centre: StagePoint, radius: Float, temperature: Float, strength: Float) {
        practicals.append(
            PracticalLamp(position: frame(centre), radius: radius, temperature: temperature, strength: strength))
        let warm = temperature < 4_000
        let glow = SIMD3<Float>(1, warm ? 0.72 : 0.9, warm ? 0.42 : 0.8) * 3
        let glass = material(SurfaceMaterial(albedo: [0.6, 0.57, 0.5], roughness: 0.4, emission: glow))
        ball(centre, [radius, radius, radius], sides: 12, rings: 8, glass)
    }
}
