/// The rules that every edit is held to. What the catalogue does not know — a kind, a field, a port of a newer version
/// of a kind — is not judged, only kept.
struct GraphRules {
    let document: GraphDocument
    let catalogue: Catalogue
    /// Whether only the document's structure is judged: what is there, what is joined, and that nothing closes a circle.
    var isReplaying = false

    /// Throws if the edit breaks a rule in the document as it stands.
    func check(_ operation: GraphOperation) throws(GraphError) {
        switch operation {
        case .addNode(let node): try checkAdding(node)
        case .removeNode(let id): try checkRemoving(id)
        case .move(let id, _): _ = try editable(id)
        case .setField(let owner, let key, let value): try checkField(owner, key, value)
        case .rename(let id, let title):
            let node = try editable(id)
            try checkTitle(title, of: node)
        case .setSwitch(let id, let name, _):
            if name == .locked { _ = try present(id) } else { _ = try editable(id) }
        case .connect(let wire): try checkConnecting(wire)
        case .disconnect(let id):
            let wire = try present(id)
            _ = try editable(wire.target.node)
        case .reorder(let id, let order):
            let wire = try present(id)
            _ = try editable(wire.target.node)
            try checkOrder(order, of: wire)
        case .group(let id, let parent): try checkGrouping(id, parent)
        }
    }

    // MARK: Nodes

    private func checkAdding(_ node: Node) throws(GraphError) {
        if document.nodeTable.contains(node.id) {
            throw GraphError.because(.idInUse, nodes: [node.id], "\(name(node.id)) is on the canvas already.")
        }
        if case .builtIn(let key) = node.kind, let spec = catalogue.kind(key), spec.isRoot {
            throw GraphError.because(
                .rootIsFixed, nodes: [node.id], "A project has one \(spec.title), and it is there already.")
        }
        guard document.nodeCount < GraphLimits.nodes else {
            throw GraphError.because(.tooLarge, "The canvas holds \(GraphLimits.nodes) nodes and is full.")
        }
        try checkTitle(node.title, of: node)
        try checkCount(node.fields, name(node))
        for key in Array(node.fields.keys).ascending() {
            if let value = node.fields[key] { try checkField(key, value, of: node) }
        }
        if let parent = node.parent { try checkParent(parent, for: node) }
    }

    private func checkRemoving(_ id: NodeID) throws(GraphError) {
        let node = try editable(id)
        if id == document.rootID {
            throw GraphError.because(
                .rootIsFixed, nodes: [id], "\(name(node)) is the project itself and cannot be removed.")
        }
        if let parent = node.parent { _ = try editable(parent) }
        let wires = document.incoming[id, default: []] + document.outgoing[id, default: []]
        if !wires.isEmpty {
            throw GraphError.because(
                .nodeHasWires, nodes: [id], wires: wires,
                "Wires still lead to or from \(name(node)). Remove them in the same step.")
        }
        let children = document.children(of: id)
        if !children.isEmpty {
            throw GraphError.because(
                .nodeHasChildren, nodes: [id] + children,
                "\(name(node)) still holds other nodes. Take them out or remove them in the same step.")
        }
    }

    private func checkGrouping(_ id: NodeID, _ parent: NodeID?) throws(GraphError) {
        let node = try editable(id)
        if id == document.rootID {
            throw GraphError.because(
                .rootIsFixed, nodes: [id], "\(name(node)) is the project itself and stands in no group.")
        }
        if let old = node.parent { _ = try editable(old) }
        guard let parent else { return }
        try checkParent(parent, for: node)
        if document.stands(parent, in: id) {
            throw GraphError.because(
                .groupCycle, nodes: [id, parent], "\(name(parent)) is inside \(name(node)), so it cannot hold it.")
        }
    }

    private func checkParent(_ parent: NodeID, for node: Node) throws(GraphError) {
        if parent == document.rootID {
            throw GraphError.because(
                .rootIsFixed, nodes: [parent], "\(name(parent)) is the project itself, not a group.")
        }
        _ = try editable(parent)
    }

