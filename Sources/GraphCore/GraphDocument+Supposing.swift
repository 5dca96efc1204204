/// Documents as they would be, for planning what nobody has edited. Nothing here is ever stored.
extension GraphDocument {
    /// The part of the document that a node is made from: the node, all that feeds it, the wires between them and the
    /// root. Fingerprints and plans of the node are the same in it.
    package func feeding(_ node: NodeID) -> GraphDocument {
        var part = GraphDocument(root: root)
        let nodes = reach(against: .input, from: [node])
        for id in nodes.nodes where id != rootID {
            guard var copy = nodeTable[id] else { continue }
            copy.parent = nil
            part.nodeTable[id] = copy
        }
        for id in nodes.nodes {
            for wire in wires(into: id) { part.insert(wire) }
        }
        return part
    }

    /// The document with a field as it would be if it held that value. No rule is asked: see ``objection(to:for:of:catalogue:)``.
    package mutating func suppose(_ value: Value, for key: FieldKey, of node: NodeID) {
        nodeTable[node]?.fields[key] = value
    }

    /// What keeps a value out of a node's field, as one sentence; nil if nothing.
    package func objection(to value: Value, for key: FieldKey, of node: NodeID, catalogue: Catalogue) -> String? {
        guard let node = nodeTable[node] else { return nil }
        do {
            try GraphRules(document: self, catalogue: catalogue).checkField(key, value, of: node)
            return nil
        } catch {
            return error.reason
        }
    }
}
