extension SetBuilder {
    /// A box; a bevel rounds its edges for the light to catch, at no more vertices than a box needs for flat faces.
    mutating func box(_ low: StagePoint, _ high: StagePoint, _ material: UInt16, bevel: Float = 0) {
        let middle = (low + high) / 2
        let half = (high - low) / 2
        let b = min(bevel, min(half.x, min(half.y, half.z)) * 0.9)
        // Eight corners with three vertices each: one on each face that meets there.
        var corner: [[UInt32]] = []
        for code in 0..<8 {
            let s = StagePoint(code & 1 == 0 ? -1 : 1, code & 2 == 0 ? -1 : 1, code & 4 == 0 ? -1 : 1)
            corner.append(
                (0..<3).map { axis in
                    var p = half - StagePoint(repeating: b)
                    p[axis] = half[axis]
                    var n = StagePoint.zero
                    n[axis] = s[axis]
                    return vertex(middle + p * s, n)
                })
        }
        for axis in 0..<3 {
            let (u, v) = (1 << ((axis + 1) % 3), 1 << ((axis + 2) % 3))
            let up = 1 << axis
            quad(corner[up][axis], corner[up + u][axis], corner[up + u + v][axis], corner[up + v][axis], material)
            quad(corner[0][axis], corner[v][axis], corner[u + v][axis], corner[u][axis], material)
        }
        guard b > 0 else { return }
        for axis in 0..<3 {
            let (i, j) = ((axis + 1) % 3, (axis + 2) % 3)
            let along = 1 << axis
            for side in 0..<4 {
                let base = (side & 1 == 0 ? 0 : 1 << i) + (side & 2 == 0 ? 0 : 1 << j)
                let ring = [corner[base][i], corner[base + along][i], corner[base + along][j], corner[base][j]]
                let flip = side == 0 || side == 3
                if flip {
                    quad(ring[0], ring[3], ring[2], ring[1], material)
                } else {
                    quad(ring[0], ring[1], ring[2], ring[3], material)
                }
            }
        }
        for code in 0..<8 {
            let odd = (code & 1) ^ (code >> 1 & 1) ^ (code >> 2)
            if odd == 1 {
                triangle(corner[code][0], corner[code][1], corner[code][2], material)
            } else {
                triangle(corner[code][0], corner[code][2], corner[code][1], material)
            }
        }
    }

    /// A turned form about the vertical through `foot`: radius and height from below upwards; a repeated point keeps
    /// an edge sharp.
    mutating func lathe(
        _ foot: StagePoint, _ profile: [(radius: Float, height: Float)], sides: Int = 16, _ material: UInt16
    ) {
        for place in 0..<profile.count - 1 {
            let (low, high) = (profile[place], profile[place + 1])
            let rise = high.height - low.height
            let run = high.radius - low.radius
            guard abs(rise) + abs(run) > 1e-6 else { continue }
            var ring: [(UInt32, UInt32)] = []
            for side in 0...sides {
                let angle = 2 * Float.pi * Float(side) / Float(sides)
                let out = StagePoint(sine(angle), 0, cosine(angle))
                let n = out * rise - [0, run, 0]
                ring.append(
                    (
                        vertex(
                            foot + out * low.radius + [0, low.height, 0], blended(profile, place, out, n, lower: true)),
                        vertex(
                            foot + out * high.radius + [0, high.height, 0],
                            blended(profile, place, out, n, lower: false))
                    ))
            }
            for side in 0..<sides { quad(ring[side].0, ring[side + 1].0, ring[side + 1].1, ring[side].1, material) }
        }
    }

    /// A profile's normal at the end of a segment: the mean with its neighbour's, unless the edge is sharp (over 50°).
    private func blended(
        _ profile: [(radius: Float, height: Float)], _ place: Int, _ out: StagePoint, _ n: StagePoint, lower: Bool
    ) -> StagePoint {
        let other = lower ? place - 1 : place + 1
        guard other >= 0, other + 1 < profile.count else { return n }
        let rise = profile[other + 1].height - profile[other].height
        let run = profile[other + 1].radius - profile[other].radius
        guard abs(rise) + abs(run) > 1e-6 else { return n }
        let beside = normalised(out * rise - [0, run, 0])
        let own = normalised(n)
        return dot(beside, own) > 0.64 ? beside + own : own
    }

