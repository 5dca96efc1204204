import CEmbreeTrace
import PrevisStage

/// What is the same in all frames of a shot: the set, built once, the cast's first pose, the materials.
struct TracedStage: Sendable {
    let device: RayDevice
    let set: TracedScene
    let cast: [StageMesh]
    let materials: [backlot_material]
    /// How far ambient occlusion looks, in metres: less inside, where walls are near and light comes through few holes.
    let occlusionReach: Float

    /// The cast's meshes get the geometry ids from here on; the set has id 0.
    static let firstCastGeometry: UInt32 = 1

    /// Builds a set, and keeps a cast's meshes as they are in the shot's first frame.
    init(
        set: StageMesh, cast: [StageMesh], materials: [SurfaceMaterial], isUnderRoof: Bool, on device: RayDevice
    ) throws(PrevisError) {
        self.device = device
        self.cast = cast
        self.set = try TracedScene([set], moving: false, firstGeometry: 0, on: device)
        // Never empty, so that there is always a material to point at.
        self.materials = (materials.isEmpty ? [SurfaceMaterial(albedo: .one / 2)] : materials).map {
            backlot_material($0)
        }
        occlusionReach = isUnderRoof ? 1.2 : 2
    }

    /// Builds a staged shot.
    init(_ stage: StagedShot, on device: RayDevice) throws(PrevisError) {
        let cast = stage.cast.map { member in
            let surface = member.surface(at: 0)
            return StageMesh(
                positions: surface.positions, normals: surface.normals, indices: member.indices,
                triangleMaterials: member.triangleMaterials)
        }
        try self.init(
            set: stage.set, cast: cast, materials: stage.materials, isUnderRoof: stage.isUnderRoof, on: device)
    }
}
