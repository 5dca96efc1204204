import GraphCore
import Testing

@Suite struct `Random edits` {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `keep every invariant, change nothing when refused, and are undone byte for byte`(seed: UInt64) throws {
        var edits = RandomEdits(seed: seed)
        var document = Sample.document
        var history: [(before: [UInt8], inverses: [GraphOperation])] = []
        var refusals = 0
        for _ in 0..<160 {
            let before = document.encoded
            do throws(GraphError) {
                let inverses = try document.apply(edits.gesture(in: document), catalogue: Sample.catalogue)
                history.append((before, inverses))
            } catch {
                refusals += 1
                #expect(document.encoded == before)
                #expect(error.reason.hasSuffix("."))
            }
            #expect(document.invariantViolations(catalogue: Sample.catalogue) == [])
        }
        #expect(history.count > 10)
        #expect(refusals > 5)
        let decoded = try GraphDocument(decoding: document.encoded)
        #expect(decoded == document)
        #expect(decoded.invariantViolations(catalogue: Sample.catalogue) == [])
        for step in history.reversed() {
            _ = try document.apply(step.inverses, catalogue: Sample.catalogue)
            #expect(document.encoded == step.before)
        }
        #expect(document.encoded == Sample.document.encoded)
        #expect(document.invariantViolations(catalogue: Sample.catalogue) == [])
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `of two authors converge byte for byte`(seed: UInt64) throws {
        var edits = RandomEdits(seed: seed)
        var log = Log()
        var clients = [Sample.author, Sample.otherAuthor].map {
            ClientDocument(document: Sample.document, revision: Revision(0), author: $0, catalogue: Sample.catalogue)
        }
        for _ in 0..<150 {
            let who = Int(edits.generator.next() % 2)
            switch edits.generator.next() % 6 {
            case 0: log.exchange(&clients[who])
            case 1: _ = try? clients[who].undo(id: edits.generator.changeID())
            case 2: _ = try? clients[who].redo(id: edits.generator.changeID())
            default:
                let gesture = edits.gesture(in: clients[who].document)
                _ = try? clients[who].perform(id: edits.generator.changeID(), label: "Edit", gesture)
            }
            #expect(clients[who].invariantViolations() == [])
        }
        for _ in 0..<2 { for who in clients.indices { log.exchange(&clients[who]) } }
        #expect(log.changes.count > 20)
        for client in clients {
            #expect(client.pending.isEmpty)
            #expect(client.document.encoded == log.document.encoded)
            #expect(client.invariantViolations() == [])
        }
    }

    /// A server in one value: the head document and the log.
    private struct Log {
        var document = Sample.document
        var changes: [Change] = []

        /// Sends what is pending, then delivers what the client has not seen.
        mutating func exchange(_ client: inout ClientDocument) {
            for change in client.pending {
                do throws(GraphError) {
                    changes.append(try document.apply(change, catalogue: Sample.catalogue))
                } catch {
                    // Later changes may have needed it; the client hears of it before the log goes on.
                    _ = client.withdraw(change.id)
                }
            }
            for (index, change) in changes.enumerated().dropFirst(Int(client.revision.number)) {
                let reception = client.receive(change, revision: Revision(UInt64(index + 1)))
                if case .merged = reception { continue }
                Issue.record("the log does not fit: \(reception)")
            }
        }
    }
}
