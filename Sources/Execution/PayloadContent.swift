import GraphCore
import Synchronization

/// What a node gives to the payloads of the jobs that read it: a record of `fields`, `inputs` and `kind`, whose shape
/// ``Planner`` states. It is encoded once, however many read it, and their bytes are put together from its own.
final class PayloadContent: Sendable {
    /// So many nodes may give to each other in a row. Each lies four levels inside the next one's record, and a value of
    /// more than ``GraphLimits/valueDepth`` levels cannot be read back.
    static let stepLimit = 28

    private let kind: FieldKey
    private let fields: [FieldKey: Value]
    private let ports: [PayloadPort]
    /// How many nodes give to each other in a row up to this one.
    private let steps: Int
    /// The record as a part of a message.
    private let bytes: [UInt8]
    /// Where in the bytes the record's fields begin, and where its inputs do.
    private let places: (start: Int, inputs: Int)
    /// The payload that was asked for last, with the film it was for: nearly always the same, plan after plan.
    private let lastPayload = Mutex<(film: [UInt8], payload: EncodedPayload)?>(nil)

    /// What a node of that kind with those fields gives, with what enters it by the given ports.
    init(kind: FieldKey, fields: [FieldKey: Value], _ ports: [PayloadPort]) {
        self.kind = kind
        self.fields = fields
        self.ports = ports.count < 2 ? ports : ports.sorted { $0.key < $1.key }
        steps = PayloadContent.steps(behind: ports)
        var body = ByteWriter(reserving: 512 + PayloadContent.bytes(behind: ports))
        body.key(PayloadKey.fields)
        body.value(.record(fields))
        let inputs = body.bytes.count
        body.key(PayloadKey.inputs)
        PayloadContent.write(self.ports, to: &body)
        body.key(PayloadKey.kind)
        body.value(.choice(kind))
        var writer = ByteWriter(reserving: 16 + body.bytes.count)
        writer.record(of: body.bytes.count)
        places = (writer.bytes.count, writer.bytes.count + inputs)
        writer.raw(body.bytes)
        bytes = writer.bytes
    }

    /// Whether it would come out the same, made of those parts.
    func isMade(of kind: FieldKey, _ fields: [FieldKey: Value], _ ports: [PayloadPort]) -> Bool {
        guard kind == self.kind, ports.count == self.ports.count, fields == self.fields else { return false }
        return ports.allSatisfy { port in
            self.ports.contains { own in
                own.key == port.key && own.entries.count == port.entries.count
                    && zip(own.entries, port.entries).allSatisfy { $0.content === $1.content && $0.wire == $1.wire }
            }
        }
    }

    /// How many nodes give to each other in a row up to one that is given this.
    static func steps(behind ports: [PayloadPort]) -> Int {
        var steps = 0
        for port in ports { for entry in port.entries { steps = max(steps, entry.content.steps) } }
        return steps + 1
    }

    /// About how many bytes what enters by the ports takes.
    private static func bytes(behind ports: [PayloadPort]) -> Int {
        ports.reduce(0) { sum, port in port.entries.reduce(sum) { $0 + $1.content.bytes.count + 32 } }
    }

    /// The record.
    var value: Value { .record(record) }

    /// The payload of a job for the node: the record with the film's fields.
    func payload(_ film: PayloadFilm, _ extras: [FieldKey: Value] = [:]) -> Value {
        var payload = record
        payload.merge(extras) { own, _ in own }
        payload[PayloadKey.film] = .record(film.fields)
        return .record(payload)
    }

    /// ``payload(_:_:)`` without extras, encoded.
    func encodedPayload(_ film: PayloadFilm) -> EncodedPayload {
        lastPayload.withLock { last in
            if let last, last.film == film.bytes { return last.payload }
            let payload = encode(film)
            last = (film.bytes, payload)
            return payload
        }
    }

    private func encode(_ film: PayloadFilm) -> EncodedPayload {
        var writer = ByteWriter(reserving: 16 + bytes.count + film.bytes.count)
        writer.message(.value)
        writer.record(of: bytes.count - places.start + film.bytes.count)
        writer.raw(bytes[places.start..<places.inputs])
        writer.raw(film.bytes)
        writer.raw(bytes[places.inputs...])
        return EncodedPayload(bytes: writer.bytes)
    }

    private var record: [FieldKey: Value] {
        var inputs: [FieldKey: Value] = [:]
        for port in ports {
            inputs[port.key] = .list(
                port.entries.map {
                    .record([PayloadKey.wire: .record($0.wire), PayloadKey.value: $0.content.value])
                })
        }
        return [
            PayloadKey.fields: .record(fields), PayloadKey.inputs: .record(inputs), PayloadKey.kind: .choice(kind),
        ]
    }

    private static func write(_ ports: [PayloadPort], to writer: inout ByteWriter) {
        writer.record { writer in
            for port in ports {
                writer.key(port.key)
                writer.list { writer in
                    for (content, wire) in port.entries {
                        writer.record { writer in
                            writer.key(PayloadKey.value)
                            writer.raw(content.bytes)
                            writer.key(PayloadKey.wire)
                            writer.value(.record(wire))
                        }
                    }
                }
            }
        }
    }
}

/// What enters a node by one of its ports, with the fields of the wires it comes over.
struct PayloadPort: Sendable {
    let key: FieldKey
    var entries: [(content: PayloadContent, wire: [FieldKey: Value])] = []
}

/// The root's fields, which every payload has.
final class PayloadFilm: Sendable {
    let fields: [FieldKey: Value]
    /// The entry in a payload's record.
    let bytes: [UInt8]

    init(fields: [FieldKey: Value]) {
        self.fields = fields
        var writer = ByteWriter()
        writer.key(PayloadKey.film)
        writer.value(.record(fields))
        bytes = writer.bytes
    }
}

/// The names in a payload's records. In a record, `film` stands between `fields` and `inputs`.
private enum PayloadKey {
    static let fields: FieldKey = "fields"
    static let film: FieldKey = "film"
    static let inputs: FieldKey = "inputs"
    static let kind: FieldKey = "kind"
    static let value: FieldKey = "value"
    static let wire: FieldKey = "wire"
}
