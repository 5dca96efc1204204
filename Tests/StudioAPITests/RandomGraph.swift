import GraphCore

/// Draws everything a document can hold, with what is hard to spell: the ends of ranges, control characters, texts in
/// several normal forms, values of newer versions.
struct RandomGraph {
    var generator: SplitMix

    init(seed: UInt64) { generator = SplitMix(seed: seed) }

    mutating func value(depth: Int = 4) -> Value {
        switch generator.next() % (depth > 0 ? 14 : 11) {
        case 0: return .bool(generator.oneIn(2))
        case 1: return .integer(number())
        case 2: return .decimal(decimal())
        case 3: return .frames(number())
        case 4: return .text(text())
        case 5: return .choice(key())
        case 6: return .colour(colour())
        case 7: return .vector(decimal(), decimal(), decimal())
        case 8: return .reference(.media(hash()))
        case 9: return .reference(generator.oneIn(2) ? .node(NodeID(generator.next())) : .asset(identifier()))
        case 10:
            return .unknown(
                tag: generator.pick([0, 12, 99, 255]),
                bytes: (0..<generator.next() % 9).map { _ in UInt8(truncatingIfNeeded: generator.next()) })
        case 11: return .list((0..<generator.next() % 4).map { _ in value(depth: depth - 1) })
        default: return .record(fields(depth: depth - 1))
        }
    }

    mutating func fields(depth: Int = 3) -> [FieldKey: Value] {
        var fields: [FieldKey: Value] = [:]
        for _ in 0..<generator.next() % 4 { fields[key()] = value(depth: depth) }
        return fields
    }

    mutating func node() -> Node {
        Node(
            id: NodeID(generator.next()), kind: generator.oneIn(4) ? .local(hash()) : .builtIn(key()),
            kindVersion: generator.pick([0, 1, 2, .max]), title: text(),
            parent: generator.oneIn(3) ? NodeID(generator.next()) : nil,
            position: CanvasPoint(x: coordinate(), y: coordinate()), fields: fields(),
            isBypassed: generator.oneIn(3), isMuted: generator.oneIn(3), isLocked: generator.oneIn(3))
    }

    mutating func wire() -> Wire {
        Wire(
            id: WireID(generator.next()), source: PortReference(node: NodeID(generator.next()), port: key()),
            target: PortReference(node: NodeID(generator.next()), port: key()), order: order(), fields: fields())
    }

    mutating func operation() -> GraphOperation {
        let node = NodeID(generator.next())
        let wire = WireID(generator.next())
        switch generator.next() % 11 {
        case 0: return .addNode(self.node())
        case 1: return .removeNode(node)
        case 2: return .move(node, to: CanvasPoint(x: coordinate(), y: coordinate()))
        case 3: return .setField(.node(node), key: key(), value: generator.oneIn(3) ? nil : value())
        case 4: return .setField(.wire(wire), key: key(), value: generator.oneIn(3) ? nil : value())
        case 5: return .rename(node, to: text())
        case 6: return .setSwitch(node, generator.pick(NodeSwitch.allCases), isOn: generator.oneIn(2))
        case 7: return .connect(self.wire())
        case 8: return .disconnect(wire)
        case 9: return .reorder(wire, to: order())
        default: return .group(node, into: generator.oneIn(2) ? nil : NodeID(generator.next()))
        }
    }

    mutating func change() -> Change {
        Change(
            id: ChangeID(identifier()), author: UserID(identifier()), base: Revision(generator.next() >> 11),
            label: text(), operations: (0...generator.next() % 5).map { _ in operation() },
            inverses: (0..<generator.next() % 5).map { _ in operation() })
    }

    mutating func identifier() -> Identifier128 { Identifier128(high: generator.next(), low: generator.next()) }

    private mutating func number() -> Int64 {
        let edge: Int64 = 9_007_199_254_740_991
        if generator.oneIn(3) { return generator.pick([0, -1, edge, edge + 1, -edge, -edge - 1, .max, .min]) }
        return Int64(bitPattern: generator.next()) >> Int64(generator.next() % 64)
    }

    private mutating func decimal() -> Decimal { Decimal(mantissa: number(), scale: UInt8(generator.next() % 20)) }

    private mutating func colour() -> Colour {
        let bits = generator.next()
        return Colour(
            red: UInt8(truncatingIfNeeded: bits), green: UInt8(truncatingIfNeeded: bits >> 8),
            blue: UInt8(truncatingIfNeeded: bits >> 16), alpha: UInt8(truncatingIfNeeded: bits >> 24))
    }

    private mutating func coordinate() -> Int32 {
        generator.pick([0, .min, .max, Int32(truncatingIfNeeded: generator.next())])
    }

    private mutating func hash() -> ContentHash {
        ContentHash(words: (generator.next(), 0, generator.next(), generator.next()))
    }

    private mutating func order() -> OrderKey {
        let digits = (0..<generator.next() % 5).map { _ in UInt8(truncatingIfNeeded: generator.next()) } + [1]
        return OrderKey(digits: digits) ?? .middle
    }

    private mutating func key() -> FieldKey {
        generator.pick(["a", "framing", "time_of_day", "x9", "from_the_future", "local"])
    }

    private mutating func text() -> String {
        generator.pick([
            "", "Ada", "Zoe\u{301}", "Zo\u{e9}", "東京の夜", "🎬 take", "\"quoted\" \\ / ", "\u{0}\u{1F}\n\r\t\u{8}\u{C}",
            "\u{2028}\u{7F}\u{FFFF}\u{10FFFF}", "</script>",
        ])
    }
}
