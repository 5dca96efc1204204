import Execution
import StudioAPI

extension TakeBody.Kind {
    init(_ kind: MediaKind) {
        switch kind {
        case .video: self = .video
        case .image: self = .image
        case .audio: self = .audio
        case .text: self = .text
        }
    }

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

extension MediaKind {
    /// See `TakeBody.Kind`.
    var mediaType: String { TakeBody.Kind(self).mediaType }
}
