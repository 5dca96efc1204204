import GraphCore
import NodeCatalog

/// What a person might do next to a film, by chance.
struct RandomEdits {
    /// One edit, or none where the film has nothing to do it to.
    struct Edit {
        let label: String
        /// Each made as a change of its own, all of them one step of undo.
        let parts: [[GraphOperation]]
    }

    /// Neither more nor much fewer nodes than a person has on a canvas; what is over is taken away again.
    private static let crowd = 14...44

    private let document: GraphDocument
    private let catalogue = FilmCatalogue.catalogue
    private var numbers: SeededNumbers

    private init(_ document: GraphDocument, _ numbers: SeededNumbers) {
        self.document = document
        self.numbers = numbers
    }

    /// The next edit of a document.
    static func next(in document: GraphDocument, using numbers: inout SeededNumbers) -> Edit? {
        var edits = RandomEdits(document, numbers)
        defer { numbers = edits.numbers }
        return edits.next()
    }

    private mutating func next() -> Edit? {
        switch Int.random(in: 0..<20, using: &numbers) {
        case 0..<4: move()
        case 4..<6: drag()
        case 6: rename()
        case 7..<10: setField()
        case 10..<12: document.nodeCount > RandomEdits.crowd.upperBound ? remove() : add()
        case 12..<15: connect()
        case 15: disconnect()
        case 16: setWireField()
        case 17: reorder()
        case 18: switchOver()
        default: document.nodeCount < RandomEdits.crowd.lowerBound ? add() : remove()
        }
    }

    private mutating func node() -> Node? {
        document.nodes.filter { $0.id != document.rootID }.randomElement(using: &numbers)
    }

    private mutating func wire() -> Wire? { document.wires.randomElement(using: &numbers) }

    private func kind(of node: Node) -> KindSpec? {
        guard case .builtIn(let key) = node.kind else { return nil }
        return catalogue.kind(key)
    }

    // MARK: Nodes

    private mutating func near(_ point: CanvasPoint) -> CanvasPoint {
        CanvasPoint(
            x: point.x &+ 64 * .random(in: -12...12, using: &numbers),
            y: point.y &+ 64 * .random(in: -12...12, using: &numbers))
    }

    private mutating func move() -> Edit? {
        guard let node = node() else { return nil }
        return Edit(label: "Move", parts: [[.move(node.id, to: near(node.position))]])
    }

    /// A few moves of the same node that are taken back together.
    private mutating func drag() -> Edit? {
        guard let node = node() else { return nil }
        let count = Int.random(in: 2...6, using: &numbers)
        return Edit(label: "Drag", parts: (0..<count).map { _ in [.move(node.id, to: near(node.position))] })
    }

    private mutating func rename() -> Edit? {
        guard let node = node() else { return nil }
        let title = "Editor’s \(Int.random(in: 1...99, using: &numbers))"
        return Edit(label: "Rename", parts: [[.rename(node.id, to: title)]])
    }

    private mutating func setField() -> Edit? {
        guard let node = node(), let field = kind(of: node)?.fields.randomElement(using: &numbers) else { return nil }
        let value = field.randomValue(using: &numbers)
        return Edit(
            label: "Set \(field.title)", parts: [[.setField(.node(node.id), key: field.key, value: value)]])
    }

    private mutating func switchOver() -> Edit? {
        guard let node = node(), let name = [NodeSwitch.bypassed, .muted].randomElement(using: &numbers) else {
            return nil
        }
        return Edit(label: "Switch", parts: [[.setSwitch(node.id, name, isOn: !node[name])]])
    }

    private mutating func add() -> Edit? {
        let kinds: [FilmKind] = [.shot, .shot, .scene, .character]
        guard let kind = kinds.randomElement(using: &numbers) else { return nil }
        let place = near(node()?.position ?? CanvasPoint(x: 0, y: 0))
        let node = Node(
            id: NodeID(NewBits.word()), kind: .builtIn(kind.key), title: "New \(kind.rawValue)", position: place)
        return Edit(label: "Add \(kind.rawValue)", parts: [[.addNode(node)]])
    }

    private mutating func remove() -> Edit? {
        guard let node = node() else { return nil }
        return Edit(label: "Delete", parts: [document.removing([node.id])])
    }

    // MARK: Wires

    /// Of all nodes with an output one, and of all inputs that take it one.
    private mutating func connect() -> Edit? {
        guard let source = node(), let output = port(of: source, .output) else { return nil }
        var fits: [(target: PortReference, verdict: ConnectionVerdict)] = []
        for node in document.nodes {
            for port in kind(of: node)?.ports ?? [] where port.direction == .input {
                let target = PortReference(node: node.id, port: port.key)
                let verdict = document.canConnect(output, to: target, catalogue: catalogue)
                if case .refused = verdict { continue }
                fits.append((target, verdict))
            }
        }
        guard let fit = fits.randomElement(using: &numbers) else { return nil }
        let place = Int.random(
            in: 0...document.wires(into: fit.target.node, port: fit.target.port).count, using: &numbers)
        let wire = Wire(
            id: WireID(NewBits.word()), source: output, target: fit.target,
            order: document.orderKey(into: fit.target.node, port: fit.target.port, at: place))
        return Edit(label: "Connect", parts: [document.connecting(wire, catalogue: catalogue)])
    }

    private mutating func port(of node: Node, _ direction: PortDirection) -> PortReference? {
        let ports = kind(of: node)?.ports.filter { $0.direction == direction } ?? []
        return ports.randomElement(using: &numbers).map { PortReference(node: node.id, port: $0.key) }
    }

    private mutating func disconnect() -> Edit? {
        guard let wire = wire() else { return nil }
        return Edit(label: "Disconnect", parts: [[.disconnect(wire.id)]])
    }

    private mutating func setWireField() -> Edit? {
        guard let wire = wire(), let target = document.node(wire.target.node),
            let port = kind(of: target)?.ports.first(where: { $0.direction == .input && $0.key == wire.target.port }),
            let field = port.wireFields.randomElement(using: &numbers)
        else { return nil }
        let value = field.randomValue(using: &numbers)
        return Edit(
            label: "Set \(field.title)", parts: [[.setField(.wire(wire.id), key: field.key, value: value)]])
    }

    private mutating func reorder() -> Edit? {
        guard let wire = wire() else { return nil }
        let place = Int.random(in: 0...4, using: &numbers)
        return Edit(label: "Reorder", parts: [document.placing(wire.id, at: place)])
    }
}

/// Bits for new ids. Not from the seed: whoever edits twice with the same seed makes other things.
enum NewBits {
    static func word() -> UInt64 { .random(in: 1...UInt64.max) }

    static func change() -> ChangeID { ChangeID(Identifier128(high: word(), low: word())) }
}
