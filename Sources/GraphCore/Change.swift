/// What a field belongs to.
public enum FieldOwner: Hashable, Sendable {
    case node(NodeID)
    case wire(WireID)
}

/// One of a node's switches.
public enum NodeSwitch: UInt8, Hashable, Sendable, CaseIterable {
    case bypassed = 0
    case muted = 1
    case locked = 2
}

/// The smallest edits of a document. Each has an inverse that can be stated from the document before it.
public enum GraphOperation: Hashable, Sendable {
    case addNode(Node)
    /// Refused while wires or children hang on the node: a change takes those away first.
    case removeNode(NodeID)
    case move(NodeID, to: CanvasPoint)
    /// A nil value takes the field away, back to its default.
    case setField(FieldOwner, key: FieldKey, value: Value?)
    case rename(NodeID, to: String)
    case setSwitch(NodeID, NodeSwitch, isOn: Bool)
    case connect(Wire)
    case disconnect(WireID)
    case reorder(WireID, to: OrderKey)
    /// Puts the node into a group or subgraph; nil takes it to the top.
    case group(NodeID, into: NodeID?)
}

extension GraphOperation {
    /// Equal when the canonical bytes are: titles are compared by their UTF-8.
    public static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.addNode(let a), .addNode(let b)): a == b
        case (.removeNode(let a), .removeNode(let b)): a == b
        case (.move(let a, let b), .move(let c, let d)): a == c && b == d
        case (.setField(let a, let b, let c), .setField(let d, let e, let f)): a == d && b == e && c == f
        case (.rename(let a, let b), .rename(let c, let d)): a == c && b.hasSameBytes(as: d)
        case (.setSwitch(let a, let b, let c), .setSwitch(let d, let e, let f)): a == d && b == e && c == f
        case (.connect(let a), .connect(let b)): a == b
        case (.disconnect(let a), .disconnect(let b)): a == b
        case (.reorder(let a, let b), .reorder(let c, let d)): a == c && b == d
        case (.group(let a, let b), .group(let c, let d)): a == c && b == d
        default: false
        }
    }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .addNode(let node): hasher.combine(node)
        case .removeNode(let id), .rename(let id, _): hasher.combine(id)
        case .move(let id, let point):
            hasher.combine(id)
            hasher.combine(point)
        case .setField(let owner, let key, let value):
            hasher.combine(owner)
            hasher.combine(key)
            hasher.combine(value)
        case .setSwitch(let id, let name, let isOn):
            hasher.combine(id)
            hasher.combine(name)
            hasher.combine(isOn)
        case .connect(let wire): hasher.combine(wire)
        case .disconnect(let id): hasher.combine(id)
        case .reorder(let id, let order):
            hasher.combine(id)
            hasher.combine(order)
        case .group(let id, let parent):
            hasher.combine(id)
            hasher.combine(parent)
        }
    }
}

/// The unit of the log, all or nothing: what one gesture of one author did, and what undoes it.
public struct Change: Hashable, Sendable {
    /// Unique; the same id again is the same change.
    public let id: ChangeID
    /// Who made it.
    public let author: UserID
    /// The revision its author saw.
    public let base: Revision
    /// What the gesture was, in a person's words ("Set framing"); names the undo step.
    public let label: String
    /// The edits in order.
    public let operations: [GraphOperation]
    /// What undoes them, already in the order to apply; computed where the change is first validated.
    public let inverses: [GraphOperation]

    /// A change from its parts.
    public init(
        id: ChangeID, author: UserID, base: Revision, label: String, operations: [GraphOperation],
        inverses: [GraphOperation]
    ) {
        self.id = id
        self.author = author
        self.base = base
        self.label = label
        self.operations = operations
        self.inverses = inverses
    }
}

extension Change {
    /// Equal when the canonical bytes are: labels are compared by their UTF-8.
    public static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.author == right.author && left.base == right.base
            && left.label.hasSameBytes(as: right.label) && left.operations == right.operations
            && left.inverses == right.inverses
    }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
