import GraphCore
import GraphCoreWasm

/// A request to a session and the answer that a native build gives. Numbers of calls are those of ``GraphCall``; 0 opens,
/// and 255 asks for a view, whose request is four 32-bit integers and whose answer is the list, little-endian.
struct BoundaryExchange {
    static let open: UInt8 = 0
    static let view: UInt8 = 255

    let call: UInt8
    let request: [UInt8]
    let answer: [UInt8]
}

/// A request in parts, as `CallRequest` reads it.
struct RequestParts {
    var nodes: [NodeID] = []
    var wires: [WireID] = []
    var ports: [PortReference] = []
    var numbers: [Int64] = []
    var text = ""
    var rest: [UInt8] = []

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.count(nodes.count)
        for node in nodes { writer.word(node.rawValue) }
        writer.count(wires.count)
        for wire in wires { writer.word(wire.rawValue) }
        writer.count(ports.count)
        for port in ports {
            writer.word(port.node.rawValue)
            writer.key(port.port)
        }
        writer.count(numbers.count)
        for number in numbers { writer.signed(number) }
        writer.text(text)
        return writer.bytes + rest
    }
}

/// Draws a block of requests: two people's edits, undo, merging, damaged bytes, with a snapshot now and then.
struct BoundaryCorpus {
    private var edits: RandomEdits
    private let session: GraphSession
    /// The same state, for drawing edits that mostly fit.
    private var mirror: ClientDocument
    private(set) var exchanges: [BoundaryExchange] = []

    init(seed: UInt64) {
        edits = RandomEdits(seed: seed)
        mirror = ClientDocument(
            document: Sample.document, revision: Revision(5), author: Sample.author, catalogue: Sample.catalogue)
        let catalogue = Sample.catalogue.encoded
        let snapshot = Sample.document.encoded
        let context = [Sample.author.bits.high, Sample.author.bits.low, 5].flatMap { bigEndian($0) }
        var answer: [UInt8] = []
        session = GraphSession(catalogue: catalogue, snapshot: snapshot, context: context, answer: &answer)
        let request = [catalogue, snapshot, context].flatMap { bigEndian(UInt32($0.count)) + $0 }
        exchanges.append(BoundaryExchange(call: BoundaryExchange.open, request: request, answer: answer))
    }

    /// Draws so many requests and ends with a snapshot.
    mutating func draw(_ count: Int) {
        for _ in 0..<count {
            switch edits.generator.next() % 20 {
            case 0: step(.undo) { client, id in _ = try? client.undo(id: id) }
            case 1: step(.redo) { client, id in _ = try? client.redo(id: id) }
            case 2, 3: receiveRemote()
            case 4, 5: receiveOwn()
            case 6: withdraw()
            case 7: sendDamaged()
            case 8: reset()
            case 9...12: ask()
            case 13: look()
            case 14: reload()
            default: perform()
            }
            if edits.generator.oneIn(8) { exchange(.snapshot, RequestParts()) }
        }
        exchange(.news, RequestParts())
        exchange(.snapshot, RequestParts())
    }

    /// Whether the session's document is the mirror's.
    var isFaithful: Bool {
        session.answer(GraphCall.snapshot.rawValue, RequestParts().bytes) == [0] + mirror.document.encoded
    }

    private mutating func exchange(_ call: GraphCall, _ request: RequestParts) {
        exchange(call.rawValue, request.bytes)
    }

    private mutating func exchange(_ call: UInt8, _ request: [UInt8]) {
        exchanges.append(BoundaryExchange(call: call, request: request, answer: session.answer(call, request)))
    }

    /// Any call that leaves the document as it is, with arguments that mostly mean something.
    private mutating func ask() {
        let calls = GraphCall.allCases.filter { $0.rawValue >= GraphCall.news.rawValue && $0 != .restore }
        let call = edits.generator.pick(calls, or: .news)
        let nodes = mirror.document.nodes.map { $0.id }
        let wires = mirror.document.wires.map { $0.id }
        var request = RequestParts()
        request.nodes = (0...edits.generator.next() % 4).map { _ in edits.generator.pick(nodes, or: NodeID(1)) }
        request.wires = [edits.generator.oneIn(9) ? WireID(3) : edits.generator.pick(wires, or: WireID(3))]
        request.ports = [port(nodes), port(nodes)]
        request.numbers = (0..<4).map { _ in Int64(edits.generator.next() % 40_000) - 20_000 }
        request.numbers[0] = edits.generator.oneIn(3) ? 0 : request.numbers[0]
        request.rest = rest(of: call, nodes)
        var bytes = request.bytes
        if edits.generator.oneIn(12) { bytes[Int(edits.generator.next() % UInt64(bytes.count))] ^= 64 }
        exchange(call.rawValue, bytes)
        exchange(edits.generator.oneIn(9) ? 99 : GraphCall.staleNodes.rawValue, RequestParts().bytes)
    }

    private mutating func port(_ nodes: [NodeID]) -> PortReference {
        PortReference(
            node: edits.generator.pick(nodes, or: NodeID(1)),
            port: edits.generator.pick(["character", "plate", "video", "image", "sequence", "nothing"], or: "video"))
    }

