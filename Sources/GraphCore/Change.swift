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
