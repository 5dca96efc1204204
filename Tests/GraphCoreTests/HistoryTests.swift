import GraphCore
import Testing

@Suite struct `An author's history` {
    private func client(_ document: GraphDocument, author: UserID = Sample.author) -> ClientDocument {
        ClientDocument(document: document, revision: Revision(0), author: author, catalogue: Sample.catalogue)
    }

    private func id(_ number: UInt64) -> ChangeID { ChangeID(Identifier128(high: 0, low: number)) }

    private func message(_ client: ClientDocument) throws -> [UInt8] {
        var copy = client
        return try told(&copy, newest: 1_000_000)
    }

    private func told(_ client: inout ClientDocument, newest limit: Int? = nil) throws -> [UInt8] {
        let message = client.takeHistory(newest: limit)
        return try #require(message)
    }

    /// Renames three times and takes the last one back.
    private func busy() throws -> ClientDocument {
        var client = client(try Sample.scene())
        for number in 1...3 as ClosedRange<UInt64> {
            _ = try client.perform(id: id(number), label: "Rename", [.rename(NodeID(3), to: "Name \(number)")])
        }
        _ = try client.undo(id: id(4))
        return client
    }

    @Test func `goes on where it was in another client`() throws {
        let before = try busy()
        var after = client(before.document)
        try after.restore(history: try message(before))
        #expect(after.undoLabel == "Rename")
        _ = try after.redo(id: id(10))
        #expect(after.document.node(NodeID(3))?.title == "Name 3")
        for number in 11...13 as ClosedRange<UInt64> { _ = try after.undo(id: id(number)) }
        #expect(after.document.encoded == (try Sample.scene()).encoded)
        #expect(after.undoLabel == nil)
        #expect(after.invariantViolations() == [])
    }

    @Test func `has no limit in the session`() throws {
        var client = client(try Sample.scene())
        for number in 1...2_500 as ClosedRange<UInt64> {
            _ = try client.perform(id: id(number), label: "Rename", [.rename(NodeID(3), to: "Name \(number)")])
        }
        for number in 1...2_500 as ClosedRange<UInt64> { _ = try client.undo(id: id(10_000 + number)) }
        #expect(client.document == (try Sample.scene()))
    }

    @Test func `is told once, and what is new afterwards`() throws {
        var client = try busy()
        let whole = try told(&client)
        let again = client.takeHistory()
        #expect(again == nil)
        _ = try client.perform(id: id(9), label: "Move", [.move(NodeID(3), to: CanvasPoint(x: 8, y: 8))])
        let more = try told(&client)
        #expect(more.count < whole.count)
        var after = self.client(client.document)
        try after.restore(history: whole + more)
        #expect(try message(after) == (try message(client)))
        let more2 = after.takeHistory()
        #expect(more2 == nil)
    }

    @Test func `leaves out the oldest steps where it is told with a limit`() throws {
        var client = client(try Sample.scene())
        for number in 1...9 as ClosedRange<UInt64> {
            _ = try client.perform(id: id(number), label: "Rename", [.rename(NodeID(3), to: "Name \(number)")])
        }
        var row = try told(&client, newest: 4)
        // Down into the steps that were left out, and up again.
        for number in 20..<26 as Range<UInt64> { _ = try client.undo(id: id(number)) }
        row += try told(&client)
        _ = try client.perform(id: id(30), label: "Rename", [.rename(NodeID(3), to: "Another")])
        row += try told(&client)
        var after = self.client(client.document)
        try after.restore(history: row)
        #expect(after.redoLabel == nil)
        _ = try after.undo(id: id(40))
        #expect(after.document.node(NodeID(3))?.title == "Name 3")
        #expect(after.undoLabel == nil)
        for number in 50..<54 as Range<UInt64> { _ = try client.undo(id: id(number)) }
        #expect(client.document == (try Sample.scene()))
    }

    @Test func `tells a long drag in a few bytes for each of its changes`() throws {
        var client = client(try Sample.scene())
        for number in 1...300 as ClosedRange<UInt64> {
            let place = CanvasPoint(x: Int32(number), y: 0)
            _ = try client.perform(id: id(number), label: "Move", [.move(NodeID(3), to: place)], gesture: "drag")
        }
        let message = try message(client)
        #expect(message.count < 300 * 17 + 100)
        var after = self.client(client.document)
        try after.restore(history: message)
        _ = try after.undo(id: id(400))
        #expect(after.document.encoded == (try Sample.scene()).encoded)
    }

