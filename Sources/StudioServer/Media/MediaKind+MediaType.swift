import Execution

extension MediaKind {
    /// The media type (RFC 6838) that a take's file of this kind is served as. Takes are made by our own engines, which
    /// write MP4, PNG, WAV and UTF-8.
    var mediaType: String {
        switch self {
        case .video: "video/mp4"
        case .image: "image/png"
        case .audio: "audio/wav"
        case .text: "text/plain; charset=utf-8"
        }
    }
}
