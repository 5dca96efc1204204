/// A document as one author sees it while connected: what the server has confirmed, and the author's own changes on top
/// that it has not answered yet. A value without clock or network; whoever owns it sends and receives.
///
/// A remote change arrives like this: the pending changes are taken back, the remote one is made, and the pending ones
/// are made again, each judged anew. So fields are last-writer-wins in the order of the log, and all documents that have
/// received the same log and have nothing pending are equal.
public struct ClientDocument: Sendable {
    /// A change of the author's that no longer fits, and why.
    public struct RefusedChange: Hashable, Sendable {
        /// The change as it was made.
        public let change: Change
        /// Why it does not fit any more.
        public let error: GraphError

        /// A refusal from its parts.
        public init(change: Change, error: GraphError) {
            self.change = change
            self.error = error
        }
    }

    /// What became of a change from the server.
    public enum Reception: Hashable, Sendable {
        /// It is part of the document; these own changes no longer fit and are gone.
        case merged(refused: [RefusedChange])
        /// It was received before, and is not one of the author's pending changes; nothing changed.
        case known
        /// A revision is missing in between, or the change does not fit the confirmed document: fetch a snapshot.
        case outOfStep
    }

    /// Who edits here.
    public let author: UserID
    /// The rules.
    public let catalogue: Catalogue
    /// The confirmed document with the pending changes on top: what the author sees.
    public private(set) var document: GraphDocument
    /// The newest revision that has been received.
    public private(set) var revision: Revision
    /// The author's changes that are not confirmed, oldest first, with inverses for the document under each.
    public private(set) var pending: [Change] = []
    var undoable = StepStack()
    var redoable = StepStack()
    /// What was touched since it was last taken; nil while nobody asks.
    private var touched: GraphDelta?

    /// A document from a snapshot.
    public init(document: GraphDocument, revision: Revision, author: UserID, catalogue: Catalogue) {
        self.document = document
        self.revision = revision
        self.author = author
        self.catalogue = catalogue
    }

    /// The label of the step that ``undo(id:)`` takes back; nil when there is none.
    public var undoLabel: String? { undoable.last?.label }

    /// The label of the step that ``redo(id:)`` makes again; nil when there is none.
    public var redoLabel: String? { redoable.last?.label }

    /// The document as the server has it.
    public var confirmed: GraphDocument {
        var copy = self
        copy.rollBack()
        return copy.document
    }

    // MARK: The author's edits

    /// Makes an edit at once; the returned change is to be sent.
    ///
    /// - Parameter gesture: what the edit is a part of, such as one drag of a slider: edits one after the other with
    ///   the same name are taken back together. Empty for an edit of its own.
    public mutating func perform(
        id: ChangeID, label: String, _ operations: [GraphOperation], gesture: String = ""
    ) throws(GraphError) -> Change {
        let change = try append(id: id, label: label, operations)
        undoable.remember(change, gesture: gesture)
        redoable.clear()
        return change
    }

    /// Takes back the author's last step by a change of its own, which is to be sent.
    ///
    /// - Throws: why the step cannot be taken back any more; it is then forgotten, and the next call takes the one
    ///   before it. ``GraphError/Code/nothingToUndo`` when there is none.
    public mutating func undo(id: ChangeID) throws(GraphError) -> Change {
        guard let step = undoable.pop() else {
            throw GraphError.because(.nothingToUndo, "There is nothing to undo.")
        }
        let change = try retrace(step, id: id, "undone")
        redoable.remember(change)
        return change
    }

    /// Makes the step again that was undone last, by a change of its own, which is to be sent.
    ///
    /// - Throws: like ``undo(id:)``.
    public mutating func redo(id: ChangeID) throws(GraphError) -> Change {
        guard let step = redoable.pop() else {
            throw GraphError.because(.nothingToUndo, "There is nothing to redo.")
        }
        let change = try retrace(step, id: id, "made again")
        undoable.remember(change)
        return change
    }

    private mutating func retrace(_ step: UndoStep, id: ChangeID, _ verb: String) throws(GraphError) -> Change {
        do throws(GraphError) {
            return try append(id: id, label: step.label, step.inverses)
        } catch {
            throw GraphError.because(
                error.code, nodes: error.nodes, wires: error.wires,
                "“\(step.label)” cannot be \(verb). \(error.reason)")
        }
    }

    private mutating func append(
        id: ChangeID, label: String, _ operations: [GraphOperation]
    ) throws(GraphError) -> Change {
        let change = try document.apply(
            Change(id: id, author: author, base: revision, label: label, operations: operations, inverses: []),
            catalogue: catalogue)
        pending.append(change)
        touch(change)
        return change
    }

    // MARK: The server's answers

