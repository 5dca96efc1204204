public import NodeCatalog

/// A cast member on the stage: a body whose triangles stay and whose vertices move.
public struct StagedCastMember: Sendable {
    /// Who, and what they do.
    public let placement: CastPlacement
    /// Three vertex indices for each triangle; the same for every frame.
    public let indices: [UInt32]
    /// An index into ``StagedShot/materials`` for each triangle.
    public let triangleMaterials: [UInt16]
    let stand: StagePoint

    /// Vertices in metres and their unit normals at a time in seconds from the shot's first frame.
    public func surface(at time: Double) -> (positions: [StagePoint], normals: [StagePoint]) { ([], []) }

    /// Where the body is at a time in seconds from the shot's first frame.
    public func rig(at time: Double) -> CastRig {
        let stature = Float(placement.character.height) / 100
        let head = stature / 7.5
        let top = stand + [0, stature, 0]
        return CastRig(
            stature: stature, headHeight: head, headCentre: top - [0, head / 2, 0],
            eyes: top + [0, -head / 2, head * 0.4], chest: stand + [0, stature * 0.72, 0],
            hips: stand + [0, stature * 0.53, 0], feet: stand, facing: [0, 0, 1], gaze: [0, 0, 1],
            shoulderHalfWidth: stature * 0.125)
    }
}
