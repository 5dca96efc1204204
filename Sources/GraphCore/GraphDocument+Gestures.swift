/// Operations for what a person does in one gesture; they are made into a change and applied like any other.
extension GraphDocument {
    /// Takes nodes away with their wires and with everything they hold. The root stays.
    public func removing(_ nodes: some Sequence<NodeID>) -> [GraphOperation] { removing(Array(nodes), wires: []) }

    /// Takes nodes away like ``removing(_:)``, and wires.
    package func removing(_ nodes: [NodeID], wires: [WireID]) -> [GraphOperation] {
        var doomed: [NodeID] = []
        var seen = IDSet([rootID])
        var pending = Array(nodes.filter { nodeTable.contains($0) }.reversed())
        while let id = pending.popLast() {
            guard seen.insert(id.rawValue) else { continue }
            doomed.append(id)
            pending.append(contentsOf: children(of: id))
        }
        let around = doomed.flatMap { incoming[$0, default: []] + outgoing[$0, default: []] }
        var operations: [GraphOperation] = []
        var cut = IDSet()
        for id in wires + around where wireTable.contains(id) && cut.insert(id.rawValue) {
            operations.append(.disconnect(id))
        }
        return operations + emptyingGroupsFirst(doomed).map { .removeNode($0) }
    }

    /// The document with a wire thought away.
    package func without(_ wire: WireID?) -> GraphDocument {
        guard let wire else { return self }
        var copy = self
        copy.perform(.disconnect(wire))
        return copy
    }

    /// Children before the groups that hold them.
    private func emptyingGroupsFirst(_ ids: [NodeID]) -> [NodeID] {
        let depths = ids.map { groupDepth($0) }
        return orderedPlaces(ids.count) { depths[$0] > depths[$1] }.map { ids[$0] }
    }

    private func groupDepth(_ id: NodeID) -> Int {
        var depth = 0
        var current = nodeTable[id]?.parent
        while let parent = current, depth <= nodeTable.count {
            depth += 1
            current = nodeTable[parent]?.parent
        }
        return depth
    }

    /// Connects a wire, taking away the one that holds a single input.
    public func connecting(_ wire: Wire, catalogue: Catalogue) -> [GraphOperation] {
        if case .replaces(let taken) = canConnect(wire.source, to: wire.target, catalogue: catalogue) {
            return [.disconnect(taken), .connect(wire)]
        }
        return [.connect(wire)]
    }

    /// The order key that puts a new wire at a place among the wires of a port; places past the end append.
    public func orderKey(into node: NodeID, port: FieldKey, at index: Int) -> OrderKey {
        let wires = wires(into: node, port: port)
        let place = max(0, min(index, wires.count))
        return OrderKey.between(
            place > 0 ? wires[place - 1].order : nil, place < wires.count ? wires[place].order : nil)
    }

    /// Puts a wire at a place among the wires of its port. Numbers all of them anew where two neighbours share a key,
    /// or where no room is left.
    public func placing(_ id: WireID, at index: Int) -> [GraphOperation] {
        guard let wire = wireTable[id] else { return [.reorder(id, to: .middle)] }
        var others = wires(into: wire.target.node, port: wire.target.port).filter { $0.id != id }
        let place = max(0, min(index, others.count))
        let lower = place > 0 ? others[place - 1].order : nil
        let upper = place < others.count ? others[place].order : nil
        let key = OrderKey.between(lower, upper)
        if key.isWithinLimit, upper.map({ key < $0 }) ?? true {
            return key == wire.order ? [] : [.reorder(id, to: key)]
        }
        others.insert(wire, at: place)
        return zip(others, OrderKey.ascending(others.count)).filter { $0.0.order != $0.1 }.map {
            .reorder($0.0.id, to: $0.1)
        }
    }
}
