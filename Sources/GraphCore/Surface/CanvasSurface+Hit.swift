/// What a place on the surface belongs to.
package enum SurfaceHit: Hashable, Sendable {
    /// A part of a card, from above.
    package enum Part: UInt8, Sendable {
        case header = 0
        case picture = 1
        case line = 2
        case body = 3
        /// The lower right corner of a card that has a size of its own.
        case corner = 4
    }

    case port(PortReference, PortDirection)
    case card(NodeID, Part)
    case wireEnd(WireID, PortDirection)
    case wire(WireID)
    /// A point that the wire is led over, counted from its source.
    case turn(WireID, Int)
}

extension CanvasSurface {
    /// So near to where a wire meets its card, it is the wire's end that is meant.
    private static let endReach = 28.0 * 8

    /// How far from its corner a card is taken hold of by it.
    private static let cornerReach: Int64 = 14 * 8

    /// What is at a place, topmost first: ports and cards, then wires, then frames by their title, edge and corner.
    ///
    /// - Parameter tolerance: how far beside a port or a wire still counts, in eighths of a pixel.
    package mutating func hit(x: Int32, y: Int32, tolerance: Int32) -> SurfaceHit? {
        let margin = Int64(max(0, tolerance))
        let (x, y) = (Int64(x), Int64(y))
        let spot = CanvasRect(left: x, top: y, right: x, bottom: y)
        _ = cull(spot.grown(by: margin + CardFace.portRadius))
        for slot in visibleCards.reversed() where cards[Int(slot)].flags & CardFlag.frame == 0 {
            if let hit = hit(card: Int(slot), x, y, CardFace.portRadius + margin) { return hit }
        }
        if let hit = hitWire(x, y, Double(margin)) { return hit }
        for slot in visibleCards.reversed() where cards[Int(slot)].flags & CardFlag.frame != 0 {
            if let hit = hit(frame: Int(slot), x, y, margin) { return hit }
        }
        return nil
    }

    private func hit(frame slot: Int, _ x: Int64, _ y: Int64, _ margin: Int64) -> SurfaceHit? {
        let rect = rect(of: slot)
        let card = cards[slot]
        guard rect.grown(by: margin).contains(x, y) else { return nil }
        if isAtCorner(rect, x, y, margin) { return .card(card.id, .corner) }
        if rect.contains(x, y), y - rect.top < Int64(faces[Int(card.face)].header) { return .card(card.id, .header) }
        let edge = max(margin, 4 * 8)
        return rect.grown(by: -edge).contains(x, y) ? nil : .card(card.id, .body)
    }

    private func isAtCorner(_ rect: CanvasRect, _ x: Int64, _ y: Int64, _ margin: Int64) -> Bool {
        let reach = max(CanvasSurface.cornerReach, margin)
        return rect.right - x < reach && rect.bottom - y < reach && x <= rect.right + margin
            && y <= rect.bottom + margin
    }

    private func hit(card slot: Int, _ x: Int64, _ y: Int64, _ reach: Int64) -> SurfaceHit? {
        let rect = rect(of: slot)
        let card = cards[slot]
        let face = faces[Int(card.face)]
        var nearest = reach &* reach
        var hit: SurfaceHit?
        for direction in [PortDirection.input, .output] {
            for port in face.ports(direction) {
                let gapX = x - (direction == .input ? rect.left : rect.right)
                let gapY = y - rect.top - Int64(port.y)
                guard abs(gapX) <= reach, abs(gapY) <= reach else { continue }
                let distance = gapX &* gapX &+ gapY &* gapY
                guard distance <= nearest else { continue }
                nearest = distance
                // A bundle of ports is a part of the card: which of them would be meant?
                hit = port.end(on: card.id).map { .port($0, direction) }
            }
        }
        if hit == nil, rect.contains(x, y) {
            let isCorner = card.flags & CardFlag.sizable != 0 && isAtCorner(rect, x, y, 0)
            hit = .card(card.id, isCorner ? .corner : part(of: face, at: y - rect.top))
        }
        return hit
    }

