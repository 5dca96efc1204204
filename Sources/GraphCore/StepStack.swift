/// Steps that can be taken back, or made again: the newest last. It knows which of them stand in what was told of it, so
/// that telling what is new costs what is new.
struct StepStack: Sendable {
    private(set) var steps: [UndoStep] = []
    /// So many of the first are left out of what is told, since there are too many.
    private var skipped = 0
    /// So many of the first stand in what was told, as they are now; the skipped ones count.
    private var standing = 0
    /// So many steps has what was told, the skipped ones with them.
    private var told = 0

    var last: UndoStep? { steps.last }

    /// Whether what was told is all there is.
    var isTold: Bool { standing == steps.count && told == steps.count }

    /// Adds what a change did, to the last step if it is a part of the same gesture.
    mutating func remember(_ change: Change, gesture: String = "") {
        let part = UndoStep.Part(change)
        if !gesture.isEmpty, let last = steps.indices.last, steps[last].gesture.hasSameBytes(as: gesture) {
            steps[last].parts.append(part)
            changed(from: last)
        } else {
            steps.append(UndoStep(label: change.label, gesture: gesture, parts: [part]))
        }
    }

    mutating func pop() -> UndoStep? {
        let step = steps.popLast()
        changed(from: steps.count)
        return step
    }

    mutating func clear() {
        steps = []
        changed(from: 0)
    }

    /// Takes over what undoes a change as of now; false when the change is in none of the steps.
    mutating func refresh(_ change: Change) -> Bool {
        guard let (step, part) = place(of: change.id) else { return false }
        if steps[step].parts[part].inverses != change.inverses {
            steps[step].parts[part].inverses = change.inverses
            changed(from: step)
        }
        return true
    }

    /// Takes out a change that was never made; false when it is in none of the steps.
    mutating func forget(_ id: ChangeID) -> Bool {
        guard let (step, part) = place(of: id) else { return false }
        steps[step].parts.remove(at: part)
        if steps[step].parts.isEmpty { steps.remove(at: step) }
        changed(from: step)
        return true
    }

    /// A change stands in one place. Those that are asked for are mostly the newest.
    private func place(of id: ChangeID) -> (step: Int, part: Int)? {
        for step in steps.indices.reversed() {
            for part in steps[step].parts.indices where steps[step].parts[part].change == id { return (step, part) }
        }
        return nil
    }

    private mutating func changed(from step: Int) { standing = min(standing, step) }

    // MARK: Telling

    /// From now on the newest steps are told, so many of them, as if nothing had been told before.
    mutating func tellAnew(newest limit: Int) {
        skipped = max(0, steps.count - limit)
        standing = skipped
        told = -1
    }

    /// Writes how many of the steps that were told stand, and those that come behind them.
    mutating func tell(_ writer: inout ByteWriter) {
        skipped = min(skipped, standing)
        writer.count(standing - skipped)
        writer.count(steps.count - standing)
        while standing < steps.count {
            writer.step(steps[standing])
            standing += 1
        }
        told = standing
    }

    /// Reads what ``tell(_:)`` writes.
    mutating func hear(_ reader: inout ByteReader) throws(CodecError) {
        let start = reader.offset
        let kept = try reader.varint()
        guard kept <= UInt64(steps.count) else { throw CodecError(.inconsistent, at: start) }
        while steps.count > Int(kept) { _ = steps.popLast() }
        for _ in 0..<(try reader.count(limit: GraphLimits.operations)) { steps.append(try reader.step()) }
        standing = steps.count
        told = standing
    }
}
