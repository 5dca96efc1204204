extension GraphDocument {
    /// The nodes from which wires lead to the given ones, over any number of steps, and those themselves.
    public func upstream(of starts: some Sequence<NodeID>) -> Set<NodeID> {
        closure(of: starts) { incoming[$0, default: []].compactMap { wireTable[$0]?.source.node } }
    }

    /// The nodes to which wires lead from the given ones, over any number of steps, and those themselves.
    public func downstream(of starts: some Sequence<NodeID>) -> Set<NodeID> {
        closure(of: starts) { outgoing[$0, default: []].compactMap { wireTable[$0]?.target.node } }
    }

    private func closure(of starts: some Sequence<NodeID>, _ neighbours: (NodeID) -> [NodeID]) -> Set<NodeID> {
        var reached: Set<NodeID> = []
        var pending = starts.filter { nodeTable[$0] != nil }
        while let node = pending.popLast() {
            if reached.insert(node).inserted { pending.append(contentsOf: neighbours(node)) }
        }
        return reached
    }

    /// The given nodes in an order in which each stands behind every one of them that feeds it, be it through nodes
    /// outside the set. The order is the same for the same document: by id, and by wire order among inputs.
    public func inputsFirst(_ nodes: some Sequence<NodeID>) -> [NodeID] {
        let wanted = Set(nodes.filter { nodeTable[$0] != nil })
        var ordered: [NodeID] = []
        var visited: Set<NodeID> = []
        // Depth first without recursion: a node is emitted when all that feeds it has been.
        var path: [(node: NodeID, inputs: [WireID], next: Int)] = []
        for start in Array(wanted).ascending() where visited.insert(start).inserted {
            path.append((start, incoming[start, default: []], 0))
            while let top = path.last {
                guard top.next < top.inputs.count else {
                    if wanted.contains(top.node) { ordered.append(top.node) }
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                if let source = wireTable[top.inputs[top.next]]?.source.node, visited.insert(source).inserted {
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
        var reached: Set<NodeID>
        var pending: [NodeID]

        init(_ start: NodeID) {
            reached = [start]
            pending = [start]
        }

        /// Whether the node is new here.
        mutating func reach(_ node: NodeID) -> Bool {
            guard reached.insert(node).inserted else { return false }
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
