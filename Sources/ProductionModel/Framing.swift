/// How much of the subject the frame holds.
public enum Framing: String, CaseIterable, Hashable, Sendable {
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
}
