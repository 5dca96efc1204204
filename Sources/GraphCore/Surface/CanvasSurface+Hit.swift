/// What a place on the surface belongs to.
package enum SurfaceHit: Hashable, Sendable {
    /// A part of a card, from above.
    package enum Part: UInt8, Sendable {
        case header = 0
        case picture = 1
        case line = 2
        case body = 3
    }

    case port(PortReference, PortDirection)
    case card(NodeID, Part)
    case wireEnd(WireID, PortDirection)
    case wire(WireID)
}

extension CanvasSurface {
    /// So near to where a wire meets its card, it is the wire's end that is meant.
    private static let endReach = 28.0 * 8

    /// What is at a place, topmost first: ports and cards, then wires.
    ///
    /// - Parameter tolerance: how far beside a port or a wire still counts, in eighths of a pixel.
    package mutating func hit(x: Int32, y: Int32, tolerance: Int32) -> SurfaceHit? {
        let margin = Int64(max(0, tolerance))
        let (x, y) = (Int64(x), Int64(y))
        let spot = CanvasRect(left: x, top: y, right: x, bottom: y)
        _ = cull(spot.grown(by: margin + CardFace.portRadius))
        for slot in visibleCards.reversed() {
            if let hit = hit(card: Int(slot), x, y, CardFace.portRadius + margin) { return hit }
        }
        return hitWire(x, y, Double(margin))
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
                hit = .port(PortReference(node: card.id, port: port.spec.key), direction)
            }
        }
        if hit == nil, rect.contains(x, y) { hit = .card(card.id, part(of: face, at: y - rect.top)) }
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
            let distance = curve(of: Int(slot)).squaredDistance(x: x, y: y)
            guard distance <= nearest else { continue }
            nearest = distance
            found = Int(slot)
        }
        guard let found else { return nil }
        let curve = curve(of: found)
        let fromSource = CanvasSurface.squared(x - curve.x1, y - curve.y1)
        let fromTarget = CanvasSurface.squared(x - curve.x2, y - curve.y2)
        guard min(fromSource, fromTarget) <= CanvasSurface.endReach * CanvasSurface.endReach else {
            return .wire(lines[found].id)
        }
        return .wireEnd(lines[found].id, fromSource < fromTarget ? .output : .input)
    }

    private static func squared(_ x: Int64, _ y: Int64) -> Double { Double(x) * Double(x) + Double(y) * Double(y) }

    /// The nodes whose cards touch a rectangle, in the order they are painted.
    package mutating func nodes(in area: CanvasRect) -> [NodeID] {
        let reach = CanvasSurface.withinReach(area)
        _ = cull(reach)
        return visibleCards.filter { rect(of: Int($0)).intersects(reach) }.map { cards[Int($0)].id }
    }

    /// The rectangle around the cards of nodes, those that are drawn; nil when there are none.
    package func bounds(of nodes: [NodeID]) -> CanvasRect? {
        var bounds: CanvasRect?
        for id in nodes {
            guard let slot = slot(of: id) else { continue }
            let rect = rect(of: slot)
            bounds = bounds?.union(rect) ?? rect
        }
        return bounds
    }

    /// The rectangle around all cards; nil when there are none.
    package var bounds: CanvasRect? {
        var bounds: CanvasRect?
        for slot in cards.indices where cards[slot].isUsed {
            let rect = rect(of: slot)
            bounds = bounds?.union(rect) ?? rect
        }
        return bounds
    }

    /// Where a port is; nil when its node is not drawn or has no such port.
    package func position(of end: PortReference, _ direction: PortDirection) -> (x: Int32, y: Int32)? {
        guard let slot = slot(of: end.node) else { return nil }
        let face = faces[Int(cards[slot].face)]
        guard let port = face.ports(direction).first(where: { $0.spec.key == end.port }) else { return nil }
        let rect = rect(of: slot)
        return (
            CanvasSurface.word(direction == .input ? rect.left : rect.right),
            CanvasSurface.word(rect.top + Int64(port.y))
        )
    }
}
