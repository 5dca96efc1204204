import GraphCore
import Testing

@Suite struct `The rules` {
    private func refusal(_ operations: GraphOperation..., in document: GraphDocument) -> GraphError? {
        var document = document
        do throws(GraphError) {
            _ = try document.apply(operations, catalogue: Sample.catalogue)
            return nil
        } catch {
            return error
        }
    }

    @Test func `refuse a wire between types that do not fit, and say what would`() throws {
        let error = refusal(.connect(Sample.wire(20, 2, "character", 5, "video")), in: try Sample.scene())
        #expect(error?.code == .typeMismatch)
        #expect(error?.nodes == [NodeID(2), NodeID(5)])
        #expect(
            error?.reason
                == "“Shots” of “Reel” takes Video, but “Character” of “Ada” gives Character. "
                + "Connect something that gives Video.")
    }

    @Test func `let a listed conversion pass, in its one direction`() throws {
        let document = try Sample.document([
            .addNode(Sample.node(2, "still")), .addNode(Sample.node(3, "shot")), .addNode(Sample.node(4, "sequence")),
        ])
        let verdict = document.canConnect(
            PortReference(node: NodeID(2), port: "image"), to: PortReference(node: NodeID(3), port: "plate"),
            catalogue: Sample.catalogue)
        #expect(verdict == .converts(PortConversion(source: "image", target: "video")))
        #expect(refusal(.connect(Sample.wire(20, 2, "image", 3, "plate")), in: document) == nil)
    }

    @Test func `refuse a second wire into a single input unless it replaces the first`() throws {
        let document = try Sample.document([
            .addNode(Sample.node(2, "still", "Sky")), .addNode(Sample.node(3, "still", "Sea")),
            .addNode(Sample.node(4, "shot", "1A")), .connect(Sample.wire(20, 2, "image", 4, "plate")),
        ])
        let second = Sample.wire(21, 3, "image", 4, "plate")
        #expect(
            refusal(.connect(second), in: document)?.reason
                == "“Plate” of “1A” takes one wire, and “Sky” is connected to it. Remove that wire first.")
        #expect(
            document.canConnect(second.source, to: second.target, catalogue: Sample.catalogue)
                == .replaces(WireID(20)))
        var replaced = document
        _ = try replaced.apply(document.connecting(second, catalogue: Sample.catalogue), catalogue: Sample.catalogue)
        #expect(replaced.wires == [second])
    }

    @Test func `refuse a wire that is there already, that loops, or that closes a circle`() throws {
        let document = try Sample.scene()
        #expect(refusal(.connect(Sample.wire(20, 3, "video", 5, "video")), in: document)?.code == .wireRepeated)
        #expect(refusal(.connect(Sample.wire(20, 3, "video", 3, "plate")), in: document)?.code == .selfLoop)
        let circle = refusal(.connect(Sample.wire(20, 5, "sequence", 3, "plate")), in: document)
        #expect(circle?.code == .cycle)
        #expect(circle?.reason.hasPrefix("“1A” already feeds “Reel”; a wire back would close a circle.") == true)
    }

    @Test func `refuse a circle also through kinds that only the document knows`() throws {
        func local(_ id: UInt64) -> Node {
            Node(id: NodeID(id), kind: .local(ContentHash(words: (id, 0, 0, 1))), title: "Own \(id)")
        }
        let document = try Sample.document([
            .addNode(local(2)), .addNode(local(3)), .addNode(Sample.node(4, "shot", "1A")),
            .connect(Sample.wire(20, 2, "out", 3, "in")), .connect(Sample.wire(21, 3, "out", 4, "plate")),
        ])
        #expect(refusal(.connect(Sample.wire(22, 3, "out", 2, "in")), in: document)?.code == .cycle)
        #expect(refusal(.connect(Sample.wire(22, 4, "video", 2, "in")), in: document)?.code == .cycle)
        #expect(refusal(.connect(Sample.wire(22, 2, "out", 2, "in")), in: document)?.code == .selfLoop)
    }

    @Test func `refuse wires at ports that are not there or face the other way`() throws {
        let document = try Sample.scene()
        #expect(
            refusal(.connect(Sample.wire(20, 2, "voice", 3, "character")), in: document)?.reason
                == "“Ada” has no output called “voice”.")
        #expect(
            refusal(.connect(Sample.wire(20, 5, "video", 3, "plate")), in: document)?.reason
                == "“Shots” of “Reel” is not an output. A wire leads from an output to an input.")
        #expect(refusal(.connect(Sample.wire(20, 99, "video", 3, "plate")), in: document)?.code == .nodeMissing)
    }

    @Test func `keep the root`() throws {
        let document = try Sample.scene()
        #expect(refusal(.removeNode(document.rootID), in: document)?.code == .rootIsFixed)
        #expect(refusal(.addNode(Sample.node(9, "film")), in: document)?.code == .rootIsFixed)
        #expect(refusal(.group(document.rootID, into: NodeID(2)), in: document)?.code == .rootIsFixed)
        #expect(refusal(.group(NodeID(2), into: document.rootID), in: document)?.code == .rootIsFixed)
        #expect(refusal(.setField(.node(document.rootID), key: "title", value: .text("Dawn")), in: document) == nil)
    }

    @Test func `refuse to remove a node that wires or children hang on`() throws {
        var document = try Sample.scene()
        #expect(refusal(.removeNode(NodeID(3)), in: document)?.code == .nodeHasWires)
        _ = try document.apply([.group(NodeID(3), into: NodeID(2))], catalogue: Sample.catalogue)
        #expect(refusal(.removeNode(NodeID(2)), in: document)?.code == .nodeHasChildren)
        _ = try document.apply(document.removing([NodeID(2), document.rootID]), catalogue: Sample.catalogue)
        #expect(document.nodes.map { $0.id } == [NodeID(1), NodeID(4), NodeID(5)])
        #expect(document.wires.map { $0.id } == [WireID(11)])
    }

    @Test func `refuse a group inside itself`() throws {
        var document = try Sample.scene()
        _ = try document.apply([.group(NodeID(3), into: NodeID(4))], catalogue: Sample.catalogue)
        #expect(
            refusal(.group(NodeID(4), into: NodeID(3)), in: document)?.reason
                == "“1A” is inside “1B”, so it cannot hold it.")
        #expect(refusal(.group(NodeID(4), into: NodeID(4)), in: document)?.code == .groupCycle)
    }

    @Test func `leave a locked node as it is until it is unlocked`() throws {
        var document = try Sample.scene()
        _ = try document.apply([.setSwitch(NodeID(3), .locked, isOn: true)], catalogue: Sample.catalogue)
        let edits: [GraphOperation] = [
            .move(NodeID(3), to: CanvasPoint(x: 1, y: 1)), .rename(NodeID(3), to: "x"), .removeNode(NodeID(3)),
            .setField(.node(NodeID(3)), key: "duration", value: .frames(5)), .setSwitch(NodeID(3), .muted, isOn: true),
            .connect(Sample.wire(20, 2, "character", 3, "character")), .group(NodeID(3), into: NodeID(4)),
            .group(NodeID(4), into: NodeID(3)),
        ]
        for edit in edits {
            #expect(refusal(edit, in: document)?.reason == "“1A” is locked. Unlock it to change it.")
        }
        #expect(refusal(.setSwitch(NodeID(3), .locked, isOn: false), edits[0], in: document) == nil)
        #expect(refusal(.disconnect(WireID(10)), in: document) == nil, "its output may be used elsewhere")
    }

    @Test(
        arguments: [
            ("duration", .frames(0), "“Duration” of “1A” must be from 1 to 2400 frames."),
            ("duration", .integer(5), "“Duration” of “1A” must be a number of frames."),
            ("framing", .choice("sideways"), "“Framing” of “1A” must be one of Wide, Close-up."),
            ("lines", .list(Array(repeating: .record([:]), count: 5)), "“Lines” of “1A” has 5 entries; at most 4 fit."),
            (
                "lines", .list([.record(["start": .frames(-1)])]),
                "“Lines” of “1A” has an entry that has a part, “Start”, that must be from 0 to 2400 frames."
            ),
            ("unheard_of", .unknown(tag: 1, bytes: []), "“unheard_of” of “1A” is larger than a document can hold."),
        ] as [(FieldKey, Value, String)])
    func `refuse a value that does not fit its field`(key: FieldKey, value: Value, reason: String) throws {
        #expect(refusal(.setField(.node(NodeID(3)), key: key, value: value), in: try Sample.scene())?.reason == reason)
    }

    @Test func `hold decimals to their range exactly`() throws {
        let document = try Sample.scene()
        let height = { (mantissa: Int64, scale: UInt8) in
            refusal(
                .setField(
                    .node(NodeID(2)), key: "height", value: .decimal(Decimal(mantissa: mantissa, scale: scale))),
                in: document)
        }
        #expect(height(250, 0) == nil)
        #expect(height(400, 1) == nil)
        #expect(height(2_500_000_000_000_000_001, 16)?.reason == "“Height” of “Ada” must be from 40 to 250 cm.")
        #expect(height(3_999_999_999_999_999_999, 17)?.code == .fieldInvalid)
    }

    @Test func `judge a wire's fields by the port it enters`() throws {
        var document = try Sample.scene()
        var wire = Sample.wire(20, 2, "character", 3, "character")
        wire.fields = ["mark": .integer(12)]
        #expect(
            refusal(.connect(wire), in: document)?.reason
                == "“Mark” of the wire from “Ada” to “1A” must be from 1 to 9.")
        wire.fields = ["mark": .integer(9), "later": .bool(true)]
        _ = try document.apply([.connect(wire)], catalogue: Sample.catalogue)
        #expect(document.wire(WireID(20))?.fields["later"] == .bool(true))
    }

    @Test func `keep what a newer version or a foreign kind brings, untouched`() throws {
        var newer = Sample.node(20, "shot", "From next year")
        newer.kindVersion = 3
        newer.fields = ["duration": .text("long"), "hologram": .unknown(tag: 200, bytes: [1, 2, 3])]
        let foreign = Node(id: NodeID(21), kind: .builtIn("hologram"), fields: ["depth": .integer(-1)])
        let document = try Sample.document([
            .addNode(newer), .addNode(foreign), .connect(Sample.wire(30, 20, "ghost", 21, "input")),
        ])
        let back = try GraphDocument(decoding: document.encoded)
        #expect(back.node(NodeID(20)) == newer)
        #expect(back.node(NodeID(21)) == foreign)
        #expect(back.invariantViolations(catalogue: Sample.catalogue) == [])
    }

    @Test func `make a change whole or not at all`() throws {
        var document = try Sample.scene()
        let before = document
        #expect(throws: GraphError.self) {
            try document.apply(
                [.rename(NodeID(2), to: "Eve"), .disconnect(WireID(10)), .removeNode(NodeID(77))],
                catalogue: Sample.catalogue)
        }
        #expect(document == before)
        #expect(document.encoded == before.encoded)
    }

    @Test func `tell titles apart by their bytes`() throws {
        var document = try Sample.document([.addNode(Sample.node(2, "shot", "Zo\u{e9}"))])
        let before = document
        _ = try document.apply([.rename(NodeID(2), to: "Zoe\u{301}")], catalogue: Sample.catalogue)
        #expect(document != before)
    }
}
