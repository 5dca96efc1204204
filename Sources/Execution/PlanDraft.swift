import GraphCore

/// A plan in the making: what each node contributes, found from the inputs on.
struct PlanDraft {
    /// A node as its readers see it.
    struct Contribution {
        let node: NodeID
        let value: Value
        /// The file that goes with it, if its kind makes one.
        let source: PlannedSource?
    }

    /// What comes of a node.
    enum Standing {
        /// Muted, or bypassed with nothing to hand on.
        case leftOut
        /// It cannot run; a diagnostic has said why.
        case unusable
        case contributes(Contribution)
        /// Bypassed: what it hands on, by port type.
        case handsOn([FieldKey: [Contribution]])
    }

    /// A node's inputs, gathered.
    struct Gathered {
        var ports: [FieldKey: Value] = [:]
        var files: [PlannedInput] = []
        var missing: [PortSpec] = []
        var brokenSource: NodeID?
    }

    let document: GraphDocument
    let planner: Planner
    let takes: [NodeID: ChosenTake]
    private(set) var jobs: [PlannedJob] = []
    private(set) var diagnostics: [PlanDiagnostic] = []
    private var standings: [NodeID: Standing] = [:]
    private var jobOfNode: [NodeID: Int] = [:]
    private let film: Value
    private let fingerprints: [NodeID: Fingerprint]

    init(document: GraphDocument, planner: Planner, takes: [NodeID: ChosenTake]) {
        self.document = document
        self.planner = planner
        self.takes = takes
        fingerprints = document.fingerprints(catalogue: planner.catalogue)
        let root = document.root
        film = .record(PlanDraft.connected(root.fields, of: planner.spec(of: root)?.fields ?? []))
    }

    /// The nodes that are asked for and have a function, by id; says what is asked for in vain.
    mutating func resolve(_ targets: RunTargets) -> [NodeID] {
        switch targets {
        case .everything:
            return document.nodes.filter { planner.function(of: $0) != nil }.map(\.id)
        case .nodes(let ids):
            return Set(ids).sorted().filter { id in
                guard let node = document.node(id) else {
                    diagnostics.append(PlanDiagnostic(.error, node: id, "The node to run is no longer on the canvas."))
                    return false
                }
                if planner.spec(of: node) != nil, planner.function(of: node) == nil {
                    diagnostics.append(
                        PlanDiagnostic(.note, node: id, "\(name(node)) is used by others and has nothing to run."))
                    return false
                }
                return true
            }
        }
    }

    /// The nodes from which a target is reached without passing one whose take stands in.
    func nodesToRender(for targets: [NodeID]) -> Set<NodeID> {
        var needed: Set<NodeID> = []
        var pending = targets
        while let node = pending.popLast() {
            guard takes[node] == nil, document.node(node)?.isMuted == false, needed.insert(node).inserted else {
                continue
            }
            pending.append(contentsOf: document.wires(into: node).map(\.source.node))
        }
        return needed
    }

    /// Decides what comes of a node whose inputs have all been placed.
    mutating func place(_ id: NodeID, mayRun: Bool) {
        guard let node = document.node(id) else { return }
        standings[id] = standing(of: node, mayRun: mayRun)
    }

    private mutating func standing(of node: Node, mayRun: Bool) -> Standing {
        if node.isMuted {
            if planner.function(of: node) != nil {
                diagnostics.append(PlanDiagnostic(.note, node: node.id, "\(name(node)) is muted and left out."))
            }
            return .leftOut
        }
        guard let kind = planner.spec(of: node) else {
            diagnostics.append(
                PlanDiagnostic(
                    .error, node: node.id,
                    "\(name(node)) is of a kind that this version does not know; update Backlot or remove the node."))
            return .unusable
        }
        if node.isBypassed { return handOn(node, kind) }
        let gathered = gather(node, kind)
        if takes[node.id] != nil { return .contributes(contribution(of: node, kind, gathered, mayRun: false)) }
        if let broken = gathered.brokenSource {
            let cause = document.node(broken).map(name) ?? "one of its inputs"
            diagnostics.append(
                PlanDiagnostic(.error, node: node.id, "\(name(node)) cannot run because \(cause) cannot."))
            return .unusable
        }
        for port in gathered.missing {
            diagnostics.append(
                PlanDiagnostic(
                    .error, node: node.id, "\(name(node)) needs its input \(port.title): wire something into it."))
        }
        guard gathered.missing.isEmpty else { return .unusable }
        return .contributes(contribution(of: node, kind, gathered, mayRun: mayRun))
    }

