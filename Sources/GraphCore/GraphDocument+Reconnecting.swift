extension GraphDocument {
    /// A new wire behind the others of its input; a wire that holds a single input gives way.
    ///
    /// - Throws: why it does not fit.
    package func connecting(
        _ id: WireID, _ source: PortReference, _ target: PortReference, fields: [FieldKey: Value], catalogue: Catalogue
    ) throws(GraphError) -> [GraphOperation] {
        let order = orderKey(into: target.node, port: target.port, at: wireTable.count)
        let wire = Wire(id: id, source: source, target: target, order: order, fields: fields)
        if case .refused(let error) = canConnect(source, to: target, catalogue: catalogue) { throw error }
        return connecting(wire, catalogue: catalogue)
    }

    /// Takes one end of a wire to another port. Its place and its fields stay when it still enters the same port, its
    /// fields also when the other input has the same ones.
    ///
    /// - Throws: why it does not fit there.
    package func reconnecting(
        _ id: WireID, _ end: PortDirection, to port: PortReference, catalogue: Catalogue
    ) throws(GraphError) -> [GraphOperation] {
        let rules = GraphRules(document: self, catalogue: catalogue)
        let wire = try rules.present(id)
        let source = end == .output ? port : wire.source
        let target = end == .input ? port : wire.target
        if source == wire.source, target == wire.target { return [] }
        _ = try rules.editable(wire.target.node)
        var without = self
        without.perform(.disconnect(id))
        let keepsFields =
            target == wire.target
            || rules.port(target, .input)?.wireFields.map { $0.key }
                == rules.port(wire.target, .input)?.wireFields.map { $0.key }
        var operations = try without.connecting(
            id, source, target, fields: keepsFields ? wire.fields : [:], catalogue: catalogue)
        if target == wire.target, case .connect(var moved)? = operations.popLast() {
            moved.order = wire.order
            operations.append(.connect(moved))
        }
        return [.disconnect(id)] + operations
    }
}
