extension GraphDocument {
    /// Makes a change, all or nothing, by the catalogue's rules.
    ///
    /// - Returns: the change with the inverses that undo it in this document.
    /// - Throws: the first rule that refuses; the document is then as it was.
    public mutating func apply(_ change: Change, catalogue: Catalogue) throws(GraphError) -> Change {
        guard change.label.byteCount <= GraphLimits.titleBytes else {
            throw GraphError.because(.tooLarge, "The name of this step is too long.")
        }
        let inverses = try apply(change.operations, catalogue: catalogue)
        return Change(
            id: change.id, author: change.author, base: change.base, label: change.label,
            operations: change.operations, inverses: inverses)
    }

    /// Makes edits in order, all or nothing, by the catalogue's rules.
    ///
    /// - Returns: the edits that undo them, in the order to apply.
    /// - Throws: the first rule that refuses; the document is then as it was.
    public mutating func apply(
        _ operations: [GraphOperation], catalogue: Catalogue
    ) throws(GraphError) -> [GraphOperation] {
        try make(operations, catalogue: catalogue, isReplaying: false)
    }

    /// Makes a change from the log again, all or nothing, as it was accepted: no catalogue is asked, nor are locks, since
    /// the rules of today may be others than those it was held to. The structure is checked all the same, so that a
    /// damaged log leads to an error and never to a document with loose ends.
    ///
    /// - Returns: the edits that undo it, in the order to apply.
    /// - Throws: what is missing, doubled or closes a circle; the document is then as it was.
    @discardableResult
    public mutating func replay(_ change: Change) throws(GraphError) -> [GraphOperation] {
        try make(change.operations, catalogue: .empty, isReplaying: true)
    }

    private mutating func make(
        _ operations: [GraphOperation], catalogue: Catalogue, isReplaying: Bool
    ) throws(GraphError) -> [GraphOperation] {
        guard operations.count <= GraphLimits.operations else {
            throw GraphError.because(.tooLarge, "This is too much for one step; do it in parts.")
        }
        var undo: [[GraphOperation]] = []
        for operation in operations {
            do throws(GraphError) {
                try GraphRules(document: self, catalogue: catalogue, isReplaying: isReplaying).check(operation)
            } catch {
                for step in undo.reversed() { revert(step) }
                throw error
            }
            undo.append(perform(operation))
        }
        return undo.reversed().flatMap { $0 }
    }

    /// Takes back edits by their inverses. They were computed from this very state, so no rule is asked.
    mutating func revert(_ inverses: [GraphOperation]) {
        for operation in inverses { perform(operation) }
    }

    /// Whether a wire may lead from an output to an input, for highlighting while one is drawn.
    public func canConnect(
        _ source: PortReference, to target: PortReference, catalogue: Catalogue
    ) -> ConnectionVerdict {
        GraphRules(document: self, catalogue: catalogue).verdict(source, target)
    }
}

/// What would happen if a wire were drawn.
public enum ConnectionVerdict: Hashable, Sendable {
    /// It fits.
    case fits
    /// It fits by a listed conversion.
    case converts(PortConversion)
    /// It fits once this wire is taken away, in the same change.
    case replaces(WireID)
    /// It does not fit.
    case refused(GraphError)
}
