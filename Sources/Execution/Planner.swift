public import GraphCore
public import ProductionModel

/// What a run is asked to do.
public enum RunTargets: Hashable, Sendable {
    /// Every node that has a function.
    case everything
    /// These nodes and whatever they need.
    case nodes([NodeID])
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

    /// A planner for those kinds and functions.
    public init(catalogue: Catalogue, functions: FunctionTable) {
        self.catalogue = catalogue
        self.functions = functions
    }

    /// Plans a run from a document as of `revision`. Nodes in `takes` are not rendered: their take stands in.
    ///
    /// What cannot run is not in the plan, and a diagnostic says why; what needs it is not in the plan either.
    public func plan(
        _ document: GraphDocument, at revision: Revision, targets: RunTargets, tier: QualityTier,
        exports: [ExportRequest] = [], using takes: [NodeID: ChosenTake] = [:]
    ) -> RunPlan {
        var draft = PlanDraft(document: document, planner: self, takes: takes)
        let wanted = draft.resolve(targets)
        let asked = wanted + exports.map(\.node).filter { document.node($0) != nil }
        let needed = draft.nodesToRender(for: asked)
        for node in PlanOrder.inputsFirst(asked, in: document) { draft.place(node, mayRun: needed.contains(node)) }
        for export in exports { draft.attach(export) }
        return RunPlan(revision: revision, tier: tier, jobs: draft.jobs, diagnostics: draft.diagnostics)
    }
}

/// The order in which a plan goes through a document.
enum PlanOrder {
    /// The nodes and all that feeds them, each behind what feeds it, inputs in wire order: a cut's shots come in the
    /// order of the cut. Nodes that others of them need are met through those.
    static func inputsFirst(_ targets: [NodeID], in document: GraphDocument) -> [NodeID] {
        let fed = Set(targets.flatMap { document.wires(into: $0).map(\.source.node) })
        let starts = targets.filter { !fed.contains($0) } + targets
        var ordered: [NodeID] = []
        var visited: Set<NodeID> = []
        var path: [(node: NodeID, inputs: [NodeID], next: Int)] = []
        for start in starts where visited.insert(start).inserted {
            path.append((start, document.wires(into: start).map(\.source.node), 0))
            while let top = path.last {
                guard top.next < top.inputs.count else {
                    ordered.append(top.node)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let input = top.inputs[top.next]
                if visited.insert(input).inserted {
                    path.append((input, document.wires(into: input).map(\.source.node), 0))
                }
            }
        }
        return ordered
    }
}
