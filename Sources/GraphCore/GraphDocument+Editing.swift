/// Edits without questions: callers have validated them, or undo what was. An edit of something that is not there does
/// nothing.
extension GraphDocument {
    /// Makes the edit; returns what undoes it, in the order to apply.
    @discardableResult
    mutating func perform(_ operation: GraphOperation) -> [GraphOperation] {
        switch operation {
        case .addNode(let node): return add(node)
        case .removeNode(let id): return remove(id)
        case .move(let id, let position):
            guard let old = nodeTable[id]?.position else { return [] }
            nodeTable.edit(id) { $0.position = position }
            return [.move(id, to: old)]
        case .setField(let owner, let key, let value): return setField(owner, key, value)
        case .rename(let id, let title):
            guard let old = nodeTable[id]?.title else { return [] }
            nodeTable.edit(id) { $0.title = title }
            return [.rename(id, to: old)]
        case .setSwitch(let id, let name, let isOn): return setSwitch(id, name, isOn)
        case .connect(let wire):
            insert(wire)
            return [.disconnect(wire.id)]
        case .disconnect(let id):
            guard let wire = extract(id) else { return [] }
            return [.connect(wire)]
        case .reorder(let id, let order):
            guard var wire = extract(id) else { return [] }
            let old = wire.order
            wire.order = order
            insert(wire)
            return [.reorder(id, to: old)]
        case .group(let id, let parent): return group(id, parent)
        }
    }

    private mutating func add(_ node: Node) -> [GraphOperation] {
        nodeTable[node.id] = node
        if let parent = node.parent { adopt(node.id, by: parent) }
        // A locked node refuses removal, so its inverse unlocks it first.
        return (node.isLocked ? [.setSwitch(node.id, .locked, isOn: false)] : []) + [.removeNode(node.id)]
    }

    private mutating func remove(_ id: NodeID) -> [GraphOperation] {
        guard let node = nodeTable.remove(id) else { return [] }
        if let parent = node.parent { release(id, from: parent) }
        return [.addNode(node)]
    }

    private mutating func setField(_ owner: FieldOwner, _ key: FieldKey, _ value: Value?) -> [GraphOperation] {
        let old: Value?
        switch owner {
        case .node(let id):
            guard nodeTable.contains(id) else { return [] }
            old = nodeTable[id]?.fields[key]
            nodeTable.edit(id) { $0.fields[key] = value }
        case .wire(let id):
            guard wireTable.contains(id) else { return [] }
            old = wireTable[id]?.fields[key]
            wireTable.edit(id) { $0.fields[key] = value }
        }
        return [.setField(owner, key: key, value: old)]
    }

    private mutating func setSwitch(_ id: NodeID, _ name: NodeSwitch, _ isOn: Bool) -> [GraphOperation] {
        guard let old = nodeTable[id]?[name] else { return [] }
        nodeTable.edit(id) { $0[name] = isOn }
        return [.setSwitch(id, name, isOn: old)]
    }

    private mutating func group(_ id: NodeID, _ parent: NodeID?) -> [GraphOperation] {
        guard let node = nodeTable[id] else { return [] }
        if let old = node.parent { release(id, from: old) }
        nodeTable.edit(id) { $0.parent = parent }
        if let parent { adopt(id, by: parent) }
        return [.group(id, into: node.parent)]
    }

    // MARK: Indices

    private mutating func adopt(_ id: NodeID, by parent: NodeID) {
        let place = childTable[parent, default: []].partitionPoint { $0 < id }
        if !childTable.contains(parent) { childTable[parent] = [] }
        childTable.edit(parent) { $0.insert(id, at: place) }
    }

    private mutating func release(_ id: NodeID, from parent: NodeID) {
        childTable.edit(parent) { $0.removeAll { $0 == id } }
        if childTable[parent]?.isEmpty == true { childTable[parent] = nil }
    }

    mutating func insert(_ wire: Wire) {
        wireTable[wire.id] = wire
        let entering = place(of: wire, among: incoming[wire.target.node, default: []], GraphDocument.entersBefore)
        GraphDocument.insert(wire.id, at: entering, of: wire.target.node, in: &incoming)
        let leaving = place(of: wire, among: outgoing[wire.source.node, default: []], GraphDocument.leavesBefore)
        GraphDocument.insert(wire.id, at: leaving, of: wire.source.node, in: &outgoing)
    }

    private mutating func extract(_ id: WireID) -> Wire? {
        guard let wire = wireTable[id] else { return nil }
        let entering = place(of: wire, among: incoming[wire.target.node, default: []], GraphDocument.entersBefore)
        GraphDocument.remove(at: entering, of: wire.target.node, in: &incoming)
        let leaving = place(of: wire, among: outgoing[wire.source.node, default: []], GraphDocument.leavesBefore)
        GraphDocument.remove(at: leaving, of: wire.source.node, in: &outgoing)
        wireTable[id] = nil
        return wire
    }

    @inline(never)
    private static func insert(
        _ wire: WireID, at place: Int, of node: NodeID, in index: inout IDTable<NodeID, [WireID]>
    ) {
        if !index.contains(node) { index[node] = [] }
        index.edit(node) { $0.insert(wire, at: place) }
    }

    @inline(never)
    private static func remove(at place: Int, of node: NodeID, in index: inout IDTable<NodeID, [WireID]>) {
        index.edit(node) { $0.remove(at: place) }
        if index[node]?.isEmpty == true { index[node] = nil }
    }

    private func place(of wire: Wire, among ids: [WireID], _ precedes: (Wire, Wire) -> Bool) -> Int {
        ids.partitionPoint { id in
            guard let other = wireTable[id] else { return false }
            return precedes(other, wire)
        }
    }

    static func entersBefore(_ left: Wire, _ right: Wire) -> Bool {
        if left.target.port != right.target.port { return left.target.port < right.target.port }
        return left.order != right.order ? left.order < right.order : left.id < right.id
    }

    static func leavesBefore(_ left: Wire, _ right: Wire) -> Bool {
        left.source.port != right.source.port ? left.source.port < right.source.port : left.id < right.id
    }
}

extension Node {
    /// One of the node's switches.
    public subscript(name: NodeSwitch) -> Bool {
        get {
            switch name {
            case .bypassed: isBypassed
            case .muted: isMuted
            case .locked: isLocked
            }
        }
        set {
            switch name {
            case .bypassed: isBypassed = newValue
            case .muted: isMuted = newValue
            case .locked: isLocked = newValue
            }
        }
    }
}

extension Array {
    /// The first place whose element does not satisfy a condition that holds for a leading part of the array only.
    func partitionPoint(_ isBefore: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = low + (high - low) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
