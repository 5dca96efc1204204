/// The drawn surface of a canvas: where cards and wires are, which of them are in view, and what is under a pointer. It
/// follows a document by being told what was touched.
///
/// Nodes and wires have slots, small numbers that they keep as long as they are there, so that a view is a walk through
/// flat arrays and the page can keep what it drew by slot.
package struct CanvasSurface {
    package let catalogue: Catalogue
    /// Those of the kinds, that of kinds that are not there, and those that single cards have.
    var faces: [CardFace] = []
    var measures = CardMeasures()
    /// Grows whenever cards get another geometry.
    var faceVersion: Int32 = 0
    /// The subgraph whose inside is looked at; nil at the top.
    package internal(set) var level: NodeID?
    /// The nodes outside of the level that wires join to its inside, each at a place beside it.
    var portals: [NodeID] = []
    /// The closed groups whose ports may be others.
    var unsettled = IDSet()
    /// By line: x and y of each point that it is led over.
    var routes: [[Int32]] = []
    var cards: [Card] = []
    var lines: [Line] = []
    var cardGrid = LooseGrid()
    var lineGrid = LooseGrid()
    var cardSlots = SlotTable()
    var lineSlots = SlotTable()
    private var freeCards: [Int32] = []
    private var freeLines: [Int32] = []
    var stamp: Int32 = 0
    /// Which cards are being dragged, with all their lines, and by how much.
    var lifted: [Int32] = []
    var liftedLines: [Int32] = []
    var liftX: Int64 = 0
    var liftY: Int64 = 0
    /// What the shown takes were made from; a node that shows none is not there.
    var made = WordTable()
    var selectedCards: [NodeID] = []
    var selectedLines: [WireID] = []
    var marks = SlotMarks()
    /// What the last cull found, in the order to paint.
    var visibleCards: [Int32] = []
    var visibleLines: [Int32] = []

    package init(catalogue: Catalogue) {
        self.catalogue = catalogue
        measure(CardMeasures(), [])
    }

    package var cardCount: Int { cardSlots.count }
    package var lineCount: Int { lineSlots.count }

    // MARK: Geometry

    /// Gives cards another geometry. ``update(_:nodes:wires:)`` follows for the whole document.
    package mutating func measure(_ measures: CardMeasures, _ contents: [(kind: FieldKey, content: CardContent)]) {
        self.measures = measures
        faces = catalogue.kinds.map { kind in
            let content = contents.first { $0.kind == kind.key }?.content
            return CardFace(kind, content ?? CardContent(), measures, catalogue: catalogue)
        }
        faces.append(CardFace(nil, CardContent(), measures, catalogue: catalogue))
        // Those of single cards are gone.
        for slot in cards.indices { (cards[slot].face, cards[slot].isClosed) = (Int32(faces.count - 1), false) }
        faceVersion &+= 1
    }

    /// The geometry at a place; that of unknown kinds where there is none.
    package func face(_ index: Int) -> CardFace { faces[faces.indices.contains(index) ? index : faces.count - 1] }

    /// The place of the face of a slot's card.
    package func faceIndex(at slot: Int) -> Int { Int(cards[slot].face) }

    @inline(never)
    func rect(of slot: Int) -> CanvasRect {
        let card = cards[slot]
        let lift = card.flags & CardFlag.lifted != 0 ? (liftX, liftY) : (0, 0)
        let (x, y) = (Int64(card.x) + lift.0, Int64(card.y) + lift.1)
        return CanvasRect(left: x, top: y, right: x + Int64(card.width), bottom: y + Int64(card.height))
    }

    /// The slot of a node that is there, be it seen or not.
    package func slot(of node: NodeID) -> Int? { cardSlots[node.rawValue].map { Int($0) } }

    // MARK: Following the document

    /// Follows edits of a document.
    ///
    /// - Parameters:
    ///   - changed: nodes of which more than the place may have changed.
    ///   - nodes: all that were touched.
    package mutating func update(_ document: GraphDocument, changed: [NodeID], nodes: [NodeID], wires: [WireID]) {
        if let level, !document.nodeTable.contains(level) { return enter(nil, in: document) }
        stamp &+= 1
        var affected = wires
        var pending = changed
        var moved = nodes
        while let id = pending.popLast() {
            let seen = follow(id, in: document)
            if seen.wires { affected += around(id, in: document) }
            guard seen.members else { continue }
            pending += document.children(of: id)
            moved += document.children(of: id)
        }
        for id in moved where place(id, in: document) { affected += around(id, in: document) }
        for id in affected { follow(id, in: document) }
        settle(document)
        refreshLiftedLines()
    }

    /// Follows a document that may be another in everything.
    package mutating func rebuild(_ document: GraphDocument) {
        if let level, !document.nodeTable.contains(level) { self.level = nil }
        let gone = cards.filter { $0.isUsed && !document.nodeTable.contains($0.id) }.map { $0.id }
        let cut = lines.filter { $0.isUsed && !document.wireTable.contains($0.id) }.map { $0.id }
        stamp &+= 1
        // By id, so that equal documents get equal slots.
        let nodes = gone + document.nodeTable.ids.ascending()
        for id in nodes { _ = follow(id, in: document) }
        for id in nodes { _ = place(id, in: document) }
        for id in cut + document.wireTable.ids.ascending() { follow(id, in: document) }
        settle(document)
        refreshLiftedLines()
    }

    /// Closed groups get the ports of what they hold, and the level those outside that it is joined to.
    private mutating func settle(_ document: GraphDocument) {
        let groups = unsettled.nodes
        unsettled = IDSet()
        for group in groups { settle(group, in: document) }
        // A group's ports follow from the document alone: what settling them noted is settled.
        unsettled = IDSet()
        if level != nil || !portals.isEmpty { placePortals(document) }
    }

    @inline(never)
    func around(_ id: NodeID, in document: GraphDocument) -> [WireID] {
        document.incoming[id, default: []] + document.outgoing[id, default: []]
    }

    /// Whether the node's wires look different now, and whether what stands in it does.
    @inline(never)
    private mutating func follow(_ id: NodeID, in document: GraphDocument) -> (wires: Bool, members: Bool) {
        guard let node = document.nodeTable[id], id != document.rootID else {
            if let slot = cardSlots[id.rawValue] {
                noteGroup(at: cards[Int(slot)].standIn)
                drop(card: Int(slot))
            }
            return (false, false)
        }
        let slot = slot(for: id)
        let before = cards[slot]
        noteGroup(at: before.standIn)
        let kind = kindIndex(of: node)
        cards[slot].isClosed = isClosed(node)
        let representative = representative(of: node, in: document)
        cards[slot].standIn = representative.map { $0 == id ? Int32(slot) : Int32(self.slot(for: $0)) } ?? -1
        noteGroup(at: cards[slot].standIn)
        // What was only shown beside the level has come into it.
        if representative != nil { cards[slot].flags &= ~CardFlag.portal }
        if !cards[slot].isClosed || !before.isClosed { face(slot, for: node, kind) }
        dress(slot, node, kind, document)
        if cards[slot].standIn != Int32(slot) { cardGrid.remove(slot) }
        let isOther =
            before.standIn != cards[slot].standIn || before.isClosed != cards[slot].isClosed
            || (before.flags ^ cards[slot].flags) & CardFlag.portal != 0
        return (
            isOther || before.face != cards[slot].face || before.width != cards[slot].width
                || (before.flags ^ cards[slot].flags) & CardFlag.muted != 0,
            isOther
        )
    }

    /// Size, stamp and flags of a card by its face and its node.
    mutating func dress(_ slot: Int, _ node: Node, _ kind: Int?, _ document: GraphDocument) {
        let face = faces[Int(cards[slot].face)]
        cards[slot].width = face.width
        cards[slot].height = face.height
        cards[slot].stamp = stamp
        cards[slot].wired = wired(node, face, document)
        let kept = cards[slot].flags & (CardFlag.selected | CardFlag.lifted | CardFlag.stale | CardFlag.portal)
        cards[slot].flags = kept | flags(of: node, kind, slot)
    }

    @inline(never)
    func kindIndex(of node: Node) -> Int? {
        guard case .builtIn(let key) = node.kind else { return nil }
        return catalogue.kinds.firstIndex { $0.key == key }
    }

    private func flags(of node: Node, _ kind: Int?, _ slot: Int) -> Int32 {
        var flags: Int32 = 0
        if node.isBypassed { flags |= CardFlag.bypassed }
        if node.isMuted { flags |= CardFlag.muted }
        if node.isLocked { flags |= CardFlag.locked }
        if sizing(of: node) != nil { flags |= CardFlag.sizable }
        guard let kind, node.kindVersion <= catalogue.kinds[kind].version else {
            return flags | CardFlag.unknown | madeFlags(node.id)
        }
        let card = cards[slot]
        if card.isClosed {
            flags |= CardFlag.closed
        } else if catalogue.kinds[kind].holding == .frame {
            flags |= CardFlag.frame
        }
        for (place, port) in faces[Int(card.face)].inputs.enumerated()
        where place < 16 && port.isRequired && card.wired & 1 << Int32(place) == 0 {
            flags |= CardFlag.incomplete
        }
        return flags | madeFlags(node.id)
    }

    private func madeFlags(_ node: NodeID) -> Int32 { made[node.rawValue] == nil ? 0 : CardFlag.made }

    private func wired(_ node: Node, _ face: CardFace, _ document: GraphDocument) -> Int32 {
        var bits: UInt32 = 0
        for direction in [PortDirection.input, .output] {
            for (place, port) in face.ports(direction).enumerated() where place < 16 {
                let isWired =
                    port.ends.isEmpty
                    ? document.hasWire(at: PortReference(node: node.id, port: port.key), direction)
                    : port.ends.contains { document.hasWire(at: $0, direction) }
                guard isWired else { continue }
                bits |= 1 << UInt32(direction == .input ? place : 16 + place)
            }
        }
        return Int32(bitPattern: bits)
    }

    /// Puts a card where its node is; whether that is somewhere else, or of another size.
    private mutating func place(_ id: NodeID, in document: GraphDocument) -> Bool {
        guard let node = document.nodeTable[id], let slot = cardSlots[id.rawValue].map({ Int($0) }),
            cards[slot].flags & CardFlag.portal == 0
        else { return false }
        cards[slot].x = node.position.x
        cards[slot].y = node.position.y
        guard cards[slot].standIn == Int32(slot) else {
            // The ports of a closed group stand in the order of what they belong to.
            noteGroup(at: cards[slot].standIn)
            return false
        }
        return put(slot)
    }

    /// Puts a card into the grid; whether it was not there.
    @inline(never)
    mutating func put(_ slot: Int) -> Bool {
        let rect = standing(slot)
        if cardGrid.holds(slot, at: rect) { return false }
        cardGrid.place(slot, rect)
        return true
    }

    /// Where the card is when it is not lifted: the grid knows nothing of dragging.
    private func standing(_ slot: Int) -> CanvasRect {
        let rect = rect(of: slot)
        return cards[slot].flags & CardFlag.lifted != 0 ? rect.moved(x: -liftX, y: -liftY) : rect
    }

    @inline(never)
    mutating func follow(_ id: WireID, in document: GraphDocument) {
        if let slot = lineSlots[id.rawValue] { noteEnds(of: Int(slot)) }
        guard let wire = document.wireTable[id], let from = cardSlots[wire.source.node.rawValue],
            let to = cardSlots[wire.target.node.rawValue]
        else {
            if let slot = lineSlots[id.rawValue] { drop(line: Int(slot)) }
            return
        }
        let slot = slot(for: id)
        let (source, target) = (cards[Int(from)].standIn, cards[Int(to)].standIn)
        guard isSeen(source, target) else {
            lines[slot].isSeen = false
            // Who looks at its ends finds the nodes.
            (lines[slot].source, lines[slot].target) = (from, to)
            return lineGrid.remove(slot)
        }
        let start = face(at: source).meeting(wire.source, .output, on: cards[Int(source)].id)
        let end = face(at: target).meeting(wire.target, .input, on: cards[Int(target)].id)
        lines[slot].isSeen = true
        lines[slot].source = source
        lines[slot].target = target
        lines[slot].sourceY = start.y
        lines[slot].targetY = end.y
        lines[slot].type = start.type
        routes[slot] = WireRoute.places(of: wire)
        noteEnds(of: slot)
        var flags = lines[slot].flags & LineFlag.selected
        if (cards[Int(from)].flags | cards[Int(to)].flags) & CardFlag.muted != 0 { flags |= LineFlag.quiet }
        if start.type != end.type, start.type >= 0, end.type >= 0 { flags |= LineFlag.converts }
        if (cards[Int(source)].flags | cards[Int(target)].flags) & CardFlag.lifted != 0 { flags |= LineFlag.lifted }
        lines[slot].flags = flags
        // A lifted card's lines are looked at one by one; where they are in the grid does not matter until it is put down.
        lineGrid.place(slot, bounds(ofLine: slot))
    }

    /// A line joins two cards, one of which belongs to the level.
    private func isSeen(_ source: Int32, _ target: Int32) -> Bool {
        guard source >= 0, target >= 0, source != target else { return false }
        return cards[Int(source)].flags & cards[Int(target)].flags & CardFlag.portal == 0
    }

    private func face(at slot: Int32) -> CardFace { faces[Int(cards[Int(slot)].face)] }

    /// The closed groups that a line meets, or met, may have other ports.
    @inline(never)
    private mutating func noteEnds(of slot: Int) {
        noteGroup(at: lines[slot].source)
        noteGroup(at: lines[slot].target)
    }

    /// A closed group, if one is there, may have other ports; a card of another slot may since have been dropped.
    @inline(never)
    private mutating func noteGroup(at slot: Int32) {
        guard slot >= 0 else { return }
        let card = cards[Int(slot)]
        if card.isUsed, card.isClosed { _ = unsettled.insert(card.id.rawValue) }
    }

    // MARK: Slots

    private mutating func slot(for node: NodeID) -> Int {
        if let slot = cardSlots[node.rawValue] { return Int(slot) }
        let slot = freeCards.popLast() ?? Int32(cards.count)
        if Int(slot) == cards.count { cards.append(Card()) }
        cards[Int(slot)] = Card(id: node, isUsed: true)
        cardSlots[node.rawValue] = slot
        return Int(slot)
    }

    private mutating func slot(for wire: WireID) -> Int {
        if let slot = lineSlots[wire.rawValue] { return Int(slot) }
        let slot = freeLines.popLast() ?? Int32(lines.count)
        if Int(slot) == lines.count {
            lines.append(Line())
            routes.append([])
        }
        lines[Int(slot)] = Line(id: wire, isUsed: true)
        lineSlots[wire.rawValue] = slot
        return Int(slot)
    }

    private mutating func drop(card slot: Int) {
        cardSlots[cards[slot].id.rawValue] = nil
        cardGrid.remove(slot)
        lifted.removeAll { $0 == Int32(slot) }
        cards[slot] = Card()
        freeCards.append(Int32(slot))
    }

    private mutating func drop(line slot: Int) {
        lineSlots[lines[slot].id.rawValue] = nil
        lineGrid.remove(slot)
        lines[slot] = Line()
        routes[slot] = []
        freeLines.append(Int32(slot))
    }
}
