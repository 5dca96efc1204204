internal import GraphCore
internal import ProductionModel

/// A sequence's fields.
enum SequenceFields {
    static let fadeOut = FilmField.frames(
        FieldLabel("fade_out", "Fade out", help: "How long the last picture takes to go to black; 0 ends on a cut."),
        0...ShotFields.longest, default: 0)

    static let title = FilmField.text(
        FieldLabel("title", "Title", help: "The title that the delivered film carries; empty carries none."),
        limit: 400, default: "")

    static let all: [FieldSpec] = [title.spec, fadeOut.spec, TakePin.field.spec]
}

/// What a shot's wire into a sequence carries.
enum EditFields {
    static let sourceIn = FilmField.frames(
        FieldLabel("in", "In", help: "The first frame of the shot that is used."), 0...ShotFields.longest, default: 0)

    static let sourceOut = FilmField<Int64>.frames(
        FieldLabel("out", "Out", help: "The frame behind the last one used; 0 uses the shot to its end."),
        0...ShotFields.longest, default: 0)

    static let transition = FilmField.term(
        FieldLabel("transition", "Transition", help: "How the picture changes from the shot before to this one."),
        default: TransitionKind.cut)

    static let transitionLength = FilmField.frames(
        FieldLabel(
            "transition_length", "Transition length", help: "How long a dissolve or fade takes; a cut takes none."),
        1...ShotFields.longest, default: 12)

    static let all: [FieldSpec] = [sourceIn.spec, sourceOut.spec, transition.spec, transitionLength.spec]
}
