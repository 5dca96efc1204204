internal import GraphCore

/// Calls that change the document, and what became of it.
extension GraphSession {
    func edit(_ call: GraphCall, _ request: CallRequest, _ answer: inout ByteWriter) throws(CallError) {
        switch call {
        case .snapshot: answer.raw(document.encoded)
        case .news: writeNews(&answer)
        case .history:
            let limit: Int? = request.isOn(0) ? Int(clamping: max(0, request.number(1))) : nil
            answer.raw(client?.takeHistory(newest: limit) ?? [])
        case .restore:
            do throws(CodecError) { try client?.restore(history: request.rest) } catch { throw .unreadable(error) }
        case .withdraw:
            let id = try request.changeID()
            answer.refusals(changing { client in client.withdraw(id) })
        case .receive:
            answer.refusals(try receive(try request.change(), Revision(UInt64(clamping: request.number(0)))))
        case .reset:
            let snapshot = try request.document()
            let revision = Revision(UInt64(clamping: request.number(0)))
            answer.refusals(changing { client in client.reset(to: snapshot, revision: revision) })
            noteReset()
        default: answer.raw(try change(call, request).encoded)
        }
        noteTouched()
    }

    /// A change of this author.
    private func change(_ call: GraphCall, _ request: CallRequest) throws(CallError) -> Change {
        let change: Change? = call == .perform ? try request.change() : nil
        let id: ChangeID
        if let change { id = change.id } else { id = try request.changeID() }
        // Taken out while it is edited, so that its storage has one owner and is not copied.
        guard var client = client.take() else { throw .closed }
        defer { self.client = client }
        do throws(GraphError) {
            if let change {
                return try client.perform(id: id, label: change.label, change.operations, gesture: request.text)
            }
            return call == .undo ? try client.undo(id: id) : try client.redo(id: id)
        } catch {
            throw .refused(error)
        }
    }

    private func receive(_ change: Change, _ revision: Revision) throws(CallError) -> [ClientDocument.RefusedChange] {
        var isOutOfStep = false
        let refused = changing { client in
            switch client.receive(change, revision: revision) {
            case .merged(let refused): return refused
            case .known: return []
            case .outOfStep:
                isOutOfStep = true
                return []
            }
        }
        guard isOutOfStep else { return refused }
        noteTouched()
        throw .outOfStep
    }

    private func changing(
        _ body: (inout ClientDocument) -> [ClientDocument.RefusedChange]
    ) -> [ClientDocument.RefusedChange] {
        guard var client = client.take() else { return [] }
        defer { self.client = client }
        return body(&client)
    }

    /// Where the document stands, and what was touched since this was last asked.
    private func writeNews(_ answer: inout ByteWriter) {
        guard let client else { return }
        answer.varint(client.revision.number)
        answer.varint(UInt64(version))
        answer.count(client.pending.count)
        for change in client.pending { answer.identifier(change.id.bits) }
        for label in [client.undoLabel, client.redoLabel] {
            answer.flag(label != nil)
            if let label { answer.text(label) }
        }
        answer.nodes(report.nodes.ascendingOnce())
        let wires = report.wires.ascendingOnce()
        answer.count(wires.count)
        for id in wires { answer.word(id.rawValue) }
        report = GraphDelta()
    }
}

extension ByteWriter {
    mutating func nodes(_ nodes: [NodeID]) {
        count(nodes.count)
        for id in nodes { word(id.rawValue) }
    }

    mutating func refusals(_ refusals: [ClientDocument.RefusedChange]) {
        count(refusals.count)
        for refused in refusals {
            identifier(refused.change.id.bits)
            byte(refused.error.code.rawValue)
            text(refused.error.reason)
        }
    }
}
