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
        undoable.tell(&writer)
        redoable.tell(&writer)
        writer.word(seal(writer.bytes[...]))
        return writer.bytes
    }

    /// Goes on with a history that was told in a row of messages, one behind the other, in place of its own.
    ///
    /// Of the changes in it, those that are not in the log are to be sent again: what undoes them is right as soon as
    /// they have been received or withdrawn.
    ///
    /// - Throws: when a message is damaged, or of another author or document; the history is then what it was.
    public mutating func restore(history row: [UInt8]) throws(CodecError) {
        var undoable = StepStack()
        var redoable = StepStack()
        var reader = ByteReader(row)
        while !reader.isAtEnd {
            let start = reader.offset
            try reader.begin(.history)
            try undoable.hear(&reader)
            try redoable.hear(&reader)
            let end = reader.offset
            guard try reader.word() == seal(row[start..<end]) else { throw CodecError(.inconsistent, at: end) }
        }
        self.undoable = undoable
        self.redoable = redoable
    }

    /// What a message ends with: it is whole, and of this author and document.
    private func seal(_ message: ArraySlice<UInt8>) -> UInt64 {
        var sealed = ByteWriter()
        sealed.identifier(author.bits)
        sealed.word(document.rootID.rawValue)
        sealed.raw(message)
        return Fingerprint(of: sealed.bytes).rawValue
    }
}

extension ByteWriter {
    /// A step without its gesture's name: nothing that is done later is a part of it.
    mutating func step(_ step: UndoStep) {
        text(step.label)
        count(step.parts.count)
        for part in step.parts {
            identifier(part.change.bits)
            // What undoes the first undoes this one too: a drag of three hundred changes is told in a few bytes each.
            let isSpared = part.change != step.parts[0].change && part.setsTheSame(as: step.parts[0])
            operations(isSpared ? [] : part.inverses)
        }
    }
}

extension ByteReader {
    mutating func step() throws(CodecError) -> UndoStep {
        var step = UndoStep(label: try text(limit: GraphLimits.titleBytes), gesture: "", parts: [])
        for _ in 0..<(try count(limit: GraphLimits.operations)) {
            step.parts.append(UndoStep.Part(change: ChangeID(try identifier()), inverses: try operations()))
        }
        return step
    }
}
