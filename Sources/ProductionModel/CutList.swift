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
