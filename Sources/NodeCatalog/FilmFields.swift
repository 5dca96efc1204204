internal import GraphCore
internal import ProductionModel

/// The root node's fields: the project's settings.
enum FilmFields {
    static let title = FilmField.text(
        FieldLabel("title", "Title", help: "The film’s title, for screens and delivered files.", reader: .studio),
        limit: 400, default: "Untitled")

    static let rate = FilmField.rate(
        FieldLabel(
            "rate", "Frame rate",
            help: "Frames a second as an exact fraction; 23.976 is 24000 over 1001. Fixed by the first take."))

    static let aspect = FilmField.aspect(
        FieldLabel("aspect", "Aspect ratio", help: "The picture’s width to its height, such as 16 to 9 or 239 to 100."))

    static let sensor = FilmField.term(
        FieldLabel("sensor", "Sensor", help: "The camera’s image area for every shot that names none of its own."),
        default: SensorFormat.super35)

    static let tier = FilmField.term(
        FieldLabel(
            "tier", "Quality", help: "How finely shots are rendered when a run names no tier.", reader: .studio),
        default: QualityTier.draft)

    static let all: [FieldSpec] = [title.spec, rate.spec, aspect.spec, sensor.spec, tier.spec]
}

extension FilmField where Content == FrameRate {
    /// Two whole numbers that make an exact rate together.
    static func rate(_ label: FieldLabel) -> Self {
        let numerator = FilmField<Int64>.integer(
            FieldLabel("numerator", "Frames", help: "Frames in so many seconds."), 1...240_240, default: 24)
        let denominator = FilmField<Int64>.integer(
            FieldLabel(
                "denominator", "Seconds", help: "The seconds in which those frames pass; 1001 for the NTSC rates."),
            1...1_001, default: 1)
        return .pair(
            label, numerator, denominator, default: .fps24, make: { FrameRate($0, $1) },
            split: { ($0.numerator, $0.denominator) }, allowed: "a fraction from 1 to 240 frames a second")
    }
}

extension FilmField where Content == AspectRatio {
    /// Two whole numbers that make an exact ratio together.
    static func aspect(_ label: FieldLabel) -> Self {
        let width = FilmField<Int64>.integer(
            FieldLabel("width", "Width", help: "The width’s share of the ratio."), 1...10_000, default: 16)
        let height = FilmField<Int64>.integer(
            FieldLabel("height", "Height", help: "The height’s share of the ratio."), 1...10_000, default: 9)
        return .pair(
            label, width, height, default: .wide16by9, make: { AspectRatio($0, $1) }, split: { ($0.width, $0.height) },
            allowed: "a ratio from 1:4 to 4:1")
    }
}

extension FilmField {
    /// A record of two whole numbers; an absent one has the default's.
    static func pair(
        _ label: FieldLabel, _ first: FilmField<Int64>, _ second: FilmField<Int64>, default content: Content,
        make: @escaping @Sendable (Int32, Int32) -> Content?, split: @escaping @Sendable (Content) -> (Int32, Int32),
        allowed: String
    ) -> Self {
        let encode: @Sendable (Content) -> Value = { content in
            let (one, two) = split(content)
            return .record([first.key: .integer(Int64(one)), second.key: .integer(Int64(two))])
        }
        return Self(
            spec: label.spec(.record([first.spec, second.spec]), default: encode(content)),
            defaultContent: content,
            encode: encode,
            decode: { value in
                guard case .record(let fields) = value else { return nil }
                let one = fields[first.key].map(first.decode) ?? first.defaultContent
                let two = fields[second.key].map(second.decode) ?? second.defaultContent
                guard let one, let two, let one = Int32(exactly: one), let two = Int32(exactly: two) else { return nil }
                return make(one, two)
            },
            allowed: allowed)
    }
}
