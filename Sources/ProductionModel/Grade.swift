/// The look laid over the finished picture.
public enum Grade: String, CaseIterable, Hashable, Sendable {
    case natural
    case warm
    case cool
    case highContrast = "high_contrast"
    case lowContrast = "low_contrast"
    case desaturated
    case vibrant
    case tealOrange = "teal_orange"
    case monochrome
    case vintage
    case noir
    case neon
}
