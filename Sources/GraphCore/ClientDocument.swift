/// A document as one author sees it while connected: what the server has confirmed, and the author's own changes on top
/// that it has not answered yet. A value without clock or network; whoever owns it sends and receives.
///
/// A remote change arrives like this: the pending changes are taken back, the remote one is made, and the pending ones
/// are made again, each judged anew. So fields are last-writer-wins in the order of the log, and all documents that have
/// received the same log and have nothing pending are equal.
public struct ClientDocument: Sendable {
    /// One of the author's steps that can be taken back or made again.
    private struct Step: Sendable {
        let change: ChangeID
        let label: String
        var inverses: [GraphOperation]
    }

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
        /// It was received before; nothing changed.
        case known
        /// A revision is missing in between, or the change does not fit the confirmed document: fetch a snapshot.
        case outOfStep
    }

    /// How many steps can be undone.
    public static let undoLimit = 200

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
    private var undoable: [Step] = []
    private var redoable: [Step] = []

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
    public mutating func perform(
        id: ChangeID, label: String, _ operations: [GraphOperation]
    ) throws(GraphError) -> Change {
        let change = try append(id: id, label: label, operations)
        ClientDocument.remember(change, in: &undoable)
        redoable = []
        return change
    }

    /// Takes back the author's last step by a change of its own, which is to be sent.
    ///
    /// - Throws: why the step cannot be taken back any more; it is then forgotten, and the next call takes the one
    ///   before it. ``GraphError/Code/nothingToUndo`` when there is none.
    public mutating func undo(id: ChangeID) throws(GraphError) -> Change {
        guard let step = undoable.popLast() else { throw GraphError(.nothingToUndo, "There is nothing to undo.") }
        let change = try retrace(step, id: id, "undone")
        ClientDocument.remember(change, in: &redoable)
        return change
    }

    /// Makes the step again that was undone last, by a change of its own, which is to be sent.
    ///
    /// - Throws: like ``undo(id:)``.
    public mutating func redo(id: ChangeID) throws(GraphError) -> Change {
        guard let step = redoable.popLast() else { throw GraphError(.nothingToUndo, "There is nothing to redo.") }
        let change = try retrace(step, id: id, "made again")
        ClientDocument.remember(change, in: &undoable)
        return change
    }

    private mutating func retrace(_ step: Step, id: ChangeID, _ verb: String) throws(GraphError) -> Change {
        do throws(GraphError) {
            return try append(id: id, label: step.label, step.inverses)
        } catch {
            throw GraphError(
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
        return change
    }

    // MARK: The server's answers

    /// Takes in the change that made a revision: a remote one, or one of the author's own, now confirmed.
    public mutating func receive(_ change: Change, revision arrived: Revision) -> Reception {
        guard arrived > revision else { return .known }
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
            _ = try document.apply(change, catalogue: catalogue)
        } catch {
            _ = replay(own)
            return .outOfStep
        }
        revision = arrived
        return .merged(refused: replay(own.filter { $0.id != change.id }))
    }

    /// Takes away a pending change that the server refused; later ones that needed it go with it.
    ///
    /// - Returns: the later changes that no longer fit.
    public mutating func withdraw(_ id: ChangeID) -> [RefusedChange] {
        guard pending.contains(where: { $0.id == id }) else { return [] }
        let kept = pending.filter { $0.id != id }
        rollBack()
        let refused = replay(kept)
        forget(id)
        return refused
    }

    private mutating func rollBack() {
        while let change = pending.popLast() { document.revert(change.inverses) }
    }

    private mutating func replay(_ changes: [Change]) -> [RefusedChange] {
        var refused: [RefusedChange] = []
        for change in changes {
            do throws(GraphError) {
                let again = try document.apply(change, catalogue: catalogue)
                pending.append(again)
                refresh(again)
            } catch {
                refused.append(RefusedChange(change: change, error: error))
                forget(change.id)
            }
        }
        return refused
    }

    // MARK: Steps

    private static func remember(_ change: Change, in steps: inout [Step]) {
        steps.append(Step(change: change.id, label: change.label, inverses: change.inverses))
        if steps.count > undoLimit { steps.removeFirst() }
    }

    private mutating func refresh(_ change: Change) {
        for index in undoable.indices where undoable[index].change == change.id {
            undoable[index].inverses = change.inverses
        }
        for index in redoable.indices where redoable[index].change == change.id {
            redoable[index].inverses = change.inverses
        }
    }

    private mutating func forget(_ id: ChangeID) {
        undoable.removeAll { $0.change == id }
        redoable.removeAll { $0.change == id }
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