    private mutating func contribution(
        of node: Node, _ kind: KindSpec, _ gathered: Gathered, mayRun: Bool
    ) -> Contribution {
        let value = Value.record([
            "kind": .choice(kind.key), "fields": .record(PlanDraft.connected(node.fields, of: kind.fields)),
            "inputs": .record(gathered.ports),
        ])
        if let take = takes[node.id] { return Contribution(node: node.id, value: value, source: .take(take)) }
        guard mayRun, let function = planner.functions[kind.key] else {
            return Contribution(node: node.id, value: value, source: nil)
        }
        jobOfNode[node.id] = jobs.count
        jobs.append(
            PlannedJob(
                subject: .node(node.id), function: function, payload: withFilm(value), inputs: gathered.files,
                fingerprint: fingerprints[node.id]))
        return Contribution(node: node.id, value: value, source: .job(jobs.count - 1))
    }

    /// Adds the job of an export beside the one of its node.
    mutating func attach(_ export: ExportRequest) {
        guard let node = document.node(export.node), let kind = planner.spec(of: node) else { return }
        guard case .contributes(let contribution)? = standings[export.node] else { return }
        jobs.append(
            PlannedJob(
                subject: .export(export.id), function: export.function,
                payload: withFilm(contribution.value, and: export.extras), inputs: gather(node, kind).files))
    }

    private func handOn(_ node: Node, _ kind: KindSpec) -> Standing {
        var byType: [FieldKey: [Contribution]] = [:]
        let outputs = Set(kind.ports.filter { $0.direction == .output }.map(\.type))
        for port in kind.ports where port.direction == .input && outputs.contains(port.type) {
            for wire in document.wires(into: node.id, port: port.key) {
                byType[port.type, default: []] += contributions(over: wire) ?? []
            }
        }
        return byType.isEmpty ? .leftOut : .handsOn(byType)
    }

    private func gather(_ node: Node, _ kind: KindSpec) -> Gathered {
        var gathered = Gathered()
        for port in kind.ports where port.direction == .input {
            var entries: [Value] = []
            for wire in document.wires(into: node.id, port: port.key) {
                guard let found = contributions(over: wire) else {
                    gathered.brokenSource = gathered.brokenSource ?? wire.source.node
                    continue
                }
                let fields = PlanDraft.connected(wire.fields, of: port.wireFields)
                for contribution in port.isRepeating ? found[...] : found.prefix(1) {
                    entries.append(.record(["wire": .record(fields), "value": contribution.value]))
                    guard let source = contribution.source else { continue }
                    gathered.files.append(
                        PlannedInput(port: port.key, node: contribution.node, source: source, wireFields: fields))
                }
            }
            if !entries.isEmpty { gathered.ports[port.key] = .list(entries) }
            if entries.isEmpty, port.isRequired { gathered.missing.append(port) }
        }
        return gathered
    }

    /// What arrives over a wire; nil when what stands at its other end cannot run.
    private func contributions(over wire: Wire) -> [Contribution]? {
        switch standings[wire.source.node] {
        case .contributes(let contribution): return [contribution]
        case .handsOn(let byType):
            guard let node = document.node(wire.source.node), let kind = planner.spec(of: node) else { return nil }
            let port = kind.ports.first { $0.direction == .output && $0.key == wire.source.port }
            return port.flatMap { byType[$0.type] } ?? []
        case .leftOut: return []
        case .unusable, nil: return nil
        }
    }

    private func withFilm(_ value: Value, and extras: [FieldKey: Value] = [:]) -> Value {
        guard case .record(var fields) = value else { return value }
        fields.merge(extras) { own, _ in own }
        fields["film"] = film
        return .record(fields)
    }

    /// What a person calls the node.
    private func name(_ node: Node) -> String {
        guard node.title.isEmpty else { return "“\(node.title)”" }
        return planner.spec(of: node).map { "An untitled \($0.title)" } ?? "A node"
    }

    /// Of a node's or a wire's fields, those that somebody reads today and that say something.
    private static func connected(_ fields: [FieldKey: Value], of specs: [FieldSpec]) -> [FieldKey: Value] {
        var connected: [FieldKey: Value] = [:]
        for spec in specs where spec.reader == .connected {
            if let value = fields[spec.key], value != spec.defaultValue { connected[spec.key] = value }
        }
        return connected
    }
}

extension Planner {
    /// The node's kind in the catalogue, if it is there.
    func spec(of node: Node) -> KindSpec? {
        guard case .builtIn(let key) = node.kind else { return nil }
        return catalogue.kind(key)
    }

    /// What executes the node, if its kind is executed.
    func function(of node: Node) -> FunctionSpec? {
        guard case .builtIn(let key) = node.kind else { return nil }
        return functions[key]
    }
}
