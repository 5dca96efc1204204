/// Copied nodes, with the wires that enter them.
package struct Clip: Sendable {
    package let nodes: [Node]
    /// Wherever they come from; those from nodes of the clip come along when it is pasted.
    package let wires: [Wire]

    package init(nodes: [Node], wires: [Wire]) {
        self.nodes = nodes
        self.wires = wires
    }
}

/// What pasting does, and why it does not do the rest.
package struct Pasting: Sendable {
    package fileprivate(set) var operations: [GraphOperation] = []
    /// The new nodes.
    package fileprivate(set) var nodes: [NodeID] = []
    /// One sentence for each thing that is left out.
    package fileprivate(set) var reasons: [String] = []
}

extension GraphDocument {
    /// The nodes and what they hold, without the root; by id.
    @inline(never)
    package func withChildren(_ nodes: [NodeID]) -> [NodeID] {
        var found = IDSet()
        var pending = nodes
        while let id = pending.popLast() {
            guard id != rootID, nodeTable.contains(id), found.insert(id.rawValue) else { continue }
            pending += children(of: id)
        }
        return found.nodes.ascending()
    }

    /// What goes on the clipboard for these nodes.
    package func clip(of nodes: [NodeID]) -> Clip {
        let ids = withChildren(nodes)
        return Clip(nodes: ids.compactMap { nodeTable[$0] }, wires: ids.flatMap { wires(into: $0) })
    }

    /// The nodes and what their frames hold, over any number of frames, without the root; by id. What a subgraph holds
    /// stands on a canvas of its own.
    package func withFramed(_ nodes: [NodeID], catalogue: Catalogue) -> [NodeID] {
        let rules = GraphRules(document: self, catalogue: catalogue)
        var found = IDSet()
        var pending = nodes
        while let id = pending.popLast() {
            guard id != rootID, let node = nodeTable[id], found.insert(id.rawValue) else { continue }
            if rules.judged(node)?.holding != .subgraph { pending += children(of: id) }
        }
        return found.nodes.ascending()
    }

    /// Moves nodes, and what their frames hold, by a distance; places stay on the canvas. What is locked in a frame stays
    /// where it is.
    package func moving(_ nodes: [NodeID], x: Int32, y: Int32, catalogue: Catalogue) -> [GraphOperation] {
        let asked = IDSet(nodes)
        var operations: [GraphOperation] = []
        for id in withFramed(nodes, catalogue: catalogue) {
            guard let node = nodeTable[id], !node.isLocked || asked.contains(id) else { continue }
            operations.append(.move(id, to: node.position.moved(x: x, y: y)))
        }
        return operations
    }

    /// Pastes a clip as far as it fits: what a rule refuses is left out, with the reason, be it a node, a wire or only a
    /// field of theirs.
    ///
    /// - Parameters:
    ///   - corner: where the upper left corner of the nodes goes; nil leaves them where they were.
    ///   - group: where what stands in no group of the clip is put; nil is the top.
    ///   - keepsInputs: whether wires from nodes of this document are drawn again.
    ///   - ids: unused ids, one for each node and wire of the clip.
    package func pasting(
        _ clip: Clip, at corner: CanvasPoint?, into group: NodeID? = nil, keepsInputs: Bool, ids: [UInt64],
        catalogue: Catalogue
    ) -> Pasting {
        var paste = Paste(document: self, clip: clip, ids: ids, catalogue: catalogue)
        paste.addNodes(shift: clip.shift(to: corner), into: group)
        paste.connect(keepsInputs: keepsInputs)
        return paste.result
    }
}

/// A clip on its way into a document.
private struct Paste {
    /// With what has come in so far.
    var document: GraphDocument
    let clip: Clip
    let ids: [UInt64]
    let catalogue: Catalogue
    /// The clip's nodes, by place; one that does not fit is taken out.
    private var places = SlotTable()
    private(set) var result = Pasting()

    init(document: GraphDocument, clip: Clip, ids: [UInt64], catalogue: Catalogue) {
        self.document = document
        self.clip = clip
        self.ids = ids
        self.catalogue = catalogue
        for (place, node) in clip.nodes.enumerated() { places[node.id.rawValue] = Int32(place) }
    }

