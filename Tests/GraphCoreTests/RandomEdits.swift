import GraphCore

/// Draws operations that mostly fit a document and now and then do not: missing targets, wrong ports, values out of
/// range, kinds and fields that no catalogue knows.
struct RandomEdits {
    var generator: SplitMix

    init(seed: UInt64) { generator = SplitMix(seed: seed) }

    /// One gesture: one to four operations, or the removal of a node with all that hangs on it.
    mutating func gesture(in document: GraphDocument) -> [GraphOperation] {
        let nodes = document.nodes.map { $0.id }
        if document.nodeCount > 4, generator.oneIn(12) {
            return document.removing([generator.pick(nodes, or: document.rootID)])
        }
        let wires = document.wires.map { $0.id }
        return (0...generator.next() % 4).map { _ in operation(document, nodes, wires) }
    }

    private mutating func operation(
        _ document: GraphDocument, _ nodes: [NodeID], _ wires: [WireID]
    ) -> GraphOperation {
        let node = someNode(nodes)
        let wire = generator.oneIn(60) ? WireID(generator.next()) : generator.pick(wires, or: WireID(0))
        // A small canvas grows first; where there is no wire yet, edits of wires seldom mean anything.
        if nodes.count < 8, !generator.oneIn(4) { return .addNode(newNode(nodes)) }
        if wires.isEmpty, !generator.oneIn(8) { return .connect(newWire(document, nodes)) }
        switch generator.next() % 22 {
        case 0, 1, 2, 3: return .addNode(newNode(nodes))
        case 4: return .removeNode(node)
        case 5, 6:
            return .move(node, to: CanvasPoint(x: Int32(truncatingIfNeeded: generator.next()), y: -5))
        case 7, 8, 9, 10: return .setField(.node(node), key: fieldKey(), value: generator.oneIn(5) ? nil : value())
        case 11: return .setField(.wire(wire), key: generator.oneIn(3) ? "other" : "mark", value: .integer(mark()))
        case 12: return .rename(node, to: text())
        case 13:
            let name = generator.pick(NodeSwitch.allCases, or: .muted)
            return .setSwitch(node, name, isOn: name == .locked ? generator.oneIn(4) : generator.oneIn(2))
        case 14: return .disconnect(wire)
        case 15: return .reorder(wire, to: order(document))
        case 16: return .group(node, into: generator.oneIn(3) ? nil : someNode(nodes))
        default: return .connect(newWire(document, nodes))
        }
    }

    private mutating func someNode(_ nodes: [NodeID]) -> NodeID {
        generator.oneIn(60) ? NodeID(generator.next()) : generator.pick(nodes, or: NodeID(1))
    }

    private mutating func newNode(_ nodes: [NodeID]) -> Node {
        let id = generator.oneIn(80) ? someNode(nodes) : NodeID(generator.next())
        let kind: NodeKind =
            generator.oneIn(15)
            ? .local(ContentHash(words: (generator.next(), 0, 1, 2)))
            : .builtIn(generator.pick(["character", "shot", "shot", "sequence", "still", "warp", "film"], or: "shot"))
        return Node(
            id: id, kind: kind, kindVersion: generator.oneIn(10) ? 9 : 1, title: text(),
            parent: generator.oneIn(6) ? someNode(nodes) : nil, position: CanvasPoint(x: 80, y: -160),
            fields: generator.oneIn(3) ? [fieldKey(): value(), "kept_for_later": value()] : [:],
            isBypassed: generator.oneIn(9), isMuted: generator.oneIn(9), isLocked: generator.oneIn(30))
    }

    /// Mostly a wire that fits: the first of a few draws that does, or else the last.
    private mutating func newWire(_ document: GraphDocument, _ nodes: [NodeID]) -> Wire {
        var wire = anyWire(document, nodes)
        for _ in 0..<generator.next() % 8 {
            guard case .refused = document.canConnect(wire.source, to: wire.target, catalogue: Sample.catalogue) else {
                break
            }
            wire = anyWire(document, nodes)
        }
        return wire
    }

