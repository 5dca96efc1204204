import CEmbreeTrace
import PrevisStage

/// Meshes in an acceleration structure.
///
/// `@unchecked Sendable`: a set is only read after it was built, and reading is safe from any thread; a cast is moved
/// only by the painter that owns it.
final class TracedScene: @unchecked Sendable {
    let handle: OpaquePointer
    private let device: RayDevice
    private let vertexCounts: [Int]

    /// Builds meshes; a moving scene keeps the tree of these first positions and fits it to later ones.
    init(_ meshes: [StageMesh], moving: Bool, firstGeometry: UInt32, on device: RayDevice) throws(PrevisError) {
        guard let handle = backlot_scene_create(device.handle, moving, firstGeometry) else {
            throw .stageFailed(reason: "out of memory")
        }
        self.handle = handle
        self.device = device
        vertexCounts = meshes.map(\.positions.count)
        for mesh in meshes {
            guard TracedScene.add(mesh, to: handle) else { throw .stageFailed(reason: "a mesh was refused") }
        }
        try commit()
    }

    deinit { backlot_scene_destroy(handle) }

    /// Moves every mesh of a moving scene; a mesh with another number of vertices stays where it is.
    func move(_ surfaces: [(positions: [StagePoint], normals: [StagePoint])]) throws(PrevisError) {
        for (index, surface) in surfaces.enumerated() where index < vertexCounts.count {
            let count = vertexCounts[index]
            guard count > 0, surface.positions.count == count, surface.normals.count == count else { continue }
            withFloats(surface.positions, surface.normals) { positions, normals in
                backlot_scene_move_mesh(handle, UInt32(index), positions, normals)
            }
        }
        try commit()
    }

    private func commit() throws(PrevisError) {
        var message = [CChar](repeating: 0, count: 256)
        guard backlot_scene_commit(handle, &message, message.count) else {
            throw .stageFailed(reason: String(cMessage: message))
        }
    }

    private static func add(_ mesh: StageMesh, to scene: OpaquePointer) -> Bool {
        guard mesh.normals.count == mesh.positions.count, mesh.indices.count == 3 * mesh.triangleMaterials.count else {
            return false
        }
        return withFloats(mesh.positions, mesh.normals) { positions, normals in
            backlot_scene_add_mesh(
                scene, positions, normals, UInt32(mesh.positions.count), mesh.indices, mesh.triangleMaterials,
                UInt32(mesh.triangleMaterials.count))
        }
    }
}

/// Lends two arrays of points as floats, four to a point.
private func withFloats<Result>(
    _ first: [StagePoint], _ second: [StagePoint],
    _ body: (UnsafePointer<Float>, UnsafePointer<Float>) -> Result
) -> Result {
    // A SIMD3<Float> takes 16 bytes of which the last four are padding, so both buffers hold 4 × count floats; an empty
    // array lends a pointer to a value that is never read, as the count is zero.
    let none = [Float](repeating: 0, count: 4)
    return first.withUnsafeBytes { a in
        second.withUnsafeBytes { b in
            none.withUnsafeBytes { empty in
                let spare = empty.assumingMemoryBound(to: Float.self)
                let one = a.assumingMemoryBound(to: Float.self).baseAddress ?? spare.baseAddress
                let two = b.assumingMemoryBound(to: Float.self).baseAddress ?? spare.baseAddress
                guard let one, let two else { preconditionFailure("an array of four floats has an address") }
                return body(one, two)
            }
        }
    }
}
