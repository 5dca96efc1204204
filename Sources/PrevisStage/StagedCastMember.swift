public import NodeCatalog

/// A cast member on the stage: a body whose triangles stay and whose vertices move.
public struct StagedCastMember: Sendable {
    /// Who, and what they do.
    public let placement: CastPlacement
    /// Three vertex indices for each triangle; the same for every frame.
    public var indices: [UInt32] { body.indices }
    /// An index into ``StagedShot/materials`` for each triangle.
    public let triangleMaterials: [UInt16]
    /// Diffuse reflectance of the skin, linear Rec. 709: what a face is exposed by.
    public let skin: SIMD3<Float>
    let body: FigureBody
    let place: Int
    /// Everybody's performance: who looks at whom needs the others.
    var performances: [Performance]

    init(
        _ placement: CastPlacement, place: Int, body: FigureBody, performances: [Performance], firstMaterial: Int
    ) {
        self.placement = placement
        self.place = place
        self.body = body
        self.performances = performances
        skin = Wardrobe.skin(of: placement.character)
        triangleMaterials = body.substances.map { UInt16(firstMaterial + $0.rawValue) }
    }

    private var performance: Performance { performances[place] }

    /// Vertices in metres and their unit normals at a time in seconds from the shot's first frame.
    public func surface(at time: Double) -> (positions: [StagePoint], normals: [StagePoint]) {
        BoneMatrices(rest: body.skeleton.rest, posed: bones(at: time)).skin(body)
    }

    /// Where the body is at a time in seconds from the shot's first frame.
    public func rig(at time: Double) -> CastRig {
        let bones = bones(at: time)
        let skeleton = body.skeleton
        func carried(_ bone: Bone, _ rest: StagePoint) -> StagePoint {
            bones[bone.rawValue](rest - skeleton.joint(bone))
        }
        let m = skeleton.measures
        let chest = skeleton.joint(.chest) + StagePoint(0, m.stature * 0.06, 0.014 * m.stature)
        let across = bones[Bone.chest.rawValue].turn.z
        let left = bones[Bone.leftEye.rawValue]
        let right = bones[Bone.rightEye.rawValue]
        let feet = (bones[Bone.leftFoot.rawValue].origin + bones[Bone.rightFoot.rawValue].origin) / 2
        return CastRig(
            stature: m.stature, headHeight: m.head, headCentre: carried(.head, FigureSkeleton.headCentre(m)),
            eyes: (left.origin + right.origin) / 2, chest: carried(.chest, chest),
            hips: bones[Bone.hips.rawValue].origin, feet: [feet.x, 0, feet.z],
            facing: normalised([across.x, 0, across.z]), gaze: normalised(left.turn.z + right.turn.z),
            shoulderHalfWidth: m.shoulderHalfWidth)
    }

    func bones(at time: Double) -> [RigidMotion] {
        body.skeleton.posed(performance.posture(at: time, among: performances))
    }
}
