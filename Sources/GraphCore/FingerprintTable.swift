/// The fingerprints of a document, kept up to date: an edit computes only what lies downstream of it.
package struct FingerprintTable {
    /// What a kind's readers read, sorted for looking up.
    private struct Reading {
        let kind: KindSpec
        let fields: ConnectedFields
        /// Of each input port, what its wires' readers read.
        let inputs: [(port: PortSpec, fields: ConnectedFields)]
    }

    /// What a bypassed node hands on by its outputs of a type.
    private struct HandedOn {
        let node: NodeID
        let type: FieldKey
        let contributions: [UInt64]
    }

    private let readings: [Reading]
    /// Of each node, what others see of it: its fingerprint without the root's fields.
    private var contributions = WordTable()
    /// What bypassed nodes hand on.
    private var handedOn: [HandedOn] = []
    /// The root's fields, encoded.
    private var film: [UInt8] = []
    /// Room to write in, kept from node to node.
    private var scratch = (node: ByteWriter(), entries: ByteWriter())

    package init(catalogue: Catalogue) {
        readings = catalogue.kinds.map { kind in
            Reading(
                kind: kind, fields: ConnectedFields(kind.fields),
                inputs: kind.ports.filter { $0.isConnectedInput }.map { ($0, ConnectedFields($0.wireFields)) })
        }
    }

    /// The node's fingerprint; nil when the document as of the last update does not have it.
    package func fingerprint(of node: NodeID) -> Fingerprint? {
        guard let contribution = contributions[node.rawValue] else { return nil }
        var writer = ByteWriter()
        writer.word(contribution)
        writer.raw(film)
        return Fingerprint(of: writer.bytes)
    }

    /// Computes anew what lies downstream of nodes that changed, were added or were removed.
    ///
    /// - Returns: the nodes that were looked at.
    @discardableResult
    package mutating func update(_ document: GraphDocument, changed: [NodeID]) -> [NodeID] {
        for id in changed where !document.nodeTable.contains(id) {
            contributions[id.rawValue] = nil
            handedOn.removeAll { $0.node == id }
        }
        let dirty = document.reach(against: .output, from: changed)
        update(document, among: dirty)
        return dirty.nodes
    }

    /// Computes everything anew, for a document that may be another in everything.
    package mutating func rebuild(_ document: GraphDocument) {
        contributions = WordTable()
        handedOn = []
        update(document, among: IDSet(document.nodeTable.ids))
    }

    /// Computes nodes anew; what feeds them is among them or known.
    mutating func update(_ document: GraphDocument, among nodes: IDSet) {
        film = rootFields(document.root)
        var visited = IDSet()
        // Depth first without recursion: a node is computed when all that feeds it has been.
        var path: [(node: NodeID, inputs: [WireID], next: Int)] = []
        for start in nodes.nodes where visited.insert(start.rawValue) {
            path.append((start, document.incoming[start, default: []], 0))
            while let top = path.last {
                guard top.next < top.inputs.count else {
                    compute(top.node, in: document)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                if let source = document.wireTable[top.inputs[top.next]]?.source.node, nodes.contains(source),
                    visited.insert(source.rawValue)
                {
                    path.append((source, document.incoming[source, default: []], 0))
                }
            }
        }
    }

    private func rootFields(_ root: Node) -> [UInt8] {
        var writer = ByteWriter()
        (reading(of: root)?.fields ?? .all).write(root.fields, to: &writer)
        return writer.bytes
    }

    private func reading(of node: Node) -> Reading? {
        guard case .builtIn(let key) = node.kind else { return nil }
        return readings.first { $0.kind.key == key }
    }

    // MARK: One node

    private mutating func compute(_ id: NodeID, in document: GraphDocument) {
        guard id != document.rootID, let node = document.nodeTable[id] else { return }
        let reading = reading(of: node)
        handedOn.removeAll { $0.node == id }
        if node.isBypassed, let reading { hand(on: id, reading.kind, in: document) }
        scratch.node.clear()
        scratch.node.nodeKind(node.kind)
        scratch.node.varint(UInt64(node.kindVersion))
        (reading?.fields ?? .all).write(node.fields, to: &scratch.node)
        let wires = document.wires(into: id)
        if let reading {
            for (port, fields) in reading.inputs { write(wires, into: port, fields, document) }
        } else {
            // Nobody knows the kind: whatever enters it counts.
            for wire in wires { write([wire], into: .unknown(wire.target.port), .all, document) }
        }
        contributions[id.rawValue] = Fingerprint(of: scratch.node.bytes).rawValue
    }

    /// Writes what arrives at a port over those of the wires that enter it.
    private mutating func write(
        _ wires: [Wire], into port: PortSpec, _ fields: ConnectedFields, _ document: GraphDocument
    ) {
        scratch.entries.clear()
        var count = 0
        for wire in wires where wire.target.port == port.key {
            guard let source = document.nodeTable[wire.source.node], !source.isMuted else { continue }
            if !source.isBypassed, let contribution = contributions[source.id.rawValue] {
                fields.write(wire.fields, to: &scratch.entries)
                scratch.entries.word(contribution)
                count += 1
                continue
            }
            let found = arriving(over: wire, in: document)
            for contribution in port.isRepeating ? found[...] : found.prefix(1) {
                fields.write(wire.fields, to: &scratch.entries)
                scratch.entries.word(contribution)
                count += 1
            }
        }
        guard count > 0 else { return }
        scratch.node.key(port.key)
        scratch.node.count(count)
        scratch.node.raw(scratch.entries.bytes)
    }

    /// What arrives over a wire: nothing from a muted node, what entered it from a bypassed one.
    private func arriving(over wire: Wire, in document: GraphDocument) -> [UInt64] {
        guard let source = document.nodeTable[wire.source.node], !source.isMuted else { return [] }
        guard source.isBypassed, let kind = reading(of: source)?.kind else {
            return contributions[source.id.rawValue].map { [$0] } ?? []
        }
        guard let port = kind.ports.first(where: { $0.direction == .output && $0.key == wire.source.port }) else {
            return []
        }
        return handedOn.first { $0.node == source.id && $0.type == port.type }?.contributions ?? []
    }

    private mutating func hand(on node: NodeID, _ kind: KindSpec, in document: GraphDocument) {
        for output in kind.ports where output.direction == .output {
            guard !handedOn.contains(where: { $0.node == node && $0.type == output.type }) else { continue }
            var contributions: [UInt64] = []
            for input in kind.ports where input.direction == .input && input.type == output.type {
                for wire in document.wires(into: node, port: input.key) {
                    // Bypassed nodes that feed each other twice would double what is handed on with every step.
                    let room = max(0, GraphLimits.elements - contributions.count)
                    contributions += arriving(over: wire, in: document).prefix(room)
                }
            }
            handedOn.append(HandedOn(node: node, type: output.type, contributions: contributions))
        }
    }
}

extension PortSpec {
    /// A port of a kind that nobody knows.
    fileprivate static func unknown(_ key: FieldKey) -> PortSpec {
        PortSpec(key: key, title: key.name, direction: .input, type: key, isRepeating: true)
    }
}

/// Which of an owner's fields count, and what each means when it is absent.
private struct ConnectedFields {
    /// Every field counts.
    static let all = ConnectedFields(specs: nil)

    /// By ascending key; nil takes every field.
    private let specs: [FieldSpec]?

    private init(specs: [FieldSpec]?) { self.specs = specs }

    init(_ specs: [FieldSpec]) {
        self.specs = specs.filter { $0.reader == .connected }.ordered { $0.key < $1.key }
    }

    /// Writes those that say something, as a part with fields.
    func write(_ fields: [FieldKey: Value], to writer: inout ByteWriter) {
        writer.lengthPrefixed { writer in
            guard let specs else {
                writer.fields(fields)
                return
            }
            // A node sets few of its kind's fields, so those are looked for, and not all that could be there.
            var found: [(place: Int, value: Value)] = []
            for (key, value) in fields {
                guard let place = place(of: key, in: specs), value != specs[place].defaultValue else { continue }
                found.insert((place, value), at: found.lastIndex { $0.place < place }.map { $0 + 1 } ?? 0)
            }
            for (place, value) in found {
                writer.key(specs[place].key)
                writer.value(value)
            }
        }
    }

    /// Where the key's field stands among the sorted ones.
    private func place(of key: FieldKey, in specs: [FieldSpec]) -> Int? {
        var low = 0
        var high = specs.count
        while low < high {
            let middle = (low + high) / 2
            if specs[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < specs.count && specs[low].key == key ? low : nil
    }
}