    @Test func `is refused whole when it is damaged or foreign, and stays what it was`() throws {
        let before = try busy()
        let message = try message(before)
        var after = client(before.document)
        _ = try after.perform(id: id(99), label: "Mine", [.rename(NodeID(2), to: "Eve")])
        for offset in message.indices {
            var damaged = message
            damaged[offset] ^= 0x10
            #expect(throws: CodecError.self) { try after.restore(history: damaged) }
            guard offset > 0 else { continue }
            #expect(throws: CodecError.self) { try after.restore(history: message + message[..<offset]) }
        }
        #expect(throws: CodecError.self) { try after.restore(history: message + [0]) }
        #expect(after.undoLabel == "Mine")
        var other = client(before.document, author: Sample.otherAuthor)
        #expect(throws: CodecError.self) { try other.restore(history: message) }
        var elsewhere = client(GraphDocument(root: Node(id: NodeID(77), kind: .builtIn("film"))))
        #expect(throws: CodecError.self) { try elsewhere.restore(history: message) }
    }

    @Test func `lets no more steps stand than there are`() throws {
        var client = try busy()
        _ = client.takeHistory()
        _ = try client.perform(id: id(9), label: "Rename", [.rename(NodeID(3), to: "Last")])
        let second = try told(&client)
        var after = self.client(client.document)
        #expect(throws: CodecError.self) { try after.restore(history: second) }
    }

    @Test func `takes from the log what undoes a change that was on its way`() throws {
        var studio = StudioLog(document: try Sample.scene())
        var before = client(studio.document)
        let mine = try before.perform(id: id(1), label: "Rename", [.rename(NodeID(3), to: "Mine")])
        let message = try message(before)
        // Somebody else was first, and the answer to it never came back.
        _ = studio.take(studio.remote(id(8), [.rename(NodeID(3), to: "Theirs")]))
        _ = studio.take(mine)
        var after = studio.client()
        try after.restore(history: message)
        let known = studio.take(mine)
        let (logged, revision) = try #require(known)
        #expect(after.receive(logged, revision: revision) == .known)
        _ = try after.undo(id: id(3))
        #expect(after.document.node(NodeID(3))?.title == "Theirs")
    }

    @Test func `forgets a change that the studio refused when it was sent again`() throws {
        var before = client(try Sample.scene())
        _ = try before.perform(id: id(1), label: "First", [.rename(NodeID(2), to: "Eve")])
        _ = try before.perform(id: id(2), label: "Second", [.rename(NodeID(3), to: "Gone")])
        var after = client(try Sample.scene())
        try after.restore(history: try message(before))
        #expect(after.withdraw(id(2)) == [])
        #expect(after.undoLabel == "First")
    }

    // MARK: Random edits

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `leads back to the first document through any number of reloads`(seed: UInt64) throws {
        var edits = RandomEdits(seed: 4_000 + seed)
        var studio = StudioLog(document: try Sample.scene())
        let first = studio.document.encoded
        var client = studio.client()
        var row: [UInt8] = []
        for number in 1...160 as ClosedRange<UInt64> {
            switch edits.generator.next() % 12 {
            case 0: _ = try? client.undo(id: id(number))
            case 1: _ = try? client.redo(id: id(number))
            case 2:
                if let message = client.takeHistory() { row += message }
            case 3: row = try told(&client, newest: 1_000)
            case 4:
                // Whatever was told last is what a reload finds.
                if let message = client.takeHistory() { row += message }
                let pending = client.pending
                client = studio.client()
                try client.restore(history: row)
                for change in pending { studio.settle(change, &client) }
            case 5: for change in client.pending { studio.settle(change, &client) }
            default:
                _ = try? client.perform(
                    id: id(number), label: "Edit", edits.gesture(in: client.document),
                    gesture: edits.generator.oneIn(3) ? "drag" : "")
            }
        }
        var number: UInt64 = 1_000
        while client.undoLabel != nil {
            _ = try client.undo(id: id(number))
            number += 1
        }
        #expect(client.document.encoded == first)
        #expect(client.invariantViolations() == [])
    }

