public import ProductionModel

/// A shot in a cut: what of it is used and how it follows what came before.
public struct SequenceEvent: Hashable, Sendable {
    /// The shot.
    public var shot: ShotView
    /// The first frame used, counted from the shot's first.
    public var sourceIn: Int64
    /// The frame behind the last one used; nil uses the shot to its end.
    public var sourceOut: Int64?
    /// How the event begins.
    public var transition: CutTransition

    /// An event from its parts.
    public init(shot: ShotView, sourceIn: Int64 = 0, sourceOut: Int64? = nil, transition: CutTransition = .cut) {
        self.shot = shot
        self.sourceIn = sourceIn
        self.sourceOut = sourceOut
        self.transition = transition
    }
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
                        sourceLength: event.shot.duration, sourceIn: event.sourceIn, sourceOut: event.sourceOut,
                        transition: event.transition)
                }, fadeOut: fadeOut)
        }
    }
}
