import NodeCatalog
import PrevisStage

/// On which side of the action the camera stays, so that a scene's shots cut together.
struct LineOfAction: Sendable {
    /// From the line to the camera's side, level, of length 1.
    let side: StagePoint

    /// With two people, across the line between them; alone, across nothing: the direction itself is the side.
    ///
    /// The side does not depend on who is named first, nor on framing or lens: both people facing one way decide by
    /// their faces, otherwise a direction drawn from the scene's seed (around the set's open side, +z) does, unless
    /// that side has no room and the other has.
    init(rigs: [CastRig], seed: Int64, space: FilmedSpace) {
        let hash = UInt64(bitPattern: seed) &* 0x9E37_79B9_7F4A_7C15
        let favoured = StagePoint.direction(azimuth: (Float(hash >> 40) / 16_777_216 - 0.5) * 1.2, elevation: 0)
        guard rigs.count > 1 else {
            side = favoured
            return
        }
        let line = (rigs[1].feet - rigs[0].feet).levelled.unit(or: [1, 0, 0])
        var normal = line.cross([0, 1, 0]).unit(or: favoured)
        let faces = (rigs[0].facing + rigs[1].facing).dot(normal)
        if abs(faces) > 0.6 {
            if faces < 0 { normal = -normal }
        } else {
            if normal.dot(favoured) < 0 { normal = -normal }
            let middle = (rigs[0].headCentre + rigs[1].headCentre) / 2
            let room = space.reach(from: middle, towards: normal)
            if room < 1.5, space.reach(from: middle, towards: -normal) > 2 * room + 0.5 { normal = -normal }
        }
        side = normal
    }
}
