extension GraphDocument {
    /// The nodes that are other than in an earlier state of the document, that other wires enter, or that are gone.
    package func nodesChanged(since earlier: GraphDocument) -> [NodeID] {
        var changed: [NodeID] = []
        for id in nodeTable.ids where nodeTable[id] != earlier.nodeTable[id] { changed.append(id) }
        for id in earlier.nodeTable.ids where !nodeTable.contains(id) { changed.append(id) }
        for id in wireTable.ids {
            let (wire, before) = (wireTable[id], earlier.wireTable[id])
            guard wire != before else { continue }
            if let wire { changed.append(wire.target.node) }
            if let before { changed.append(before.target.node) }
        }
        for id in earlier.wireTable.ids where !wireTable.contains(id) {
            if let before = earlier.wireTable[id] { changed.append(before.target.node) }
        }
        return changed
    }
}
