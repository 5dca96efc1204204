/// What the page says of cards and wires: which are selected, dragged, or show a take.
extension CanvasSurface {
    // MARK: Selecting and dragging

    /// Marks what is selected; what is not named is not.
    package mutating func select(_ nodes: [NodeID], _ wires: [WireID]) {
        stamp &+= 1
        for id in selectedCards { setFlag(CardFlag.selected, false, of: id) }
        for id in selectedLines {
            if let slot = lineSlots[id.rawValue] { lines[Int(slot)].flags &= ~LineFlag.selected }
        }
        selectedCards = nodes
        selectedLines = wires
        for id in nodes { setFlag(CardFlag.selected, true, of: id) }
        for id in wires {
            if let slot = lineSlots[id.rawValue] { lines[Int(slot)].flags |= LineFlag.selected }
        }
    }

    /// Lifts nodes for dragging, or puts down what is lifted.
    package mutating func lift(_ nodes: [NodeID], in document: GraphDocument) {
        stamp &+= 1
        let lowered = lifted
        for slot in lowered { setFlag(CardFlag.lifted, false, of: cards[Int(slot)].id) }
        lifted = []
        (liftX, liftY) = (0, 0)
        for id in nodes {
            guard let slot = cardSlots[id.rawValue], cards[Int(slot)].flags & (CardFlag.lifted | CardFlag.portal) == 0
            else { continue }
            setFlag(CardFlag.lifted, true, of: id)
            lifted.append(slot)
        }
        // Closed groups carry the wires of what they hold.
        for id in document.withChildren((lowered + lifted).map { cards[Int($0)].id }) {
            for wire in around(id, in: document) { follow(wire, in: document) }
        }
        unsettled = IDSet()
        lifted = lifted.filter { cards[Int($0)].standIn == $0 }
        let lifted = lifted
        self.lifted = orderedPlaces(lifted.count) { isBehind(lifted[$0], lifted[$1]) }.map { lifted[$0] }
        refreshLiftedLines()
    }

    /// Frames lie behind other cards, and large ones behind those that stand in them.
    func isBehind(_ slot: Int32, _ other: Int32) -> Bool {
        let (card, others) = (cards[Int(slot)], cards[Int(other)])
        let isFrame = card.flags & CardFlag.frame != 0
        guard isFrame == (others.flags & CardFlag.frame != 0) else { return isFrame }
        return isFrame && Int64(card.width) &* Int64(card.height) > Int64(others.width) &* Int64(others.height)
    }

    mutating func refreshLiftedLines() {
        liftedLines = []
        guard !lifted.isEmpty else { return }
        for slot in lines.indices where lines[slot].isSeen && lines[slot].flags & LineFlag.lifted != 0 {
            liftedLines.append(Int32(slot))
        }
    }

    /// By how much the lifted cards are moved, in eighths of a pixel.
    package mutating func liftBy(x: Int32, y: Int32) {
        liftX = Int64(x)
        liftY = Int64(y)
    }

    @inline(never)
    mutating func setFlag(_ flag: Int32, _ isOn: Bool, of node: NodeID) {
        guard let slot = cardSlots[node.rawValue].map({ Int($0) }) else { return }
        let flags = isOn ? cards[slot].flags | flag : cards[slot].flags & ~flag
        guard flags != cards[slot].flags else { return }
        cards[slot].flags = flags
        cards[slot].stamp = stamp
    }

    // MARK: Takes

    /// Says what the take that a node shows was made from; nil when it shows none.
    package mutating func setMade(_ fingerprint: Fingerprint?, of node: NodeID) {
        stamp &+= 1
        made[node.rawValue] = fingerprint?.rawValue
        setFlag(CardFlag.made, fingerprint != nil, of: node)
        if fingerprint == nil { setFlag(CardFlag.stale, false, of: node) }
    }

    /// The nodes of which it was said, in no order.
    package var madeNodes: [NodeID] { made.keys.map { NodeID($0) } }

    /// Compares what a node's take was made from with what the document says now.
    package mutating func compare(_ node: NodeID, with fingerprint: Fingerprint?) {
        guard let made = made[node.rawValue] else { return }
        setFlag(CardFlag.stale, made != fingerprint?.rawValue, of: node)
    }

    /// Whether the node's take was made from something else.
    package func isStale(_ node: NodeID) -> Bool {
        cardSlots[node.rawValue].map { cards[Int($0)].flags & CardFlag.stale != 0 } ?? false
    }

    /// The nodes whose takes were made from something else, by slot.
    package var staleNodes: [NodeID] {
        cards.filter { $0.isUsed && $0.flags & CardFlag.stale != 0 }.map { $0.id }
    }
}
