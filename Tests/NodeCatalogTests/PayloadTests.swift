import GraphCore
import ProductionModel
import Testing

@testable import NodeCatalog

struct PayloadTests {
    @Test func `random views come back from their payload as they were`() throws {
        var views = RandomViews(seed: 4)
        for _ in 0..<400 {
            let sequence = views.sequence()
            #expect(try SequenceView(payload: sequence.payload) == sequence)
            let shot = views.shot(in: sequence.film)
            #expect(try ShotView(payload: shot.payload) == shot)
        }
    }

    @Test func `random views come back from a document, with what generation reads`() throws {
        var views = RandomViews(seed: 5)
        for _ in 0..<100 {
            var shot = views.shot(in: FilmView(title: "A film", tier: .high))
            shot.title = "1A"
            shot.lens = Lens(focalLength: 50, aperture: 1.4, focusDistance: 2.5)
            let (document, node) = try document(of: shot)
            #expect(try ShotView(node, in: document) == shot)
            #expect(try FilmView(document: document) == shot.film)
        }
    }

    @Test func `a payload holds nothing that no function reads`() throws {
        var shot = ShotView(scene: try SceneView(fields: [:]), film: FilmView(title: "A film", tier: .high))
        let plain = shot.payload
        shot.title = "1A"
        shot.lens.aperture = 1.4
        shot.film.title = "Another film"
        shot.film.tier = .draft
        #expect(shot.payload == plain)
        shot.lens.focalLength = 50
        #expect(shot.payload != plain)
    }

    @Test func `a shot whose movement is not drawn has the payload it always had`() throws {
        var shot = ShotView(scene: try SceneView(fields: [:]))
        shot.movement = CameraMovement(kind: .dolly, direction: .in, easing: .easeIn)
        guard case .record(let plain) = shot.payload, case .record(let fields)? = plain["fields"] else {
            Issue.record("a payload is a record with fields")
            return
        }
        #expect(fields["movement_curve"] == nil)
        shot.movement.curve = EaseCurve(x1: 0.25, y1: 0.1, x2: 0.25, y2: 1)
        #expect(shot.payload != .record(plain))
        #expect(try ShotView(payload: shot.payload) == shot)
    }

    @Test func `a drawn movement has four numbers within the time`() throws {
        let shot = ShotView(cast: [CastPlacement(character: .seeded(name: "ANNA"))], scene: try SceneView(fields: [:]))
        let long: [Value] = [2, 0, 12, 10].map { .decimal(Decimal(mantissa: $0, scale: 1)) }
        for curve in [long, Array(long.prefix(3))] {
            expect("fields.movement_curve", "Movement curve must be four numbers") {
                try refusal(of: shot) { $0.fields["movement_curve"] = .list(curve) }
            }
        }
    }

    @Test func `unknown fields and inputs are ignored`() throws {
        let shot = ShotView(scene: try SceneView(fields: [:]))
        var node = shot.node
        node.fields["from_the_future"] = .integer(1)
        node.inputs["style"] = [.init(source: WiredNode(kind: "style"))]
        #expect(try ShotView(node: node, film: shot.film) == shot)
        guard case .record(var payload) = shot.payload else { return }
        payload["from_the_future"] = .bool(true)
        #expect(try ShotView(payload: .record(payload)) == shot)
    }

    @Test func `what is out of range is refused with its path and what is allowed`() throws {
        let shot = ShotView(cast: [CastPlacement(character: .seeded(name: "ANNA"))], scene: try SceneView(fields: [:]))
        expect("fields.focal_length", "Focal length must be a number from 8 to 600 mm.") {
            try refusal(of: shot) { $0.fields["focal_length"] = .decimal(Decimal(mantissa: 6_001, scale: 1)) }
        }
        expect("fields.framing", "Framing must be one of extreme_close_up, close_up,") {
            try refusal(of: shot) { $0.fields["framing"] = .choice("somewhere") }
        }
        expect("fields.duration", "Duration must be from 1 to 864000 frames.") {
            try refusal(of: shot) { $0.fields["duration"] = .integer(72) }
        }
        expect("fields.dialogue[0].length", "Length must be") {
            try refusal(of: shot) { $0.fields["dialogue"] = .list([.record(["length": .frames(0)])]) }
        }
        expect("inputs.character[0].value.fields.height", "Height must be a number from 40 to 250 cm, or 0") {
            try refusal(of: shot) {
                $0.inputs["character"]?[0].source.fields["height"] = .decimal(Decimal(mantissa: 39))
            }
        }
        expect("inputs.character[0].value.fields.skin", "an opaque colour") {
            try refusal(of: shot) {
                $0.inputs["character"]?[0].source.fields["skin"] = .colour(Colour(red: 1, green: 1, blue: 1, alpha: 9))
            }
        }
        expect("inputs.character[0].wire.looks_at", "nobody can look at cast member 2") {
            try refusal(of: shot) { $0.inputs["character"]?[0].wire["looks_at"] = .choice("cast_2") }
        }
        expect("inputs.character[0].wire.looks_at", "cannot look at itself") {
            try refusal(of: shot) { $0.inputs["character"]?[0].wire["looks_at"] = .choice("cast_1") }
        }
        expect("inputs.scene", "needs a scene") { try refusal(of: shot) { $0.inputs["scene"] = nil } }
        expect("inputs.scene[0].value.kind", "A scene was expected here, not a note.") {
            try refusal(of: shot) { $0.inputs["scene"]?[0].source.kind = "note" }
        }
    }

