import GraphCore
import Testing

@Suite struct `A client's document` {
    private func client(_ document: GraphDocument, author: UserID = Sample.author) -> ClientDocument {
        ClientDocument(document: document, revision: Revision(0), author: author, catalogue: Sample.catalogue)
    }

    private func id(_ number: UInt64) -> ChangeID { ChangeID(Identifier128(high: 0, low: number)) }

    private func remote(_ number: UInt64, _ operations: GraphOperation...) -> Change { remote(number, operations) }

    private func remote(_ number: UInt64, _ operations: [GraphOperation]) -> Change {
        Change(
            id: id(number), author: Sample.otherAuthor, base: Revision(0), label: "Theirs", operations: operations,
            inverses: [])
    }

    @Test func `undoes and makes again, by changes of its own`() throws {
        var client = client(try Sample.scene())
        let before = client.document
        let change = try client.perform(id: id(1), label: "Rename", [.rename(NodeID(3), to: "2A")])
        #expect(client.undoLabel == "Rename")
        let undo = try client.undo(id: id(2))
        #expect(undo.operations == change.inverses)
        #expect(client.document == before)
        #expect(client.redoLabel == "Rename")
        _ = try client.redo(id: id(3))
        #expect(client.document.node(NodeID(3))?.title == "2A")
        #expect(client.pending.map { $0.id } == [id(1), id(2), id(3)])
        #expect(client.invariantViolations() == [])
    }

    @Test func `politely refuses to undo what someone else removed, then takes the step before`() throws {
        var client = client(try Sample.scene())
        _ = try client.perform(id: id(1), label: "Rename Ada", [.rename(NodeID(2), to: "Eve")])
        let mine = try client.perform(id: id(2), label: "Rename shot", [.rename(NodeID(3), to: "9Z")])
        #expect(client.receive(client.pending[0], revision: Revision(1)) == .merged(refused: []))
        #expect(client.receive(mine, revision: Revision(2)) == .merged(refused: []))
        let removal = remote(9, .disconnect(WireID(10)), .removeNode(NodeID(3)))
        #expect(client.receive(removal, revision: Revision(3)) == .merged(refused: []))
        let error = #expect(throws: GraphError.self) { try client.undo(id: id(4)) }
        #expect(error?.code == .nodeMissing)
        #expect(error?.reason == "“Rename shot” cannot be undone. This node is not on the canvas any more.")
        _ = try client.undo(id: id(5))
        #expect(client.document.node(NodeID(2))?.title == "Ada")
        let empty = #expect(throws: GraphError.self) { try client.undo(id: id(6)) }
        #expect(empty?.code == .nothingToUndo)
    }

    @Test func `lets the last writer of a field win, and undoes to what stood under it`() throws {
        var client = client(try Sample.scene())
        let mine = try client.perform(
            id: id(1), label: "Length", [.setField(.node(NodeID(3)), key: "duration", value: .frames(10))])
        let theirs = remote(
            9, .setField(.node(NodeID(3)), key: "duration", value: .frames(99)), .rename(NodeID(3), to: "7B"))
        #expect(client.receive(theirs, revision: Revision(1)) == .merged(refused: []))
        #expect(client.document.node(NodeID(3))?.fields["duration"] == .frames(10))
        #expect(client.document.node(NodeID(3))?.title == "7B")
        #expect(client.confirmed.node(NodeID(3))?.fields["duration"] == .frames(99))
        #expect(client.receive(mine, revision: Revision(2)) == .merged(refused: []))
        _ = try client.undo(id: id(2))
        #expect(client.document.node(NodeID(3))?.fields["duration"] == .frames(99))
        #expect(client.invariantViolations() == [])
    }

    @Test func `returns its own changes that a remote one made impossible`() throws {
        var client = client(try Sample.scene())
        let lost = try client.perform(id: id(1), label: "Rename", [.rename(NodeID(3), to: "2A")])
        _ = try client.perform(id: id(2), label: "Rename", [.rename(NodeID(4), to: "2B")])
        let theirs = remote(9, .disconnect(WireID(10)), .removeNode(NodeID(3)))
        guard case .merged(let refused) = client.receive(theirs, revision: Revision(1)) else {
            Issue.record("not merged")
            return
        }
        #expect(refused.map { $0.change } == [lost])
        #expect(refused.first?.error.code == .nodeMissing)
        #expect(client.pending.map { $0.id } == [id(2)])
        #expect(client.invariantViolations() == [])
    }

    @Test func `says when a revision is missing, and knows what it has seen`() throws {
        var client = client(try Sample.scene())
        _ = try client.perform(id: id(1), label: "Rename", [.rename(NodeID(4), to: "2B")])
        let before = client.document
        #expect(client.receive(remote(9, .rename(NodeID(2), to: "x")), revision: Revision(2)) == .outOfStep)
        #expect(client.receive(remote(9, .removeNode(NodeID(88))), revision: Revision(1)) == .outOfStep)
        #expect(client.document == before)
        #expect(client.receive(remote(9, .rename(NodeID(2), to: "x")), revision: Revision(1)) == .merged(refused: []))
        #expect(client.receive(remote(9, .rename(NodeID(2), to: "x")), revision: Revision(1)) == .known)
        #expect(client.invariantViolations() == [])
    }

