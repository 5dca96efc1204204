/// Which cards stand for what: groups that are closed stand for what they hold, and a subgraph that is entered shows its
/// inside alone.
extension CanvasSurface {
    // MARK: Levels

    /// Looks into a subgraph, or at the top.
    package mutating func enter(_ subgraph: NodeID?, in document: GraphDocument) {
        level = subgraph.flatMap { document.nodeTable.contains($0) ? $0 : nil }
        for node in portals { setFlag(CardFlag.portal, false, of: node) }
        portals = []
        rebuild(document)
    }

    /// The cards of the level, in no order: nodes of their own, closed groups and open frames.
    package var seenNodes: [NodeID] {
        cards.indices.filter { isSeen($0) }.map { cards[$0].id }
    }

    /// Whether a slot's card belongs to the level and is seen.
    func isSeen(_ slot: Int) -> Bool {
        cards[slot].isUsed && cards[slot].standIn == Int32(slot) && cards[slot].flags & CardFlag.portal == 0
    }

    /// The card that stands for a node, its own or that of a closed group around it; nil where it is not seen.
    @inline(never)
    package func standIn(for node: NodeID) -> (slot: Int, node: NodeID)? {
        guard let slot = slot(of: node), cards[slot].standIn >= 0 else { return nil }
        let standIn = Int(cards[slot].standIn)
        return (standIn, cards[standIn].id)
    }

    /// Whether what a node holds is not seen beside it: it is a subgraph, or a frame that is folded.
    func isClosed(_ node: Node) -> Bool {
        guard let kind = kindIndex(of: node) else { return false }
        switch catalogue.kinds[kind].holding {
        case .nothing: return false
        case .subgraph: return true
        case .frame: return node.fields["folded"] == .bool(true)
        }
    }

    /// The node whose card stands for a node: the outermost closed group around it below the level, or itself.
    func representative(of node: Node, in document: GraphDocument) -> NodeID? {
        var representative = node.id
        var current = node
        // No chain is longer than there are nodes; documents of elsewhere are checked, and this is not the place.
        for _ in 0..<document.nodeCount {
            guard let parent = current.parent, let holder = document.nodeTable[parent] else { break }
            if parent == level { return representative }
            if isClosed(holder) { representative = parent }
            current = holder
        }
        return level == nil ? representative : nil
    }

    /// The innermost open frame at a place, or else the level; nil at the top.
    ///
    /// - Parameter without: frames that are not meant, and what stands in them, such as those that are carried.
    package func holder(x: Int32, y: Int32, without: [NodeID], in document: GraphDocument) -> NodeID? {
        let left = IDSet(document.withChildren(without))
        var found: (node: NodeID, area: Int64)?
        for slot in cards.indices where isSeen(slot) && cards[slot].flags & CardFlag.frame != 0 {
            let card = cards[slot]
            let area = Int64(card.width) &* Int64(card.height)
            guard card.flags & CardFlag.locked == 0, !left.contains(card.id) else { continue }
            if rect(of: slot).contains(Int64(x), Int64(y)), area < found?.area ?? .max { found = (card.id, area) }
        }
        return found?.node ?? level
    }

    // MARK: Faces of their own

    /// The size a node has of its own, that of its kind where nobody gave it one; nil where its kind has none, or it is
    /// closed.
    func sizing(of node: Node) -> (width: Int32, height: Int32)? {
        guard let kind = kindIndex(of: node), !isClosed(node), let width = size("width", of: node, kind),
            let height = size("height", of: node, kind)
        else { return nil }
        return (width > 0 ? width : faces[kind].width, height > 0 ? height : faces[kind].height)
    }

    @inline(never)
    private func size(_ key: FieldKey, of node: Node, _ kind: Int) -> Int32? {
        guard let field = catalogue.kinds[kind].fields.first(where: { $0.key == key }), case .integer = field.type,
            case .integer(let number) = node.fields[key] ?? field.defaultValue
        else { return nil }
        // A card is no larger than a canvas that anybody could look at.
        return Int32(clamping: min(max(number, 0), 1 << 24))
    }

    /// Gives a card that is not closed its face.
    mutating func face(_ slot: Int, for node: Node, _ kind: Int?) {
        guard let kind else { return cards[slot].face = Int32(catalogue.kinds.count) }
        guard let size = sizing(of: node) else { return cards[slot].face = Int32(kind) }
        wear(faces[kind].sized(width: size.width, height: size.height), slot)
    }

    /// Gives a card a face of its own: one that there is already, or else in place of one that no other card has, so that
    /// there are never more of them than cards.
    @inline(never)
    private mutating func wear(_ face: CardFace, _ slot: Int) {
        let first = catalogue.kinds.count + 1
        for place in first..<faces.count where faces[place] == face { return cards[slot].face = Int32(place) }
        faceVersion &+= 1
        var worn = [UInt8](repeating: 0, count: faces.count)
        for other in cards.indices where other != slot { worn[Int(cards[other].face)] = 1 }
        let free = (first..<faces.count).first { worn[$0] == 0 } ?? faces.count
        if free == faces.count { faces.append(face) } else { faces[free] = face }
        cards[slot].face = Int32(free)
    }

