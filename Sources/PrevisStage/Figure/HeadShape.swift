/// The head's shape in units of its own height, from the middle between chin and crown.
enum HeadShape {
    /// The middle of an eyeball.
    static func eye(_ side: BodySide) -> StagePoint { [0.145 * side.sign, -0.004, 0.262] }
    /// Radius of an eyeball; a little larger than life, so that a look reads from afar.
    static let eyeRadius: Float = 0.068
    /// The line between the lips.
    static let mouth = StagePoint(0, -0.262, 0.35)

    /// Skull, face, ears (where hair does not cover them) and neck: metres, at the head's place at rest.
    static func skin(_ skeleton: FigureSkeleton, ears: Bool = true) -> DistanceField {
        let m = skeleton.measures
        let h = m.head
        let middle = FigureSkeleton.headCentre(m)
        func at(_ x: Float, _ y: Float, _ z: Float) -> StagePoint { middle + StagePoint(x, y, z) * h }
        func size(_ x: Float, _ y: Float, _ z: Float) -> StagePoint { StagePoint(x, y, z) * h }
        let jowl = mix(1, m.girth, 0.5)
        var field = DistanceField()
        field.mirror = 0.012 * h
        field.add(.ellipsoid(centre: at(0, 0.125, -0.06), radii: size(0.318, 0.352, 0.4)))
        // The face narrows from the cheekbones to the chin.
        field.add(
            .limb(
                at(0, 0.06, 0.1), at(0, -0.315, 0.165), from: 0.262 * h,
                to: 0.162 * h * mix(1, jowl, 0.5), depth: 0.98),
            blend: 0.16 * h)
        field.add(.ellipsoid(centre: at(0, -0.385, 0.238), radii: size(0.11, 0.087, 0.09)), blend: 0.13 * h)
        field.add(
            .limb(at(0.2, -0.13, 0.02), at(0.085, -0.365, 0.19), from: 0.085 * h, to: 0.078 * h * jowl),
            blend: 0.15 * h)
        // Cheek, and the socket that leaves a brow above it.
        field.add(.ellipsoid(centre: at(0.15, -0.15, 0.205), radii: size(0.13, 0.12, 0.115)), blend: 0.14 * h)
        field.carve(.ellipsoid(centre: at(0.15, 0.0, 0.405), radii: size(0.115, 0.07, 0.095)), blend: 0.11 * h)
        // Nose: bridge, tip, wings.
        field.add(.limb(at(0, 0.045, 0.322), at(0, -0.118, 0.396), from: 0.026 * h, to: 0.045 * h), blend: 0.08 * h)
        field.add(.ellipsoid(centre: at(0, -0.14, 0.362), radii: size(0.072, 0.036, 0.05)), blend: 0.06 * h)
        field.add(.ellipsoid(centre: at(0, -0.262, 0.275), radii: size(0.13, 0.075, 0.075)), blend: 0.1 * h)
        if ears {
            field.add(
                .ellipsoid(centre: at(0.325, -0.03, -0.03), radii: size(0.04, 0.12, 0.075), turn: .yaw(0.35)),
                blend: 0.03 * h)
        }
        let nape = skeleton.joint(.neck) - StagePoint(0, 0.035 * m.stature, 0.004 * m.stature)
        field.add(
            .limb(at(0, -0.22, -0.1), nape, from: 0.205 * h * jowl, to: 0.25 * h * jowl), blend: 0.07 * h)
        return field
    }

    /// The foremost point of the face at a place across and up, in the head's own units.
    static func front(_ face: DistanceField, _ skeleton: FigureSkeleton, x: Float, y: Float) -> StagePoint {
        let h = skeleton.measures.head
        let middle = FigureSkeleton.headCentre(skeleton.measures)
        var depth: Float = 0.6
        for _ in 0..<40 {
            let distance = face.value(at: middle + StagePoint(x, y, depth) * h) / h
            depth -= distance * 0.7
        }
        return middle + StagePoint(x, y, depth) * h
    }

    /// The hair: one of four cuts.
    static func hair(_ skeleton: FigureSkeleton, cut: Int) -> DistanceField {
        let h = skeleton.measures.head
        let middle = FigureSkeleton.headCentre(skeleton.measures)
        func at(_ x: Float, _ y: Float, _ z: Float) -> StagePoint { middle + StagePoint(x, y, z) * h }
        func size(_ x: Float, _ y: Float, _ z: Float) -> StagePoint { StagePoint(x, y, z) * h }
        var field = DistanceField()
        field.add(.ellipsoid(centre: at(0, 0.13, -0.06), radii: size(0.362, 0.37, 0.455)))
        switch cut {
        case 1:
            field.add(
                .ellipsoid(centre: at(0.07, 0.35, 0.19), radii: size(0.2, 0.12, 0.17), turn: .roll(-0.25)),
                blend: 0.1 * h)
        case 2:
            field.add(.ellipsoid(centre: at(0, -0.12, -0.13), radii: size(0.41, 0.4, 0.31)), blend: 0.16 * h)
            field.add(
                .ellipsoid(centre: at(-0.08, 0.36, 0.16), radii: size(0.22, 0.1, 0.17), turn: .roll(0.3)),
                blend: 0.1 * h)
        case 3:
            field.add(.ellipsoid(centre: at(0, 0.2, -0.5), radii: size(0.15, 0.14, 0.13)), blend: 0.05 * h)
        default:
            field.add(.ellipsoid(centre: at(0, 0.38, 0.12), radii: size(0.22, 0.09, 0.2)), blend: 0.1 * h)
        }
        // Free the face, and end the hair at the nape.
        field.carve(.ellipsoid(centre: at(0, -0.2, 0.465), radii: size(0.6, 0.475, 0.36)), blend: 0.025 * h)
        let hem = at(0, cut == 2 ? -0.42 : -0.2, -0.3)
        let lean: StagePoint = cut == 2 ? [0, -1, 0.1] : [0, -1, 0.62]
        field.keep(.below(hem, normal: normalised(lean)), blend: 0.06 * h)
        field.keep(.below(at(0, 0.5, 0), normal: [0, 1, 0]), blend: 0.002)
        return field
    }
}

/// The foot's measures as shares of stature.
enum FootShape {
    /// From the ankle forward to the ball, about which the toes bend.
    static let ball: Float = 0.078
    /// From the ankle down to the joint of the toes, as a share of the ankle's height.
    static let ballDrop: Float = 0.7
    /// From the ankle back to the heel.
    static let heel: Float = 0.036
    /// From the ankle forward to the tip of the shoe.
    static let tip: Float = 0.122
}