    private func part(of face: CardFace, at y: Int64) -> SurfaceHit.Part {
        if y < Int64(face.header) { return .header }
        if y < Int64(face.header + face.picture) { return .picture }
        return y < Int64(face.header + face.picture + face.line) ? .line : .body
    }

    private func hitWire(_ x: Int64, _ y: Int64, _ reach: Double) -> SurfaceHit? {
        var nearest = reach * reach
        var found: Int?
        for slot in visibleLines {
            for piece in 0...turnCount(ofLine: Int(slot)) {
                let distance = curve(of: Int(slot), piece: piece).squaredDistance(x: x, y: y)
                guard distance <= nearest else { continue }
                nearest = distance
                found = Int(slot)
            }
        }
        guard let found else { return nil }
        if let turn = turn(of: found, x, y, reach) { return .turn(lines[found].id, turn) }
        let (source, target) = ends(ofLine: found)
        let fromSource = CanvasSurface.squared(x - source.x, y - source.y)
        let fromTarget = CanvasSurface.squared(x - target.x, y - target.y)
        guard min(fromSource, fromTarget) <= CanvasSurface.endReach * CanvasSurface.endReach else {
            return .wire(lines[found].id)
        }
        return .wireEnd(lines[found].id, fromSource < fromTarget ? .output : .input)
    }

    /// The point of a line's route that is meant.
    private func turn(of slot: Int, _ x: Int64, _ y: Int64, _ reach: Double) -> Int? {
        let reach = max(reach, Double(CardFace.portRadius))
        return (0..<turnCount(ofLine: slot)).first { place in
            let point = self.point(place, ofLine: slot)
            return CanvasSurface.squared(x - point.x, y - point.y) <= reach * reach
        }
    }

    private static func squared(_ x: Int64, _ y: Int64) -> Double { Double(x) * Double(x) + Double(y) * Double(y) }

    /// The nodes of the level whose cards touch a rectangle, in the order they are painted; frames that stand in it whole.
    package mutating func nodes(in area: CanvasRect) -> [NodeID] {
        let reach = CanvasSurface.withinReach(area)
        _ = cull(reach)
        return visibleCards.filter { slot in
            let card = cards[Int(slot)]
            let rect = rect(of: Int(slot))
            if card.flags & CardFlag.portal != 0 { return false }
            // A frame is meant when it is enclosed: what is drawn inside of it means what stands there.
            return card.flags & CardFlag.frame == 0 ? rect.intersects(reach) : reach.encloses(rect)
        }.map { cards[Int($0)].id }
    }

    /// The rectangle around the cards that stand for nodes; nil when there are none.
    package func bounds(of nodes: [NodeID]) -> CanvasRect? {
        var bounds: CanvasRect?
        for id in nodes {
            guard let slot = standIn(for: id)?.slot else { continue }
            let rect = rect(of: slot)
            bounds = bounds?.union(rect) ?? rect
        }
        return bounds
    }

    /// The rectangle around all cards that are seen; nil when there are none.
    package var bounds: CanvasRect? {
        var bounds: CanvasRect?
        for slot in cards.indices where cards[slot].isUsed && cards[slot].standIn == Int32(slot) {
            let rect = rect(of: slot)
            bounds = bounds?.union(rect) ?? rect
        }
        return bounds
    }

    /// The card that a port is seen on, and its place among the ports of that side; nil where it is not seen.
    package func place(of end: PortReference, _ direction: PortDirection) -> (slot: Int, place: Int)? {
        guard let standIn = standIn(for: end.node) else { return nil }
        let place = faces[Int(cards[standIn.slot].face)].place(of: end, direction, on: standIn.node)
        return place.map { (standIn.slot, $0) }
    }

    /// Where a port is seen; nil where it is not.
    package func position(of end: PortReference, _ direction: PortDirection) -> (x: Int32, y: Int32)? {
        guard let (slot, place) = place(of: end, direction) else { return nil }
        let rect = rect(of: slot)
        return (
            CanvasSurface.word(direction == .input ? rect.left : rect.right),
            CanvasSurface.word(rect.top + Int64(faces[Int(cards[slot].face)].ports(direction)[place].y))
        )
    }
}