    @Test func `withdraws what the server refused, with what needed it`() throws {
        var client = client(try Sample.scene())
        _ = try client.perform(id: id(1), label: "Add", [.addNode(Sample.node(50, "shot", "New"))])
        let second = try client.perform(id: id(2), label: "Rename", [.rename(NodeID(50), to: "Newer")])
        #expect(client.withdraw(id(1)).map { $0.change } == [second])
        #expect(client.document == (try Sample.scene()))
        #expect(client.pending.isEmpty)
        #expect(client.undoLabel == nil)
        #expect(client.withdraw(id(77)) == [])
    }

    @Test func `takes the edits of one gesture back together`() throws {
        var client = client(try Sample.scene())
        let before = client.document
        for number in 1...40 as ClosedRange<UInt64> {
            _ = try client.perform(
                id: id(number), label: "Length",
                [.setField(.node(NodeID(3)), key: "duration", value: .frames(Int64(number)))], gesture: "drag 1")
        }
        _ = try client.perform(
            id: id(41), label: "Length", [.setField(.node(NodeID(3)), key: "rain", value: .bool(true))],
            gesture: "drag 1")
        _ = try client.perform(
            id: id(42), label: "Length", [.setField(.node(NodeID(3)), key: "duration", value: .frames(99))],
            gesture: "drag 2")
        #expect(client.receive(client.pending[0], revision: Revision(1)) == .merged(refused: []))
        _ = client.withdraw(id(20))
        _ = try client.undo(id: id(50))
        #expect(client.document.node(NodeID(3))?.fields["duration"] == .frames(40))
        let undo = try client.undo(id: id(51))
        #expect(undo.operations.count == 2)
        #expect(client.document == before)
        _ = try client.redo(id: id(52))
        #expect(client.document.node(NodeID(3))?.fields["duration"] == .frames(40))
        #expect(client.document.node(NodeID(3))?.fields["rain"] == .bool(true))
        #expect(client.invariantViolations() == [])
    }

    @Test func `goes on from a snapshot with its pending changes on top`() throws {
        var server = try Sample.scene()
        var client = client(server)
        let arrived = try client.perform(
            id: id(1), label: "Add", [.addNode(Sample.node(50, "shot")), .rename(NodeID(50), to: "New")])
        let rename = try client.perform(id: id(2), label: "Rename", [.rename(NodeID(50), to: "Newer")])
        let lost = try client.perform(id: id(3), label: "Rename", [.rename(NodeID(3), to: "Gone")])
        _ = try server.apply(arrived, catalogue: Sample.catalogue)
        _ = try server.apply([.disconnect(WireID(10)), .removeNode(NodeID(3))], catalogue: Sample.catalogue)
        #expect(client.reset(to: server, revision: Revision(8)).map { $0.change.id } == [lost.id])
        #expect(client.pending.map { $0.id } == [rename.id])
        #expect(client.document.node(NodeID(50))?.title == "Newer")
        #expect(client.revision == Revision(8))
        #expect(client.invariantViolations() == [])
        _ = try client.undo(id: id(4))
        #expect(client.undoLabel == "Add")
        _ = try client.undo(id: id(5))
        #expect(client.document == server.removingForTest(NodeID(50)))
    }

    @Test func `settles a pending change that turns out to be in the snapshot`() throws {
        var server = try Sample.scene()
        var client = client(server)
        let mine = try client.perform(id: id(1), label: "Rename", [.rename(NodeID(3), to: "Mine")])
        _ = try server.apply(mine, catalogue: Sample.catalogue)
        _ = try server.apply([.rename(NodeID(3), to: "Theirs")], catalogue: Sample.catalogue)
        #expect(client.reset(to: server, revision: Revision(2)) == [])
        #expect(client.document.node(NodeID(3))?.title == "Mine")
        #expect(client.receive(mine, revision: Revision(1)) == .merged(refused: []))
        #expect(client.document == server)
        #expect(client.pending.isEmpty)
        #expect(client.receive(mine, revision: Revision(1)) == .known)
    }

    @Test(arguments: 1...15 as ClosedRange<UInt64>)
    func `names everything that an edit touched`(seed: UInt64) {
        var edits = RandomEdits(seed: 300 + seed)
        var client = client(Sample.document)
        _ = client.takeTouched()
        for number in 1...150 as ClosedRange<UInt64> {
            let before = client.document
            switch edits.generator.next() % 5 {
            case 0: _ = try? client.undo(id: id(number))
            case 1:
                let change = remote(number, edits.gesture(in: client.confirmed))
                _ = client.receive(change, revision: Revision(client.revision.number + 1))
            case 2: _ = client.pending.last.map { client.withdraw($0.id) }
            default: _ = try? client.perform(id: id(number), label: "Edit", edits.gesture(in: client.document))
            }
            let touched = client.takeTouched()
            let nodes = Set(touched.nodes)
            let wires = Set(touched.wires)
            for node in Set(before.nodes.map { $0.id } + client.document.nodes.map { $0.id })
            where before.node(node) != client.document.node(node)
                || before.wires(into: node) != client.document.wires(into: node)
            {
                #expect(nodes.contains(node) || before.wires(into: node).contains { wires.contains($0.id) })
            }
            for wire in Set(before.wires.map { $0.id } + client.document.wires.map { $0.id })
            where before.wire(wire) != client.document.wire(wire) {
                #expect(wires.contains(wire))
            }
        }
        #expect(client.takeTouched().isEmpty)
    }
}

extension GraphDocument {
    fileprivate func removingForTest(_ id: NodeID) -> GraphDocument {
        var copy = self
        _ = try? copy.apply(removing([id]), catalogue: Sample.catalogue)
        return copy
    }
}
