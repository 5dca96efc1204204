/// What a subgraph's inside is joined to outside: shown beside it, sources to the left and targets to the right.
extension CanvasSurface {
    /// Between the inside and what stands beside it, and between the cards there, in eighths of a pixel.
    private static let aisle: Int64 = 120 * 8
    private static let gap: Int64 = 24 * 8

    /// Puts the nodes outside that are joined to the inside to their places, and takes away those that no longer are.
    mutating func placePortals(_ document: GraphDocument) {
        let before = portals
        for id in before {
            guard let node = document.nodeTable[id], let slot = slot(of: id),
                cards[slot].flags & CardFlag.portal != 0
            else { continue }
            setFlag(CardFlag.portal, false, of: id)
            cards[slot].standIn = -1
            (cards[slot].x, cards[slot].y) = (node.position.x, node.position.y)
            cardGrid.remove(slot)
        }
        portals = []
        if let level, let bounds {
            for side in [PortDirection.input, .output] { place(beside: level, side, bounds, document) }
        }
        for id in before + portals {
            for wire in around(id, in: document) { follow(wire, in: document) }
        }
        unsettled = IDSet()
    }

    /// A column of the nodes outside that feed the inside, or are fed by it, each as near as can be to what it is joined to.
    @inline(never)
    private mutating func place(
        beside level: NodeID, _ side: PortDirection, _ bounds: CanvasRect, _ document: GraphDocument
    ) {
        let members = document.withChildren([level])
        let inside = IDSet(members + portals)
        var found = IDSet()
        var sums: [Int64] = []
        var counts: [Int64] = []
        var places = SlotTable()
        for member in members {
            guard let slot = standIn(for: member)?.slot else { continue }
            for wire in side == .input ? document.wires(into: member) : document.wires(from: member) {
                let other = side == .input ? wire.source.node : wire.target.node
                if inside.contains(other) { continue }
                if found.insert(other.rawValue) {
                    places[other.rawValue] = Int32(sums.count)
                    sums.append(0)
                    counts.append(0)
                }
                let place = Int(places[other.rawValue] ?? 0)
                sums[place] &+= Int64(cards[slot].y) + Int64(cards[slot].height) / 2
                counts[place] &+= 1
            }
        }
        let nodes = found.nodes
        var free = Int64.min
        for place in orderedPlaces(nodes.count, { sums[$0] / counts[$0] < sums[$1] / counts[$1] }) {
            guard let slot = slot(of: nodes[place]) else { continue }
            let height = Int64(cards[slot].height)
            let top = max(sums[place] / counts[place] - height / 2, free)
            free = top + height + CanvasSurface.gap
            let aisle = CanvasSurface.aisle
            let left = side == .input ? bounds.left - aisle - Int64(cards[slot].width) : bounds.right + aisle
            (cards[slot].x, cards[slot].y) = (CanvasSurface.word(left), CanvasSurface.word(top))
            cards[slot].standIn = Int32(slot)
            setFlag(CardFlag.portal, true, of: nodes[place])
            _ = put(slot)
        }
        portals += nodes
    }
}
