/// A hole in a wall: metres along it and up it.
struct WallHole: Sendable {
    var start: Float
    var end: Float
    var bottom: Float
    var top: Float
}

extension SetBuilder {
    /// A wall about the current place: along +x, its inner face at z = 0 towards +z; holes in the order of `start`.
    mutating func wall(length: Float, height: Float, thickness: Float, holes: [WallHole], _ material: UInt16) {
        var from: Float = 0
        for hole in holes {
            box([from, 0, -thickness], [hole.start, height, 0], material)
            if hole.bottom > 0 { box([hole.start, 0, -thickness], [hole.end, hole.bottom, 0], material) }
            if hole.top < height { box([hole.start, hole.top, -thickness], [hole.end, height, 0], material) }
            from = hole.end
        }
        box([from, 0, -thickness], [length, height, 0], material)
    }

    /// Skirting along a wall, left out before doors.
    mutating func skirting(length: Float, gaps: [WallHole], _ material: UInt16) {
        var from: Float = 0
        for gap in gaps where gap.bottom == 0 {
            box([from, 0, 0], [gap.start - 0.09, 0.12, 0.018], material, bevel: 0.006)
            from = gap.end + 0.09
        }
        box([from, 0, 0], [length, 0.12, 0.018], material, bevel: 0.006)
    }

    /// A window in a hole: casing, frame, glazing bars, sill; the sky comes in.
    mutating func window(_ hole: WallHole, depth: Float, _ frame: UInt16, panes: Int = 2) {
        let (a, b, c, d) = (hole.start, hole.end, hole.bottom, hole.top)
        let inner: Float = -depth * 0.55
        for (low, high) in [
            (StagePoint(a, c, inner), StagePoint(a + 0.06, d, inner + 0.06)),
            ([b - 0.06, c, inner], [b, d, inner + 0.06]), ([a, c, inner], [b, c + 0.07, inner + 0.06]),
            ([a, d - 0.06, inner], [b, d, inner + 0.06]),
        ] as [(StagePoint, StagePoint)] { box(low, high, frame, bevel: 0.008) }
        for pane in 1..<max(panes, 1) {
            let x = a + (b - a) * Float(pane) / Float(panes)
            box([x - 0.025, c, inner + 0.01], [x + 0.025, d, inner + 0.05], frame, bevel: 0.006)
        }
        let bar = c + (d - c) * 0.68
        box([a, bar - 0.018, inner + 0.012], [b, bar + 0.018, inner + 0.048], frame, bevel: 0.006)
        box([a - 0.1, c - 0.045, inner], [b + 0.1, c, 0.07], frame, bevel: 0.012)
        casing(hole, frame, sill: true)
        let middle = self.frame([(a + b) / 2, (c + d) / 2, 0])
        openings.append(
            StageOpening(
                centre: middle, halfWidth: self.frame.turn([(b - a) / 2, 0, 0]),
                halfHeight: self.frame.turn([0, (d - c) / 2, 0]), inward: self.frame.turn([0, 0, 1])))
    }

    /// The moulding around a hole.
    private mutating func casing(_ hole: WallHole, _ frame: UInt16, sill: Bool) {
        let w: Float = 0.085
        box([hole.start - w, sill ? hole.bottom : 0, 0], [hole.start, hole.top, 0.022], frame, bevel: 0.007)
        box([hole.end, sill ? hole.bottom : 0, 0], [hole.end + w, hole.top, 0.022], frame, bevel: 0.007)
        box([hole.start - w - 0.015, hole.top, 0], [hole.end + w + 0.015, hole.top + w, 0.028], frame, bevel: 0.007)
    }

    /// A panelled door that stands shut in its hole, with a handle.
    mutating func door(_ hole: WallHole, depth: Float, _ frame: UInt16, _ leaf: UInt16, _ metal: UInt16) {
        casing(hole, frame, sill: false)
        box([hole.start, 0, -0.1], [hole.end, hole.top, -0.055], leaf)
        let (w, h) = (hole.end - hole.start, hole.top)
        for column in 0..<2 {
            for (low, high) in [(Float(0.12), Float(0.42)), (0.5, 0.93)] {
                let x = hole.start + w * (column == 0 ? 0.12 : 0.55)
                box([x, h * low, -0.058], [x + w * 0.33, h * high, -0.042], leaf, bevel: 0.012)
            }
        }
        let knob = StagePoint(hole.start + 0.08, 1.03, -0.02)
        box(knob - [0.02, 0.07, 0.036], knob + [0.02, 0.07, -0.028], metal, bevel: 0.004)
        tube(
            [knob - [0, 0, 0.03], knob + [0, 0, 0.03], knob + [0.11, 0, 0.035]], radii: [0.009, 0.009, 0.009], metal)
    }

    /// A picture in a frame on a wall: bands of quiet colour stand for what it shows.
    mutating func picture(
        _ centre: StagePoint, width: Float, height: Float, _ frame: UInt16, _ random: inout SeededNumbers
    ) {
        let low = centre - [width / 2, height / 2, 0]
        let high = centre + [width / 2, height / 2, 0.028]
        let e: Float = 0.03
        box(low, [high.x, low.y + e, high.z], frame, bevel: 0.006)
        box([low.x, high.y - e, low.z], high, frame, bevel: 0.006)
        box([low.x, low.y + e, low.z], [low.x + e, high.y - e, high.z], frame, bevel: 0.006)
        box([high.x - e, low.y + e, low.z], [high.x, high.y - e, high.z], frame, bevel: 0.006)
        let mount = paint(0.58, 0.56, 0.51)
        face([low.x, low.y, 0.012], [high.x, low.y, 0.012], [high.x, high.y, 0.012], [low.x, high.y, 0.012], mount)
        let (a, b) = (low + StagePoint(width, height, 0) * 0.2, low + StagePoint(width, height, 0) * 0.8)
        let horizon = a.y + (b.y - a.y) * random.within(0.3, 0.6)
        let hue = random.unit()
        let sky = paint(mix(0.38, 0.5, hue), 0.44, mix(0.5, 0.34, hue))
        let land = paint(mix(0.2, 0.34, hue), mix(0.25, 0.22, hue), mix(0.22, 0.15, hue))
        face([a.x, horizon, 0.016], [b.x, horizon, 0.016], [b.x, b.y, 0.016], [a.x, b.y, 0.016], sky)
        face([a.x, a.y, 0.016], [b.x, a.y, 0.016], [b.x, horizon, 0.016], [a.x, horizon, 0.016], land)
    }

    /// A curtain that hangs in folds from a rail: along +x, towards +z.
    mutating func curtain(
        _ from: StagePoint, width: Float, height: Float, folds: Float, depth: Float, _ material: UInt16
    ) {
        let steps = max(Int(folds * 10), 12)
        sheet(steps, 6, material) { u, v in
            let phase = 2 * Float.pi * folds * u
            let fall = 1 - v
            let swing = depth * (0.75 + 0.35 * fall) * sine(phase + 0.5 * sine(phase * 0.37 + 1.3))
            let gather = 0.012 * sine(phase * 0.5 + 2) * fall
            return from + [width * u + gather, height * v, swing]
        }
    }
}
