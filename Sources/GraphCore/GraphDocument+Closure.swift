extension GraphDocument {
    /// The nodes from which wires lead to the given ones, over any number of steps, and those themselves.
    public func upstream(of starts: some Sequence<NodeID>) -> Set<NodeID> {
        Set(reach(against: .input, from: Array(starts)).nodes)
    }

    /// The nodes to which wires lead from the given ones, over any number of steps, and those themselves.
    public func downstream(of starts: some Sequence<NodeID>) -> Set<NodeID> {
        Set(reach(against: .output, from: Array(starts)).nodes)
    }

    /// The nodes that are reached over inputs or over outputs, and those from which the search starts, if they are there.
    func reach(against side: PortDirection, from starts: [NodeID]) -> IDSet {
        var reached = IDSet()
        var pending = starts.filter { nodeTable.contains($0) }
        while let node = pending.popLast() {
            guard reached.insert(node.rawValue) else { continue }
            for id in (side == .input ? incoming : outgoing)[node, default: []] {
                guard let wire = wireTable[id] else { continue }
                pending.append(side == .input ? wire.source.node : wire.target.node)
            }
        }
        return reached
    }

    /// The given nodes in an order in which each stands behind every one of them that feeds it, be it through nodes
    /// outside the set. The order is the same for the same document: by id, and by wire order among inputs.
    public func inputsFirst(_ nodes: some Sequence<NodeID>) -> [NodeID] {
        let wanted = nodes.filter { nodeTable.contains($0) }.ascendingOnce()
        let asked = IDSet(wanted)
        var ordered: [NodeID] = []
        var visited = IDSet()
        // Depth first without recursion: a node is emitted when all that feeds it has been.
        var path: [(node: NodeID, inputs: [WireID], next: Int)] = []
        for start in wanted where visited.insert(start.rawValue) {
            path.append((start, incoming[start, default: []], 0))
            while let top = path.last {
                guard top.next < top.inputs.count else {
                    if asked.contains(top.node) { ordered.append(top.node) }
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                if let source = wireTable[top.inputs[top.next]]?.source.node, visited.insert(source.rawValue) {
                    path.append((source, incoming[source, default: []], 0))
                }
            }
        }
        return ordered
    }

    /// Whether wires lead from one node to another. Searches from both ends in step, so that the side with fewer
    /// nodes decides how long it takes.
    func leads(from start: NodeID, to end: NodeID) -> Bool {
        if start == end { return true }
        var ahead = Frontier(start)
        var behind = Frontier(end)
        while true {
            guard let here = ahead.pending.popLast(), let there = behind.pending.popLast() else { return false }
            for wire in outgoing[here, default: []] {
                if let next = wireTable[wire]?.target.node, ahead.reach(next), behind.reached.contains(next) {
                    return true
                }
            }
            for wire in incoming[there, default: []] {
                if let next = wireTable[wire]?.source.node, behind.reach(next), ahead.reached.contains(next) {
                    return true
                }
            }
        }
    }

    private struct Frontier {
        var reached: IDSet
        var pending: [NodeID]

        init(_ start: NodeID) {
            reached = IDSet([start])
            pending = [start]
        }

        /// Whether the node is new here.
        mutating func reach(_ node: NodeID) -> Bool {
            guard reached.insert(node.rawValue) else { return false }
            pending.append(node)
            return true
        }
    }

    /// Whether a node is the other or stands in it, over any number of groups.
    func stands(_ node: NodeID, in group: NodeID) -> Bool {
        var current: NodeID? = node
        var steps = 0
        while let id = current, steps <= nodeTable.count {
            if id == group { return true }
            current = nodeTable[id]?.parent
            steps += 1
        }
        return false
    }
}
