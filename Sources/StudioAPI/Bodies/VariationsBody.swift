public import GraphCore
public import ProductionModel

/// What varies along an axis, with the values it takes in order.
public enum VariationTrackBody: Hashable, Sendable {
    /// A field of the node, or of a value that feeds it.
    case field(VariedFieldBody)
    /// How finely the node is rendered.
    case tier([QualityTier])

    /// `{"field": {node, key, values}}` or `{"tier": […]}`.
    public static let schema = Schema<VariationTrackBody>.keyed(
        "VariationTrack", "What varies along an axis, with the values it takes in order.",
        [
            KeyedCase(
                "field", VariedFieldBody.schema, part: { if case .field(let it) = $0 { it } else { nil } },
                whole: { .field($0) }),
            KeyedCase(
                "tier", .list(PlanRequestBody.tierSchema, limit: 16), "How finely it is rendered.",
                part: { if case .tier(let it) = $0 { it } else { nil } }, whole: { .tier($0) }),
        ])
}

/// A field that varies.
public struct VariedFieldBody: Hashable, Sendable {
    /// The node whose field it is: the varied one, or one that feeds it and is not rendered itself.
    public let node: NodeID
    /// The field.
    public let key: FieldKey
    /// Its values in order.
    public let values: [Value]

    /// A field from its parts.
    public init(node: NodeID, key: FieldKey, values: [Value]) {
        self.node = node
        self.key = key
        self.values = values
    }

    /// `{node, key, values}`.
    public static let schema = Schema.object(
        "VariedField", "A field that varies: of the varied node, or of one that feeds it and is not rendered itself.",
        .member("node", \.node, .spelled(.node)), .member("key", \.key, .spelled(.key)),
        .member("values", \.values, .list(GraphSchema.value, limit: 10_000)), make: VariedFieldBody.init)
}

/// Variations of a node: every combination of the steps of its axes, the last moving fastest. The tracks of an axis move
/// together.
public struct VariationsBody: Hashable, Sendable {
    /// What is varied.
    public let node: NodeID
    /// The axes, each with what varies along it.
    public let axes: [[VariationTrackBody]]

    /// Variations from their parts.
    public init(node: NodeID, axes: [[VariationTrackBody]]) {
        self.node = node
        self.axes = axes
    }

    /// `{node, axes: [[VariationTrack]]}`.
    public static let schema = Schema.object(
        "Variations",
        "Variations of a node: every combination of the steps of its axes (at most 4), the last moving fastest, at most "
            + "500 in all. What varies along one axis moves together and has as many values.",
        .member("node", \.node, .spelled(.node)),
        .member("axes", \.axes, .list(.list(VariationTrackBody.schema, limit: 16), limit: 16)),
        make: VariationsBody.init)
}

/// A variation: its job, and what came of it.
public struct VariationCellBody: Hashable, Sendable {
    /// The job.
    public let job: JobBody
    /// The take that shows its result, once there is one.
    public let take: TakeBody?

    /// A cell from its parts.
    public init(job: JobBody, take: TakeBody?) {
        self.job = job
        self.take = take
    }

    /// `{job, take|null}`.
    public static let schema = Schema.object(
        "VariationCell", "A variation: its job, and what came of it.", .member("job", \.job, JobBody.schema),
        .member("take", \.take, TakeBody.schema.orNull), make: VariationCellBody.init)
}

/// A run of variations as a contact sheet.
public struct VariationSheetBody: Hashable, Sendable {
    /// The run.
    public let run: RunBody
    /// What varies.
    public let variations: VariationsBody
    /// The cells, the last axis moving fastest.
    public let cells: [VariationCellBody]

    /// A sheet from its parts.
    public init(run: RunBody, variations: VariationsBody, cells: [VariationCellBody]) {
        self.run = run
        self.variations = variations
        self.cells = cells
    }

    /// `{run, variations, cells}`.
    public static let schema = Schema.object(
        "VariationSheet", "A run of variations as a contact sheet.", .member("run", \.run, RunBody.schema),
        .member("variations", \.variations, VariationsBody.schema),
        .member("cells", \.cells, .list(VariationCellBody.schema, limit: 1_000), "The last axis moves fastest."),
        make: VariationSheetBody.init)
}
