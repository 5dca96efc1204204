extension GraphDocument {
    /// The canonical bytes of the whole canvas, equal exactly when the documents are.
    public var encoded: [UInt8] {
        var writer = ByteWriter(.document)
        writer.word(rootID.rawValue)
        writer.count(nodeTable.count)
        for node in nodes { writer.node(node) }
        writer.count(wireTable.count)
        for wire in wires { writer.wire(wire) }
        return writer.bytes
    }

    /// Reads what ``encoded`` writes. What follows from no catalogue is checked: that ends and groups are there, that
    /// nothing is doubled, and that wires and groups close no circle.
    public init(decoding bytes: [UInt8]) throws(CodecError) {
        var reader = try ByteReader(bytes, of: .document)
        let rootOffset = reader.offset
        let rootID = NodeID(try reader.word())
        let nodes = try reader.nodes()
        guard let root = nodes[rootID], root.parent == nil else { throw CodecError(.inconsistent, at: rootOffset) }
        let wireOffset = reader.offset
        let wires = try reader.wires()
        try reader.finish()

        self.init(root: root)
        nodeTable = nodes
        guard adoptAll() else { throw CodecError(.inconsistent, at: rootOffset) }
        guard connectAll(wires) else { throw CodecError(.inconsistent, at: wireOffset) }
    }

    /// Builds the index of groups; false if a parent is missing, is the root, or stands in its own child.
    private mutating func adoptAll() -> Bool {
        // Ids that are known to lead to the top.
        var grounded = IDSet()
        for id in nodeTable.ids.ascending() {
            var path: [NodeID] = []
            var current = id
            while !grounded.contains(current), let parent = nodeTable[current]?.parent {
                guard parent != rootID, nodeTable.contains(parent), path.count <= nodeTable.count else { return false }
                path.append(current)
                current = parent
            }
            for id in path { _ = grounded.insert(id.rawValue) }
            if let parent = nodeTable[id]?.parent {
                if !childTable.contains(parent) { childTable[parent] = [] }
                childTable.edit(parent) { $0.append(id) }
            }
        }
        return true
    }

    /// Builds the indices of wires; false if an end is missing, ends are doubled, or a circle is closed.
    private mutating func connectAll(_ wires: [Wire]) -> Bool {
        guard !GraphDocument.hasDoubles(wires) else { return false }
        for wire in wires {
            guard nodeTable.contains(wire.source.node), nodeTable.contains(wire.target.node) else { return false }
            wireTable[wire.id] = wire
            if !incoming.contains(wire.target.node) { incoming[wire.target.node] = [] }
            incoming.edit(wire.target.node) { $0.append(wire.id) }
            if !outgoing.contains(wire.source.node) { outgoing[wire.source.node] = [] }
            outgoing.edit(wire.source.node) { $0.append(wire.id) }
        }
        for node in incoming.ids { incoming[node] = sorted(incoming[node], GraphDocument.entersBefore) }
        for node in outgoing.ids { outgoing[node] = sorted(outgoing[node], GraphDocument.leavesBefore) }
        return isAcyclic
    }

    /// Whether two wires join the same ports.
    private static func hasDoubles(_ wires: [Wire]) -> Bool {
        var seen = IDSet()
        // Only where two hashes are alike, the ends themselves are compared.
        if wires.allSatisfy({ seen.insert($0.endsHash) }) { return false }
        let places = orderedPlaces(wires.count) { wires[$0].endsPrecede(wires[$1]) }
        return zip(places, places.dropFirst()).contains { !wires[$0].endsPrecede(wires[$1]) }
    }

    private func sorted(_ ids: [WireID]?, _ precedes: (Wire, Wire) -> Bool) -> [WireID] {
        (ids ?? []).compactMap { wireTable[$0] }.ordered(by: precedes).map { $0.id }
    }

    /// Takes away nodes that nothing feeds until none is left (A. B. Kahn, "Topological sorting of large networks",
    /// Communications of the ACM 5, 1962).
    var isAcyclic: Bool {
        var unmet = SlotTable()
        for node in incoming.ids { unmet[node.rawValue] = Int32(incoming[node, default: []].count) }
        var ready = outgoing.ids.filter { unmet[$0.rawValue] == nil }
        while let node = ready.popLast() {
            for wire in outgoing[node, default: []] {
                guard let target = wireTable[wire]?.target.node, let count = unmet[target.rawValue] else { continue }
                unmet[target.rawValue] = count > 1 ? count - 1 : nil
                if count == 1 { ready.append(target) }
            }
        }
        return unmet.count == 0
    }
}

extension Wire {
    fileprivate var endsHash: UInt64 {
        var writer = ByteWriter()
        writer.word(source.node.rawValue)
        writer.word(target.node.rawValue)
        writer.key(source.port)
        writer.key(target.port)
        return Fingerprint(of: writer.bytes).rawValue
    }

    /// Orders by ends; wires of which neither precedes the other join the same ports.
    fileprivate func endsPrecede(_ other: Wire) -> Bool {
        if source.node != other.source.node { return source.node < other.source.node }
        if target.node != other.target.node { return target.node < other.target.node }
        return source.port != other.source.port
            ? source.port < other.source.port : target.port < other.target.port
    }
}

extension ByteReader {
    fileprivate mutating func nodes() throws(CodecError) -> IDTable<NodeID, Node> {
        let count = try count(limit: GraphLimits.nodes)
        var nodes = IDTable<NodeID, Node>()
        var previous: NodeID?
        for _ in 0..<count {
            let start = offset
            let node = try node()
            if let previous, previous >= node.id { throw CodecError(.notAscending, at: start) }
            previous = node.id
            nodes[node.id] = node
        }
        return nodes
    }

    fileprivate mutating func wires() throws(CodecError) -> [Wire] {
        let count = try count(limit: GraphLimits.wires)
        var wires: [Wire] = []
        wires.reserveCapacity(count)
        for _ in 0..<count {
            let start = offset
            let wire = try wire()
            if let previous = wires.last, previous.id >= wire.id { throw CodecError(.notAscending, at: start) }
            wires.append(wire)
        }
        return wires
    }
}
