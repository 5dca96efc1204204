/// What is wrong with a cut, and at which event.
public struct CutProblem: Hashable, Sendable {
    /// The event by its place, counted from 0; nil concerns the cut as a whole.
    public let event: Int?
    /// One sentence, which counts events from 1 as people do.
    public let message: String
}

/// Everything that is wrong with a cut; never empty.
public struct CutError: Error, Hashable, Sendable {
    /// The problems in the order of the events.
    public let problems: [CutProblem]
}

/// Where an event lies in the film.
public struct CutPlacement: Hashable, Sendable {
    /// The event's place in the cut, counted from 0.
    public let event: Int
    /// The film's frame at which the event begins; during a dissolve the event before still runs.
    public let recordIn: Int64
    /// The film's frame behind the event's last.
    public let recordOut: Int64
    /// Frames at its head that share their place with the event before (a dissolve).
    public let overlap: Int64
}

/// A valid cut: events in order, each within its source and with room for its transitions.
public struct CutList: Hashable, Sendable {
    /// The longest source, about 11 centuries at 30 frames a second: sums of a million events still fit.
    public static let longestSource: Int64 = 1 << 40

    /// The events.
    public let events: [CutEvent]
    /// How many frames the last picture takes to go to black; 0 ends on a cut.
    public let fadeOut: Int64
    /// Where the events lie, in the same order.
    public let placements: [CutPlacement]

    /// Checks the events and places them; throws everything that is wrong with them.
    public init(_ events: [CutEvent], fadeOut: Int64 = 0) throws(CutError) {
        let problems = CutList.problems(of: events, fadeOut: fadeOut)
        guard problems.isEmpty else { throw CutError(problems: problems) }
        self.events = events
        self.fadeOut = fadeOut
        var placements: [CutPlacement] = []
        var end: Int64 = 0
        for (index, event) in events.enumerated() {
            let overlap = event.transition.kind == .dissolve ? event.transition.length : 0
            let start = end - overlap
            end = start + event.length
            placements.append(CutPlacement(event: index, recordIn: start, recordOut: end, overlap: overlap))
        }
        self.placements = placements
    }

    /// The film's length in frames: the events' lengths less what dissolves share.
    public var length: Int64 { placements.last?.recordOut ?? 0 }

    /// Which events show at a frame of the film: two during a dissolve, none behind the end.
    public func placements(atFrame frame: Int64) -> ArraySlice<CutPlacement> {
        // Starts ascend and at most two neighbours overlap, so the last start not after the frame decides.
        var low = 0
        var high = placements.count
        while low < high {
            let middle = (low + high) / 2
            if placements[middle].recordIn <= frame { low = middle + 1 } else { high = middle }
        }
        guard low > 0, frame < placements[low - 1].recordOut else { return [] }
        let isShared = low > 1 && placements[low - 2].recordOut > frame
        return placements[(isShared ? low - 2 : low - 1)..<low]
    }

    /// Everything that is wrong with a cut, in the order of its events; empty when it is sound.
    public static func problems(of events: [CutEvent], fadeOut: Int64 = 0) -> [CutProblem] {
        guard !events.isEmpty else { return [CutProblem(event: nil, message: "The cut has no events.")] }
        var problems: [CutProblem] = []
        for (index, event) in events.enumerated() {
            let tail = index + 1 < events.count ? events[index + 1].transition.length : fadeOut
            if let message = problem(of: event, number: index + 1, tail: tail) {
                problems.append(CutProblem(event: index, message: message))
            }
        }
        if fadeOut < 0 {
            problems.append(
                CutProblem(event: nil, message: "The fade out is \(fadeOut) frames; it cannot be negative."))
        }
        return problems
    }

    private static func problem(of event: CutEvent, number: Int, tail: Int64) -> String? {
        guard (1...longestSource).contains(event.sourceLength) else {
            return
                "Event \(number): the source’s length of \(event.sourceLength) frames is not from 1 to \(longestSource)."
        }
        guard event.sourceIn >= 0, event.sourceOut <= event.sourceLength else {
            return "Event \(number): frames \(event.sourceIn) to \(event.sourceOut) lie outside the source, which has "
                + "\(event.sourceLength)."
        }
        guard event.sourceIn < event.sourceOut else {
            return "Event \(number): the in at \(event.sourceIn) must lie before the out at \(event.sourceOut)."
        }
        let head = event.transition.length
        guard head >= (event.transition.kind == .cut ? 0 : 1) else {
            return "Event \(number): a \(event.transition.kind.rawValue) takes at least 1 frame, not \(head)."
        }
        if number == 1, event.transition.kind == .dissolve {
            return "Event 1: there is nothing before it to dissolve from; let it fade or cut in."
        }
        // Compared by subtraction, because the sum of two stated lengths may exceed 64 bits.
        guard head <= event.length, max(tail, 0) <= event.length - head else {
            return
                "Event \(number): its \(event.length) frames have no room for a transition of \(head) at its head and "
                + "\(max(tail, 0)) at its tail."
        }
        return nil
    }
}
