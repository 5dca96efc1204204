public import GraphCore
public import ProductionModel

/// What a run is asked to do.
public enum RunTargets: Hashable, Sendable {
    /// Every node that has a function.
    case everything
    /// These nodes and whatever they need: up to here.
    case nodes([NodeID])
    /// These nodes alone: the takes that their inputs show stand in, also stale ones. An input without a take is
    /// rendered, since nothing can be made without it.
    case only([NodeID])
    /// Every node whose shown take is missing or was made of something else than the document says now. The fresh takes
    /// of their inputs stand in.
    case stale
}

/// A file made beside the takes, such as a contact sheet: a function over what a node is given.
public struct ExportRequest: Hashable, Sendable {
    /// The export's name among job subjects.
    public let id: Identifier128
    /// What makes it.
    public let function: FunctionSpec
    /// The node whose payload and files the function is given.
    public let node: NodeID
    /// What the payload's outermost record has besides, such as titles: a sheet shows them, though no take does.
    public let extras: [FieldKey: Value]

    /// A request from its parts.
    public init(id: Identifier128, function: FunctionSpec, node: NodeID, extras: [FieldKey: Value] = [:]) {
        self.id = id
        self.function = function
        self.node = node
        self.extras = extras
    }
}

/// Turns a document into a plan: which jobs, in which order, reading what. Pure, and the same every time.
///
/// A job's payload is a record of `kind` (a choice), `fields` (a record of the fields that connected readers read and
/// that differ from their defaults) and `inputs` (a record that gives for each port, in wire order, a list of records of
/// `wire`, the wire's fields of the same sort, and `value`, the node at its other end in the same shape). The outermost
/// record also has `film`, the root's fields. Titles, places and fields that nobody reads yet are not in it, so editing
/// those makes nothing stale.
///
/// A muted node is left out together with its wires. A bypassed node hands on what enters it by inputs of the type of
/// its output, and without such inputs is left out too.
public struct Planner: Sendable {
    /// The kinds there are.
    public let catalogue: Catalogue
    /// Which of them are executed, and by what.
    public let functions: FunctionTable
    private let readings: [FieldKey: KindReading]

    /// A planner for those kinds and functions.
    public init(catalogue: Catalogue, functions: FunctionTable) {
        self.catalogue = catalogue
        self.functions = functions
        readings = Dictionary(
            catalogue.kinds.map { ($0.key, KindReading($0, function: functions[$0.key])) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Plans a run from a document as of `revision`. Nodes in `takes` are not rendered, even if they are asked for or
    /// stale: their take stands in.
    ///
    /// `shown` is the take that each node shows (a node without one is absent); only the targets `only` and `stale` look
    /// at it. What cannot run is not in the plan, and a diagnostic says why; what needs it is not in the plan either.
    public func plan(
        _ document: GraphDocument, at revision: Revision, targets: RunTargets, tier: QualityTier,
        exports: [ExportRequest] = [], using takes: [NodeID: ChosenTake] = [:], shown: [NodeID: ShownTake] = [:]
    ) -> RunPlan {
        var memory = PlanMemory()
        return plan(
            document, at: revision, targets: targets, tier: tier, exports: exports, using: takes, shown: shown,
            remembering: &memory)
    }

    /// The same plan, made faster by what `memory` holds of an earlier one, and leaving there what helps the next.
    public func plan(
        _ document: GraphDocument, at revision: Revision, targets: RunTargets, tier: QualityTier,
        exports: [ExportRequest] = [], using takes: [NodeID: ChosenTake] = [:], shown: [NodeID: ShownTake] = [:],
        remembering memory: inout PlanMemory
    ) -> RunPlan {
        let fingerprints = memory.fingerprints(of: document, catalogue)
        let wanted = PlanTargets(targets, of: document, self, fingerprints, pinned: takes, shown: shown)
        let asked = wanted.nodes + exports.map(\.node)
        var draft = PlanDraft(
            PlanSurvey(asked, in: document, self), of: document, self, fingerprints, takes: wanted.takes,
            diagnostics: wanted.diagnostics)
        swap(&draft.contents, &memory.contents)
        draft.place(asked)
        for export in exports { draft.attach(export) }
        swap(&draft.contents, &memory.contents)
        return RunPlan(revision: revision, tier: tier, jobs: draft.jobs, diagnostics: draft.diagnostics)
    }
}

extension Planner {
    /// What is known of the node's kind, if the catalogue has it.
    func reading(of node: Node) -> KindReading? {
        guard case .builtIn(let key) = node.kind else { return nil }
        return readings[key]
    }

    /// What executes the node, if its kind is executed.
    func function(of node: Node) -> FunctionSpec? {
        guard case .builtIn(let key) = node.kind else { return nil }
        return functions[key]
    }

    /// What a person calls the node.
    func name(_ node: Node) -> String {
        guard node.title.isEmpty else { return "“\(node.title)”" }
        return reading(of: node).map { "An untitled \($0.kind.title)" } ?? "A node"
    }
}
