public import ProductionModel

/// What the head of a file says, beyond its format.
public enum FileFacts: Hashable, Sendable {
    /// A picture's size in pixels, as it is shown.
    case image(width: Int, height: Int)
    /// Nothing yet: a prober finds out what sound and picture are like.
    case media
    /// What weights say of themselves.
    case safetensors(SafetensorsFacts)
    /// A look-up table's size and title.
    case lut(LUTFacts)
    /// A screenplay's length and title.
    case screenplay(ScreenplayFacts)

    /// The facts that the library keeps.
    public var assetFacts: AssetFacts {
        var facts = AssetFacts()
        switch self {
        case .image(let width, let height):
            facts.width = Int64(width)
            facts.height = Int64(height)
        case .media: break
        case .safetensors(let weights):
            facts.tensors = Int64(weights.tensorCount)
            facts.parameters = weights.parameterCount
            facts.rank = weights.rank.map(Int64.init)
            facts.baseModel = weights.baseModel
            facts.triggers = weights.triggerWords
            facts.title = weights.title
        case .lut(let table):
            facts.size = Int64(table.size)
            facts.title = table.title
        case .screenplay(let outline):
            facts.scenes = Int64(outline.sceneCount)
            facts.title = outline.title
        }
        return facts
    }
}

/// What a safetensors file says of itself.
public struct SafetensorsFacts: Hashable, Sendable {
    /// How many tensors it holds.
    public var tensorCount = 0
    /// How many numbers the tensors hold.
    public var parameterCount: Int64 = 0
    /// The types of these numbers, the one with the most bytes first.
    public var tensorTypes: [TensorType] = []
    /// The title that whoever trained it gave it.
    public var title: String?
    /// The model that it is, or that it was trained on.
    public var baseModel: String?
    /// A LoRA's rank.
    public var rank: Int?
    /// The words that call a LoRA's look in a prompt; at most ``triggerWordLimit``.
    public var triggerWords: [String] = []

    /// The most trigger words that are kept.
    public static let triggerWordLimit = 8

    /// Nothing known.
    public init() {}
}

/// What a look-up table's head says.
public struct LUTFacts: Hashable, Sendable {
    /// Entries on each axis.
    public var size: Int
    /// Whether it maps colours (3D) rather than each channel by itself (1D).
    public var isThreeDimensional: Bool
    /// The title that it gives itself.
    public var title: String?

    /// A table's facts.
    public init(size: Int, isThreeDimensional: Bool, title: String? = nil) {
        self.size = size
        self.isThreeDimensional = isThreeDimensional
        self.title = title
    }
}

/// What a glance at a screenplay shows.
public struct ScreenplayFacts: Hashable, Sendable {
    /// The title on its title page.
    public var title: String?
    /// How many scene headings it has; at least one.
    public var sceneCount: Int

    /// A screenplay's facts.
    public init(title: String? = nil, sceneCount: Int) {
        self.title = title
        self.sceneCount = sceneCount
    }
}
