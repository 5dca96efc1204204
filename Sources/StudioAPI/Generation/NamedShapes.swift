/// The shapes that have names, each once, in the order of the names: components of the OpenAPI document, declarations of
/// TypeScript.
struct NamedShapes {
    private(set) var table: [String: Shape] = [:]

    /// Names and shapes in the order of the names.
    var sorted: [(name: String, shape: Shape)] {
        table.sorted { $0.key < $1.key }.map { (name: $0.key, shape: $0.value) }
    }

    /// Adds what a shape consists of.
    mutating func collect(_ shape: Shape) {
        if let name = shape.name {
            guard table[name] == nil else { return }
            if case .deferred(_, let inner) = shape {
                collect(inner())
                return
            }
            table[name] = shape
        }
        for part in shape.parts { collect(part) }
    }

    /// Adds what an endpoint reads and writes.
    mutating func collect(_ endpoint: EndpointDescription) {
        for input in endpoint.inputs {
            switch input {
            case .parameter(let parameter): collect(parameter.shape)
            case .json(let shape, _): collect(shape)
            case .bytes: break
            }
        }
        if case .json(let shape, _) = endpoint.answer { collect(shape) }
    }
}

extension Shape {
    /// The name it is known by; nil for what is written out where it stands.
    var name: String? {
        switch self {
        case .alias(let name, _, _), .choice(let name, _, _), .deferred(let name, _): name
        case .object(let object): object.name.isEmpty ? nil : object.name
        case .union(let name, _, _): name
        case .bool, .onlyTrue, .integer, .number, .string, .list, .map, .orNull: nil
        }
    }

    /// The shapes inside it.
    var parts: [Shape] {
        switch self {
        case .bool, .onlyTrue, .integer, .number, .string, .alias, .choice, .deferred: []
        case .list(let element, _), .map(_, let element): [element]
        case .orNull(let shape): [shape]
        case .object(let object): object.members.map(\.shape)
        case .union(_, _, let shapes): shapes
        }
    }
}
