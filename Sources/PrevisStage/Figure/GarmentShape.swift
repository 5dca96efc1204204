/// The clothed trunk and limbs, hands and shoes, as fields in metres at the skeleton's rest.
enum GarmentShape {
    /// What the figure wears above the waist.
    enum Cut: Int, CaseIterable, Sendable {
        case jacket, jumper, coat
    }

    /// Jacket, jumper or coat with its sleeves.
    static func upper(_ skeleton: FigureSkeleton, cut: Cut) -> DistanceField {
        let m = skeleton.measures
        let h = m.stature
        let g = m.girth
        let trunk = m.neckBase - m.hip
        func level(_ share: Float) -> Float { m.hip + trunk * share }
        var field = DistanceField()
        field.mirror = 0.008 * h
        field.add(
            .ellipsoid(
                centre: [0, level(0.66), 0.002 * h],
                radii: StagePoint(0.098 * mix(1, g, 0.7) * m.breadth, 0.37 * trunk / h, 0.069 * g) * h))
        field.add(
            .ellipsoid(
                centre: [0, level(0.3), (0.004 + 0.02 * m.belly) * h],
                radii: StagePoint(0.088 * g, 0.3 * trunk / h, (0.062 + 0.012 * m.belly) * g) * h), blend: 0.04 * h)
        field.add(
            .ellipsoid(centre: [0, level(0), -0.004 * h], radii: StagePoint(0.1 * g, 0.3 * trunk / h, 0.073 * g) * h),
            blend: 0.03 * h)
        // Trapezius, breast, then the sleeve.
        let (shoulder, elbow, wrist) = (
            skeleton.joint(.leftUpperArm), skeleton.joint(.leftForeArm), skeleton.joint(.leftHand)
        )
        field.add(
            .limb(
                [0.02 * h, m.neckBase + 0.004 * h, -0.014 * h], shoulder + [0, 0.008 * h, 0], from: 0.03 * h,
                to: 0.029 * h * m.limb), blend: 0.035 * h)
        field.add(
            .ellipsoid(centre: [0.045 * h, level(0.72), 0.045 * h * g], radii: StagePoint(0.042, 0.04, 0.026) * h),
            blend: 0.03 * h)
        let cloth: Float = cut == .jumper ? 0.96 : 1.04
        field.add(.limb(shoulder, elbow, from: 0.033 * h * m.limb, to: 0.0275 * h * m.limb * cloth), blend: 0.03 * h)
        field.add(
            .limb(
                elbow, wrist, from: 0.0275 * h * m.limb * cloth, to: 0.0205 * h * m.limb * cloth, overhang: 0.002 * h),
            blend: 0.012 * h)
        collar(&field, skeleton, cut)
        hem(&field, skeleton, cut)
        return field
    }

    private static func collar(_ field: inout DistanceField, _ skeleton: FigureSkeleton, _ cut: Cut) {
        let m = skeleton.measures
        let h = m.stature
        let neck = skeleton.joint(.neck)
        let round = max(0.25 * m.head * mix(1, m.girth, 0.5), 0.03 * h)
        let rise: Float = cut == .jumper ? 0.012 : 0.008
        let back: Float = cut == .jumper ? 0.003 : -0.006
        field.add(
            .limb(
                neck - [0, 0.03 * h, 0], neck + [0, rise * h, back * h], from: round + 0.008 * h,
                to: round + 0.002 * h, overhang: 0), blend: 0.02 * h)
    }

    private static func hem(_ field: inout DistanceField, _ skeleton: FigureSkeleton, _ cut: Cut) {
        let m = skeleton.measures
        let h = m.stature
        let drop: Float = skeleton.isSeated ? 0.0 : (cut == .coat ? 0.15 : (cut == .jacket ? 0.045 : 0.015))
        if !skeleton.isSeated {
            let wide = 0.098 * h * mix(1, m.girth, 0.8)
            field.add(
                .limb(
                    [0, m.hip + 0.03 * h, -0.006 * h], [0, m.hip - drop * h, -0.004 * h], from: wide,
                    to: wide + (cut == .coat ? 0.014 : 0.004) * h, depth: 0.83), blend: 0.03 * h)
            field.keep(.below([0, m.hip - drop * h, 0], normal: [0, -1, 0]), blend: 0.016 * h)
        } else {
            field.keep(.below([0, m.hip + 0.02 * h, 0], normal: normalised([0, -1, 0.55])), blend: 0.012 * h)
        }
    }

