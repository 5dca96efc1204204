internal import GraphCore

/// What can be asked of a session, by the numbers that cross the boundary; they never change meaning. `Docs/codec.md`
/// states what each takes and gives.
public enum GraphCall: UInt8, CaseIterable, Sendable {
    // Editing.
    case perform = 1
    case receive = 2
    case withdraw = 3
    case undo = 4
    case redo = 5
    case snapshot = 6
    case reset = 7
    case news = 8
    case history = 9
    case restore = 10
    // Reading.
    case node = 16
    case wire = 17
    case wiresInto = 18
    case wiresFrom = 19
    case nodes = 20
    // Rules and gestures.
    case verdict = 32
    case fittingPorts = 33
    case kindsThatFit = 34
    case deleting = 35
    case connecting = 36
    case reconnecting = 37
    case placing = 38
    case moving = 39
    case copying = 40
    case pasting = 41
    case check = 42
    // The drawn surface.
    case measure = 48
    case face = 49
    case select = 50
    case lift = 51
    case hit = 52
    case nodesIn = 53
    case bounds = 54
    case portPosition = 55
    case slot = 56
    case standIn = 57
    case enter = 58
    case portPlace = 59
    case holder = 60
    case seenNodes = 61
    case members = 62
    // Staleness.
    case fingerprint = 64
    case setMade = 65
    case staleNodes = 66
}

/// Why a call has no answer.
enum CallError: Error {
    case refused(GraphError)
    case unreadable(CodecError)
    /// The received change does not follow.
    case outOfStep
    /// The session has no document.
    case closed
}

/// A request as every call reads it: what it is about, and a rest that the call knows.
struct CallRequest {
    let nodes: [NodeID]
    let wires: [WireID]
    let ports: [PortReference]
    let text: String
    private let numbers: [Int64]
    let rest: [UInt8]

    init(_ bytes: [UInt8]) throws(CodecError) {
        var reader = ByteReader(bytes)
        var nodes: [NodeID] = []
        for _ in 0..<(try reader.count(limit: GraphLimits.nodes)) { nodes.append(NodeID(try reader.word())) }
        var wires: [WireID] = []
        for _ in 0..<(try reader.count(limit: GraphLimits.wires)) { wires.append(WireID(try reader.word())) }
        var ports: [PortReference] = []
        for _ in 0..<(try reader.count(limit: 2)) {
            ports.append(PortReference(node: NodeID(try reader.word()), port: try reader.key()))
        }
        var numbers: [Int64] = []
        for _ in 0..<(try reader.count(limit: 8)) { numbers.append(try reader.signed()) }
        self.nodes = nodes
        self.wires = wires
        self.ports = ports
        self.numbers = numbers
        text = try reader.text(limit: GraphLimits.titleBytes)
        rest = Array(try reader.raw(reader.remaining))
    }

    /// The number at a place; 0 where there is none.
    func number(_ place: Int) -> Int64 { place < numbers.count ? numbers[place] : 0 }

    /// The number at a place, or the nearest that 32 bits hold.
    func coordinate(_ place: Int) -> Int32 { Int32(clamping: number(place)) }

    func isOn(_ place: Int) -> Bool { number(place) != 0 }

    func port(_ place: Int) throws(CallError) -> PortReference {
        guard place < ports.count else { throw .unreadable(CodecError(.truncated, at: 0)) }
        return ports[place]
    }

    func node() throws(CallError) -> NodeID {
        guard let node = nodes.first else { throw .unreadable(CodecError(.truncated, at: 0)) }
        return node
    }

    func wire() throws(CallError) -> WireID {
        guard let wire = wires.first else { throw .unreadable(CodecError(.truncated, at: 0)) }
        return wire
    }

    func direction(_ place: Int) -> PortDirection { isOn(place) ? .output : .input }

    /// The rest as a change.
    func change() throws(CallError) -> Change {
        do throws(CodecError) { return try Change(decoding: rest) } catch { throw .unreadable(error) }
    }

    /// The rest as the id of a change.
    func changeID() throws(CallError) -> ChangeID {
        do throws(CodecError) {
            var reader = ByteReader(rest)
            let id = try reader.identifier()
            try reader.finish()
            return ChangeID(id)
        } catch { throw .unreadable(error) }
    }

    /// The rest as a document.
    func document() throws(CallError) -> GraphDocument {
        do throws(CodecError) { return try GraphDocument(decoding: rest) } catch { throw .unreadable(error) }
    }
}
