/// What decides how large the subject stands in the frame.
public enum FramingRule: Hashable, Sendable {
    /// The frame is so many heads high at the subject; a head is stature / 7.5.
    case heads(Double)
    /// At least so many heads high, and wide enough to hold two people.
    case holdsTwo(atLeastHeads: Double)
    /// So many heads high at the far face, while the near shoulder takes at most this share of the frame's width.
    case overShoulder(heads: Double, shoulderShare: Double)
    /// The camera stands where the subject's eyes are; the lens alone decides.
    case eyes
    /// The frame is so many metres wide at the detail.
    case width(metres: Double)
}

extension Framing {
    /// A grown-up's stature in heads: the artist's canon of seven and a half.
    public static let headsPerStature = 7.5

    /// The rule that the framing is solved by, at eye level.
    public var rule: FramingRule {
        switch self {
        case .extremeCloseUp: .heads(0.7)
        case .closeUp: .heads(1.8)
        case .mediumCloseUp: .heads(2.8)
        case .medium: .heads(4)
        case .mediumLong: .heads(5.5)
        case .full: .heads(8.5)
        case .wide: .heads(13)
        case .extremeWide: .heads(40)
        case .twoShot: .holdsTwo(atLeastHeads: 4)
        case .overTheShoulder: .overShoulder(heads: 2.8, shoulderShare: 1.0 / 3)
        case .pov: .eyes
        case .insert: .width(metres: 0.5)
        }
    }

    /// N, the frame's height at the subject in heads, where the framing fixes it: the head is 1/N of the frame's
    /// height. Nil for two-shot, point of view and insert.
    public var heads: Double? {
        switch rule {
        case .heads(let heads), .overShoulder(let heads, _): heads
        case .holdsTwo, .eyes, .width: nil
        }
    }

    /// The frame's visible height in metres at a subject of that stature in metres; nil where ``heads`` is.
    public func visibleHeight(stature: Double) -> Double? {
        heads.map { $0 * stature / Framing.headsPerStature }
    }
}
