extension GraphRules {
    func checkConnecting(_ wire: Wire) throws(GraphError) {
        if document.wireTable.contains(wire.id) {
            throw GraphError.because(.idInUse, wires: [wire.id], "\(name(wire)) is on the canvas already.")
        }
        guard document.wireCount < GraphLimits.wires else {
            throw GraphError.because(.tooLarge, "The canvas holds \(GraphLimits.wires) wires and is full.")
        }
        _ = try checkEnds(wire.source, wire.target)
        if let taken = occupant(of: wire.target) { throw inputTaken(wire.target, by: taken) }
        try checkOrder(wire.order, of: wire)
        guard wire.fields.count <= GraphLimits.elements else {
            throw GraphError.because(.tooLarge, wires: [wire.id], "\(name(wire)) has too many fields.")
        }
        for key in Array(wire.fields.keys).ascending() {
            if let value = wire.fields[key] { try checkField(key, value, of: wire) }
        }
    }

    func checkOrder(_ order: OrderKey, of wire: Wire) throws(GraphError) {
        guard order.isWithinLimit else {
            throw GraphError.because(
                .tooLarge, nodes: [wire.target.node], wires: [wire.id],
                "There is no more room at this place of \(name(wire.target, .input)). Number its wires anew.")
        }
    }

    func verdict(_ source: PortReference, _ target: PortReference) -> ConnectionVerdict {
        let conversion: PortConversion?
        do throws(GraphError) { conversion = try checkEnds(source, target) } catch { return .refused(error) }
        if let taken = occupant(of: target) { return .replaces(taken) }
        return conversion.map { .converts($0) } ?? .fits
    }

    /// Every rule of a wire but the one that a replacement satisfies; returns the conversion it needs, if any.
    private func checkEnds(_ source: PortReference, _ target: PortReference) throws(GraphError) -> PortConversion? {
        let sourceNode = try present(source.node)
        let targetNode = try editable(target.node)
        if source.node == target.node {
            throw GraphError.because(.selfLoop, nodes: [source.node], "\(name(sourceNode)) cannot feed itself.")
        }
        let output = try required(source, .output, of: sourceNode)
        let input = try required(target, .input, of: targetNode)
        let conversion = try conversion(from: output, at: source, to: input, at: target)
        if let existing = document.wire(from: source, to: target) {
            throw GraphError.because(
                .wireRepeated, nodes: [source.node, target.node], wires: [existing],
                "\(name(sourceNode)) already feeds \(name(target, .input)).")
        }
        if document.leads(from: target.node, to: source.node) {
            throw GraphError.because(
                .cycle, nodes: [source.node, target.node],
                """
                \(name(targetNode)) already feeds \(name(sourceNode)); \
                a wire back would close a circle. Remove a wire between them first.
                """)
        }
        return conversion
    }

    /// The port of a known kind; nil where the kind is not judged.
    private func required(
        _ end: PortReference, _ direction: PortDirection, of node: Node
    ) throws(GraphError) -> PortSpec? {
        guard let spec = judged(node) else { return nil }
        if let port = spec.ports.first(where: { $0.key == end.port && $0.direction == direction }) { return port }
        let side = direction == .input ? "input" : "output"
        let reason: Sentence =
            if let other = spec.ports.first(where: { $0.key == end.port }) {
                "\(quoted(other.title)) of \(name(node)) is not an \(side). A wire leads from an output to an input."
            } else {
                "\(name(node)) has no \(side) called \(quoted(end.port.name))."
            }
        throw GraphError.because(.portMissing, nodes: [node.id], reason)
    }

    private func conversion(
        from output: PortSpec?, at source: PortReference, to input: PortSpec?, at target: PortReference
    ) throws(GraphError) -> PortConversion? {
        guard let output, let input, output.type != input.type else { return nil }
        if let listed = catalogue.conversions.first(where: { $0.source == output.type && $0.target == input.type }) {
            return listed
        }
        throw GraphError.because(
            .typeMismatch, nodes: [source.node, target.node],
            """
            \(name(target, .input)) takes \(typeTitle(input.type)), but \(name(source, .output)) gives \
            \(typeTitle(output.type)). Connect something that gives \(typeTitle(input.type)).
            """)
    }

    /// The wire that holds a single input.
    func occupant(of target: PortReference) -> WireID? {
        guard let input = port(target, .input), !input.isRepeating else { return nil }
        return document.incoming[target.node, default: []].first { document.wireTable[$0]?.target.port == target.port }
    }

    private func inputTaken(_ target: PortReference, by taken: WireID) -> GraphError {
        let holder = document.wireTable[taken].map { name($0.source.node) } ?? "another node"
        return GraphError.because(
            .inputTaken, nodes: [target.node], wires: [taken],
            "\(name(target, .input)) takes one wire, and \(holder) is connected to it. Remove that wire first.")
    }
}

/// How sentences call things.
extension GraphRules {
    /// A node by its title, or by its kind when it has none.
    func name(_ node: Node) -> String {
        if !node.title.isEmpty { return quoted(node.title) }
        if case .builtIn(let key) = node.kind {
            return Sentence("the untitled \(catalogue.kind(key)?.title ?? key.name)").text
        }
        return "an untitled node"
    }

    func name(_ id: NodeID) -> String { document.nodeTable[id].map { name($0) } ?? "a node that is gone" }

    func name(_ wire: Wire) -> String {
        Sentence("the wire from \(name(wire.source.node)) to \(name(wire.target.node))").text
    }

    func name(_ end: PortReference, _ direction: PortDirection) -> String {
        Sentence("\(quoted(port(end, direction)?.title ?? end.port.name)) of \(name(end.node))").text
    }

    func typeTitle(_ key: FieldKey) -> String {
        catalogue.portTypes.first { $0.key == key }?.title ?? key.name
    }

    /// In quotation marks, cut off after 60 characters.
    func quoted(_ text: String) -> String {
        text.withBytes { bytes in
            var end = 0
            var characters = 0
            // Whoever is not a continuation of a character (RFC 3629, section 3) begins one.
            while end < bytes.count {
                if bytes[end] & 0xC0 != 0x80 {
                    if characters == 60 { return Sentence("“\(Sentence.text(of: Array(bytes[..<end])))…”").text }
                    characters += 1
                }
                end += 1
            }
            return Sentence("“\(text)”").text
        }
    }
}
