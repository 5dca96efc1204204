/// How much of the subject the frame holds.
public enum Framing: String, Vocabulary {
    case extremeCloseUp = "extreme_close_up"
    case closeUp = "close_up"
    case mediumCloseUp = "medium_close_up"
    case medium
    case mediumLong = "medium_long"
    case full
    case wide
    case extremeWide = "extreme_wide"
    case twoShot = "two_shot"
    case overTheShoulder = "over_the_shoulder"
    case pov
    case insert

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .extremeCloseUp: "Extreme close-up"
        case .closeUp: "Close-up"
        case .mediumCloseUp: "Medium close-up"
        case .medium: "Medium shot"
        case .mediumLong: "Medium long shot (cowboy)"
        case .full: "Full shot"
        case .wide: "Wide shot"
        case .extremeWide: "Extreme wide shot (establishing)"
        case .twoShot: "Two-shot"
        case .overTheShoulder: "Over the shoulder"
        case .pov: "Point of view"
        case .insert: "Insert"
        }
    }
}