    private mutating func anyWire(_ document: GraphDocument, _ nodes: [NodeID]) -> Wire {
        let source = someNode(nodes)
        let target = generator.oneIn(40) ? source : someNode(nodes.filter { $0 != source })
        let output = document.node(source).flatMap { port(of: $0, .output) } ?? "video"
        let input = document.node(target).flatMap { port(of: $0, .input) } ?? "plate"
        return Wire(
            id: WireID(generator.next()), source: PortReference(node: source, port: output),
            target: PortReference(node: target, port: input), order: order(document),
            fields: generator.oneIn(4) ? ["mark": .integer(mark())] : [:])
    }

    private mutating func port(of node: Node, _ direction: PortDirection) -> FieldKey? {
        guard case .builtIn(let key) = node.kind, let kind = Sample.catalogue.kind(key), !generator.oneIn(20) else {
            return nil
        }
        let keys = kind.ports.filter { $0.direction == direction }.map { $0.key }
        return keys.isEmpty ? nil : generator.pick(keys, or: "video")
    }

    private mutating func order(_ document: GraphDocument) -> OrderKey {
        let keys = document.wires.map { $0.order }
        switch generator.next() % 4 {
        case 0: return .middle
        case 1: return OrderKey.between(keys.max(), nil)
        case 2: return OrderKey.between(nil, keys.min())
        default:
            let ends = [generator.pick(keys, or: .middle), generator.pick(keys, or: .middle)].sorted()
            return OrderKey.between(ends[0], ends[1])
        }
    }

    private mutating func mark() -> Int64 { Int64(generator.next() % 11) }

    private mutating func fieldKey() -> FieldKey {
        generator.pick(
            ["name", "height", "skin", "duration", "framing", "rain", "lines", "aim", "look", "from_the_future"],
            or: "name")
    }

    private mutating func text() -> String {
        generator.pick(
            ["", "Ada", "1A", "Zoe\u{301}", "Zo\u{e9}", "東京の夜", "🎬 take", String(repeating: "x", count: 90)], or: "")
    }

    /// Any value, nested at most so deep.
    mutating func value(depth: Int = 3) -> Value {
        switch generator.next() % (depth > 0 ? 14 : 11) {
        case 0: return .bool(generator.oneIn(2))
        case 1: return .integer(Int64(bitPattern: generator.next() >> (generator.next() % 64)))
        case 2: return .decimal(decimal())
        case 3, 4: return .frames(Int64(generator.next() % 3000))
        case 5: return .text(text())
        case 6: return .choice(generator.pick(["wide", "close_up", "sideways"], or: "wide"))
        case 7:
            return .colour(Colour(red: 1, green: UInt8(truncatingIfNeeded: generator.next()), blue: 255, alpha: 9))
        case 8: return .vector(decimal(), decimal(), decimal())
        case 9:
            return .reference(
                generator.pick(
                    [
                        .media(ContentHash(words: (1, generator.next(), 3, 4))), .node(NodeID(generator.next())),
                        .asset(Identifier128(high: generator.next(), low: 1)),
                    ], or: .node(NodeID(0))))
        case 10: return .unknown(tag: UInt8(12 + generator.next() % 200), bytes: [1, 2, UInt8(generator.next() % 256)])
        case 11: return .list((0..<generator.next() % 4).map { _ in value(depth: depth - 1) })
        default:
            return .record(
                Dictionary(
                    (0..<generator.next() % 4).map { _ in (fieldKey(), value(depth: depth - 1)) },
                    uniquingKeysWith: { first, _ in first }))
        }
    }

    private mutating func decimal() -> Decimal {
        Decimal(
            mantissa: Int64(bitPattern: generator.next()) >> Int64(generator.next() % 64),
            scale: UInt8(generator.next() % 20))
    }
}
