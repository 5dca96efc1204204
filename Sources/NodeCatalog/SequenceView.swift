public import ProductionModel

/// What an event of a cut shows.
public enum CutSource: Hashable, Sendable {
    /// A shot.
    case shot(ShotView)
    /// A picture or film of the library.
    case clip(ClipView)

    /// How many frames it has.
    public var length: Int64 {
        switch self {
        case .shot(let shot): shot.duration
        case .clip(let clip): clip.length
        }
    }

    /// What stands on its node.
    public var title: String {
        get {
            switch self {
            case .shot(let shot): shot.title
            case .clip(let clip): clip.title
            }
        }
        set {
            switch self {
            case .shot(var shot):
                shot.title = newValue
                self = .shot(shot)
            case .clip(var clip):
                clip.title = newValue
                self = .clip(clip)
            }
        }
    }
}

/// A shot or a clip in a cut: what of it is used and how it follows what came before.
public struct SequenceEvent: Hashable, Sendable {
    /// What it shows.
    public var source: CutSource
    /// The first frame used, counted from the shot's first.
    public var sourceIn: Int64
    /// The frame behind the last one used; nil uses the shot to its end.
    public var sourceOut: Int64?
    /// How the event begins.
    public var transition: CutTransition

    /// An event from its parts.
    public init(
        source: CutSource, sourceIn: Int64 = 0, sourceOut: Int64? = nil, transition: CutTransition = .cut
    ) {
        self.source = source
        self.sourceIn = sourceIn
        self.sourceOut = sourceOut
        self.transition = transition
    }

    /// An event that shows a shot.
    public init(shot: ShotView, sourceIn: Int64 = 0, sourceOut: Int64? = nil, transition: CutTransition = .cut) {
        self.init(source: .shot(shot), sourceIn: sourceIn, sourceOut: sourceOut, transition: transition)
    }

    /// The shot, if it shows one.
    public var shot: ShotView? {
        get { if case .shot(let shot) = source { shot } else { nil } }
        set { if let newValue { source = .shot(newValue) } }
    }

    /// The frame behind the last one used.
    public var end: Int64 { sourceOut ?? source.length }
}

/// A cut: shots in order.
public struct SequenceView: Hashable, Sendable {
    /// The title that the delivered film carries.
    public var title: String
    /// The events in the order of the cut.
    public var events: [SequenceEvent]
    /// How many frames the last picture takes to go to black; 0 ends on a cut.
    public var fadeOut: Int64
    /// The film it belongs to.
    public var film: FilmView

    /// A cut from its parts.
    public init(
        title: String = "", events: [SequenceEvent], fadeOut: Int64 = 0, film: FilmView = FilmView()
    ) {
        self.title = title
        self.events = events
        self.fadeOut = fadeOut
        self.film = film
    }
}

/// Words on the canvas.
public struct NoteView: Hashable, Sendable {
    /// The words.
    public var text: String

    /// A note of these words.
    public init(text: String) { self.text = text }
}
extension SequenceView {
    /// The cut with its exact positions; throws what is wrong with it, in sentences.
    public var cutList: CutList {
        get throws(CutError) {
            try CutList(
                events.map { event in
                    CutEvent(
                        sourceLength: event.source.length, sourceIn: event.sourceIn, sourceOut: event.sourceOut,
                        transition: event.transition)
                }, fadeOut: fadeOut)
        }
    }
}
