public import GraphCore

/// A node as views read it: its kind and fields, and what is wired into it, recursively. Both a job's payload and a
/// document can be brought into this form.
public struct WiredNode: Hashable, Sendable {
    /// A source with the fields of the wire that brings it.
    public struct Input: Hashable, Sendable {
        /// The wire's fields.
        public var wire: [FieldKey: Value]
        /// The node at the wire's other end.
        public var source: WiredNode

        /// An input from its parts.
        public init(wire: [FieldKey: Value] = [:], source: WiredNode) {
            self.wire = wire
            self.source = source
        }
    }

    /// The kind's name in the catalogue.
    public var kind: FieldKey
    /// The fields that differ from their defaults; others may be there and are not read.
    public var fields: [FieldKey: Value]
    /// What enters each port, in wire order.
    public var inputs: [FieldKey: [Input]]

    /// A node from its parts.
    public init(kind: FieldKey, fields: [FieldKey: Value] = [:], inputs: [FieldKey: [Input]] = [:]) {
        self.kind = kind
        self.fields = fields
        self.inputs = inputs
    }

    /// Reads the record that the planner makes of a node: `kind`, `fields` and `inputs`. Entries it does not know are
    /// ignored, `fields` and `inputs` may be absent.
    public init(payload: Value) throws(PayloadError) {
        try self.init(payload: payload, path: "")
    }

    private init(payload: Value, path: String) throws(PayloadError) {
        let record = try payload.payloadRecord(at: path)
        guard case .choice(let kind) = record["kind"] else {
            throw PayloadError(.malformed, path: path.appending("kind"), message: "The payload names no kind.")
        }
        self.kind = kind
        fields = try record["fields"]?.payloadRecord(at: path.appending("fields")) ?? [:]
        inputs = [:]
        let ports = try record["inputs"]?.payloadRecord(at: path.appending("inputs")) ?? [:]
        for (port, entries) in ports {
            inputs[port] = try WiredNode.inputs(entries, path: path.appending("inputs").appending(port.name))
        }
    }

    private static func inputs(_ entries: Value, path: String) throws(PayloadError) -> [Input] {
        guard case .list(let entries) = entries else {
            throw PayloadError(.malformed, path: path, message: "The wires of an input must be a list.")
        }
        var inputs: [Input] = []
        for (index, entry) in entries.enumerated() {
            let path = "\(path)[\(index)]"
            let record = try entry.payloadRecord(at: path)
            guard let value = record["value"] else {
                throw PayloadError(.malformed, path: path, message: "The wire brings no value.")
            }
            let wire = try record["wire"]?.payloadRecord(at: path.appending("wire")) ?? [:]
            inputs.append(Input(wire: wire, source: try WiredNode(payload: value, path: path.appending("value"))))
        }
        return inputs
    }

    /// The record that ``init(payload:)`` reads.
    public var payload: Value {
        var ports: [FieldKey: Value] = [:]
        for (port, entries) in inputs {
            ports[port] = .list(entries.map { .record(["wire": .record($0.wire), "value": $0.source.payload]) })
        }
        return .record(["kind": .choice(kind), "fields": .record(fields), "inputs": .record(ports)])
    }
}

extension Value {
    /// The record this value is, or the error that it is none.
    func payloadRecord(at path: String) throws(PayloadError) -> [FieldKey: Value] {
        guard case .record(let record) = self else {
            throw PayloadError(.malformed, path: path, message: "A record was expected here.")
        }
        return record
    }
}

extension String {
    /// A path with one more step.
    func appending(_ step: String) -> String { isEmpty ? step : "\(self).\(step)" }
}
