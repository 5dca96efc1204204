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

/// One node of the canvas document. A value; copies share their storage until one of them is edited.
public struct Node: Hashable, Sendable {
    // One word, so that tables, operations and answers that pass nodes on stay small in the page.
    private var box: NodeBox

    /// The node's name in the document, for ever.
    public var id: NodeID { box.id }
    /// What the node is.
    public var kind: NodeKind { box.kind }
    /// The version of the kind its fields were written for.
    public var kindVersion: UInt16 {
        get { box.kindVersion }
        set { owned().kindVersion = newValue }
    }
    /// What a person calls it.
    public var title: String {
        get { box.title }
        set { owned().title = newValue }
    }
    /// The group or subgraph that holds the node; nil at the top.
    public var parent: NodeID? {
        get { box.parent }
        set { owned().parent = newValue }
    }
    /// The upper left corner of its card.
    public var position: CanvasPoint {
        get { box.position }
        set { owned().position = newValue }
    }
    /// What a person set; a field that is absent has its kind's default.
    public var fields: [FieldKey: Value] {
        get { box.fields }
        _modify { yield &owned().fields }
    }
    /// Passed through when the graph runs.
    public var isBypassed: Bool {
        get { box.isBypassed }
        set { owned().isBypassed = newValue }
    }
    /// Left out when the graph runs.
    public var isMuted: Bool {
        get { box.isMuted }
        set { owned().isMuted = newValue }
    }
    /// Refuses edits until unlocked.
    public var isLocked: Bool {
        get { box.isLocked }
        set { owned().isLocked = newValue }
    }

    /// A node from its parts.
    public init(
        id: NodeID, kind: NodeKind, kindVersion: UInt16 = 1, title: String = "", parent: NodeID? = nil,
        position: CanvasPoint = CanvasPoint(x: 0, y: 0), fields: [FieldKey: Value] = [:],
        isBypassed: Bool = false, isMuted: Bool = false, isLocked: Bool = false
    ) {
        box = NodeBox(id: id, kind: kind, title: title, fields: fields)
        box.kindVersion = kindVersion
        box.parent = parent
        box.position = position
        box.isBypassed = isBypassed
        box.isMuted = isMuted
        box.isLocked = isLocked
    }

    @inline(never)
    private mutating func owned() -> NodeBox {
        if !isKnownUniquelyReferenced(&box) { box = NodeBox(copying: box) }
        return box
    }
}

/// What a node holds; changed only while one node has it, so that no other sees it.
private final class NodeBox: @unchecked Sendable {
    let id: NodeID
    let kind: NodeKind
    var kindVersion: UInt16 = 1
    var title: String
    var parent: NodeID?
    var position = CanvasPoint(x: 0, y: 0)
    var fields: [FieldKey: Value]
    var isBypassed = false
    var isMuted = false
    var isLocked = false

    init(id: NodeID, kind: NodeKind, title: String, fields: [FieldKey: Value]) {
        self.id = id
        self.kind = kind
        self.title = title
        self.fields = fields
    }

    init(copying other: NodeBox) {
        id = other.id
        kind = other.kind
        kindVersion = other.kindVersion
        title = other.title
        parent = other.parent
        position = other.position
        fields = other.fields
        isBypassed = other.isBypassed
        isMuted = other.isMuted
        isLocked = other.isLocked
    }
}

extension Node {
    /// Equal when the canonical bytes are: titles are compared by their UTF-8.
    public static func == (left: Self, right: Self) -> Bool {
        left.box === right.box
            || left.id == right.id && left.kind == right.kind && left.kindVersion == right.kindVersion
                && left.title.hasSameBytes(as: right.title) && left.parent == right.parent
                && left.position == right.position && left.fields == right.fields
                && left.isBypassed == right.isBypassed && left.isMuted == right.isMuted
                && left.isLocked == right.isLocked
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
    func hasSameBytes(as other: String) -> Bool { compareBytes(to: other) == 0 }

    /// Negative, zero or positive, as the UTF-8 of this text stands before, at or behind the other's.
    @inline(never)
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

    /// How many bytes of UTF-8 there are.
    var byteCount: Int { withBytes { $0.count } }

    /// Lends the UTF-8.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable({ body(UnsafeRawBufferPointer($0)) }) { return result }
        #if hasFeature(Embedded)
            // There is no other kind of string, and its code would have to be loaded.
            fatalError("A string is not UTF-8.")
        #else
            var text = self
            return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
        #endif
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
/// (blocking on a character's wire; in, out and transition on a sequence's). A value; copies share their storage until
/// one of them is edited.
public struct Wire: Hashable, Sendable {
    private var box: WireBox

    /// The wire's name in the document, for ever.
    public var id: WireID { box.id }
    /// The output it leaves.
    public var source: PortReference { box.source }
    /// The input it enters.
    public var target: PortReference { box.target }
    /// Its place among the wires of a repeating input.
    public var order: OrderKey {
        get { box.order }
        set { owned().order = newValue }
    }
    /// What a person set on the wire.
    public var fields: [FieldKey: Value] {
        get { box.fields }
        _modify { yield &owned().fields }
    }

    /// A wire from its parts.
    public init(
        id: WireID, source: PortReference, target: PortReference, order: OrderKey = .middle,
        fields: [FieldKey: Value] = [:]
    ) {
        box = WireBox(id: id, source: source, target: target, order: order, fields: fields)
    }

    /// Equal when the canonical bytes are.
    public static func == (left: Self, right: Self) -> Bool {
        left.box === right.box
            || left.id == right.id && left.source == right.source && left.target == right.target
                && left.order == right.order && left.fields == right.fields
    }

    /// Feeds a part that equal values share.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(order)
    }

    @inline(never)
    private mutating func owned() -> WireBox {
        if !isKnownUniquelyReferenced(&box) {
            box = WireBox(id: id, source: source, target: target, order: order, fields: fields)
        }
        return box
    }
}

/// What a wire holds; changed only while one wire has it, so that no other sees it.
private final class WireBox: @unchecked Sendable {
    let id: WireID
    let source: PortReference
    let target: PortReference
    var order: OrderKey
    var fields: [FieldKey: Value]

    init(id: WireID, source: PortReference, target: PortReference, order: OrderKey, fields: [FieldKey: Value]) {
        self.id = id
        self.source = source
        self.target = target
        self.order = order
        self.fields = fields
    }
}