    private mutating func rest(of call: GraphCall, _ nodes: [NodeID]) -> [UInt8] {
        var writer = ByteWriter()
        switch call {
        case .check: return change(edits.gesture(in: mirror.document)).encoded
        case .connecting, .reconnecting:
            if edits.generator.oneIn(2) {
                writer.key("mark")
                writer.value(.integer(Int64(edits.generator.next() % 12)))
            }
        case .measure:
            for kind in ["shot", "character"] as [FieldKey] {
                writer.key(kind)
                writer.signed(Int64(edits.generator.next() % 20))
                writer.signed(9)
                writer.flag(edits.generator.oneIn(2))
                writer.signed(Int64(edits.generator.next() % 400))
            }
        case .setMade:
            for _ in 0..<3 {
                let node = edits.generator.pick(nodes, or: NodeID(1))
                let made = mirror.document.fingerprint(of: node, catalogue: Sample.catalogue)
                writer.word(node.rawValue)
                writer.flag(made != nil)
                if let made { writer.word(edits.generator.oneIn(2) ? made.rawValue : 5) }
            }
        case .pasting: writeClip(nodes, to: &writer)
        default: break
        }
        return writer.bytes
    }

    private mutating func writeClip(_ nodes: [NodeID], to writer: inout ByteWriter) {
        let picked = (0..<3).map { _ in edits.generator.pick(nodes, or: NodeID(1)) }
        let clip = mirror.document.clip(of: picked)
        writer.count(clip.nodes.count)
        for node in clip.nodes { writer.node(node) }
        writer.count(clip.wires.count)
        for wire in clip.wires { writer.wire(wire) }
        for _ in 0..<clip.nodes.count + clip.wires.count { writer.word(edits.generator.next()) }
    }

    private mutating func look() {
        session.liftBy(x: 0, y: 0)
        let corner = (0..<2).map { _ in Int32(edits.generator.next() % 40_000) - 20_000 }
        let size = Int32(1) << Int32(edits.generator.next() % 17)
        let area = [corner[0], corner[1], corner[0] + size, corner[1] + size]
        let words = session.view(left: area[0], top: area[1], right: area[2], bottom: area[3])
        exchanges.append(
            BoundaryExchange(
                call: BoundaryExchange.view, request: area.flatMap { bigEndian($0) },
                answer: words.flatMap { word in withUnsafeBytes(of: word.littleEndian) { Array($0) } }))
    }

    private mutating func reset() {
        let snapshot = edits.generator.oneIn(4) ? mirror.document : mirror.confirmed
        let revision = mirror.revision.number + edits.generator.next() % 2
        exchange(.reset, RequestParts(numbers: [Int64(revision)], rest: snapshot.encoded))
        _ = mirror.reset(to: snapshot, revision: Revision(revision))
    }

    /// Undo goes on from what was told of it, now and then damaged.
    private mutating func reload() {
        let limit = 1 + edits.generator.next() % 40
        exchange(.history, RequestParts(numbers: [1, Int64(limit)]))
        guard var message = mirror.takeHistory(newest: Int(limit)) else { return }
        if edits.generator.oneIn(4) { message[Int(edits.generator.next() % UInt64(message.count))] ^= 8 }
        exchange(.restore, RequestParts(rest: message))
        try? mirror.restore(history: message)
    }

    private mutating func change(_ operations: [GraphOperation]) -> Change {
        Change(
            id: edits.generator.changeID(), author: Sample.otherAuthor, base: mirror.revision, label: "Edit",
            operations: operations, inverses: [])
    }

    private mutating func perform() {
        let change = change(edits.gesture(in: mirror.document))
        let gesture = edits.generator.oneIn(3) ? "drag" : ""
        exchange(.perform, RequestParts(text: gesture, rest: change.encoded))
        _ = try? mirror.perform(id: change.id, label: change.label, change.operations, gesture: gesture)
    }

    private mutating func step(_ call: GraphCall, _ body: (inout ClientDocument, ChangeID) -> Void) {
        let id = edits.generator.changeID()
        exchange(call, RequestParts(rest: bigEndian(id.bits.high) + bigEndian(id.bits.low)))
        body(&mirror, id)
    }

    private mutating func receiveRemote() { receive(change(edits.gesture(in: mirror.confirmed))) }

    private mutating func receiveOwn() {
        if let first = mirror.pending.first { receive(first) }
    }

    private mutating func receive(_ change: Change) {
        let next = mirror.revision.number + (edits.generator.oneIn(15) ? edits.generator.next() % 3 : 1)
        exchange(.receive, RequestParts(numbers: [Int64(next)], rest: change.encoded))
        _ = mirror.receive(change, revision: Revision(next))
    }

    private mutating func withdraw() {
        guard let id = mirror.pending.last?.id else { return }
        exchange(.withdraw, RequestParts(rest: bigEndian(id.bits.high) + bigEndian(id.bits.low)))
        _ = mirror.withdraw(id)
    }

    private mutating func sendDamaged() {
        var bytes = change(edits.gesture(in: mirror.document)).encoded
        bytes[Int(edits.generator.next() % UInt64(bytes.count))] ^= UInt8(1 + edits.generator.next() % 255)
        exchange(.perform, RequestParts(rest: bytes))
        guard let change = try? Change(decoding: bytes) else { return }
        _ = try? mirror.perform(id: change.id, label: change.label, change.operations)
    }
}

/// The most significant byte first.
func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
