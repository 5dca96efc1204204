public import GraphCore

/// What a job needs of the machine that runs it.
public struct ResourceNeeds: Hashable, Sendable {
    /// Main memory in bytes.
    public let memory: Int64
    /// Graphics memory in bytes; 0 when no graphics card is needed.
    public let graphicsMemory: Int64

    /// Needs from their parts.
    public init(memory: Int64 = 0, graphicsMemory: Int64 = 0) {
        self.memory = memory
        self.graphicsMemory = graphicsMemory
    }

    /// As much as anybody may want, for a worker that does not count its memory: `Int64.max` of each.
    public static let unlimited = ResourceNeeds(memory: .max, graphicsMemory: .max)
}

/// What the planner and the store know of a function: everything but the engine that executes it.
public struct FunctionSpec: Hashable, Sendable {
    /// Its name and version.
    public let name: FunctionName
    /// Whether its results can be kept for later jobs of the same signature.
    public let determinism: Determinism
    /// What it needs.
    public let needs: ResourceNeeds
    /// What it makes.
    public let output: MediaKind
    /// How long it takes, in thousandths of a job of ordinary length (a shot): by so much its user's turn comes later.
    public let effort: Int

    /// The effort of a job of ordinary length.
    public static let ordinaryEffort = 1_000

    /// A function from its parts.
    public init(
        name: FunctionName, determinism: Determinism, needs: ResourceNeeds = ResourceNeeds(), output: MediaKind,
        effort: Int = FunctionSpec.ordinaryEffort
    ) {
        self.name = name
        self.determinism = determinism
        self.needs = needs
        self.output = output
        self.effort = effort
    }
}

/// Which function executes nodes of a kind. Kinds that are not listed are values: they flow into the jobs that use
/// them and are never jobs themselves.
public struct FunctionTable: Hashable, Sendable {
    /// The function of each kind that has one.
    public let functions: [FieldKey: FunctionSpec]

    /// A table from its entries.
    public init(_ functions: [FieldKey: FunctionSpec]) { self.functions = functions }

    /// The function of that kind, if it has one.
    public subscript(kind: FieldKey) -> FunctionSpec? { functions[kind] }
}
