extension GraphOperation {
    /// The canonical bytes: a message of its own, equal exactly when the operations are.
    public var encoded: [UInt8] {
        var writer = ByteWriter(.operation)
        writer.operation(self)
        return writer.bytes
    }

    /// Reads what ``encoded`` writes.
    public init(decoding bytes: [UInt8]) throws(CodecError) {
        var reader = try ByteReader(bytes, of: .operation)
        self = try reader.operation()
        try reader.finish()
    }
}

extension Change {
    /// The canonical bytes: a message of its own, equal exactly when the changes are.
    public var encoded: [UInt8] {
        var writer = ByteWriter(.change)
        writer.change(self)
        return writer.bytes
    }

    /// Reads what ``encoded`` writes.
    public init(decoding bytes: [UInt8]) throws(CodecError) {
        var reader = try ByteReader(bytes, of: .change)
        self = try reader.change()
        try reader.finish()
    }
}

/// The tags of operations in the codec; the numbers never change meaning.
private enum OperationTag: UInt8 {
    case addNode = 1
    case removeNode = 2
    case move = 3
    case setField = 4
    case rename = 5
    case setSwitch = 6
    case connect = 7
    case disconnect = 8
    case reorder = 9
    case group = 10
}

extension ByteWriter {
    mutating func change(_ change: Change) {
        identifier(change.id.bits)
        identifier(change.author.bits)
        varint(change.base.number)
        text(change.label)
        operations(change.operations)
        operations(change.inverses)
    }

    @inline(never)
    package mutating func operations(_ operations: [GraphOperation]) {
        count(operations.count)
        for operation in operations { self.operation(operation) }
    }

    package mutating func operation(_ operation: GraphOperation) {
        switch operation {
        case .addNode(let node):
            byte(OperationTag.addNode.rawValue)
            self.node(node)
        case .removeNode(let id): begin(.removeNode, id)
        case .move(let id, let position):
            begin(.move, id)
            point(position)
        case .setField(let owner, let key, let value): setField(owner, key, value)
        case .rename(let id, let title):
            begin(.rename, id)
            text(title)
        case .setSwitch(let id, let name, let isOn):
            begin(.setSwitch, id)
            byte(name.rawValue)
            flag(isOn)
        case .connect(let wire):
            byte(OperationTag.connect.rawValue)
            self.wire(wire)
        case .disconnect(let id):
            byte(OperationTag.disconnect.rawValue)
            word(id.rawValue)
        case .reorder(let id, let order):
            byte(OperationTag.reorder.rawValue)
            word(id.rawValue)
            self.order(order)
        case .group(let id, let parent):
            begin(.group, id)
            flag(parent != nil)
            if let parent { word(parent.rawValue) }
        }
    }

    private mutating func begin(_ tag: OperationTag, _ id: NodeID) {
        byte(tag.rawValue)
        word(id.rawValue)
    }

    private mutating func setField(_ owner: FieldOwner, _ key: FieldKey, _ value: Value?) {
        byte(OperationTag.setField.rawValue)
        switch owner {
        case .node(let id):
            byte(0)
            word(id.rawValue)
        case .wire(let id):
            byte(1)
            word(id.rawValue)
        }
        self.key(key)
        flag(value != nil)
        if let value { self.value(value) }
    }
}

extension ByteReader {
    mutating func change() throws(CodecError) -> Change {
        Change(
            id: ChangeID(try identifier()), author: UserID(try identifier()), base: Revision(try varint()),
            label: try text(limit: GraphLimits.titleBytes), operations: try operations(), inverses: try operations())
    }

    mutating func operations() throws(CodecError) -> [GraphOperation] {
        let count = try count(limit: GraphLimits.operations)
        var operations: [GraphOperation] = []
        for _ in 0..<count { operations.append(try operation()) }
        return operations
    }

    package mutating func operation() throws(CodecError) -> GraphOperation {
        let start = offset
        guard let tag = OperationTag(rawValue: try byte()) else { throw CodecError(.unknownTag, at: start) }
        switch tag {
        case .addNode: return .addNode(try node())
        case .removeNode: return .removeNode(NodeID(try word()))
        case .move: return .move(NodeID(try word()), to: try point())
        case .setField:
            return .setField(try fieldOwner(), key: try key(), value: try flag() ? try value() : nil)
        case .rename: return .rename(NodeID(try word()), to: try text(limit: GraphLimits.titleBytes))
        case .setSwitch: return .setSwitch(NodeID(try word()), try nodeSwitch(), isOn: try flag())
        case .connect: return .connect(try wire())
        case .disconnect: return .disconnect(WireID(try word()))
        case .reorder: return .reorder(WireID(try word()), to: try order())
        case .group: return .group(NodeID(try word()), into: try flag() ? NodeID(try word()) : nil)
        }
    }

    private mutating func fieldOwner() throws(CodecError) -> FieldOwner {
        let start = offset
        switch try byte() {
        case 0: return .node(NodeID(try word()))
        case 1: return .wire(WireID(try word()))
        default: throw CodecError(.unknownTag, at: start)
        }
    }

    private mutating func nodeSwitch() throws(CodecError) -> NodeSwitch {
        let start = offset
        guard let name = NodeSwitch(rawValue: try byte()) else { throw CodecError(.unknownTag, at: start) }
        return name
    }
}
