internal import GraphCore

/// Calls that read the document.
extension GraphSession {
    func read(_ call: GraphCall, _ request: CallRequest, _ answer: inout ByteWriter) throws(CallError) {
        let document = document
        switch call {
        case .node:
            // No id asks for the root.
            let node = document.node(request.nodes.first ?? document.rootID)
            answer.flag(node != nil)
            if let node { answer.node(node) }
        case .wire:
            let wire = document.wire(try request.wire())
            answer.flag(wire != nil)
            if let wire { answer.wire(wire) }
        case .wiresInto: answer.wires(document.wires(into: try request.node()))
        case .wiresFrom: answer.wires(document.wires(from: try request.node()))
        default:
            let nodes = document.nodes
            answer.count(nodes.count - 1)
            for node in nodes where node.id != document.rootID {
                answer.word(node.id.rawValue)
                answer.nodeKind(node.kind)
                answer.text(node.title)
            }
        }
    }

    func gesture(_ call: GraphCall, _ request: CallRequest, _ answer: inout ByteWriter) throws(CallError) {
        switch call {
        case .verdict:
            answer.verdict(document.canConnect(try request.port(0), to: try request.port(1), catalogue: rules))
        case .fittingPorts: try writeFits(request, &answer)
        case .kindsThatFit:
            let kinds = surface.kindsThatFit(try request.port(0), request.direction(0), in: document)
            answer.count(kinds.count)
            for found in kinds {
                answer.key(found.kind)
                answer.key(found.port)
            }
        case .copying: answer.clip(document.clip(of: request.nodes))
        case .pasting: try writePasting(request, &answer)
        case .check:
            let change = try request.change()
            var copy = document
            do throws(GraphError) { _ = try copy.apply(change, catalogue: rules) } catch { throw .refused(error) }
        default: answer.operations(try operations(call, request))
        }
    }

    private var rules: Catalogue { surface.catalogue }

    private func operations(_ call: GraphCall, _ request: CallRequest) throws(CallError) -> [GraphOperation] {
        switch call {
        case .deleting: return document.removing(request.nodes, wires: request.wires)
        case .placing: return document.placing(try request.wire(), at: Int(request.coordinate(0)))
        case .moving:
            return document.moving(
                request.nodes, x: request.coordinate(0), y: request.coordinate(1), catalogue: rules)
        default: break
        }
        let wire = try request.wire()
        let first = try request.port(0)
        let second = call == .connecting ? try request.port(1) : first
        let fields = try request.fields()
        do throws(GraphError) {
            return call == .connecting
                ? try document.connecting(wire, first, second, fields: fields, catalogue: rules)
                : try document.reconnecting(wire, request.direction(0), to: first, catalogue: rules)
        } catch {
            throw .refused(error)
        }
    }

    private func writeFits(_ request: CallRequest, _ answer: inout ByteWriter) throws(CallError) {
        follow()
        let fits = surface.fits(
            try request.port(0), request.direction(0), in: document.without(request.wires.first))
        answer.count(fits.stride)
        answer.raw(fits.verdicts)
    }

    private func writePasting(_ request: CallRequest, _ answer: inout ByteWriter) throws(CallError) {
        let (clip, ids) = try request.clip()
        let corner = CanvasPoint(x: request.coordinate(0), y: request.coordinate(1))
        let pasting = document.pasting(
            clip, at: corner, into: request.nodes.first, keepsInputs: request.isOn(2), ids: ids, catalogue: rules)
        answer.operations(pasting.operations)
        answer.nodes(pasting.nodes)
        answer.count(pasting.reasons.count)
        for reason in pasting.reasons { answer.text(reason) }
    }
}

extension CallRequest {
    /// The rest as fields.
    fileprivate func fields() throws(CallError) -> [FieldKey: Value] {
        do throws(CodecError) {
            var reader = ByteReader(rest)
            return try reader.fields(depth: 1)
        } catch { throw .unreadable(error) }
    }

    /// The rest as a clip and an id for each of its nodes and wires.
    fileprivate func clip() throws(CallError) -> (Clip, [UInt64]) {
        do throws(CodecError) {
            var reader = ByteReader(rest)
            var nodes: [Node] = []
            for _ in 0..<(try reader.count(limit: GraphLimits.nodes)) { nodes.append(try reader.node()) }
            var wires: [Wire] = []
            for _ in 0..<(try reader.count(limit: GraphLimits.wires)) { wires.append(try reader.wire()) }
            var ids: [UInt64] = []
            for _ in 0..<nodes.count + wires.count { ids.append(try reader.word()) }
            try reader.finish()
            return (Clip(nodes: nodes, wires: wires), ids)
        } catch { throw .unreadable(error) }
    }
}

extension ByteWriter {
    fileprivate mutating func wires(_ wires: [Wire]) {
        count(wires.count)
        for wire in wires { self.wire(wire) }
    }

    fileprivate mutating func clip(_ clip: Clip) {
        count(clip.nodes.count)
        for node in clip.nodes { self.node(node) }
        wires(clip.wires)
    }

    fileprivate mutating func verdict(_ verdict: ConnectionVerdict) {
        switch verdict {
        case .fits: byte(PortFits.Verdict.fits.rawValue)
        case .converts: byte(PortFits.Verdict.converts.rawValue)
        case .replaces(let wire):
            byte(PortFits.Verdict.replaces.rawValue)
            word(wire.rawValue)
        case .refused(let error):
            byte(PortFits.Verdict.refused.rawValue)
            byte(error.code.rawValue)
            text(error.reason)
        }
    }
}
