public import GraphCore

/// A part of a film that a person keeps, to begin others with.
public struct TemplateBody: Hashable, Sendable {
    /// The most bytes a title has.
    public static let titleLimit = 500

    /// The template's row.
    public let id: Identifier128
    /// What its owner calls it.
    public let title: String
    /// How many nodes are in it.
    public let cards: Int
    /// When it was saved.
    public let saved: Moment

    /// A template from its parts.
    public init(id: Identifier128, title: String, cards: Int, saved: Moment) {
        self.id = id
        self.title = title
        self.cards = cards
        self.saved = saved
    }

    /// `{id, title, cards, saved}`.
    public static let schema = Schema.object(
        "Template", "A part of a film that a person keeps, to begin others with.",
        .member("id", \.id, .spelled(.identifier)), .member("title", \.title, .name(limit: titleLimit)),
        .member("cards", \.cards, Schema<Int>.integer(1...GraphLimits.nodes), "How many nodes are in it."),
        .member("saved", \.saved, .spelled(.moment)), make: TemplateBody.init)
}

/// Nodes with the wires that enter them, as they stand on a clipboard.
public struct ClipBody: Hashable, Sendable {
    /// The nodes; some may stand in others.
    public let nodes: [Node]
    /// The wires that enter one of the nodes, wherever they come from.
    public let wires: [Wire]

    /// A clip from its parts.
    public init(nodes: [Node], wires: [Wire]) {
        self.nodes = nodes
        self.wires = wires
    }

    /// `{nodes, wires}`.
    public static let schema = Schema.object(
        "Clip", "Nodes with the wires that enter them, as they stand on a clipboard.",
        .member("nodes", \.nodes, Schema<[Node]>.list(GraphSchema.node, count: 1...GraphLimits.nodes)),
        .member("wires", \.wires, .list(GraphSchema.wire, limit: GraphLimits.wires)), make: ClipBody.init)
}

/// A template that somebody wants to keep.
public struct TemplateDraftBody: Hashable, Sendable {
    /// What it shall be called; one's own template of the same title is replaced.
    public let title: String
    /// What is in it.
    public let clip: ClipBody

    /// A draft from its parts.
    public init(title: String, clip: ClipBody) {
        self.title = title
        self.clip = clip
    }

    /// `{title, clip}`.
    public static let schema = Schema.object(
        "TemplateDraft", "A template that somebody wants to keep.",
        .member(
            "title", \.title, .name(limit: TemplateBody.titleLimit), "One’s own template of the same title is replaced."
        ), .member("clip", \.clip, ClipBody.schema), make: TemplateDraftBody.init)
}