    private func checkTitle(_ title: String, of node: Node) throws(GraphError) {
        guard title.byteCount <= GraphLimits.titleBytes else {
            throw GraphError.because(
                .tooLarge, nodes: [node.id], "A title has at most \(GraphLimits.titleBytes) bytes. Shorten it.")
        }
    }

    // MARK: Fields

    private func checkField(_ owner: FieldOwner, _ key: FieldKey, _ value: Value?) throws(GraphError) {
        switch owner {
        case .node(let id):
            let node = try editable(id)
            guard let value else { return }
            if node.fields[key] == nil { try checkCount(node.fields, adding: 1, name(node)) }
            try checkField(key, value, of: node)
        case .wire(let id):
            let wire = try present(id)
            _ = try editable(wire.target.node)
            guard let value else { return }
            if wire.fields[key] == nil { try checkCount(wire.fields, adding: 1, name(wire)) }
            try checkField(key, value, of: wire)
        }
    }

    private func checkCount(
        _ fields: [FieldKey: Value], adding extra: Int = 0, _ owner: String
    ) throws(GraphError) {
        guard fields.count + extra <= GraphLimits.elements else {
            throw GraphError.because(.tooLarge, "\(owner) has too many fields.")
        }
    }

    func checkField(_ key: FieldKey, _ value: Value, of node: Node) throws(GraphError) {
        let spec = judged(node)?.fields.first { $0.key == key }
        if let problem = problem(value, spec, key) {
            throw GraphError.because(
                .fieldInvalid, nodes: [node.id], "\(problem.subject) of \(name(node)) \(problem.rule).")
        }
    }

    func checkField(_ key: FieldKey, _ value: Value, of wire: Wire) throws(GraphError) {
        let spec = key == WireRoute.key ? WireRoute.spec : port(wire.target, .input)?.wireFields.first { $0.key == key }
        if let problem = problem(value, spec, key) {
            throw GraphError.because(
                .fieldInvalid, nodes: [wire.target.node], wires: [wire.id],
                "\(problem.subject) of \(name(wire)) \(problem.rule).")
        }
    }

    private func problem(_ value: Value, _ spec: FieldSpec?, _ key: FieldKey) -> (subject: String, rule: Sentence)? {
        let subject = quoted(spec?.title ?? key.name)
        guard value.isStorable else { return (subject, "is larger than a document can hold") }
        guard let spec, let rule = spec.type.objection(to: value, unit: spec.unit) else { return nil }
        return (subject, rule)
    }

    // MARK: What is there

    /// The node, if it is there.
    func present(_ id: NodeID) throws(GraphError) -> Node {
        guard let node = document.nodeTable[id] else {
            throw GraphError.because(.nodeMissing, nodes: [id], "This node is not on the canvas any more.")
        }
        return node
    }

    /// The wire, if it is there.
    func present(_ id: WireID) throws(GraphError) -> Wire {
        guard let wire = document.wireTable[id] else {
            throw GraphError.because(.wireMissing, wires: [id], "This wire is not on the canvas any more.")
        }
        return wire
    }

    /// The node, if it is there and not locked.
    func editable(_ id: NodeID) throws(GraphError) -> Node {
        let node = try present(id)
        if node.isLocked, !isReplaying {
            throw GraphError.because(.nodeLocked, nodes: [id], "\(name(node)) is locked. Unlock it to change it.")
        }
        return node
    }

    /// The node's kind, if the catalogue knows it in this version or a later one.
    func judged(_ node: Node) -> KindSpec? {
        guard case .builtIn(let key) = node.kind, let spec = catalogue.kind(key), node.kindVersion <= spec.version
        else { return nil }
        return spec
    }

    /// The port, if its node is there and its kind is known.
    func port(_ end: PortReference, _ direction: PortDirection) -> PortSpec? {
        guard let node = document.nodeTable[end.node] else { return nil }
        return judged(node)?.ports.first { $0.key == end.port && $0.direction == direction }
    }
}
