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

/// The cut as stretches of film, worked out before anything is read.
struct CutPlan: Hashable, Sendable {
    /// The stretches in order.
    let spans: [CutSpan]
    /// The film's frame at which each event's first used frame is shown.
    let eventStarts: [Int64]
    /// The film's length in frames.
    let frameCount: Int64

    /// Works a sequence out. Throws a sentence when transitions leave no room for each other.
    init(_ sequence: SequenceView) throws(CutError) {
        var spans: [CutSpan] = []
        var starts: [Int64] = []
        var frame: Int64 = 0
        let events = sequence.events
        var tailOfPrevious: ClipFrames?
        for (index, event) in events.enumerated() {
            let used = event.sourceIn..<(event.sourceOut ?? event.shot.duration)
            let following = index + 1 < events.count ? events[index + 1].transition : .cut
            let tail = index + 1 < events.count ? following.length : sequence.fadeOut
            let head = event.transition.length
            guard head + tail <= Int64(used.count) else {
                throw CutError(
                    "Shot \(event.name(index)) is \(used.count) frames long in the cut, too short for transitions of"
                        + " \(head) and \(tail) frames: shorten them, or use more of the shot.")
            }
            func part(_ frames: Range<Int64>) -> ClipFrames { ClipFrames(clip: index, frames: frames) }
            func add(_ span: CutSpan) {
                guard span.frameCount > 0 else { return }
                spans.append(span)
                frame += span.frameCount
            }
            let body = used.lowerBound + head..<used.upperBound - tail
            let first = part(used.lowerBound..<body.lowerBound)
            starts.append(frame)
            switch event.transition.kind {
            case .cut: break
            case .dissolve:
                guard let previous = tailOfPrevious else {
                    throw CutError("The film cannot begin with a dissolve: there is no shot before it. Use a fade.")
                }
                add(.dissolve(previous, first))
            case .fade: add(.fadeIn(first))
            }
            add(.plain(part(body)))
            let last = part(body.upperBound..<used.upperBound)
            tailOfPrevious = last
            if following.kind == .fade || index + 1 == events.count { add(.fadeOut(last)) }
        }
        self.spans = spans
        eventStarts = starts
        frameCount = frame
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

/// Why a cut cannot be made: one sentence for the film-maker.
struct CutError: Error, Hashable {
    let message: String

    init(_ message: String) { self.message = message }
}

extension SequenceEvent {
    /// What a sentence calls the event: its shot's title, else its place in the cut from 1.
    func name(_ index: Int) -> String { shot.title.isEmpty ? "\(index + 1)" : shot.title }
}
