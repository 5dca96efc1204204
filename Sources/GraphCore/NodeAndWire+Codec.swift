extension Node {
    /// The canonical bytes: a message of its own, equal exactly when the nodes are.
    public var encoded: [UInt8] {
        var writer = ByteWriter(.node)
        writer.node(self)
        return writer.bytes
    }

    /// Reads what ``encoded`` writes.
    public init(decoding bytes: [UInt8]) throws(CodecError) {
        var reader = try ByteReader(bytes, of: .node)
        self = try reader.node()
        try reader.finish()
    }
}

extension Wire {
    /// The canonical bytes: a message of its own, equal exactly when the wires are.
    public var encoded: [UInt8] {
        var writer = ByteWriter(.wire)
        writer.wire(self)
        return writer.bytes
    }

    /// Reads what ``encoded`` writes.
    public init(decoding bytes: [UInt8]) throws(CodecError) {
        var reader = try ByteReader(bytes, of: .wire)
        self = try reader.wire()
        try reader.finish()
    }
}

/// The bits of a node's flags.
private enum NodeFlags {
    static let bypassed: UInt8 = 1
    static let muted: UInt8 = 2
    static let locked: UInt8 = 4
    static let hasParent: UInt8 = 8
    static let all: UInt8 = 15
}

extension ByteWriter {
    package mutating func nodeKind(_ kind: NodeKind) {
        switch kind {
        case .builtIn(let key):
            byte(0)
            self.key(key)
        case .local(let hash):
            byte(1)
            self.hash(hash)
        }
    }

    package mutating func node(_ node: Node) {
        word(node.id.rawValue)
        nodeKind(node.kind)
        varint(UInt64(node.kindVersion))
        text(node.title)
        byte(
            (node.isBypassed ? NodeFlags.bypassed : 0) | (node.isMuted ? NodeFlags.muted : 0)
                | (node.isLocked ? NodeFlags.locked : 0) | (node.parent != nil ? NodeFlags.hasParent : 0))
        if let parent = node.parent { word(parent.rawValue) }
        point(node.position)
        lengthPrefixed { $0.fields(node.fields) }
    }

    mutating func point(_ point: CanvasPoint) {
        signed(Int64(point.x))
        signed(Int64(point.y))
    }

    package mutating func wire(_ wire: Wire) {
        word(wire.id.rawValue)
        word(wire.source.node.rawValue)
        key(wire.source.port)
        word(wire.target.node.rawValue)
        key(wire.target.port)
        order(wire.order)
        lengthPrefixed { $0.fields(wire.fields) }
    }

    mutating func order(_ order: OrderKey) {
        count(order.digits.count)
        raw(order.digits)
    }
}

extension ByteReader {
    package mutating func node() throws(CodecError) -> Node {
        let id = NodeID(try word())
        let kind = try nodeKind()
        let version = try kindVersion()
        let title = try text(limit: GraphLimits.titleBytes)
        let start = offset
        let flags = try byte()
        guard flags & ~NodeFlags.all == 0 else { throw CodecError(.unknownTag, at: start) }
        let parent = flags & NodeFlags.hasParent != 0 ? NodeID(try word()) : nil
        let position = try point()
        let fields = try lengthPrefixed { reader throws(CodecError) in try reader.fields(depth: 1) }
        return Node(
            id: id, kind: kind, kindVersion: version, title: title, parent: parent, position: position, fields: fields,
            isBypassed: flags & NodeFlags.bypassed != 0, isMuted: flags & NodeFlags.muted != 0,
            isLocked: flags & NodeFlags.locked != 0)
    }

    private mutating func nodeKind() throws(CodecError) -> NodeKind {
        let start = offset
        switch try byte() {
        case 0: return .builtIn(try key())
        case 1: return .local(try hash())
        default: throw CodecError(.unknownTag, at: start)
        }
    }

    mutating func kindVersion() throws(CodecError) -> UInt16 {
        let start = offset
        guard let version = UInt16(exactly: try varint()) else { throw CodecError(.badNumber, at: start) }
        return version
    }

    mutating func point() throws(CodecError) -> CanvasPoint {
        CanvasPoint(x: try coordinate(), y: try coordinate())
    }

    package mutating func wire() throws(CodecError) -> Wire {
        Wire(
            id: WireID(try word()), source: PortReference(node: NodeID(try word()), port: try key()),
            target: PortReference(node: NodeID(try word()), port: try key()), order: try order(),
            fields: try lengthPrefixed { reader throws(CodecError) in try reader.fields(depth: 1) })
    }

    mutating func order() throws(CodecError) -> OrderKey {
        let start = offset
        let length = try count(limit: OrderKey.digitLimit)
        guard let order = OrderKey(digits: Array(try raw(length))) else { throw CodecError(.notCanonical, at: start) }
        return order
    }
}
