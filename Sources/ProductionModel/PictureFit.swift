/// How a picture is brought into a frame of another shape.
public enum PictureFit: String, Vocabulary {
    /// It fills the frame, and what reaches over is cut off.
    case fill
    /// All of it is seen, with black beside or above and below it.
    case letterbox

    /// What a film-maker calls it.
    public var title: String {
        switch self {
        case .fill: "Fill"
        case .letterbox: "Letterbox"
        }
    }
}
