import GraphCore
import Testing

@Suite struct `A document` {
    @Test func `gives the wires of a port in their order`() throws {
        var document = try Sample.scene()
        #expect(document.wires(into: NodeID(5), port: "video").map { $0.id } == [WireID(10), WireID(11)])
        // Both wires have the same key, so putting one in front numbers both anew.
        _ = try document.apply(document.placing(WireID(11), at: 0), catalogue: Sample.catalogue)
        #expect(document.wires(into: NodeID(5), port: "video").map { $0.id } == [WireID(11), WireID(10)])
        let key = document.orderKey(into: NodeID(5), port: "video", at: 1)
        var third = Sample.wire(12, 6, "video", 5, "video")
        third.order = key
        _ = try document.apply([.addNode(Sample.node(6, "shot")), .connect(third)], catalogue: Sample.catalogue)
        #expect(document.wires(into: NodeID(5)).map { $0.id } == [WireID(11), WireID(12), WireID(10)])
        #expect(document.wires(from: NodeID(6)) == [third])
        _ = try document.apply(document.placing(WireID(11), at: 99), catalogue: Sample.catalogue)
        #expect(document.wires(into: NodeID(5)).map { $0.id } == [WireID(12), WireID(10), WireID(11)])
        #expect(document.placing(WireID(12), at: 0).count <= 1)
    }

    @Test func `knows what feeds what, and orders inputs first`() throws {
        var document = try Sample.scene()
        _ = try document.apply(
            [
                .connect(Sample.wire(20, 2, "character", 3, "character")), .addNode(Sample.node(6, "shot", "2A")),
                .connect(Sample.wire(21, 5, "sequence", 6, "plate")),
            ], catalogue: Sample.catalogue)
        #expect(document.upstream(of: [NodeID(5)]) == [NodeID(2), NodeID(3), NodeID(4), NodeID(5)])
        #expect(document.downstream(of: [NodeID(2)]) == [NodeID(2), NodeID(3), NodeID(5), NodeID(6)])
        #expect(document.inputsFirst([NodeID(6), NodeID(5), NodeID(4)]) == [NodeID(4), NodeID(5), NodeID(6)])
        // Through the reel, which was not asked for.
        #expect(document.inputsFirst([NodeID(6), NodeID(3), NodeID(99)]) == [NodeID(3), NodeID(6)])
    }

    @Test func `of ten thousand nodes is built, copied, edited and read back`() throws {
        var document = Sample.document
        var operations: [GraphOperation] = []
        for index in 0..<5_000 as Range<UInt64> {
            operations.append(.addNode(Sample.node(10_000 + index, "character", "C")))
            operations.append(.addNode(Sample.node(20_000 + index, "shot", "S")))
        }
        operations.append(.addNode(Sample.node(2, "sequence", "Reel")))
        let keys = OrderKey.ascending(5_000)
        for index in 0..<5_000 as Range<UInt64> {
            var cut = Sample.wire(30_000 + index, 20_000 + index, "video", 2, "video")
            cut.order = keys[Int(index)]
            operations.append(.connect(cut))
            operations.append(
                .connect(Sample.wire(40_000 + index, 10_000 + index, "character", 20_000 + index, "character")))
            operations.append(
                .connect(
                    Sample.wire(50_000 + index, 10_000 + index, "character", 20_000 + (index + 1) % 5_000, "character"))
            )
        }
        let inverses = try document.apply(operations, catalogue: Sample.catalogue)
        #expect(document.nodeCount == 10_002)
        #expect(document.wireCount == 15_000)
        #expect(document.invariantViolations(catalogue: Sample.catalogue) == [])
        let snapshot = document
        for index in 0..<2_000 as Range<UInt64> {
            _ = try document.apply(
                [.setField(.node(NodeID(20_000 + index)), key: "duration", value: .frames(24))],
                catalogue: Sample.catalogue)
        }
        #expect(document != snapshot)
        #expect(try GraphDocument(decoding: snapshot.encoded) == snapshot)
        _ = try document.apply(inverses, catalogue: Sample.catalogue)
        #expect(document == Sample.document)
    }
}
