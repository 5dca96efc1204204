/// Which ports a wire from one port fits, all at once: what `canConnect` would say of each.
package struct PortFits: Hashable, Sendable {
    /// What a byte of ``verdicts`` says.
    package enum Verdict: UInt8, Sendable {
        /// The card has no such port.
        case none = 0
        case fits = 1
        case converts = 2
        case replaces = 3
        case refused = 4
    }

    /// How many ports each slot has room for.
    package let stride: Int
    /// By slot and port, the ports in the face's order.
    package let verdicts: [UInt8]
}

extension CanvasSurface {
    /// Which ports take a wire from a port.
    ///
    /// - Parameters:
    ///   - direction: the side of the given port; ports of the other side are judged.
    ///   - document: without the wire whose other end is being dragged.
    package func fits(_ end: PortReference, _ direction: PortDirection, in document: GraphDocument) -> PortFits {
        let opposite: PortDirection = direction == .output ? .input : .output
        let stride = faces.map { $0.ports(opposite).count }.max() ?? 0
        var verdicts = [UInt8](repeating: 0, count: stride * cards.count)
        // A wire against the stream of these would close a circle.
        let circle = document.reach(against: direction == .output ? .input : .output, from: [end.node])
        let rules = GraphRules(document: document, catalogue: catalogue)
        let types = faces.map { face in
            face.ports(opposite).map { port in
                direction == .output ? fit(end, rules, typeKey(of: port)) : fit(typeKey(of: port), end, rules)
            }
        }
        for slot in cards.indices where cards[slot].isUsed && cards[slot].standIn == Int32(slot) {
            let card = cards[slot]
            let face = Int(card.face)
            for place in types[face].indices {
                guard let other = faces[face].ports(opposite)[place].end(on: card.id) else { continue }
                let (source, target) = direction == .output ? (end, other) : (other, end)
                var verdict = types[face][place]
                if verdict != .refused {
                    verdict = judge(source, target, verdict, isCircle: circle.contains(other.node), rules)
                }
                verdicts[slot * stride + place] = verdict.rawValue
            }
        }
        return PortFits(stride: stride, verdicts: verdicts)
    }

    private func typeKey(of port: CardFace.Port) -> FieldKey? {
        port.type < 0 ? nil : catalogue.portTypes[Int(port.type)].key
    }

    private func fit(_ source: PortReference, _ rules: GraphRules, _ input: FieldKey?) -> PortFits.Verdict {
        guard let output = rules.port(source, .output)?.type, let input else { return .refused }
        return fit(output, input)
    }

    private func fit(_ output: FieldKey?, _ target: PortReference, _ rules: GraphRules) -> PortFits.Verdict {
        guard let input = rules.port(target, .input)?.type, let output else { return .refused }
        return fit(output, input)
    }

    private func fit(_ output: FieldKey, _ input: FieldKey) -> PortFits.Verdict {
        if output == input { return .fits }
        return catalogue.conversions.contains { $0.source == output && $0.target == input } ? .converts : .refused
    }

    private func judge(
        _ source: PortReference, _ target: PortReference, _ types: PortFits.Verdict, isCircle: Bool, _ rules: GraphRules
    ) -> PortFits.Verdict {
        if isCircle || rules.document.nodeTable[target.node]?.isLocked == true { return .refused }
        // A kind of a newer version than the catalogue's is drawn with the ports known, and its wires are not judged.
        guard rules.port(source, .output) != nil, let input = rules.port(target, .input) else { return .refused }
        if rules.document.wire(from: source, to: target) != nil { return .refused }
        return !input.isRepeating && rules.occupant(of: target) != nil ? .replaces : types
    }

    /// The kinds with a port that takes a wire from a port, and the first such port of each, one that fits as it is
    /// before one that takes a conversion.
    package func kindsThatFit(
        _ end: PortReference, _ direction: PortDirection, in document: GraphDocument
    ) -> [(kind: FieldKey, port: FieldKey)] {
        let rules = GraphRules(document: document, catalogue: catalogue)
        guard let own = rules.port(end, direction) else { return [] }
        var found: [(kind: FieldKey, port: FieldKey)] = []
        for kind in catalogue.kinds where !kind.isRoot {
            let ports = kind.ports.filter { $0.direction != direction }
            let verdicts = ports.map { direction == .output ? fit(own.type, $0.type) : fit($0.type, own.type) }
            let place = verdicts.firstIndex(of: .fits) ?? verdicts.firstIndex(of: .converts)
            if let place { found.append((kind.key, ports[place].key)) }
        }
        return found
    }
}
