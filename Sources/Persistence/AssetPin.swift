public import GraphCore
public import ProductionModel

/// How a node says which assets it stands for.
public enum AssetPin {
    /// The field of the asset that a node was made of: empty, or one reference.
    public static let asset: FieldKey = "asset"
    /// The field that says whether the node takes over what changes in its asset.
    public static let follows: FieldKey = "follows"
    /// The field of the take that a node shows, whose reference is no asset's.
    private static let take: FieldKey = "take"

    /// Every asset that the fields refer to.
    public static func assets(in fields: [FieldKey: Value]) -> Set<AssetID> {
        var found: Set<AssetID> = []
        for (key, value) in fields where key != take { collect(value, into: &found) }
        return found
    }

    /// Whether a node of these fields takes over what changes in that asset.
    public static func follows(_ asset: AssetID, _ fields: [FieldKey: Value]) -> Bool {
        guard fields[follows] == .bool(true), case .list(let choice)? = fields[AssetPin.asset] else { return false }
        return choice.first == .reference(.asset(asset.bits))
    }

    private static func collect(_ value: Value, into found: inout Set<AssetID>) {
        switch value {
        case .reference(.asset(let id)): found.insert(AssetID(id))
        case .list(let values): for value in values { collect(value, into: &found) }
        case .record(let fields): for value in fields.values { collect(value, into: &found) }
        default: break
        }
    }
}

extension AssetKind {
    /// The kind of node that an asset becomes on the canvas; nil while nothing on it reads such an asset.
    public var nodeKind: FieldKey? {
        switch self {
        case .character: "character"
        case .place: "scene"
        case .image: "image"
        case .video: "video"
        case .audio, .music: "audio"
        case .prop, .style, .lora, .model, .lut, .screenplay: nil
        }
    }
}