    mutating func addNodes(shift: CanvasPoint, into group: NodeID?) {
        let group = group.flatMap { usableGroup($0) }
        for place in clip.groupsFirst {
            let node = clip.nodes[place]
            let id = NodeID(ids[place])
            let parent = node.parent.flatMap { newID(of: $0) } ?? group
            var pasted = node.pasted(as: id, in: parent, by: shift)
            drop(from: &pasted.fields) { rules, key, value throws(GraphError) in
                try rules.checkField(key, value, of: node)
            }
            if make(.addNode(pasted)) {
                result.nodes.append(id)
            } else {
                places[node.id.rawValue] = nil
            }
        }
    }

    mutating func connect(keepsInputs: Bool) {
        let within = IDSet(clip.nodes.map { $0.id })
        for (place, wire) in clip.wires.enumerated() {
            var source = newID(of: wire.source.node)
            if !within.contains(wire.source.node), keepsInputs, document.nodeTable.contains(wire.source.node) {
                source = wire.source.node
            }
            guard let source, let target = newID(of: wire.target.node) else { continue }
            var drawn = Wire(
                id: WireID(ids[clip.nodes.count + place]), source: PortReference(node: source, port: wire.source.port),
                target: PortReference(node: target, port: wire.target.port), order: wire.order, fields: wire.fields)
            let judged = drawn
            drop(from: &drawn.fields) { rules, key, value throws(GraphError) in
                try rules.checkField(key, value, of: judged)
            }
            _ = make(.connect(drawn))
        }
    }

    /// Takes away the fields that a rule refuses: the rest comes in without them.
    private mutating func drop(
        from fields: inout [FieldKey: Value], _ check: (GraphRules, FieldKey, Value) throws(GraphError) -> Void
    ) {
        let rules = GraphRules(document: document, catalogue: catalogue)
        for key in Array(fields.keys).ascending() {
            guard let value = fields[key] else { continue }
            do throws(GraphError) { try check(rules, key, value) } catch {
                fields[key] = nil
                result.reasons.append(error.reason)
            }
        }
    }

    private func newID(of node: NodeID) -> NodeID? { places[node.rawValue].map { NodeID(ids[Int($0)]) } }

    /// A group of the document itself, if something can be put into it.
    private func usableGroup(_ id: NodeID) -> NodeID? {
        guard id != document.rootID, let node = document.node(id), !node.isLocked else { return nil }
        return id
    }

    private mutating func make(_ operation: GraphOperation) -> Bool {
        do throws(GraphError) {
            _ = try document.apply([operation], catalogue: catalogue)
            result.operations.append(operation)
            return true
        } catch {
            result.reasons.append(error.reason)
            return false
        }
    }
}

extension Clip {
    /// From the upper left corner of the nodes that stand in no other of them to a place.
    fileprivate func shift(to corner: CanvasPoint?) -> CanvasPoint {
        guard let corner, !nodes.isEmpty else { return CanvasPoint(x: 0, y: 0) }
        let inside = IDSet(nodes.map { $0.id })
        var (left, top) = (Int32.max, Int32.max)
        for node in nodes where node.parent.map({ inside.contains($0) }) != true {
            left = min(left, node.position.x)
            top = min(top, node.position.y)
        }
        return CanvasPoint(
            x: Int32(clamping: Int64(corner.x) - Int64(left)), y: Int32(clamping: Int64(corner.y) - Int64(top)))
    }

    /// The nodes' places, groups before the nodes that they hold.
    fileprivate var groupsFirst: [Int] {
        var places = SlotTable()
        for (place, node) in nodes.enumerated() { places[node.id.rawValue] = Int32(place) }
        let depths = nodes.map { node in
            var depth = 0
            var current = node.parent
            while depth <= nodes.count, let parent = current.flatMap({ places[$0.rawValue] }) {
                depth += 1
                current = nodes[Int(parent)].parent
            }
            return depth
        }
        return orderedPlaces(nodes.count) { depths[$0] < depths[$1] }
    }
}

extension Node {
    /// The node under another id and elsewhere, and unlocked, so that its wires can be drawn.
    fileprivate func pasted(as id: NodeID, in parent: NodeID?, by shift: CanvasPoint) -> Node {
        Node(
            id: id, kind: kind, kindVersion: kindVersion, title: title, parent: parent,
            position: position.moved(x: shift.x, y: shift.y), fields: fields, isBypassed: isBypassed, isMuted: isMuted)
    }
}

extension CanvasPoint {
    /// Moved by a distance, not beyond the canvas.
    func moved(x: Int32, y: Int32) -> CanvasPoint {
        CanvasPoint(x: Int32(clamping: Int64(self.x) + Int64(x)), y: Int32(clamping: Int64(self.y) + Int64(y)))
    }
}