    /// Trousers.
    static func lower(_ skeleton: FigureSkeleton) -> DistanceField {
        let m = skeleton.measures
        let h = m.stature
        let g = mix(1, m.girth, 0.9)
        var field = DistanceField()
        field.add(
            .ellipsoid(centre: [0, m.hip + 0.015 * h, -0.004 * h], radii: StagePoint(0.093 * g, 0.075, 0.067 * g) * h))
        field.mirror = 0.004 * h
        let (hip, knee, ankle) = (skeleton.joint(.leftThigh), skeleton.joint(.leftShin), skeleton.joint(.leftFoot))
        let back: StagePoint = skeleton.isSeated ? [0, -0.032, -0.012] : [0, -0.012, -0.032]
        field.add(
            .ellipsoid(
                centre: [0.044 * h * g, m.hip, 0] + back * h, radii: StagePoint(0.045 * g, 0.046, 0.045 * g) * h),
            blend: 0.03 * h)
        field.add(.limb(hip, knee, from: 0.049 * h * mix(1, m.limb, 0.9), to: 0.0365 * h * m.limb), blend: 0.02 * h)
        field.add(
            .limb(
                knee, ankle, from: 0.0365 * h * m.limb, to: 0.029 * h * mix(1, m.limb, 0.5), overhang: -0.002 * h),
            blend: 0.012 * h)
        let calf = mix(knee, ankle, 0.3) + StagePoint(0, 0, -0.01 * h)
        field.add(.ellipsoid(centre: calf, radii: StagePoint(0.028, 0.07, 0.03) * (h * m.limb)), blend: 0.02 * h)
        return field
    }

    /// A shoe with a flat sole.
    static func shoe(_ skeleton: FigureSkeleton, _ side: BodySide) -> DistanceField {
        let h = skeleton.measures.stature
        let ankle = skeleton.joint(side.foot)
        let floor = ankle.y - skeleton.measures.ankle
        func at(_ x: Float, _ y: Float, _ z: Float) -> StagePoint {
            [ankle.x + x * h * side.sign, floor + y * h, ankle.z + z * h]
        }
        var field = DistanceField()
        field.add(.limb(at(0, 0.05, -0.002), at(0, 0.022, -0.014), from: 0.023 * h, to: 0.023 * h))
        field.add(.limb(at(0, 0.036, 0.012), at(0.003, 0.02, 0.07), from: 0.024 * h, to: 0.023 * h), blend: 0.02 * h)
        field.add(
            .ellipsoid(centre: at(0.001, 0.012, 0.084), radii: StagePoint(0.028, 0.02, 0.038) * h), blend: 0.02 * h)
        // The sole: a slab that stands out a little.
        field.add(.limb(at(0, 0.006, -0.014), at(0.002, 0.006, 0.09), from: 0.024 * h, to: 0.029 * h), blend: 0.004 * h)
        field.keep(.below(at(0, 0, 0), normal: [0, -1, 0]), blend: 0.001 * h)
        return field
    }

    /// A hand with the fingers together and the thumb apart.
    static func hand(_ skeleton: FigureSkeleton, _ side: BodySide) -> DistanceField {
        let m = skeleton.measures
        let bone = skeleton.rest[side.hand.rawValue]
        let size = m.hand
        // Along the bone is +y, the thumb is at +z, the palm's normal is along x towards the body.
        let inward: Float = side.sign
        func at(_ x: Float, _ y: Float, _ z: Float) -> StagePoint { bone([x * inward, y, z] * size) }
        func radii(_ x: Float, _ y: Float, _ z: Float) -> StagePoint {
            StagePoint(x, y, z) * (size * mix(1, m.limb, 0.4))
        }
        var field = DistanceField()
        field.add(.limb(at(0, -0.28, 0), at(0, 0.08, 0), from: 0.145 * size * m.limb, to: 0.13 * size))
        field.add(
            .ellipsoid(centre: at(0.01, 0.3, 0), radii: radii(0.115, 0.3, 0.225), turn: bone.turn), blend: 0.1 * size)
        // Fingers: index to little, curled a little towards the palm.
        for (place, reach) in [Float(0.92), 0.98, 0.93, 0.8].enumerated() {
            let z = 0.15 - 0.1 * Float(place)
            field.add(
                .limb(
                    at(0.03, 0.5, z), at(0.1, (0.5 + reach) / 2 + 0.04, z * 0.95), from: 0.066 * size, to: 0.06 * size),
                blend: 0.03 * size)
            field.add(
                .limb(
                    at(0.1, (0.5 + reach) / 2 + 0.04, z * 0.95), at(0.2, reach, z * 0.85), from: 0.06 * size,
                    to: 0.05 * size), blend: 0.02 * size)
        }
        field.add(
            .limb(at(0.04, 0.1, 0.14), at(0.12, 0.34, 0.3), from: 0.09 * size, to: 0.07 * size), blend: 0.08 * size)
        field.add(
            .limb(at(0.12, 0.34, 0.3), at(0.16, 0.56, 0.32), from: 0.07 * size, to: 0.055 * size), blend: 0.03 * size)
        return field
    }
}
