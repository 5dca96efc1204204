/// The author's history as bytes, so that undo goes on where it was after the document was closed. It is told as a row of
/// messages, each of which says what became of the steps since the one before; `Docs/codec.md` states their form.
extension ClientDocument {
    /// What became of the steps since this was last called, as a message; nil when nothing did.
    ///
    /// - Parameter limit: begins a new row, with the newest steps, so many of those to undo and of those to redo.
    public mutating func takeHistory(newest limit: Int? = nil) -> [UInt8]? {
        if let limit {
            undoable.tellAnew(newest: limit)
            redoable.tellAnew(newest: limit)
        }
        guard !undoable.isTold || !redoable.isTold else { return nil }
        var writer = ByteWriter(.history)
        writer.identifier(author.bits)
        writer.word(document.rootID.rawValue)
        undoable.tell(&writer)
        redoable.tell(&writer)
        writer.word(Fingerprint(of: writer.bytes).rawValue)
        return writer.bytes
    }

    /// Goes on with a history that was told in a row of messages, in place of its own.
    ///
    /// Of the changes in it, those that are not in the log are to be sent again: what undoes them is right as soon as
    /// they have been received or withdrawn.
    ///
    /// - Throws: when a message is damaged, or of another author or document; the history is then what it was.
    public mutating func restore(history messages: [[UInt8]]) throws(CodecError) {
        var undoable = StepStack()
        var redoable = StepStack()
        for message in messages {
            var reader = try ByteReader(message, of: .history)
            let end = message.count - 8
            var checksum = ByteReader(Array(message.suffix(8)))
            guard end > reader.offset, try checksum.word() == Fingerprint(of: Array(message[..<end])).rawValue,
                try reader.identifier() == author.bits, try reader.word() == document.rootID.rawValue
            else { throw CodecError(.inconsistent, at: reader.offset) }
            try undoable.hear(&reader)
            try redoable.hear(&reader)
            _ = try reader.word()
            try reader.finish()
        }
        self.undoable = undoable
        self.redoable = redoable
    }
}

extension ByteWriter {
    /// A step without its gesture's name: nothing that is done later is a part of it.
    mutating func step(_ step: UndoStep) {
        text(step.label)
        count(step.parts.count)
        for (index, part) in step.parts.enumerated() {
            identifier(part.change.bits)
            // What undoes the first undoes this one too: a drag of three hundred changes is told in a few bytes each.
            let isSpared = index > 0 && part.setsTheSame(as: step.parts[0])
            let inverses = isSpared ? [] : part.inverses
            count(inverses.count)
            for operation in inverses { self.operation(operation) }
        }
    }
}

extension ByteReader {
    mutating func step() throws(CodecError) -> UndoStep {
        let label = try text(limit: GraphLimits.titleBytes)
        var parts: [UndoStep.Part] = []
        for _ in 0..<(try count(limit: GraphLimits.operations)) {
            parts.append(UndoStep.Part(change: ChangeID(try identifier()), inverses: try operations()))
        }
        return UndoStep(label: label, gesture: "", parts: parts)
    }
}
