/// What edits touched, so that what was derived from a document is derived anew where it must be and nowhere else.
/// Things may be named more than once.
public struct GraphDelta: Sendable {
    /// Nodes that were added, removed or changed, and those whose wires changed.
    public private(set) var nodes: [NodeID] = []
    /// Of the nodes, those of which more than the place changed.
    public private(set) var changed: [NodeID] = []
    /// Wires that were added, removed or changed.
    public private(set) var wires: [WireID] = []
    /// Of the nodes, those whose own result may be another: more than their title, place, group or lock changed.
    public private(set) var results: [NodeID] = []

    /// Nothing.
    public init() {}

    /// Whether nothing was touched.
    public var isEmpty: Bool { nodes.isEmpty && wires.isEmpty }

    /// Adds what edits touch. `inverses` undo them: a wire that is gone is described only there.
    @inline(never)
    mutating func add(_ operations: [GraphOperation], inverses: [GraphOperation], in document: GraphDocument) {
        for operation in operations { add(operation, in: document) }
        for operation in inverses { add(operation, in: document) }
    }

    private mutating func add(_ operation: GraphOperation, in document: GraphDocument) {
        switch operation {
        case .addNode(let node): add(node.id)
        case .move(let id, _): nodes.append(id)
        case .removeNode(let id), .rename(let id, _), .setSwitch(let id, _, _), .group(let id, _),
            .setField(.node(let id), _, _):
            add(id)
        case .connect(let wire): add(wire)
        case .setField(.wire(let id), _, _), .disconnect(let id), .reorder(let id, _):
            wires.append(id)
            if let wire = document.wireTable[id] { add(wire) }
        }
        results += GraphDelta.results(of: operation, in: document)
    }

    private mutating func add(_ node: NodeID) {
        nodes.append(node)
        changed.append(node)
    }

    private mutating func add(_ wire: Wire) {
        wires.append(wire.id)
        add(wire.source.node)
        add(wire.target.node)
    }

    /// Adds what came later.
    package mutating func add(_ later: GraphDelta) {
        nodes += later.nodes
        changed += later.changed
        wires += later.wires
        results += later.results
    }

    /// The nodes whose own result an edit may change, as far as it and the document, before or after it, say.
    static func results(of operation: GraphOperation, in document: GraphDocument) -> [NodeID] {
        switch operation {
        case .addNode(let node): [node.id]
        case .removeNode(let id), .setField(.node(let id), _, _): [id]
        case .setSwitch(let id, let name, _): name == .locked ? [] : [id]
        case .move, .rename, .group: []
        case .connect(let wire): [wire.target.node]
        case .setField(.wire(let id), _, _), .disconnect(let id), .reorder(let id, _):
            document.wireTable[id].map { [$0.target.node] } ?? []
        }
    }
}
