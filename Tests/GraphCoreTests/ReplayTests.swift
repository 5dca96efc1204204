import Testing

@testable import GraphCore

@Suite struct `A change from the log` {
    private func change(_ operations: [GraphOperation]) -> Change {
        Change(
            id: ChangeID(Identifier128(high: 1, low: 2)), author: Sample.author, base: Revision(0), label: "Edit",
            operations: operations, inverses: [])
    }

    @Test(arguments: 1...15 as ClosedRange<UInt64>)
    func `leads to the same document that it made under the rules`(seed: UInt64) throws {
        var edits = RandomEdits(seed: 900 + seed)
        var document = Sample.document
        var replayed = Sample.document
        for _ in 0..<200 {
            let operations = edits.gesture(in: document)
            guard let inverses = try? document.apply(operations, catalogue: Sample.catalogue) else { continue }
            #expect(try replayed.replay(change(operations)) == inverses)
        }
        #expect(replayed.encoded == document.encoded)
    }

    @Test func `is not held to rules that came later`() throws {
        var document = try Sample.scene()
        // Out of range today, and a port that is gone, and a second wire into what is now a single input.
        try document.replay(
            change([
                .setField(.node(NodeID(3)), key: "duration", value: .text("long")),
                .connect(Sample.wire(20, 2, "voice", 3, "sound")),
                .connect(Sample.wire(21, 3, "video", 4, "plate")),
                .addNode(Sample.node(6, "still")),
                .connect(Sample.wire(22, 6, "image", 4, "plate")),
                .setSwitch(NodeID(4), .locked, isOn: true),
                .rename(NodeID(4), to: "1B, locked"),
            ]))
        #expect(document.node(NodeID(4))?.title == "1B, locked")
        #expect(document.wires(into: NodeID(4), port: "plate").count == 2)
        #expect(try GraphDocument(decoding: document.encoded) == document)
    }

    @Test(
        arguments: [
            [.removeNode(NodeID(99))],
            [.removeNode(NodeID(3))],
            [.removeNode(NodeID(1))],
            [.addNode(Sample.node(3, "shot"))],
            [.connect(Sample.wire(20, 3, "video", 99, "video"))],
            [.connect(Sample.wire(20, 3, "video", 5, "video"))],
            [.connect(Sample.wire(20, 5, "sequence", 3, "plate"))],
            [.connect(Sample.wire(20, 3, "video", 3, "plate"))],
            [.connect(Sample.wire(10, 3, "video", 4, "plate"))],
            [.disconnect(WireID(99))],
            [.group(NodeID(3), into: NodeID(4)), .group(NodeID(4), into: NodeID(3))],
            [.group(NodeID(3), into: NodeID(1))],
            [.setField(.node(NodeID(99)), key: "name", value: nil)],
            [.rename(NodeID(3), to: "first"), .move(NodeID(99), to: CanvasPoint(x: 0, y: 0))],
        ] as [[GraphOperation]])
    func `that leaves loose ends is refused whole`(operations: [GraphOperation]) throws {
        var document = try Sample.scene()
        let before = document
        #expect(throws: GraphError.self) { try document.replay(change(operations)) }
        #expect(document.encoded == before.encoded)
        #expect(document.invariantViolations(catalogue: Sample.catalogue).isEmpty)
    }
}
