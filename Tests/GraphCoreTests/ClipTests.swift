import GraphCore
import Testing

@Suite struct `A paste` {
    private func paste(
        _ clip: Clip, into document: GraphDocument
    ) throws -> (document: GraphDocument, pasting: Pasting) {
        let ids = (0..<UInt64(clip.nodes.count + clip.wires.count)).map { 100 + $0 }
        let pasting = document.pasting(clip, at: nil, keepsInputs: false, ids: ids, catalogue: Sample.catalogue)
        var pasted = document
        _ = try pasted.apply(pasting.operations, catalogue: Sample.catalogue)
        #expect(pasted.invariantViolations(catalogue: Sample.catalogue) == [])
        return (pasted, pasting)
    }

    @Test func `brings a node in without the fields that do not fit, and says which`() throws {
        let shot = Node(
            id: NodeID(9), kind: .builtIn("shot"), title: "1A",
            fields: ["duration": .frames(9999), "framing": .choice("sideways"), "rain": .bool(true)])
        let (document, pasting) = try paste(Clip(nodes: [shot], wires: []), into: Sample.document)
        #expect(document.node(NodeID(100))?.fields == ["rain": .bool(true)])
        #expect(pasting.reasons.count == 2)
        #expect(pasting.reasons.allSatisfy { $0.contains("“1A”") })
    }

    @Test func `brings a wire in without the fields that do not fit`() throws {
        let ada = Sample.node(2, "character", "Ada")
        let shot = Sample.node(3, "shot", "1A")
        let wire = Wire(
            id: WireID(4), source: PortReference(node: ada.id, port: "character"),
            target: PortReference(node: shot.id, port: "character"), fields: ["mark": .integer(77)])
        let (document, pasting) = try paste(Clip(nodes: [ada, shot], wires: [wire]), into: Sample.document)
        #expect(document.wires.map { $0.fields } == [[:]])
        #expect(pasting.reasons.count == 1)
    }

    @Test func `leaves out what a rule refuses, and what hangs on that`() throws {
        let film = Sample.node(7, "film", "Another")
        let first = Sample.node(2, "shot", "1A")
        let second = Sample.node(3, "sequence", "Reel")
        let there = Sample.wire(4, 2, "video", 3, "video")
        let back = Sample.wire(5, 3, "sequence", 2, "plate")
        let (document, pasting) = try paste(
            Clip(nodes: [film, first, second], wires: [there, back]), into: Sample.document)
        #expect(document.nodeCount == 3)
        #expect(document.wires.count == 1)
        #expect(pasting.reasons.count == 2)
    }
}
