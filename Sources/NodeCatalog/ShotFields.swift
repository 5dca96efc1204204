internal import GraphCore
internal import ProductionModel

/// A shot's fields.
enum ShotFields {
    /// An hour at 240 frames a second, the longest shot.
    static let longest: Int64 = 864_000

    static let framing = FilmField.term(
        FieldLabel("framing", "Framing", help: "How much of the subject the frame holds."), default: Framing.medium)

    static let angle = FilmField.term(
        FieldLabel("angle", "Camera angle", help: "Where the camera stands around the subject."),
        default: CameraAngle.eyeLevel)

    static let movement = FilmField.term(
        FieldLabel("movement", "Movement", help: "What the camera does during the shot."), default: MovementKind.static)

    static let direction = FilmField.term(
        FieldLabel("movement_direction", "Direction", help: "Which way the movement goes."),
        default: MovementDirection.right)

    static let speed = FilmField.term(
        FieldLabel("movement_speed", "Speed", help: "How far the movement goes in the shot’s time."),
        default: MovementSpeed.medium)

    static let easing = FilmField.term(
        FieldLabel("movement_easing", "Easing", help: "How the movement starts and ends."), default: Easing.easeInOut)

    static let curve = FilmField.easeCurve(
        FieldLabel(
            "movement_curve", "Movement curve",
            help: "How the movement runs, drawn by hand: two handles by time and share; empty follows the easing."))

    static let focalLength = FilmField.number(
        FieldLabel("focal_length", "Focal length", help: "Short is wide and deep, long is narrow and flat."),
        DecimalRange(8, 600), unit: "mm", default: Decimal(mantissa: 35))

    static let aperture = FilmField.number(
        FieldLabel(
            "aperture", "Aperture", help: "The f-number; small numbers blur what is out of focus.", reader: .generation),
        DecimalRange(from: Decimal(mantissa: 7, scale: 1), through: Decimal(mantissa: 32)),
        default: Decimal(mantissa: 28, scale: 1))

    static let focusDistance = FilmField<Double?>.number(
        FieldLabel(
            "focus_distance", "Focus distance", help: "From the camera to what is sharp; 0 follows the subject.",
            reader: .generation),
        zeroOr: DecimalRange(from: Decimal(mantissa: 1, scale: 1), through: Decimal(mantissa: 10_000)), unit: "m",
        meaning: "to follow the subject")

    static let sensor = FilmField<SensorFormat>.term(
        FieldLabel("sensor", "Sensor", help: "The camera’s image area; with the lens it gives the angle of view."),
        otherwise: ChoiceSpec(key: "as_film", title: "As the film"))

    static let duration = FilmField.frames(
        FieldLabel("duration", "Duration", help: "The shot’s length; 72 frames are three seconds at 24 a second."),
        1...longest, default: 72)

    static let lighting = FilmField.term(
        FieldLabel("lighting", "Lighting", help: "How the shot is lit."), default: LightingSetup.natural)

    static let keyToFill = FilmField.number(
        FieldLabel(
            "key_to_fill", "Key to fill", help: "How many times brighter the key is than the fill; more is harsher."),
        DecimalRange(1, 16), unit: ": 1", default: Decimal(mantissa: 2))

    static let backToKey = FilmField.number(
        FieldLabel(
            "back_to_key", "Back to key", help: "How bright the back light is beside the key; 0 switches it off."),
        DecimalRange(0, 4), unit: ": 1", default: Decimal(mantissa: 5, scale: 1))

    static let temperature = FilmField.number(
        FieldLabel(
            "colour_temperature", "Colour temperature",
            help: "The key light’s colour: candles near 1,900, daylight near 5,600, shade near 8,000."),
        DecimalRange(1_800, 12_000), unit: "K", default: Decimal(mantissa: 5_600))

    static let grade = FilmField.term(
        FieldLabel("grade", "Grade", help: "The look laid over the finished picture."), default: Grade.natural)

    static let action = FilmField.text(
        FieldLabel("action", "Action", help: "What happens, as the screenplay says it."), limit: 60_000,
        isMultiline: true)

    static let dialogue = FilmField.list(
        FieldLabel("dialogue", "Dialogue", help: "What is said, by whom and when; shown as subtitles."),
        of: .record(DialogueFields.all), limit: 256)

    static let mood = FilmField.list(
        FieldLabel("mood", "Mood", help: "Free words for the shot’s mood.", reader: .generation),
        of: .text(limit: 100, isMultiline: false), limit: 32)

    static let tension = FilmField.integer(
        FieldLabel("tension", "Tension", help: "From 0, calm, to 10, unbearable.", reader: .generation), 0...10,
        default: 0)

    static let all: [FieldSpec] = [
        framing.spec, angle.spec, movement.spec, direction.spec, speed.spec, easing.spec, curve.spec, focalLength.spec,
        sensor.spec, duration.spec, lighting.spec, keyToFill.spec, backToKey.spec, temperature.spec, grade.spec,
        action.spec, dialogue.spec, aperture.spec, focusDistance.spec, mood.spec, tension.spec, TakePin.field.spec,
    ]
}

/// The fields of a line of dialogue.
enum DialogueFields {
    static let speaker = FilmField.text(
        FieldLabel("speaker", "Speaker", help: "Who speaks, as the cue gives the name."), limit: 400)

    static let text = FilmField.text(
        FieldLabel("text", "Line", help: "What is said."), limit: 20_000, isMultiline: true)

    static let start = FilmField.frames(
        FieldLabel("start", "Start", help: "The line’s first frame, counted from the shot’s."),
        0...ShotFields.longest, default: 0)

    static let length = FilmField.frames(
        FieldLabel("length", "Length", help: "How long the line takes."), 1...ShotFields.longest, default: 48)

    static let all: [FieldSpec] = [speaker.spec, text.spec, start.spec, length.spec]
}