    /// Takes in the change that made a revision: a remote one, or one of the author's own, now confirmed.
    public mutating func receive(_ change: Change, revision arrived: Revision) -> Reception {
        guard arrived > revision else {
            // One that a snapshot held already, sent again by an author who could not know. The log says what undoes it.
            let isPending = pending.contains { $0.id == change.id }
            let refused = isPending ? settle(change.id) : []
            refresh(change)
            return isPending ? .merged(refused: refused) : .known
        }
        guard arrived.number == revision.number + 1 else { return .outOfStep }
        if let first = pending.first, first.id == change.id, first.operations == change.operations {
            // The usual answer: the confirmed document reaches the author's oldest pending change.
            pending.removeFirst()
            revision = arrived
            return .merged(refused: [])
        }
        let own = pending
        rollBack()
        do throws(GraphError) {
            let applied = try document.apply(change, catalogue: catalogue)
            touch(applied)
            refresh(applied)
        } catch {
            _ = replay(own)
            return .outOfStep
        }
        revision = arrived
        return .merged(refused: replay(own.filter { $0.id != change.id }))
    }

    /// Goes on from a snapshot, with the pending changes made again on top of it. The steps that can be undone stay.
    ///
    /// - Returns: the pending changes that do not fit any more. Those whose work the snapshot shows to be done are not
    ///   among them, nor pending any more.
    public mutating func reset(to snapshot: GraphDocument, revision: Revision) -> [RefusedChange] {
        let own = pending
        pending = []
        document = snapshot
        self.revision = revision
        return replay(own, onSnapshot: true)
    }

    /// Whether a refusal says that the change is there already: ids are minted once, so a node that is in use was added,
    /// and one that is missing was removed.
    private static func isDone(_ change: Change, _ error: GraphError) -> Bool {
        guard let first = change.operations.first else { return true }
        return switch first {
        case .addNode, .connect: error.code == .idInUse
        case .removeNode: error.code == .nodeMissing
        case .disconnect: error.code == .wireMissing
        default: false
        }
    }

    /// Takes away a change that the server refused, be it one that is pending or one that only a restored history knows;
    /// later pending ones that needed it go with it.
    ///
    /// - Returns: the later changes that no longer fit.
    public mutating func withdraw(_ id: ChangeID) -> [RefusedChange] {
        let refused = pending.contains { $0.id == id } ? settle(id) : []
        forget(id)
        return refused
    }

    /// Takes a change out of the pending ones.
    private mutating func settle(_ id: ChangeID) -> [RefusedChange] {
        let kept = pending.filter { $0.id != id }
        rollBack()
        return replay(kept)
    }

    @inline(never)
    private mutating func rollBack() {
        while let change = pending.popLast() {
            document.revert(change.inverses)
            touch(change)
        }
    }

    @inline(never)
    private mutating func replay(_ changes: [Change], onSnapshot: Bool = false) -> [RefusedChange] {
        var refused: [RefusedChange] = []
        for change in changes {
            do throws(GraphError) {
                let again = try document.apply(change, catalogue: catalogue)
                pending.append(again)
                touch(again)
                refresh(again)
            } catch {
                if onSnapshot, ClientDocument.isDone(change, error) { continue }
                refused.append(RefusedChange(change: change, error: error))
                forget(change.id)
            }
        }
        return refused
    }

    // MARK: Steps

    private mutating func refresh(_ change: Change) {
        guard change.author == author else { return }
        if !undoable.refresh(change) { _ = redoable.refresh(change) }
    }

    @inline(never)
    private mutating func forget(_ id: ChangeID) {
        if !undoable.forget(id) { _ = redoable.forget(id) }
    }

    // MARK: What was touched

    /// What edits of either side have touched since this was last called. From the first call on it is kept, so whoever
    /// calls once calls on.
    public mutating func takeTouched() -> GraphDelta {
        defer { touched = GraphDelta() }
        return touched ?? GraphDelta()
    }

    @inline(never)
    private mutating func touch(_ change: Change) {
        touched?.add(change.operations, inverses: change.inverses, in: document)
    }

    // MARK: Invariants

    /// What is wrong with this state, one sentence each; empty for a sound one.
    public func invariantViolations() -> [String] {
        var violations = document.invariantViolations(catalogue: catalogue)
        var replayed = confirmed
        violations += replayed.invariantViolations(catalogue: catalogue).map { "Confirmed: \($0)" }
        for change in pending {
            do throws(GraphError) {
                if try replayed.apply(change, catalogue: catalogue).inverses != change.inverses {
                    violations.append("A pending change has the inverses of another document.")
                }
            } catch {
                violations.append("A pending change does not fit: \(error.reason)")
            }
        }
        if replayed != document { violations.append("The pending changes do not lead to the document.") }
        return violations
    }
}
