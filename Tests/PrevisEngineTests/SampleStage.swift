import PrevisCamera
import PrevisLight
import PrevisStage

@testable import PrevisEngine

/// A small set made by hand: a floor of planks, two brick walls, blocks, and balls for a cast.
enum SampleStage {
    static let materials = [
        SurfaceMaterial(
            albedo: [0.42, 0.27, 0.15], roughness: 0.45, pattern: .planks, patternColour: [0.08, 0.05, 0.03],
            patternScale: 0.14),
        SurfaceMaterial(
            albedo: [0.45, 0.19, 0.13], roughness: 0.85, pattern: .brick, patternColour: [0.55, 0.52, 0.48],
            patternScale: 0.24),
        SurfaceMaterial(albedo: [0.6, 0.58, 0.55], roughness: 0.6),
        SurfaceMaterial(albedo: [0.62, 0.42, 0.32], roughness: 0.5),
        SurfaceMaterial(albedo: [0.10, 0.20, 0.42], roughness: 0.9, pattern: .cloth, patternScale: 0.2),
        SurfaceMaterial(albedo: [0.5, 0.5, 0.5], roughness: 0.9, emission: [3, 2.2, 1.2]),
    ]

    static func mesh(reversed: Bool = false) -> StageMesh {
        var mesh = StageMesh()
        addQuad(&mesh, [-6, 0, -6], [-6, 0, 6], [6, 0, 6], [6, 0, -6], material: 0)
        addQuad(&mesh, [-3, 0, -3], [3, 0, -3], [3, 3, -3], [-3, 3, -3], material: 1)
        addQuad(&mesh, [-3, 0, 2], [-3, 0, -3], [-3, 3, -3], [-3, 3, 2], material: 1)
        addBox(&mesh, [0.9, 0, -1.6], [1.8, 0.75, -0.9], material: 2)
        addBox(&mesh, [-2.2, 0, -2.2], [-1.7, 1.6, -1.7], material: 2)
        return mesh
    }

    /// A ball on a cone: something with a head, at a place on the floor.
    static func body(at place: StagePoint, stature: Float = 1.75) -> StageMesh {
        let head = stature / 7.5
        var mesh = ball(
            centre: place + [0, stature - head / 2, 0], radii: [head * 0.38, head / 2, head * 0.42], material: 3)
        let torso = ball(centre: place + [0, stature * 0.42, 0], radii: [0.24, stature * 0.42, 0.16], material: 4)
        let offset = UInt32(mesh.positions.count)
        mesh.positions += torso.positions
        mesh.normals += torso.normals
        mesh.indices += torso.indices.map { $0 + offset }
        mesh.triangleMaterials += torso.triangleMaterials
        return mesh
    }

    static func pose(
        position: StagePoint = [1.2, 1.6, 4.2], target: StagePoint = [0, 1, -0.8], halfHeight: Float = 0.36,
        aspect: Float = 16 / 9
    ) -> CameraPose {
        let forward = unit(target - position)
        let right = unit(cross(forward, [0, 1, 0]))
        return CameraPose(
            position: position, right: right, up: cross(right, forward), forward: forward, halfHeight: halfHeight,
            halfWidth: halfHeight * aspect)
    }

    static func rig() -> LightRig {
        LightRig(
            lights: [
                StageLight(
                    shape: .distant(direction: unit([0.7, 0.8, 0.6]), angularRadius: 0.02), colour: [1, 0.93, 0.82]),
                StageLight(
                    shape: .sphere(centre: [-1.4, 2.4, 1.2], radius: 0.15, cone: nil), colour: [0.5, 0.6, 0.9]),
            ],
            sky: Sky(
                zenith: [0.16, 0.28, 0.55], horizon: [0.5, 0.6, 0.72], ground: [0.16, 0.14, 0.12],
                discDirection: unit([0.7, 0.8, 0.6]), disc: [30, 28, 25], glow: [0.5, 0.45, 0.35], cloud: 0.35),
            fog: Fog(density: 0, colour: [0.5, 0.55, 0.6]), exposure: 1)
    }

    static func unit(_ v: StagePoint) -> StagePoint { v / (v * v).sum().squareRoot() }

    static func cross(_ a: StagePoint, _ b: StagePoint) -> StagePoint {
        [a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x]
    }

    private static func addQuad(
        _ mesh: inout StageMesh, _ a: StagePoint, _ b: StagePoint, _ c: StagePoint, _ d: StagePoint, material: UInt16
    ) {
        let first = UInt32(mesh.positions.count)
        mesh.positions += [a, b, c, d]
        mesh.normals += Array(repeating: unit(cross(b - a, c - a)), count: 4)
        mesh.indices += [first, first + 1, first + 2, first, first + 2, first + 3]
        mesh.triangleMaterials += [material, material]
    }

    private static func addBox(_ mesh: inout StageMesh, _ low: StagePoint, _ high: StagePoint, material: UInt16) {
        let (a, b) = (low, high)
        addQuad(&mesh, [a.x, a.y, b.z], [b.x, a.y, b.z], [b.x, b.y, b.z], [a.x, b.y, b.z], material: material)
        addQuad(&mesh, [b.x, a.y, a.z], [a.x, a.y, a.z], [a.x, b.y, a.z], [b.x, b.y, a.z], material: material)
        addQuad(&mesh, [b.x, a.y, b.z], [b.x, a.y, a.z], [b.x, b.y, a.z], [b.x, b.y, b.z], material: material)
        addQuad(&mesh, [a.x, a.y, a.z], [a.x, a.y, b.z], [a.x, b.y, b.z], [a.x, b.y, a.z], material: material)
        addQuad(&mesh, [a.x, b.y, b.z], [b.x, b.y, b.z], [b.x, b.y, a.z], [a.x, b.y, a.z], material: material)
    }

    private static func ball(centre: StagePoint, radii: StagePoint, material: UInt16) -> StageMesh {
        let rings = 24, sectors = 32
        var mesh = StageMesh()
        for ring in 0...rings {
            let rise = Float.pi * (Float(ring) / Float(rings) - 0.5)
            for sector in 0...sectors {
                let turn = 2 * Float.pi * Float(sector) / Float(sectors)
                let direction: StagePoint = [cosine(rise) * cosine(turn), sine(rise), cosine(rise) * sine(turn)]
                mesh.positions.append(centre + direction * radii)
                mesh.normals.append(unit(direction / radii))
            }
        }
        let row = UInt32(sectors + 1)
        for ring in 0..<UInt32(rings) {
            for sector in 0..<UInt32(sectors) {
                let a = ring * row + sector
                mesh.indices += [a, a + 1, a + row, a + 1, a + row + 1, a + row]
                mesh.triangleMaterials += [material, material]
            }
        }
        return mesh
    }

    private static func sine(_ a: Float) -> Float { cosine(a - .pi / 2) }

    /// The cosine by its power series, good to seven digits within one turn: the tests need no mathematics library.
    private static func cosine(_ angle: Float) -> Float {
        let a = Double(angle).remainder(dividingBy: 2 * .pi)
        var term = 1.0
        var sum = 1.0
        for k in 1...12 {
            term *= -a * a / Double((2 * k - 1) * 2 * k)
            sum += term
        }
        return Float(sum)
    }
}