    @Test func `a payload of another shape is refused`() throws {
        expect("", "record was expected") { _ = try ShotView(payload: .bool(true)) }
        expect("kind", "names no kind") { _ = try ShotView(payload: .record([:])) }
        expect("inputs.scene", "must be a list") {
            _ = try ShotView(payload: .record(["kind": .choice("shot"), "inputs": .record(["scene": .bool(true)])]))
        }
        expect("inputs.scene[0]", "brings no value") {
            _ = try ShotView(
                payload: .record(["kind": .choice("shot"), "inputs": .record(["scene": .list([.record([:])])])]))
        }
        let scene = try SceneView(fields: [:])
        expect("kind", "A sequence was expected here, not a shot.") {
            _ = try SequenceView(payload: ShotView(scene: scene).payload)
        }
        expect("film.rate", "a fraction from 1 to 240 frames a second") {
            guard case .record(var payload) = ShotView(scene: scene).payload else { return }
            payload["film"] = .record(["rate": .record(["numerator": .integer(241)])])
            _ = try ShotView(payload: .record(payload))
        }
        expect("inputs.video", "empty") { _ = try SequenceView(payload: SequenceView(events: []).payload) }
        let event = SequenceEvent(shot: ShotView(scene: scene), sourceIn: 60, sourceOut: 50)
        expect("inputs.video[0].wire.in", "must lie before the out at 50") {
            _ = try SequenceView(payload: SequenceView(events: [event]).payload)
        }
        let long = SequenceEvent(shot: ShotView(scene: scene), sourceOut: 73)
        expect("inputs.video[0].wire.out", "72 frames long") {
            _ = try SequenceView(payload: SequenceView(events: [long]).payload)
        }
    }

    @Test func `a sequence gives its cut`() throws {
        let shot = ShotView(scene: try SceneView(fields: [:]))
        let events = [
            SequenceEvent(shot: shot), SequenceEvent(shot: shot, transition: CutTransition(.dissolve, length: 12)),
        ]
        #expect(try SequenceView(events: events, fadeOut: 24).cutList.length == 132)
        #expect(throws: CutError.self) { try SequenceView(events: []).cutList }
    }

    private func refusal(of shot: ShotView, after edit: (inout WiredNode) -> Void) throws {
        var node = shot.node
        edit(&node)
        _ = try ShotView(node: node, film: shot.film)
    }

    private func expect(_ path: String, _ words: String, _ body: () throws -> Void) {
        let error = #expect(throws: PayloadError.self) { try body() }
        #expect(error?.path == path)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    private func document(of shot: ShotView) throws -> (GraphDocument, NodeID) {
        let film = Node(id: NodeID(1), kind: .builtIn(FilmKind.film.key), fields: shot.film.fields)
        var document = GraphDocument(root: film)
        var operations: [GraphOperation] = []
        let node = NodeID(2)
        func add(_ id: UInt64, _ kind: FilmKind, _ fields: [FieldKey: Value], title: String = "") {
            operations.append(
                .addNode(Node(id: NodeID(id), kind: .builtIn(kind.key), title: title, fields: fields)))
        }
        func wire(_ id: UInt64, _ port: FieldKey, order: OrderKey = .middle, fields: [FieldKey: Value] = [:]) {
            operations.append(
                .connect(
                    Wire(
                        id: WireID(id), source: PortReference(node: NodeID(id), port: port),
                        target: PortReference(node: node, port: port), order: order, fields: fields)))
        }
        add(2, .shot, shot.fields, title: shot.title)
        add(3, .scene, shot.scene.fields)
        wire(3, FilmPort.scene)
        let orders = OrderKey.ascending(shot.cast.count)
        for (index, placement) in shot.cast.enumerated() {
            let id = UInt64(10 - index)
            add(id, .character, placement.character.fields)
            wire(id, FilmPort.character, order: orders[index], fields: placement.wireFields)
        }
        let change = Change(
            id: ChangeID(Identifier128(high: 0, low: 1)), author: UserID(Identifier128(high: 0, low: 1)),
            base: Revision(0), label: "Lay out a shot", operations: operations, inverses: [])
        _ = try document.apply(change.operations, catalogue: FilmCatalogue.catalogue)
        return (document, node)
    }
}
