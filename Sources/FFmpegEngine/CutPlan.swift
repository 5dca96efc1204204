internal import NodeCatalog
internal import ProductionModel

/// Frames of one of the cut's clips, by its place in the wire order.
struct ClipFrames: Hashable, Sendable {
    let clip: Int
    let frames: Range<Int64>
}

/// A stretch of the film and what its pictures are.
enum CutSpan: Hashable, Sendable {
    /// The clip's own pictures.
    case plain(ClipFrames)
    /// The first goes over into the second; both are equally long.
    case dissolve(ClipFrames, ClipFrames)
    /// From black to the clip's pictures.
    case fadeIn(ClipFrames)
    /// From the clip's pictures to black.
    case fadeOut(ClipFrames)

    /// Its length in frames.
    var frameCount: Int64 {
        switch self {
        case .plain(let part), .dissolve(_, let part), .fadeIn(let part), .fadeOut(let part): Int64(part.frames.count)
        }
    }
}

/// A stretch of the film and how it is made.
enum CutSegment: Hashable, Sendable {
    /// Coded pictures are taken as they are; the first is a key frame.
    case copy(ClipFrames)
    /// Pictures are made and encoded.
    case encode([CutSpan])
}

/// What the plan must know of a clip.
struct ClipFacts: Hashable, Sendable {
    /// Its length in frames.
    let frameCount: Int64
    /// Its key frames in ascending order; nil when its pictures cannot stand beside the others' as they are.
    let keyFrames: [Int64]?
}

/// The cut as stretches of film, worked out before anything is read. `CutList` has checked that they fit.
struct CutPlan: Hashable, Sendable {
    /// The stretches in order.
    let spans: [CutSpan]
    /// The film's frame at which each event's first used frame is shown.
    let eventStarts: [Int64]
    /// The film's length in frames.
    let frameCount: Int64

    /// Works a cut out.
    init(_ cut: CutList) {
        var spans: [CutSpan] = []
        let events = cut.events
        for (index, event) in events.enumerated() {
            let isLast = index + 1 == events.count
            let following = isLast ? CutTransition(.fade, length: cut.fadeOut) : events[index + 1].transition
            let body = event.sourceIn + event.transition.length..<event.sourceOut - following.length
            let head = ClipFrames(clip: index, frames: event.sourceIn..<body.lowerBound)
            switch event.transition.kind {
            case .cut: break
            case .fade: spans.append(.fadeIn(head))
            case .dissolve where index > 0:
                let end = events[index - 1].sourceOut
                let before = ClipFrames(clip: index - 1, frames: end - event.transition.length..<end)
                spans.append(.dissolve(before, head))
            case .dissolve: break
            }
            spans.append(.plain(ClipFrames(clip: index, frames: body)))
            if following.kind == .fade {
                spans.append(.fadeOut(ClipFrames(clip: index, frames: body.upperBound..<event.sourceOut)))
            }
        }
        self.spans = spans.filter { $0.frameCount > 0 }
        eventStarts = cut.placements.map(\.recordIn)
        frameCount = cut.length
    }

    /// Decides what is copied and what is encoded. Stretches to encode that touch become one.
    func segments(_ facts: [ClipFacts]) -> [CutSegment] {
        var segments: [CutSegment] = []
        func encode(_ span: CutSpan) {
            guard span.frameCount > 0 else { return }
            if case .encode(let before) = segments.last {
                segments[segments.count - 1] = .encode(before + [span])
            } else {
                segments.append(.encode([span]))
            }
        }
        for span in spans {
            guard case .plain(let part) = span, let keyFrames = facts[part.clip].keyFrames,
                let key = keyFrames.first(where: { $0 >= part.frames.lowerBound }), key < part.frames.upperBound
            else {
                encode(span)
                continue
            }
            encode(.plain(ClipFrames(clip: part.clip, frames: part.frames.lowerBound..<key)))
            segments.append(.copy(ClipFrames(clip: part.clip, frames: key..<part.frames.upperBound)))
        }
        return segments
    }
}

extension SequenceEvent {
    /// What a sentence calls the event: its shot's title, else its place in the cut from 1.
    func name(_ index: Int) -> String { source.title.isEmpty ? "\(index + 1)" : source.title }
}