    // MARK: The ports of closed groups

    /// A closed group gets the ports over which wires cross its edge, and those that a person wants on it.
    mutating func settle(_ group: NodeID, in document: GraphDocument) {
        guard let node = document.nodeTable[group], let kind = kindIndex(of: node),
            let slot = slot(of: group), cards[slot].isClosed, cards[slot].standIn == Int32(slot)
        else { return }
        let ports = GroupPorts(group: node, catalogue: catalogue, measures: measures, in: document)
        let face = faces[kind].closed(inputs: ports.inputs, outputs: ports.outputs, measures: measures)
        wear(face, slot)
        dress(slot, node, kind, document)
        _ = put(slot)
        for member in ports.members {
            for wire in around(member, in: document) { follow(wire, in: document) }
        }
    }
}

/// The ports of a closed group: of each type and side one that bundles what crosses there, or the very port where it is
/// the only one or is wanted.
private struct GroupPorts {
    var inputs: [CardFace.Port] = []
    var outputs: [CardFace.Port] = []
    /// What the group holds, over any number of groups.
    let members: [NodeID]
    private let group: Node
    private let inside: IDSet
    private let rules: GraphRules
    private let header: Int32

    init(group: Node, catalogue: Catalogue, measures: CardMeasures, in document: GraphDocument) {
        self.group = group
        rules = GraphRules(document: document, catalogue: catalogue)
        header = measures.header
        members = document.withChildren([group.id]).filter { $0 != group.id }
        inside = IDSet(members)
        inputs = ports(.input)
        outputs = ports(.output)
    }

    @inline(never)
    private func ports(_ direction: PortDirection) -> [CardFace.Port] {
        var ports: [CardFace.Port] = []
        let wanted = wanted(direction)
        for end in wanted { ports.append(port([end], direction, ports.count)) }
        let crossing = crossing(direction).filter { !wanted.contains($0) }
        let types = crossing.map { type(of: $0, direction) }
        for type in -1..<Int32(rules.catalogue.portTypes.count) {
            let ends = crossing.indices.filter { types[$0] == type }.map { crossing[$0] }
            if !ends.isEmpty { ports.append(port(ends, direction, ports.count)) }
        }
        return ports
    }

    /// What the group's `ports` field names on a side.
    private func wanted(_ direction: PortDirection) -> [PortReference] {
        guard case .list(let entries)? = group.fields["ports"] else { return [] }
        let side: FieldKey = direction == .input ? "input" : "output"
        var ends: [PortReference] = []
        for case .record(let entry) in entries {
            guard case .reference(.node(let node))? = entry["node"], case .text(let name)? = entry["port"],
                case .choice(side)? = entry["side"], let port = FieldKey(name), inside.contains(node)
            else { continue }
            ends.append(PortReference(node: node, port: port))
        }
        return ends
    }

    /// The ports inside at which wires from outside end, from above.
    private func crossing(_ direction: PortDirection) -> [PortReference] {
        let document = rules.document
        var ends: [PortReference] = []
        let heights = members.map { document.nodeTable[$0]?.position.y ?? 0 }
        for place in orderedPlaces(members.count, { heights[$0] < heights[$1] }) {
            let member = members[place]
            for wire in direction == .input ? document.wires(into: member) : document.wires(from: member) {
                let (end, other) = direction == .input ? (wire.target, wire.source) : (wire.source, wire.target)
                if !inside.contains(other.node), ends.last != end { ends.append(end) }
            }
        }
        return ends
    }

    private func type(of end: PortReference, _ direction: PortDirection) -> Int32 {
        guard let type = rules.port(end, direction)?.type else { return -1 }
        return Int32(rules.catalogue.portTypes.firstIndex { $0.key == type } ?? -1)
    }

    @inline(never)
    private func port(_ ends: [PortReference], _ direction: PortDirection, _ place: Int) -> CardFace.Port {
        let spec = rules.port(ends[0], direction)
        let type = type(of: ends[0], direction)
        let own = spec?.title ?? ends[0].port.name
        let node = rules.document.nodeTable[ends[0].node]?.title ?? ""
        let title: Sentence =
            if ends.count > 1 {
                "\(type < 0 ? own : rules.catalogue.portTypes[Int(type)].title) × \(ends.count)"
            } else {
                "\(node) · \(own)"
            }
        return CardFace.Port(
            key: ends[0].port, title: title.text, type: type, y: CardFace.y(place, header),
            isRepeating: spec?.isRepeating ?? true, isRequired: ends.count == 1 && spec?.isRequired ?? false,
            ends: ends)
    }
}
