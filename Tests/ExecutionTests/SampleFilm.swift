import Execution
import GraphCore
import ProductionModel

/// A catalogue of three kinds and a document over it: enough of a film to plan.
struct SampleFilm {
    static let shotFunction = FunctionSpec(
        name: FunctionName(name: "test.shot", version: 1), determinism: .exact, output: .video)
    static let sequenceFunction = FunctionSpec(
        name: FunctionName(name: "test.sequence", version: 1), determinism: .exact, output: .video)
    static let sheetFunction = FunctionSpec(
        name: FunctionName(name: "test.sheet", version: 1), determinism: .exact, output: .image)

    static let catalogue = Catalogue(
        portTypes: [
            PortType(key: "scene", title: "Scene"), PortType(key: "video", title: "Video"),
            PortType(key: "sequence", title: "Sequence"),
        ], conversions: [],
        kinds: [
            KindSpec(
                key: "film", title: "Film", category: "Film", help: "", isRoot: true, ports: [], fields: [text("title")]
            ),
            KindSpec(
                key: "scene", title: "Scene", category: "Story", help: "",
                ports: [PortSpec(key: "scene", title: "Scene", direction: .output, type: "scene")],
                fields: [text("place")]),
            KindSpec(
                key: "shot", title: "Shot", category: "Story", help: "",
                ports: [
                    PortSpec(key: "scene", title: "Scene", direction: .input, type: "scene", isRequired: true),
                    PortSpec(key: "video", title: "Video", direction: .output, type: "video"),
                ], fields: [text("action"), text("mood", reader: .generation)]),
            KindSpec(
                key: "grade", title: "Grade", category: "Story", help: "",
                ports: [
                    PortSpec(key: "source", title: "Source", direction: .input, type: "video", isRequired: true),
                    PortSpec(key: "video", title: "Video", direction: .output, type: "video"),
                ], fields: []),
            KindSpec(
                key: "sequence", title: "Sequence", category: "Story", help: "",
                ports: [
                    PortSpec(
                        key: "video", title: "Video", direction: .input, type: "video", isRepeating: true,
                        isRequired: true, wireFields: [text("transition")]),
                    PortSpec(key: "sequence", title: "Sequence", direction: .output, type: "sequence"),
                ], fields: []),
        ])

    static let planner = Planner(
        catalogue: catalogue,
        functions: FunctionTable(["shot": shotFunction, "grade": shotFunction, "sequence": sequenceFunction]))

    static let scene = NodeID(10)
    static let sequence = NodeID(20)

    private static func text(_ key: FieldKey, reader: FieldReader = .connected) -> FieldSpec {
        FieldSpec(
            key: key, title: key.name, type: .text(limit: 100, isMultiline: false), defaultValue: .text(""), help: "",
            reader: reader)
    }

    static func shot(_ number: Int) -> NodeID { NodeID(200 - UInt64(number)) }

    static func node(_ id: NodeID, _ kind: FieldKey, _ title: String = "") -> Node {
        Node(id: id, kind: .builtIn(kind), title: title)
    }

    /// The edits that make so many shots of one scene, cut in their order; ids run the other way.
    static func operations(shots count: Int) -> [GraphOperation] {
        var operations: [GraphOperation] = [
            .addNode(node(scene, "scene", "Kitchen")), .addNode(node(sequence, "sequence", "Cut")),
        ]
        var order: OrderKey?
        for number in 1...max(1, count) {
            let place = OrderKey.between(order, nil)
            operations.append(.addNode(node(shot(number), "shot", "\(number)")))
            operations.append(
                .setField(.node(shot(number)), key: "action", value: .text("Shot \(number)")))
            operations.append(
                .connect(
                    Wire(
                        id: WireID(1_000 + UInt64(number)), source: PortReference(node: scene, port: "scene"),
                        target: PortReference(node: shot(number), port: "scene"))))
            operations.append(
                .connect(
                    Wire(
                        id: WireID(2_000 + UInt64(number)), source: PortReference(node: shot(number), port: "video"),
                        target: PortReference(node: sequence, port: "video"), order: place)))
            order = place
        }
        return operations
    }

    static func document(shots count: Int, _ further: [GraphOperation] = []) throws -> GraphDocument {
        var document = GraphDocument(root: node(NodeID(1), "film"))
        _ = try document.apply(operations(shots: count) + further, catalogue: catalogue)
        return document
    }
}
