import GraphCore
import GraphCoreWasm

/// What can be asked of a session, by the numbers that the corpus file uses; `Tests/GraphCoreWasm/run-corpus.mjs` knows
/// them too.
enum BoundaryCall: UInt8 {
    case open = 0
    case perform = 1
    case receive = 2
    case withdraw = 3
    case undo = 4
    case redo = 5
    case snapshot = 6
}

/// A request to a session and the answer that a native build gives.
struct BoundaryExchange {
    let call: BoundaryCall
    let request: [UInt8]
    let answer: [UInt8]
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
        exchanges.append(BoundaryExchange(call: .open, request: request, answer: answer))
    }

    /// Draws so many requests and ends with a snapshot.
    mutating func draw(_ count: Int) {
        for _ in 0..<count {
            switch edits.generator.next() % 12 {
            case 0: step(.undo) { client, id in _ = try? client.undo(id: id) }
            case 1: step(.redo) { client, id in _ = try? client.redo(id: id) }
            case 2, 3: receiveRemote()
            case 4, 5: receiveOwn()
            case 6: withdraw()
            case 7: sendDamaged()
            default: perform()
            }
            if edits.generator.oneIn(8) { exchange(.snapshot, []) }
        }
        exchange(.snapshot, [])
    }

    /// Whether the session's document is the mirror's.
    var isFaithful: Bool { session.snapshot() == [0] + mirror.document.encoded }

    private mutating func exchange(_ call: BoundaryCall, _ request: [UInt8]) {
        let answer =
            switch call {
            case .open, .snapshot: session.snapshot()
            case .perform: session.perform(request)
            case .receive: session.receive(request)
            case .withdraw: session.withdraw(request)
            case .undo: session.undo(request)
            case .redo: session.redo(request)
            }
        exchanges.append(BoundaryExchange(call: call, request: request, answer: answer))
    }

    private mutating func change(_ operations: [GraphOperation]) -> Change {
        Change(
            id: edits.generator.changeID(), author: Sample.otherAuthor, base: mirror.revision, label: "Edit",
            operations: operations, inverses: [])
    }

    private mutating func perform() {
        let change = change(edits.gesture(in: mirror.document))
        exchange(.perform, change.encoded)
        _ = try? mirror.perform(id: change.id, label: change.label, change.operations)
    }

    private mutating func step(_ call: BoundaryCall, _ body: (inout ClientDocument, ChangeID) -> Void) {
        let id = edits.generator.changeID()
        exchange(call, bigEndian(id.bits.high) + bigEndian(id.bits.low))
        body(&mirror, id)
    }

    private mutating func receiveRemote() { receive(change(edits.gesture(in: mirror.confirmed))) }

    private mutating func receiveOwn() {
        if let first = mirror.pending.first { receive(first) }
    }

    private mutating func receive(_ change: Change) {
        let next = mirror.revision.number + (edits.generator.oneIn(15) ? edits.generator.next() % 3 : 1)
        exchange(.receive, bigEndian(next) + change.encoded)
        _ = mirror.receive(change, revision: Revision(next))
    }

    private mutating func withdraw() {
        guard let id = mirror.pending.last?.id else { return }
        exchange(.withdraw, bigEndian(id.bits.high) + bigEndian(id.bits.low))
        _ = mirror.withdraw(id)
    }

    private mutating func sendDamaged() {
        var bytes = change(edits.gesture(in: mirror.document)).encoded
        bytes[Int(edits.generator.next() % UInt64(bytes.count))] ^= UInt8(1 + edits.generator.next() % 255)
        exchange(.perform, bytes)
        guard let change = try? Change(decoding: bytes) else { return }
        _ = try? mirror.perform(id: change.id, label: change.label, change.operations)
    }
}

/// The most significant byte first.
func bigEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
