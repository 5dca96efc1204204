import GraphCore

/// What planning needs of a kind, looked up once for all its nodes.
final class KindReading: Sendable {
    /// An input with what its wires' readers read.
    struct Input: Sendable {
        let port: PortSpec
        let wireFields: ConnectedSpecs
    }

    let kind: KindSpec
    /// What executes nodes of the kind, if they are executed.
    let function: FunctionSpec?
    /// What is read of its fields.
    let fields: ConnectedSpecs
    let inputs: [Input]
    /// The inputs that nobody reads yet.
    private let unread: Set<FieldKey>

    init(_ kind: KindSpec, function: FunctionSpec?) {
        self.kind = kind
        self.function = function
        fields = ConnectedSpecs(kind.fields)
        inputs = kind.ports.filter(\.isConnectedInput)
            .map { Input(port: $0, wireFields: ConnectedSpecs($0.wireFields)) }
        unread = Set(kind.ports.filter { $0.direction == .input && !$0.isConnectedInput }.map(\.key))
    }

    /// Of the wires that enter a node of the kind, those that somebody reads.
    func choose(from wires: [Wire]) -> [Wire] {
        unread.isEmpty ? wires : wires.filter { !unread.contains($0.target.port) }
    }
}

/// The fields of a kind or of a wire that somebody reads today.
struct ConnectedSpecs: Sendable {
    private let defaults: [FieldKey: Value]

    init(_ specs: [FieldSpec]) {
        defaults = Dictionary(
            specs.filter { $0.reader == .connected }.map { ($0.key, $0.defaultValue) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Of a node's or a wire's fields, those that somebody reads and that say something.
    func choose(from fields: [FieldKey: Value]) -> [FieldKey: Value] {
        if fields.isEmpty || fields.allSatisfy({ says($0.key, $0.value) }) { return fields }
        return fields.filter { says($0.key, $0.value) }
    }

    private func says(_ key: FieldKey, _ value: Value) -> Bool {
        guard let usual = defaults[key] else { return false }
        return value != usual
    }
}
