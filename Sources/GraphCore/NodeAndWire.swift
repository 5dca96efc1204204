/// What a node is: a kind of the catalogue by name, or a document-local kind by the hash of its definition.
public enum NodeKind: Hashable, Sendable {
    case builtIn(FieldKey)
    case local(ContentHash)
}

/// A place on the canvas, in eighths of a pixel at 100 % zoom; y grows downwards.
public struct CanvasPoint: Hashable, Sendable {
    /// Eighths of a pixel to the right.
    public var x: Int32
    /// Eighths of a pixel down.
    public var y: Int32

    /// A point from its coordinates.
    public init(x: Int32, y: Int32) {
        self.x = x
        self.y = y
    }
}

/// One node of the canvas document.
public struct Node: Hashable, Sendable {
    /// The node's name in the document, for ever.
    public let id: NodeID
    /// What the node is.
    public let kind: NodeKind
    /// The version of the kind its fields were written for.
    public var kindVersion: UInt16
    /// What a person calls it.
    public var title: String
    /// The group or subgraph that holds the node; nil at the top.
    public var parent: NodeID?
    /// The upper left corner of its card.
    public var position: CanvasPoint
    /// What a person set; a field that is absent has its kind's default.
    public var fields: [FieldKey: Value]
    /// Passed through when the graph runs.
    public var isBypassed: Bool
    /// Left out when the graph runs.
    public var isMuted: Bool
    /// Refuses edits until unlocked.
    public var isLocked: Bool

    /// A node from its parts.
    public init(
        id: NodeID, kind: NodeKind, kindVersion: UInt16 = 1, title: String = "", parent: NodeID? = nil,
        position: CanvasPoint = CanvasPoint(x: 0, y: 0), fields: [FieldKey: Value] = [:],
        isBypassed: Bool = false, isMuted: Bool = false, isLocked: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.kindVersion = kindVersion
        self.title = title
        self.parent = parent
        self.position = position
        self.fields = fields
        self.isBypassed = isBypassed
        self.isMuted = isMuted
        self.isLocked = isLocked
    }
}

extension Node {
    /// Equal when the canonical bytes are: titles are compared by their UTF-8.
    public static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.kind == right.kind && left.kindVersion == right.kindVersion
            && left.title.hasSameBytes(as: right.title) && left.parent == right.parent
            && left.position == right.position && left.fields == right.fields && left.isBypassed == right.isBypassed
            && left.isMuted == right.isMuted && left.isLocked == right.isLocked
    }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(kind)
        hasher.combine(position)
        hasher.combine(fields)
    }
}

extension String {
    /// Equality of UTF-8; `==` would also take canonically equivalent spellings for equal.
    func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && compareBytes(to: other) == 0
    }

    /// Negative, zero or positive, as the UTF-8 of this text stands before, at or behind the other's.
    func compareBytes(to other: String) -> Int {
        withBytes { own in
            other.withBytes { others in
                for place in 0..<min(own.count, others.count) where own[place] != others[place] {
                    return Int(own[place]) - Int(others[place])
                }
                return own.count - others.count
            }
        }
    }

    /// Lends the UTF-8.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        var text = self
        return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
}

/// One end of a wire: a port of a node.
public struct PortReference: Hashable, Sendable {
    /// The node.
    public let node: NodeID
    /// The port's key in the node's kind.
    public let port: FieldKey

    /// A port of a node.
    public init(node: NodeID, port: FieldKey) {
        self.node = node
        self.port = port
    }
}

/// A connection from an output to an input, with its own place in the input's order and its own fields
/// (blocking on a character's wire; in, out and transition on a sequence's).
public struct Wire: Hashable, Sendable {
    /// The wire's name in the document, for ever.
    public let id: WireID
    /// The output it leaves.
    public let source: PortReference
    /// The input it enters.
    public let target: PortReference
    /// Its place among the wires of a repeating input.
    public var order: OrderKey
    /// What a person set on the wire.
    public var fields: [FieldKey: Value]

    /// A wire from its parts.
    public init(
        id: WireID, source: PortReference, target: PortReference, order: OrderKey = .middle,
        fields: [FieldKey: Value] = [:]
    ) {
        self.id = id
        self.source = source
        self.target = target
        self.order = order
        self.fields = fields
    }
}
