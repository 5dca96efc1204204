internal import GraphCore

/// Calls about the drawn surface and about what is stale.
extension GraphSession {
    func draw(_ call: GraphCall, _ request: CallRequest, _ answer: inout ByteWriter) throws(CallError) {
        follow()
        switch call {
        case .measure: try measure(request)
        case .face: answer.face(surface.face(Int(request.coordinate(0))))
        case .select: surface.select(request.nodes, request.wires)
        case .lift:
            let carried = document.withFramed(request.nodes, catalogue: surface.catalogue)
            surface.lift(carried, in: document)
            answer.nodes(carried)
        case .enter: surface.enter(request.nodes.first, in: document)
        case .slot: answer.signed(Int64(surface.slot(of: try request.node()) ?? -1))
        case .fingerprint:
            let fingerprint = fingerprints.fingerprint(of: try request.node())
            answer.flag(fingerprint != nil)
            if let fingerprint { answer.word(fingerprint.rawValue) }
        case .setMade: compare(try setMade(request))
        case .staleNodes: answer.nodes(surface.staleNodes)
        default: try find(call, request, &answer)
        }
    }

    private func find(_ call: GraphCall, _ request: CallRequest, _ answer: inout ByteWriter) throws(CallError) {
        switch call {
        case .hit:
            answer.hit(
                surface.hit(x: request.coordinate(0), y: request.coordinate(1), tolerance: request.coordinate(2)))
        case .nodesIn:
            answer.nodes(
                surface.nodes(
                    in: CanvasRect(
                        left: request.number(0), top: request.number(1), right: request.number(2),
                        bottom: request.number(3))))
        case .bounds:
            let bounds = request.isOn(0) ? surface.bounds : surface.bounds(of: request.nodes)
            answer.flag(bounds != nil)
            for number in bounds.map({ [$0.left, $0.top, $0.right, $0.bottom] }) ?? [] { answer.signed(number) }
        case .standIn:
            let standIn = surface.standIn(for: try request.node())
            answer.flag(standIn != nil)
            if let standIn {
                answer.signed(Int64(standIn.slot))
                answer.word(standIn.node.rawValue)
                answer.signed(Int64(surface.faceIndex(at: standIn.slot)))
            }
        case .portPlace:
            let place = surface.place(of: try request.port(0), request.direction(0))
            answer.flag(place != nil)
            for number in place.map({ [$0.slot, $0.place] }) ?? [] { answer.signed(Int64(number)) }
        case .holder:
            let holder = surface.holder(
                x: request.coordinate(0), y: request.coordinate(1), without: request.nodes, in: document)
            answer.flag(holder != nil)
            if let holder { answer.word(holder.rawValue) }
        case .seenNodes: answer.nodes(surface.seenNodes)
        case .members: answer.nodes(document.withChildren(request.nodes))
        default:
            let position = surface.position(of: try request.port(0), request.direction(0))
            answer.flag(position != nil)
            if let position {
                answer.signed(Int64(position.x))
                answer.signed(Int64(position.y))
            }
        }
    }

    /// Another geometry for all cards.
    private func measure(_ request: CallRequest) throws(CallError) {
        var contents: [(kind: FieldKey, content: CardContent)] = []
        do throws(CodecError) {
            var reader = ByteReader(request.rest)
            while !reader.isAtEnd {
                let kind = try reader.key()
                let content = CardContent(
                    pictureWidth: try reader.coordinate(), pictureHeight: try reader.coordinate(),
                    hasLine: try reader.flag(), body: try reader.coordinate())
                contents.append((kind, content))
            }
        } catch { throw .unreadable(error) }
        let measures = CardMeasures(
            width: request.coordinate(0), header: request.coordinate(1), line: request.coordinate(2))
        surface.measure(measures, contents)
        // What a node is made from does not depend on how its card looks.
        surface.rebuild(document)
    }

    /// What takes were made from; the nodes it was said of.
    private func setMade(_ request: CallRequest) throws(CallError) -> [NodeID] {
        do throws(CodecError) {
            var reader = ByteReader(request.rest)
            var nodes: [NodeID] = []
            while !reader.isAtEnd {
                let node = NodeID(try reader.word())
                surface.setMade(try reader.flag() ? Fingerprint(try reader.word()) : nil, of: node)
                nodes.append(node)
            }
            return nodes
        } catch { throw .unreadable(error) }
    }
}

extension ByteWriter {
    fileprivate mutating func face(_ face: CardFace) {
        flag(face.kind != nil)
        if let kind = face.kind { key(kind) }
        for number in [face.width, face.height, face.header, face.picture, face.line, face.body] {
            signed(Int64(number))
        }
        for ports in [face.inputs, face.outputs] {
            count(ports.count)
            for port in ports {
                key(port.key)
                text(port.title)
                signed(Int64(port.type))
                signed(Int64(port.y))
                flag(port.isRepeating)
                flag(port.isRequired)
                count(port.ends.count)
                for end in port.ends {
                    word(end.node.rawValue)
                    key(end.port)
                }
            }
        }
    }

    fileprivate mutating func hit(_ hit: SurfaceHit?) {
        switch hit {
        case nil: byte(0)
        case .port(let end, let direction):
            byte(1)
            word(end.node.rawValue)
            key(end.port)
            byte(direction.rawValue)
        case .card(let node, let part):
            byte(2)
            word(node.rawValue)
            byte(part.rawValue)
        case .wireEnd(let wire, let direction):
            byte(3)
            word(wire.rawValue)
            byte(direction.rawValue)
        case .wire(let wire):
            byte(4)
            word(wire.rawValue)
        case .turn(let wire, let place):
            byte(5)
            word(wire.rawValue)
            signed(Int64(place))
        }
    }
}
