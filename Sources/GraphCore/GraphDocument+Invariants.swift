extension GraphDocument {
    /// Everything that an edit could have broken and did not, one sentence each; empty for a sound document. For tests
    /// and for verifying a data folder: it looks at the whole document.
    public func invariantViolations(catalogue: Catalogue) -> [String] {
        let rules = GraphRules(document: self, catalogue: catalogue)
        return rootViolations(rules) + groupViolations() + wireViolations(rules) + fieldViolations(rules)
            + indexViolations()
    }

    private func rootViolations(_ rules: GraphRules) -> [String] {
        var violations: [String] = []
        if !nodeTable.contains(rootID) { violations.append("The root is missing.") }
        if nodeTable[rootID]?.parent != nil { violations.append("The root stands in a group.") }
        for node in nodes where node.id != rootID && rules.judged(node)?.isRoot == true {
            violations.append("Node \(node.id.text) is a second root.")
        }
        return violations
    }

    private func groupViolations() -> [String] {
        var violations: [String] = []
        for node in nodes {
            guard let parent = node.parent else { continue }
            if !nodeTable.contains(parent) { violations.append("Node \(node.id.text) stands in a group that is gone.") }
            if parent == rootID { violations.append("Node \(node.id.text) stands in the root.") }
            if stands(parent, in: node.id) { violations.append("Node \(node.id.text) stands in itself.") }
        }
        return violations
    }

    private func wireViolations(_ rules: GraphRules) -> [String] {
        var violations: [String] = []
        var ends: Set<[PortReference]> = []
        var entered: Set<PortReference> = []
        for wire in wires {
            guard nodeTable.contains(wire.source.node), nodeTable.contains(wire.target.node) else {
                violations.append("Wire \(wire.id.text) has a loose end.")
                continue
            }
            if !ends.insert([wire.source, wire.target]).inserted {
                violations.append("Wire \(wire.id.text) is doubled.")
            }
            let isFirst = entered.insert(wire.target).inserted
            if !isFirst, let input = rules.port(wire.target, .input), !input.isRepeating {
                violations.append("Wire \(wire.id.text) shares a single input.")
            }
            if !rules.typesAgree(wire) { violations.append("Wire \(wire.id.text) joins ports that do not fit.") }
            if !wire.order.isWithinLimit { violations.append("Wire \(wire.id.text) has too long an order key.") }
        }
        if !isAcyclic { violations.append("Wires close a circle.") }
        return violations
    }

    private func fieldViolations(_ rules: GraphRules) -> [String] {
        var violations: [String] = []
        for node in nodes {
            for key in Array(node.fields.keys).ascending() {
                guard let value = node.fields[key] else { continue }
                do throws(GraphError) { try rules.checkField(key, value, of: node) } catch {
                    violations.append(error.reason)
                }
            }
        }
        for wire in wires {
            for key in Array(wire.fields.keys).ascending() {
                guard let value = wire.fields[key] else { continue }
                do throws(GraphError) { try rules.checkField(key, value, of: wire) } catch {
                    violations.append(error.reason)
                }
            }
        }
        return violations
    }

    /// The indices must be what a fresh document of the same nodes and wires has.
    private func indexViolations() -> [String] {
        var fresh = GraphDocument(root: root)
        for node in nodes where node.id != rootID { fresh.perform(.addNode(node)) }
        for wire in wires { fresh.insert(wire) }
        var violations: [String] = []
        if !fresh.incoming.hasSameElements(as: incoming) { violations.append("The index of entering wires is wrong.") }
        if !fresh.outgoing.hasSameElements(as: outgoing) { violations.append("The index of leaving wires is wrong.") }
        if !fresh.childTable.hasSameElements(as: childTable) { violations.append("The index of groups is wrong.") }
        return violations
    }
}

extension GraphRules {
    /// Whether a wire's ports exist and fit, as far as their kinds are known.
    func typesAgree(_ wire: Wire) -> Bool {
        let isSourceKnown = document.nodeTable[wire.source.node].flatMap { judged($0) } != nil
        let isTargetKnown = document.nodeTable[wire.target.node].flatMap { judged($0) } != nil
        let output = port(wire.source, .output)
        let input = port(wire.target, .input)
        if isSourceKnown, output == nil { return false }
        if isTargetKnown, input == nil { return false }
        guard let output, let input else { return true }
        return output.type == input.type
            || catalogue.conversions.contains { $0.source == output.type && $0.target == input.type }
    }
}
