/// How one event of a cut follows the one before it.
public enum TransitionKind: String, Vocabulary {
    case cut
    case dissolve
    case fade

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .cut: "Cut"
        case .dissolve: "Dissolve"
        case .fade: "Fade through black"
        }
    }
}

/// How an event begins: a kind with its length in frames.
///
/// A dissolve lays the event's first `length` frames over the last `length` frames of the event before, so the film
/// becomes shorter by `length`. A fade lets the event before go to black over its last `length` frames and this one
/// come from black over its first `length` frames; nothing overlaps and the film keeps its length. On the first event
/// a fade comes from black alone, and a dissolve is refused: there is nothing to dissolve from.
public struct CutTransition: Hashable, Sendable {
    /// The kind.
    public let kind: TransitionKind
    /// Frames at the film's rate; 0 for a cut.
    public let length: Int64

    /// A transition from its parts; a cut has no length, whatever is given.
    public init(_ kind: TransitionKind, length: Int64 = 0) {
        self.kind = kind
        self.length = kind == .cut ? 0 : length
    }

    /// The plain cut.
    public static let cut = CutTransition(.cut)
}

/// One use of a source in a cut: which frames of it, and how they follow what came before.
public struct CutEvent: Hashable, Sendable {
    /// The source's whole length in frames.
    public var sourceLength: Int64
    /// The first frame used.
    public var sourceIn: Int64
    /// The frame behind the last one used.
    public var sourceOut: Int64
    /// How the event begins.
    public var transition: CutTransition

    /// An event from its parts; without an out it runs to the source's end.
    public init(
        sourceLength: Int64, sourceIn: Int64 = 0, sourceOut: Int64? = nil, transition: CutTransition = .cut
    ) {
        self.sourceLength = sourceLength
        self.sourceIn = sourceIn
        self.sourceOut = sourceOut ?? sourceLength
        self.transition = transition
    }

    /// Frames used, transitions included.
    public var length: Int64 { sourceOut - sourceIn }
}