    /// A round bar, cut flat at both ends.
    mutating func post(_ foot: StagePoint, radius: Float, height: Float, sides: Int = 12, _ material: UInt16) {
        lathe(foot, [(0, 0), (radius, 0), (radius, height), (0, height)], sides: sides, material)
    }

    /// A bent tube of changing radius; ends are left open.
    mutating func tube(_ path: [StagePoint], radii: [Float], sides: Int = 8, _ material: UInt16) {
        guard path.count > 1 else { return }
        var rings: [[UInt32]] = []
        var aside = StagePoint(1, 0, 0.13)
        for place in path.indices {
            let before = path[max(place - 1, 0)]
            let after = path[min(place + 1, path.count - 1)]
            let along = normalised(after - before)
            aside = normalised(aside - along * dot(aside, along))
            let other = cross(along, aside)
            rings.append(
                (0...sides).map { side in
                    let angle = 2 * Float.pi * Float(side) / Float(sides)
                    let out = aside * cosine(angle) + other * sine(angle)
                    return vertex(path[place] + out * radii[place], out)
                })
        }
        for place in 1..<rings.count {
            for side in 0..<sides {
                quad(
                    rings[place - 1][side], rings[place - 1][side + 1], rings[place][side + 1], rings[place][side],
                    material)
            }
        }
    }

    /// An ellipsoid, or a lump when `bump` moves its skin: a factor of the radius for a direction.
    mutating func ball(
        _ centre: StagePoint, _ radii: StagePoint, sides: Int = 12, rings: Int = 8, _ material: UInt16,
        bump: (StagePoint) -> Float = { _ in 1 }
    ) {
        func point(_ ring: Int, _ side: Int) -> StagePoint {
            let polar = Float.pi * Float(ring) / Float(rings)
            let around = 2 * Float.pi * Float(side % sides) / Float(sides)
            let out = StagePoint(sine(polar) * sine(around), cosine(polar), sine(polar) * cosine(around))
            return centre + out * radii * bump(out)
        }
        var grid: [[UInt32]] = []
        for ring in 0...rings {
            grid.append(
                (0...sides).map { side in
                    let p = point(ring, side)
                    let (up, down) = (point(max(ring - 1, 0), side), point(min(ring + 1, rings), side))
                    let (left, right) = (point(ring, side + sides - 1), point(ring, side + 1))
                    let pole = ring == 0 || ring == rings
                    let n = pole ? (p - centre) : cross(down - up, right - left)
                    return vertex(p, n)
                })
        }
        for ring in 0..<rings {
            for side in 0..<sides {
                if ring > 0 { triangle(grid[ring][side], grid[ring + 1][side], grid[ring][side + 1], material) }
                if ring < rings - 1 {
                    triangle(grid[ring][side + 1], grid[ring + 1][side], grid[ring + 1][side + 1], material)
                }
            }
        }
    }

    /// A sheet given by a function of two shares 0…1; its outside is where the first direction crossed with the second
    /// points.
    mutating func sheet(_ across: Int, _ along: Int, _ material: UInt16, _ point: (Float, Float) -> StagePoint) {
        let step: Float = 0.002
        var grid: [[UInt32]] = []
        for v in 0...along {
            grid.append(
                (0...across).map { u in
                    let (a, b) = (Float(u) / Float(across), Float(v) / Float(along))
                    let du = point(a + step, b) - point(a - step, b)
                    let dv = point(a, b + step) - point(a, b - step)
                    return vertex(point(a, b), cross(du, dv))
                })
        }
        for v in 0..<along {
            for u in 0..<across { quad(grid[v][u], grid[v][u + 1], grid[v + 1][u + 1], grid[v + 1][u], material) }
        }
    }
}
