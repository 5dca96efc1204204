/// How long a shot is, in words; for display only.
public enum DurationClass: String, Vocabulary {
    case flash
    case short
    case medium
    case long
    case veryLong = "very_long"

    /// The class of so many frames, decided exactly: a length on a boundary belongs to the longer class.
    public init(frames: Int64, rate: FrameRate) {
        let scaled = Int128(frames) * Int128(rate.denominator)
        let second = Int128(rate.numerator)
        self =
            scaled < second
            ? .flash
            : scaled < 3 * second ? .short : scaled < 10 * second ? .medium : scaled < 30 * second ? .long : .veryLong
    }

    /// What a film-maker reads.
    public var title: String {
        switch self {
        case .flash: "Under 1 s"
        case .short: "1–3 s"
        case .medium: "3–10 s"
        case .long: "10–30 s"
        case .veryLong: "30 s and more"
        }
    }
}
