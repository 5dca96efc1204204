/// A canvas: nodes, wires and one root node. A value; copies share their storage until one of them is edited.
///
/// Every edit goes through `apply`, which keeps all rules or changes nothing.
public struct GraphDocument: Sendable {
    /// The root node, minted with the document.
    public let rootID: NodeID
    private var tables = Tables()

    var nodeTable: IDTable<NodeID, Node> {
        get { tables.nodes }
        _modify { yield &owned().nodes }
    }
    var wireTable: IDTable<WireID, Wire> {
        get { tables.wires }
        _modify { yield &owned().wires }
    }
    /// By target node: its wires, ordered by port, order key and id.
    var incoming: IDTable<NodeID, [WireID]> {
        get { tables.incoming }
        _modify { yield &owned().incoming }
    }
    /// By source node: its wires, ordered by port and id.
    var outgoing: IDTable<NodeID, [WireID]> {
        get { tables.outgoing }
        _modify { yield &owned().outgoing }
    }
    /// By parent: the nodes it holds, ordered by id.
    var childTable: IDTable<NodeID, [NodeID]> {
        get { tables.children }
        _modify { yield &owned().children }
    }

    @inline(never)
    private mutating func owned() -> Tables {
        if !isKnownUniquelyReferenced(&tables) { tables = Tables(copying: tables) }
        return tables
    }

    /// An empty canvas around its root, which stands in no group.
    public init(root: Node) {
        var root = root
        root.parent = nil
        rootID = root.id
        nodeTable[root.id] = root
    }

    /// The root node.
    public var root: Node { nodeTable[rootID] ?? Node(id: rootID, kind: .local(ContentHash(words: (0, 0, 0, 0)))) }

    /// How many nodes there are, the root included.
    public var nodeCount: Int { nodeTable.count }

    /// How many wires there are.
    public var wireCount: Int { wireTable.count }

    /// Every node, ordered by id.
    public var nodes: [Node] { nodeTable.ids.ascending().compactMap { nodeTable[$0] } }

    /// Every wire, ordered by id.
    public var wires: [Wire] { wireTable.ids.ascending().compactMap { wireTable[$0] } }

    /// The node of that id, if there is one.
    public func node(_ id: NodeID) -> Node? { nodeTable[id] }

    /// The wire of that id, if there is one.
    public func wire(_ id: WireID) -> Wire? { wireTable[id] }

    /// The wires that enter a port, in their order.
    public func wires(into node: NodeID, port: FieldKey) -> [Wire] {
        wires(into: node).filter { $0.target.port == port }
    }

    /// The wires that enter a node, by port, each port's in their order.
    @inline(never)
    public func wires(into node: NodeID) -> [Wire] { incoming[node, default: []].compactMap { wireTable[$0] } }

    /// The wires that leave a node, by port, then by id.
    @inline(never)
    public func wires(from node: NodeID) -> [Wire] { outgoing[node, default: []].compactMap { wireTable[$0] } }

    /// The nodes that a group or subgraph holds directly, ordered by id.
    @inline(never)
    public func children(of node: NodeID) -> [NodeID] { childTable[node, default: []] }

    /// Whether a wire enters or leaves a port.
    @inline(never)
    func hasWire(at end: PortReference, _ direction: PortDirection) -> Bool {
        if direction == .input {
            return incoming[end.node, default: []].contains { wireTable[$0]?.target.port == end.port }
        }
        return outgoing[end.node, default: []].contains { wireTable[$0]?.source.port == end.port }
    }

    /// The wire between exactly those ports, if there is one.
    public func wire(from source: PortReference, to target: PortReference) -> WireID? {
        let entering = incoming[target.node, default: []]
        let leaving = outgoing[source.node, default: []]
        return (entering.count < leaving.count ? entering : leaving).first {
            wireTable[$0]?.source == source && wireTable[$0]?.target == target
        }
    }
}

/// What a document holds; changed only while one document has it, so that no other sees it.
private final class Tables: @unchecked Sendable {
    var nodes = IDTable<NodeID, Node>()
    var wires = IDTable<WireID, Wire>()
    var incoming = IDTable<NodeID, [WireID]>()
    var outgoing = IDTable<NodeID, [WireID]>()
    var children = IDTable<NodeID, [NodeID]>()

    init() {}

    init(copying other: Tables) {
        nodes = other.nodes
        wires = other.wires
        incoming = other.incoming
        outgoing = other.outgoing
        children = other.children
    }
}

extension GraphDocument: Hashable {
    /// Equal when the canonical bytes are; the indices follow from nodes and wires.
    public static func == (left: Self, right: Self) -> Bool {
        left.rootID == right.rootID && left.nodeTable.hasSameElements(as: right.nodeTable)
            && left.wireTable.hasSameElements(as: right.wireTable)
    }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rootID)
        hasher.combine(nodeTable.count)
        hasher.combine(wireTable.count)
    }
}
