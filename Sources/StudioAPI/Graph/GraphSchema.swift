public import GraphCore
import JSONText

/// The JSON of GraphCore's values: both ways, for every value there is, within `GraphLimits`.
public enum GraphSchema {
    /// A node of a canvas.
    public static let node: Schema<Node> = .object(
        "GraphNode", "A node of a canvas.", .member("id", \.id, .spelled(.node)),
        .member("kind", \.kind, .spelled(.kind)),
        .member("kindVersion", \.kindVersion, Schema<UInt16>.integer(0...65_535)),
        .member("title", \.title, title), .member("parent", \.parent, Schema<NodeID>.spelled(.node).orNull),
        .member("x", \.position.x, Schema<Int32>.integer(Int32.min...Int32.max), "Eighths of a pixel to the right."),
        .member("y", \.position.y, Schema<Int32>.integer(Int32.min...Int32.max), "Eighths of a pixel down."),
        .member("fields", \.fields, fields, "What a person set; absent fields have their defaults."),
        .member("bypassed", \.isBypassed, .bool), .member("muted", \.isMuted, .bool),
        .member("locked", \.isLocked, .bool),
        make: { id, kind, version, title, parent, x, y, fields, isBypassed, isMuted, isLocked in
            Node(
                id: id, kind: kind, kindVersion: version, title: title, parent: parent,
                position: CanvasPoint(x: x, y: y), fields: fields, isBypassed: isBypassed, isMuted: isMuted,
                isLocked: isLocked)
        })

    /// A wire of a canvas.
    public static let wire: Schema<Wire> = .object(
        "Wire", "A wire from an output to an input.", .member("id", \.id, .spelled(.wire)),
        .member("source", \.source, end), .member("target", \.target, end),
        .member("order", \.order, .spelled(.order), "Its place among the wires of its input."),
        .member("fields", \.fields, fields),
        make: { Wire(id: $0, source: $1, target: $2, order: $3, fields: $4) })

    private static let end = Schema<PortReference>.object(
        "WireEnd", "A port of a node.", .member("node", \.node, .spelled(.node)),
        .member("port", \.port, .spelled(.key)), make: { PortReference(node: $0, port: $1) })

    /// A node's title or a change's label.
    static let title = Schema<String>.text(0...GraphLimits.titleBytes)

    /// Fields by name.
    public static let fields: Schema<[FieldKey: Value]> = .map(.key, value, limit: GraphLimits.elements)
}

extension TextForm where Content == NodeKind {
    /// A kind's key, or `local:` and the hash of a definition in the document.
    static var kind: TextForm {
        TextForm(
            "NodeKind", "A kind of the catalogue, or `local:` and the hash of a kind that the document defines.",
            pattern: "^([a-z][a-z0-9_]{0,63}|local:[0-9a-f]{64})$", length: 1...70,
            expecting: "a kind’s name, or local: and 64 hexadecimal digits",
            parse: { text in
                guard text.hasPrefix(localPrefix) else { return FieldKey(text).map { .builtIn($0) } }
                return ContentHash(text: text.dropFirst(localPrefix.count)).map { .local($0) }
            },
            print: { kind in
                switch kind {
                case .builtIn(let key): key.name
                case .local(let hash): localPrefix + hash.text
                }
            })
    }
}

private let localPrefix = "local:"

extension TextForm where Content == OrderKey {
    /// An order key's digits.
    static var order: TextForm {
        TextForm(
            "Order", "A place in an order, as digits of a fraction to base 256 in hexadecimal; the last is not 00.",
            pattern: "^([0-9a-f]{2}){0,1023}([0-9a-f][1-9a-f]|[1-9a-f]0)$", length: 2...2 * OrderKey.digitLimit,
            expecting: "an order of 1 to \(OrderKey.digitLimit) bytes in hexadecimal, the last not 00",
            parse: { text in
                guard text.utf8.count <= 2 * OrderKey.digitLimit else { return nil }
                return HexText.bytes(text).flatMap { OrderKey(digits: $0) }
            }, print: { HexText.text($0.digits) })
    }
}
