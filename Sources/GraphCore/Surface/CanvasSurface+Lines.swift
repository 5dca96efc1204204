/// How wires are led: from port to port, and over the points of their route.
extension CanvasSurface {
    /// Over how many points a line is led.
    func turnCount(ofLine slot: Int) -> Int { routes[slot].count / 2 }

    /// A piece of a line, from its source on; a line has one more than its route has points.
    func curve(of slot: Int, piece: Int) -> WireCurve {
        let count = turnCount(ofLine: slot)
        let from = piece == 0 ? ends(ofLine: slot).source : point(piece - 1, ofLine: slot)
        let to = piece == count ? ends(ofLine: slot).target : point(piece, ofLine: slot)
        return count == 0
            ? WireCurve(x1: from.x, y1: from.y, x2: to.x, y2: to.y) : WireCurve(piece: from.x, from.y, to.x, to.y)
    }

    /// Where a line meets its cards.
    func ends(ofLine slot: Int) -> (source: (x: Int64, y: Int64), target: (x: Int64, y: Int64)) {
        let line = lines[slot]
        let source = rect(of: Int(line.source))
        let target = rect(of: Int(line.target))
        return (
            (source.right, source.top + Int64(line.sourceY)), (target.left, target.top + Int64(line.targetY))
        )
    }

    /// A point of a line's route. It is carried along when both cards are.
    func point(_ place: Int, ofLine slot: Int) -> (x: Int64, y: Int64) {
        let line = lines[slot]
        let isLifted = cards[Int(line.source)].flags & cards[Int(line.target)].flags & CardFlag.lifted != 0
        let (x, y) = (routes[slot][2 * place], routes[slot][2 * place + 1])
        return (Int64(x) + (isLifted ? liftX : 0), Int64(y) + (isLifted ? liftY : 0))
    }

    /// What a line cannot leave.
    func bounds(ofLine slot: Int) -> CanvasRect {
        var bounds = curve(of: slot, piece: 0).bounds
        for piece in 0..<turnCount(ofLine: slot) { bounds = bounds.union(curve(of: slot, piece: piece + 1).bounds) }
        return bounds
    }
}
