import GraphCore

/// What a run is about, found from what was asked: the nodes that are to be there in the end, and the takes that stand in
/// for rendering.
struct PlanTargets {
    /// So many targets that are gone are named; the rest are counted.
    static let namedGone = 100

    private(set) var nodes: [NodeID] = []
    private(set) var takes: [NodeID: ChosenTake]
    private(set) var diagnostics: [PlanDiagnostic] = []
    private let document: GraphDocument
    private let planner: Planner

    init(
        _ targets: RunTargets, of document: GraphDocument, _ planner: Planner, _ fingerprints: FingerprintTable,
        pinned: [NodeID: ChosenTake], shown: [NodeID: ShownTake]
    ) {
        self.document = document
        self.planner = planner
        takes = pinned
        switch targets {
        case .everything: nodes = document.nodes.filter { planner.function(of: $0) != nil }.map(\.id)
        case .nodes(let ids): name(ids)
        case .only(let ids):
            name(ids)
            let asked = Set(nodes)
            for (node, show) in shown where !asked.contains(node) { standIn(show, for: node) }
        case .stale: findStale(shown, fingerprints)
        }
    }

    /// The nodes that are asked for by name and have a function, by id; says what is asked for in vain.
    private mutating func name(_ ids: [NodeID]) {
        var gone: [NodeID] = []
        for id in Set(ids).sorted() {
            guard let node = document.node(id) else {
                gone.append(id)
                continue
            }
            if let reading = planner.reading(of: node), reading.function == nil {
                note(id, "\(planner.name(node)) is used by others and has nothing to run.")
            } else if node.isBypassed {
                note(id, "\(planner.name(node)) is bypassed and has nothing to run.")
            } else {
                nodes.append(id)
            }
        }
        for id in gone.prefix(PlanTargets.namedGone) {
            diagnostics.append(PlanDiagnostic(.error, node: id, "The node to run is no longer on the canvas."))
        }
        if let last = gone.last, gone.count > PlanTargets.namedGone {
            let rest = gone.count - PlanTargets.namedGone
            diagnostics.append(PlanDiagnostic(.error, node: last, "\(rest) more nodes to run are gone as well."))
        }
    }

    /// The nodes whose take is missing or was made of something else than the document says now, by id. The others'
    /// takes stand in.
    private mutating func findStale(_ shown: [NodeID: ShownTake], _ fingerprints: FingerprintTable) {
        for node in document.nodes where planner.function(of: node) != nil {
            guard !node.isMuted, !node.isBypassed, takes[node.id] == nil else { continue }
            if let show = shown[node.id], let made = show.fingerprint, made == fingerprints.fingerprint(of: node.id) {
                takes[node.id] = show.take
            } else {
                nodes.append(node.id)
            }
        }
        if nodes.isEmpty { note(document.rootID, "Nothing is stale: every take is of what the canvas says now.") }
    }

    private mutating func standIn(_ show: ShownTake, for id: NodeID) {
        guard takes[id] == nil, let node = document.node(id), planner.function(of: node) != nil else { return }
        takes[id] = show.take
    }

    private mutating func note(_ node: NodeID, _ message: String) {
        diagnostics.append(PlanDiagnostic(.note, node: node, message))
    }
}
