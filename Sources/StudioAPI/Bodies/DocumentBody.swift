public import GraphCore

/// A document as of a revision.
public struct DocumentBody: Hashable, Sendable {
    /// How many changes are in it.
    public let revision: Revision
    /// The root's id; the root stands among ``nodes``.
    public let root: NodeID
    /// Every node, ordered by id.
    public let nodes: [Node]
    /// Every wire, ordered by id.
    public let wires: [Wire]

    /// A document from its parts.
    public init(revision: Revision, root: NodeID, nodes: [Node], wires: [Wire]) {
        self.revision = revision
        self.root = root
        self.nodes = nodes
        self.wires = wires
    }

    /// A document at a revision.
    public init(_ document: GraphDocument, at revision: Revision) {
        self.init(revision: revision, root: document.rootID, nodes: document.nodes, wires: document.wires)
    }

    /// `{revision, root, nodes, wires}`.
    public static let schema = Schema.object(
        "GraphDocument", "A document as of a revision.", .member("revision", \.revision, .revision),
        .member("root", \.root, .spelled(.node), "The film’s own node, which stands among the nodes."),
        .member("nodes", \.nodes, .list(GraphSchema.node, limit: GraphLimits.nodes)),
        .member("wires", \.wires, .list(GraphSchema.wire, limit: GraphLimits.wires)), make: DocumentBody.init)
}

/// A change that somebody wants to make.
public struct ChangeDraftBody: Hashable, Sendable {
    /// The most bytes of a body with a change.
    public static let byteLimit = 8 << 20

    /// Minted at random by its author; the same id again is the same change.
    public let id: ChangeID
    /// The revision its author saw.
    public let base: Revision
    /// What the gesture was, in a person's words.
    public let label: String
    /// The edits in order; all of them happen or none.
    public let operations: [GraphOperation]

    /// A draft from its parts.
    public init(id: ChangeID, base: Revision, label: String, operations: [GraphOperation]) {
        self.id = id
        self.base = base
        self.label = label
        self.operations = operations
    }

    /// The change as GraphCore has it, without inverses, which are computed where it is validated.
    public func change(by author: UserID) -> Change {
        Change(id: id, author: author, base: base, label: label, operations: operations, inverses: [])
    }

    /// `{id, base, label, operations}`.
    public static let schema = Schema.object(
        "ChangeDraft", "A change that somebody wants to make.",
        .member("id", \.id, .spelled(.change), "Minted at random by its author; the same id again is the same change."),
        .member("base", \.base, .revision, "The revision its author saw."),
        .member("label", \.label, GraphSchema.title, "What the gesture was, such as “Set framing”."),
        .member(
            "operations", \.operations,
            Schema<[GraphOperation]>.list(GraphSchema.operation, count: 1...GraphLimits.operations)),
        make: ChangeDraftBody.init)

    static let operations = Schema<[GraphOperation]>.list(GraphSchema.operation, limit: GraphLimits.operations)
}

/// A change in a document's log.
public struct LoggedChangeBody: Hashable, Sendable {
    /// The revision it makes.
    public let revision: Revision
    /// When it was appended.
    public let appended: Moment
    /// The change as it was validated.
    public let change: Change

    /// A logged change from its parts.
    public init(revision: Revision, appended: Moment, change: Change) {
        self.revision = revision
        self.appended = appended
        self.change = change
    }

    /// `{id, author, base, label, operations, inverses}`.
    public static let changeSchema = Schema<Change>.object(
        "Change", "What one gesture of one author did, and what undoes it.", .member("id", \.id, .spelled(.change)),
        .member("author", \.author, .spelled(.user)), .member("base", \.base, .revision),
        .member("label", \.label, GraphSchema.title), .member("operations", \.operations, ChangeDraftBody.operations),
        .member("inverses", \.inverses, ChangeDraftBody.operations, "What undoes it, in the order to apply."),
        make: { Change(id: $0, author: $1, base: $2, label: $3, operations: $4, inverses: $5) })

    /// `{revision, appended, change}`.
    public static let schema = Schema.object(
        "LoggedChange", "A change in a document’s log.",
        .member("revision", \.revision, .revision, "The revision it makes."),
        .member("appended", \.appended, .spelled(.moment)), .member("change", \.change, changeSchema),
        make: LoggedChangeBody.init)
}
