/// One of an author's steps that can be taken back or made again: a change, or those of one gesture.
struct UndoStep: Sendable {
    /// A change of the step, and what undoes it.
    struct Part: Sendable {
        let change: ChangeID
        var inverses: [GraphOperation]

        init(change: ChangeID, inverses: [GraphOperation]) {
            self.change = change
            self.inverses = inverses
        }

        init(_ change: Change) { self.init(change: change.id, inverses: change.inverses) }
    }

    let label: String
    /// Names the gesture that the step is; empty for a change of its own.
    let gesture: String
    /// Oldest first.
    var parts: [Part]

    /// What undoes the whole step. Where a later part sets the same things as the first, going back to before the first
    /// is enough: a drag of three hundred changes is undone by one edit.
    var inverses: [GraphOperation] {
        guard let first = parts.first else { return [] }
        var inverses: [GraphOperation] = []
        for part in parts.dropFirst().reversed() where !part.setsTheSame(as: first) { inverses += part.inverses }
        return inverses + first.inverses
    }
}

extension UndoStep.Part {
    /// Whether both parts set exactly the same things, one by one, so that the older one's inverses undo both.
    func setsTheSame(as other: Self) -> Bool {
        inverses.count == other.inverses.count
            && inverses.indices.allSatisfy { inverses[$0].setsTheSame(as: other.inverses[$0]) }
    }
}

extension GraphOperation {
    fileprivate func setsTheSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.move(let a, _), .move(let b, _)), (.rename(let a, _), .rename(let b, _)): a == b
        case (.setField(let a, let key, _), .setField(let b, let otherKey, _)): a == b && key == otherKey
        case (.setSwitch(let a, let name, _), .setSwitch(let b, let otherName, _)):
            a == b && name == otherName && name != .locked
        case (.reorder(let a, _), .reorder(let b, _)): a == b
        default: false
        }
    }
}
