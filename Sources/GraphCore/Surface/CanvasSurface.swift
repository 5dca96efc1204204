/// The drawn surface of a canvas: where cards and wires are, which of them are in view, and what is under a pointer. It
/// follows a document by being told what was touched.
///
/// Nodes and wires have slots, small numbers that they keep as long as they are there, so that a view is a walk through
/// flat arrays and the page can keep what it drew by slot.
package struct CanvasSurface {
    /// A node's card.
    struct Card {
        var id = NodeID(0)
        var x: Int32 = 0
        var y: Int32 = 0
        var width: Int32 = 0
        var height: Int32 = 0
        /// The geometry, and the kind's place in the catalogue; the last face is that of kinds that are not there.
        var face: Int32 = 0
        var flags: Int32 = 0
        var stamp: Int32 = 0
        var wired: Int32 = 0
        var isUsed = false
    }

    /// A wire's line.
    struct Line {
        var id = WireID(0)
        var source: Int32 = 0
        var target: Int32 = 0
        /// Where it meets its cards, from their upper edges.
        var sourceY: Int32 = 0
        var targetY: Int32 = 0
        var type: Int32 = 0
        var flags: Int32 = 0
        var isUsed = false
    }

    package let catalogue: Catalogue
    private(set) var faces: [CardFace] = []
    /// Grows whenever cards get another geometry.
    private(set) var faceVersion: Int32 = 0
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
        faces = catalogue.kinds.map { kind in
            let content = contents.first { $0.kind == kind.key }?.content
            return CardFace(kind, content ?? CardContent(), measures, catalogue: catalogue)
        }
        faces.append(CardFace(nil, CardContent(), measures, catalogue: catalogue))
        faceVersion &+= 1
    }

    /// The geometry at a place; that of unknown kinds where there is none.
    package func face(_ index: Int) -> CardFace { faces[faces.indices.contains(index) ? index : faces.count - 1] }

    func rect(of slot: Int) -> CanvasRect {
        let card = cards[slot]
        let lift = card.flags & CardFlag.lifted != 0 ? (liftX, liftY) : (0, 0)
        let (x, y) = (Int64(card.x) + lift.0, Int64(card.y) + lift.1)
        return CanvasRect(left: x, top: y, right: x + Int64(card.width), bottom: y + Int64(card.height))
    }

    func curve(of slot: Int) -> WireCurve {
        let line = lines[slot]
        let source = rect(of: Int(line.source))
        let target = rect(of: Int(line.target))
        return WireCurve(
            x1: source.right, y1: source.top + Int64(line.sourceY), x2: target.left,
            y2: target.top + Int64(line.targetY))
    }

    /// The slot of a node that is drawn.
    package func slot(of node: NodeID) -> Int? { cardSlots[node.rawValue].map { Int($0) } }

    // MARK: Following the document

    /// Follows edits of a document.
    ///
    /// - Parameters:
    ///   - changed: nodes of which more than the place may have changed.
    ///   - nodes: all that were touched.
    package mutating func update(_ document: GraphDocument, changed: [NodeID], nodes: [NodeID], wires: [WireID]) {
        stamp &+= 1
        var affected = wires
        for id in changed where follow(id, in: document) { affected += around(id, in: document) }
        for id in nodes where place(id, in: document) { affected += around(id, in: document) }
        for id in affected { follow(id, in: document) }
        refreshLiftedLines()
    }

    /// Follows a document that may be another in everything.
    package mutating func rebuild(_ document: GraphDocument) {
        let gone = cards.filter { $0.isUsed && !document.nodeTable.contains($0.id) }.map { $0.id }
        let cut = lines.filter { $0.isUsed && !document.wireTable.contains($0.id) }.map { $0.id }
        // By id, so that equal documents get equal slots.
        let nodes = gone + document.nodeTable.ids.ascending()
        update(document, changed: nodes, nodes: nodes, wires: cut + document.wireTable.ids.ascending())
    }

    func around(_ id: NodeID, in document: GraphDocument) -> [WireID] {
        document.incoming[id, default: []] + document.outgoing[id, default: []]
    }

    /// Whether the node's wires look different now.
    private mutating func follow(_ id: NodeID, in document: GraphDocument) -> Bool {
        guard let node = document.nodeTable[id], id != document.rootID else {
            if let slot = cardSlots[id.rawValue] { drop(card: Int(slot)) }
            return false
        }
        let slot = slot(for: id)
        let before = cards[slot]
        let kind = kindIndex(of: node)
        cards[slot].face = Int32(kind ?? faces.count - 1)
        cards[slot].width = faces[Int(cards[slot].face)].width
        cards[slot].height = faces[Int(cards[slot].face)].height
        cards[slot].stamp = stamp
        cards[slot].wired = wired(node, faces[Int(cards[slot].face)], document)
        let kept = cards[slot].flags & (CardFlag.selected | CardFlag.lifted | CardFlag.stale)
        cards[slot].flags = kept | flags(of: node, kind, wired: cards[slot].wired)
        return before.face != cards[slot].face || (before.flags ^ cards[slot].flags) & CardFlag.muted != 0
    }

    private func kindIndex(of node: Node) -> Int? {
        guard case .builtIn(let key) = node.kind else { return nil }
        return catalogue.kinds.firstIndex { $0.key == key }
    }

    private func flags(of node: Node, _ kind: Int?, wired: Int32) -> Int32 {
        var flags: Int32 = 0
        if node.isBypassed { flags |= CardFlag.bypassed }
        if node.isMuted { flags |= CardFlag.muted }
        if node.isLocked { flags |= CardFlag.locked }
        guard let kind, node.kindVersion <= catalogue.kinds[kind].version else {
            return flags | CardFlag.unknown | madeFlags(node.id)
        }
        for (place, port) in faces[kind].inputs.enumerated()
        where place < 16 && port.spec.isRequired && wired & 1 << Int32(place) == 0 {
            flags |= CardFlag.incomplete
        }
        return flags | madeFlags(node.id)
    }

    private func madeFlags(_ node: NodeID) -> Int32 { made[node.rawValue] == nil ? 0 : CardFlag.made }

    private func wired(_ node: Node, _ face: CardFace, _ document: GraphDocument) -> Int32 {
        var bits: UInt32 = 0
        for id in document.incoming[node.id, default: []] {
            guard let port = document.wireTable[id]?.target.port else { continue }
            if let place = face.inputs.firstIndex(where: { $0.spec.key == port }), place < 16 { bits |= 1 << place }
        }
        for id in document.outgoing[node.id, default: []] {
            guard let port = document.wireTable[id]?.source.port else { continue }
            if let place = face.outputs.firstIndex(where: { $0.spec.key == port }), place < 16 {
                bits |= 1 << (16 + place)
            }
        }
        return Int32(bitPattern: bits)
    }

    /// Puts a card where its node is; whether that is somewhere else, or of another size.
    private mutating func place(_ id: NodeID, in document: GraphDocument) -> Bool {
        guard let node = document.nodeTable[id], let slot = cardSlots[id.rawValue].map({ Int($0) }) else {
            return false
        }
        cards[slot].x = node.position.x
        cards[slot].y = node.position.y
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

    mutating func follow(_ id: WireID, in document: GraphDocument) {
        guard let wire = document.wireTable[id], let source = cardSlots[wire.source.node.rawValue],
            let target = cardSlots[wire.target.node.rawValue]
        else {
            if let slot = lineSlots[id.rawValue] { drop(line: Int(slot)) }
            return
        }
        let slot = slot(for: id)
        let start = faces[Int(cards[Int(source)].face)].end(wire.source.port, .output)
        let end = faces[Int(cards[Int(target)].face)].end(wire.target.port, .input)
        lines[slot].source = source
        lines[slot].target = target
        lines[slot].sourceY = start.y
        lines[slot].targetY = end.y
        lines[slot].type = start.type
        var flags = lines[slot].flags & LineFlag.selected
        if (cards[Int(source)].flags | cards[Int(target)].flags) & CardFlag.muted != 0 { flags |= LineFlag.quiet }
        if start.type != end.type, start.type >= 0, end.type >= 0 { flags |= LineFlag.converts }
        if (cards[Int(source)].flags | cards[Int(target)].flags) & CardFlag.lifted != 0 { flags |= LineFlag.lifted }
        lines[slot].flags = flags
        // A lifted card's lines are looked at one by one; where they are in the grid does not matter until it is put down.
        lineGrid.place(slot, curve(of: slot).bounds)
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
        if Int(slot) == lines.count { lines.append(Line()) }
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
        freeLines.append(Int32(slot))
    }
}

/// The bits of a card's flags; the page knows them (Web/src/wasm/view.ts).
enum CardFlag {
    static let stale: Int32 = 1
    static let selected: Int32 = 2
    static let bypassed: Int32 = 4
    static let muted: Int32 = 8
    static let locked: Int32 = 16
    static let lifted: Int32 = 32
    static let unknown: Int32 = 64
    static let made: Int32 = 128
    static let incomplete: Int32 = 256
}

/// The bits of a line's flags; the page knows them.
enum LineFlag {
    static let selected: Int32 = 2
    static let quiet: Int32 = 8
    static let lifted: Int32 = 32
    static let converts: Int32 = 64
}
