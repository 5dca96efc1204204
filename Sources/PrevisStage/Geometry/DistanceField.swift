import Foundation

/// One simple body in a distance field, and how it joins what came before it.
struct FieldPart: Sendable {
    /// The form, in metres.
    enum Form: Sendable {
        /// Semi-axes along the turned x, y and z.
        case ellipsoid(centre: StagePoint, radii: StagePoint, turn: Turn = .none)
        /// A limb from one point to another with a radius at each; `depth` flattens it along z (1 is round);
        /// `overhang` is how far it reaches past the second point before it is cut flat, its edge rounded by a third of the
        /// radius.
        case limb(StagePoint, StagePoint, from: Float, to: Float, depth: Float = 1, overhang: Float = .infinity)
        /// Everything on the side of a plane that its normal points away from.
        case below(StagePoint, normal: StagePoint)
    }

    /// How it joins.
    enum Join: Sendable { case add, carve, keep }

    var form: Form
    var join: Join
    /// Metres over which the joint is rounded.
    var blend: Float

    init(_ form: Form, _ join: Join = .add, blend: Float = 0.01) {
        self.form = form
        self.join = join
        self.blend = blend
    }

    /// Roughly the distance to the form, negative inside; exact at the surface.
    @inline(__always)
    func distance(to p: StagePoint) -> Float {
        switch form {
        case .ellipsoid(let centre, let radii, let turn):
            let q = turn.undone(p - centre) / radii
            let near = length(q)
            let slope = length(q / radii)
            return slope > 1e-9 ? near * (near - 1) / slope : -min(radii.x, min(radii.y, radii.z))
        case .limb(let a, let b, let from, let to, let depth, let overhang):
            let stretch = StagePoint(1, 1, 1 / depth)
            let along = (b - a) * stretch
            let q = (p - a) * stretch
            let reach = dot(along, along)
            let share = clamp(dot(q, along) / reach, 0, 1)
            let round = (length(q - along * share) - mix(from, to, share)) * min(1, depth)
            guard overhang < .infinity else { return round }
            // The edge of the cut is rounded: a grid would tear a sharp one.
            return -DistanceField.lower(-round, overhang - dot(p - b, normalised(b - a)), 0.35 * to)
        case .below(let point, let normal):
            return dot(p - point, normal)
        }
    }
}

/// A solid described by simple bodies that melt into each other: negative inside, positive outside.
struct DistanceField: Sendable {
    private(set) var parts: [FieldPart] = []
    /// Metres over which a mirrored field passes smoothly through its middle; zero is not mirrored. A mirrored field
    /// is described by its left half alone, at positive x.
    var mirror: Float = 0

    /// Adds a part after the others.
    mutating func append(_ part: FieldPart) { parts.append(part) }

    /// Adds a form that melts into what is there.
    mutating func add(_ form: FieldPart.Form, blend: Float = 0.01) { append(FieldPart(form, .add, blend: blend)) }

    /// Takes a form away.
    mutating func carve(_ form: FieldPart.Form, blend: Float = 0.005) { append(FieldPart(form, .carve, blend: blend)) }

    /// Keeps only what lies in the form.
    mutating func keep(_ form: FieldPart.Form, blend: Float = 0.005) { append(FieldPart(form, .keep, blend: blend)) }

    /// The field's value at a point.
    func value(at p: StagePoint) -> Float {
        var p = p
        if mirror > 0 { p.x = (p.x * p.x + mirror * mirror).squareRoot() }
        var value = Float(10)
        for part in parts {
            let distance = part.distance(to: p)
            switch part.join {
            case .add: value = Self.lower(value, distance, part.blend)
            case .carve: value = -Self.lower(-value, distance, part.blend)
            case .keep: value = -Self.lower(-value, -distance, part.blend)
            }
        }
        return value
    }

    /// The field's value and slope at a point, by differences over four corners of a tetrahedron.
    func sample(at p: StagePoint, step: Float = 0.0008) -> (value: Float, slope: StagePoint) {
        let (a, b, c, d) = (
            value(at: p + [step, -step, -step]), value(at: p + [-step, -step, step]),
            value(at: p + [-step, step, -step]),
            value(at: p + [step, step, step])
        )
        let slope = StagePoint(a - b - c + d, -a - b + c + d, -a + b - c + d) / (4 * step)
        return ((a + b + c + d) / 4, slope)
    }

    /// The lower of two values, the crease rounded by a cubic so that even a highlight shows no seam.
    @inline(__always)
    fileprivate static func lower(_ a: Float, _ b: Float, _ blend: Float) -> Float {
        let width = blend * 1.5
        let overlap = max(width - abs(a - b), 0) / width
        return min(a, b) - overlap * overlap * overlap * width * (1 / 6)
    }
}