    @Test func `leads where it would have led without a reload, whatever others did`() throws {
        var compared = 0
        for seed in 1...60 as ClosedRange<UInt64> {
            var edits = RandomEdits(seed: 5_000 + seed)
            var studio = StudioLog(document: try Sample.scene())
            var client = studio.client()
            var row: [UInt8] = []
            var number: UInt64 = 0
            for _ in 0..<40 + edits.generator.next() % 60 {
                number += 1
                switch edits.generator.next() % 10 {
                case 0: _ = try? client.undo(id: id(number))
                case 1: _ = try? client.redo(id: id(number))
                case 2, 3: _ = studio.take(studio.remote(id(number), edits.gesture(in: studio.document)))
                case 4: for change in client.pending.prefix(2) { studio.settle(change, &client) }
                // Taken by the studio, without an answer so far.
                case 5: if let change = client.pending.first { _ = studio.take(change) }
                case 6: if let message = client.takeHistory() { row += message }
                default:
                    _ = try? client.perform(
                        id: id(number), label: "Edit", edits.gesture(in: client.document),
                        gesture: edits.generator.oneIn(4) ? "drag" : "")
                }
            }
            if let message = client.takeHistory() { row += message }
            var (stayed, itsStudio) = (client, studio)
            itsStudio.bringUp(&stayed)
            for change in stayed.pending { itsStudio.settle(change, &stayed) }
            var reloaded = studio.client()
            try reloaded.restore(history: row)
            for change in client.pending { studio.settle(change, &reloaded) }
            // A change that did not fit for a moment is lost to who was there, and fits for who comes later.
            guard studio.document == itsStudio.document else { continue }
            compared += 1
            for _ in 0..<3 {
                number += 1_000
                #expect(undoAll(&stayed, from: number) == undoAll(&reloaded, from: number))
                #expect(stayed.document.encoded == reloaded.document.encoded)
                number += 1_000
                #expect(redoAll(&stayed, from: number) == redoAll(&reloaded, from: number))
                #expect(stayed.document.encoded == reloaded.document.encoded)
            }
        }
        #expect(compared > 40)
    }

    /// Answers how many steps were undone; those that no longer fit are passed over.
    private func undoAll(_ client: inout ClientDocument, from number: UInt64) -> Int {
        var done = 0
        for step in 0..<1_000 as Range<UInt64> where client.undoLabel != nil {
            if (try? client.undo(id: id(number + step))) != nil { done += 1 }
        }
        return done
    }

    private func redoAll(_ client: inout ClientDocument, from number: UInt64) -> Int {
        var done = 0
        for step in 0..<1_000 as Range<UInt64> where client.redoLabel != nil {
            if (try? client.redo(id: id(number + step))) != nil { done += 1 }
        }
        return done
    }
}

/// The studio's side: one log, which takes a change with the same id once.
private struct StudioLog {
    var document: GraphDocument
    private var log: [Change] = []

    init(document: GraphDocument) { self.document = document }

    func client() -> ClientDocument {
        ClientDocument(
            document: document, revision: Revision(UInt64(log.count)), author: Sample.author,
            catalogue: Sample.catalogue)
    }

    func remote(_ id: ChangeID, _ operations: [GraphOperation]) -> Change {
        Change(
            id: id, author: Sample.otherAuthor, base: Revision(0), label: "Theirs", operations: operations,
            inverses: [])
    }

    /// What the log has of a change, and as which revision; nil when a rule refuses it.
    mutating func take(_ change: Change) -> (Change, Revision)? {
        if let place = log.firstIndex(where: { $0.id == change.id }) {
            return (log[place], Revision(UInt64(place + 1)))
        }
        guard let applied = try? document.apply(change, catalogue: Sample.catalogue) else { return nil }
        log.append(applied)
        return (applied, Revision(UInt64(log.count)))
    }

    /// Tells a client all it has missed.
    func bringUp(_ client: inout ClientDocument) {
        while client.revision.number < UInt64(log.count) {
            let next = Int(client.revision.number)
            _ = client.receive(log[next], revision: Revision(UInt64(next + 1)))
        }
    }

    /// Takes a change and answers its author, who hears first what came before.
    mutating func settle(_ change: Change, _ client: inout ClientDocument) {
        bringUp(&client)
        guard let (logged, revision) = take(change) else {
            _ = client.withdraw(change.id)
            return
        }
        _ = client.receive(logged, revision: revision)
    }
}
