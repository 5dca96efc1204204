public import GraphCore

extension GraphSchema {
    /// One edit of a document.
    public static let operation: Schema<GraphOperation> = .tagged(
        "Operation", "One edit of a document; `op` says which.", by: "op",
        nodeOperations + fieldOperations + wireOperations)

    private static let nodeOperations: [TaggedCase<GraphOperation>] = [
        TaggedCase(
            "add_node", .sole("AddNode", "Adds a node.", "node", node),
            part: { if case .addNode(let node) = $0 { node } else { nil } }, whole: { .addNode($0) }),
        TaggedCase(
            "remove_node",
            .sole("RemoveNode", "Removes a node without wires and children.", "node", Schema<NodeID>.spelled(.node)),
            part: { if case .removeNode(let id) = $0 { id } else { nil } }, whole: { .removeNode($0) }),
        TaggedCase(
            "move", move, part: { if case .move(let id, let place) = $0 { Move(node: id, place: place) } else { nil } },
            whole: { .move($0.node, to: $0.place) }),
        TaggedCase(
            "rename", rename,
            part: { if case .rename(let id, let title) = $0 { Rename(node: id, title: title) } else { nil } },
            whole: { .rename($0.node, to: $0.title) }),
        TaggedCase(
            "set_switch", setSwitch,
            part: { operation in
                guard case .setSwitch(let id, let name, let isOn) = operation else { return nil }
                return SetSwitch(node: id, name: name, isOn: isOn)
            }, whole: { .setSwitch($0.node, $0.name, isOn: $0.isOn) }),
        TaggedCase(
            "group", group,
            part: { if case .group(let id, let parent) = $0 { Group(node: id, parent: parent) } else { nil } },
            whole: { .group($0.node, into: $0.parent) }),
    ]

    private static let fieldOperations: [TaggedCase<GraphOperation>] = [
        TaggedCase(
            "set_field", marked: "wire",
            setField("SetWireField", "Sets a field of a wire.", "wire", TextForm<WireID>.wire),
            part: { operation in
                guard case .setField(.wire(let id), let key, let value) = operation else { return nil }
                return SetField(owner: id, key: key, value: value)
            }, whole: { .setField(.wire($0.owner), key: $0.key, value: $0.value) }),
        TaggedCase(
            "set_field", setField("SetNodeField", "Sets a field of a node.", "node", TextForm<NodeID>.node),
            part: { operation in
                guard case .setField(.node(let id), let key, let value) = operation else { return nil }
                return SetField(owner: id, key: key, value: value)
            }, whole: { .setField(.node($0.owner), key: $0.key, value: $0.value) }),
    ]

    private static let wireOperations: [TaggedCase<GraphOperation>] = [
        TaggedCase(
            "connect", .sole("Connect", "Adds a wire.", "wire", wire),
            part: { if case .connect(let wire) = $0 { wire } else { nil } }, whole: { .connect($0) }),
        TaggedCase(
            "disconnect",
            .sole("Disconnect", "Removes a wire.", "wire", Schema<WireID>.spelled(.wire)),
            part: { if case .disconnect(let id) = $0 { id } else { nil } }, whole: { .disconnect($0) }),
        TaggedCase(
            "reorder", reorder,
            part: { if case .reorder(let id, let order) = $0 { Reorder(wire: id, order: order) } else { nil } },
            whole: { .reorder($0.wire, to: $0.order) }),
    ]
}

// The contents of those operations that have more than one.

private struct Move: Sendable {
    let node: NodeID
    let place: CanvasPoint
}

private let move = ObjectSchema<Move>(
    "MoveNode", "Moves a node.", .member("node", \.node, .spelled(.node)),
    .member("x", \.place.x, Schema<Int32>.integer(Int32.min...Int32.max), "Eighths of a pixel to the right."),
    .member("y", \.place.y, Schema<Int32>.integer(Int32.min...Int32.max), "Eighths of a pixel down."),
    make: { Move(node: $0, place: CanvasPoint(x: $1, y: $2)) })

private struct Rename: Sendable {
    let node: NodeID
    let title: String
}

private let rename = ObjectSchema<Rename>(
    "RenameNode", "Gives a node a title.", .member("node", \.node, .spelled(.node)),
    .member("title", \.title, GraphSchema.title), make: { Rename(node: $0, title: $1) })

private struct SetSwitch: Sendable {
    let node: NodeID
    let name: NodeSwitch
    let isOn: Bool
}

private let switchName = Schema<NodeSwitch>.choice(
    "Switch", "One of a node’s switches.", of: NodeSwitch.allCases
) { name in
    switch name {
    case .bypassed: "bypassed"
    case .muted: "muted"
    case .locked: "locked"
    }
}

private let setSwitch = ObjectSchema<SetSwitch>(
    "SetSwitch", "Turns one of a node’s switches on or off.", .member("node", \.node, .spelled(.node)),
    .member("switch", \.name, switchName), .member("on", \.isOn, .bool),
    make: { SetSwitch(node: $0, name: $1, isOn: $2) })

private struct Group: Sendable {
    let node: NodeID
    let parent: NodeID?
}

private let group = ObjectSchema<Group>(
    "GroupNode", "Puts a node into a group, or with null to the top.", .member("node", \.node, .spelled(.node)),
    .member("parent", \.parent, Schema<NodeID>.spelled(.node).orNull), make: { Group(node: $0, parent: $1) })

private struct SetField<Owner: Sendable>: Sendable {
    let owner: Owner
    let key: FieldKey
    let value: Value?
}

private func setField<Owner: Sendable>(
    _ name: String, _ help: String, _ owner: String, _ form: TextForm<Owner>
) -> ObjectSchema<SetField<Owner>> {
    ObjectSchema(
        name, help, .member(owner, \.owner, .spelled(form)), .member("key", \.key, .spelled(.key)),
        .member("value", \.value, GraphSchema.value.orNull, "Null takes the field away, back to its default."),
        make: { SetField(owner: $0, key: $1, value: $2) })
}

private struct Reorder: Sendable {
    let wire: WireID
    let order: OrderKey
}

private let reorder = ObjectSchema<Reorder>(
    "ReorderWire", "Gives a wire another place among those of its input.", .member("wire", \.wire, .spelled(.wire)),
    .member("order", \.order, .spelled(.order)), make: { Reorder(wire: $0, order: $1) })
