public import ProductionModel

/// The formats that the studio takes.
public enum FileFormat: String, Vocabulary {
    case png
    case jpeg
    case webP = "webp"
    case gif
    case tiff
    case bmp
    case openEXR = "exr"
    case dpx
    case mp4
    case quickTime = "mov"
    case matroska = "mkv"
    case webM = "webm"
    case avi
    case mxf
    case wav
    case aiff
    case flac
    case mp3
    /// Vorbis, Opus, FLAC or Speex in an Ogg file.
    case ogg
    /// An MPEG-4 file that has sound and no picture.
    case m4a
    case safetensors
    /// A look-up table by Adobe's Cube LUT 1.0.
    case cubeLUT = "cube"
    case fountain

    /// What a film-maker calls it; fits behind "this".
    public var title: String {
        switch self {
        case .png: "PNG image"
        case .jpeg: "JPEG image"
        case .webP: "WebP image"
        case .gif: "GIF image"
        case .tiff: "TIFF image"
        case .bmp: "BMP image"
        case .openEXR: "OpenEXR image"
        case .dpx: "DPX image"
        case .mp4: "MP4 video"
        case .quickTime: "QuickTime video"
        case .matroska: "Matroska video"
        case .webM: "WebM video"
        case .avi: "AVI video"
        case .mxf: "MXF video"
        case .wav: "WAV recording"
        case .aiff: "AIFF recording"
        case .flac: "FLAC recording"
        case .mp3: "MP3 recording"
        case .ogg: "Ogg recording"
        case .m4a: "MPEG-4 recording"
        case .safetensors: "safetensors file"
        case .cubeLUT: "cube LUT"
        case .fountain: "Fountain screenplay"
        }
    }

    /// What an asset in this format may be filed under, the usual kind first. The content narrows it: see
    /// ``FileReading/kind``.
    public var kinds: [AssetKind] {
        switch self {
        case .png, .jpeg, .webP, .gif, .tiff, .bmp, .openEXR, .dpx: AssetKind.image.alternatives
        case .mp4, .avi, .mxf: [.video]
        case .quickTime, .matroska, .webM: [.video, .audio, .music]
        case .wav, .aiff, .flac, .mp3, .ogg, .m4a: AssetKind.audio.alternatives
        case .safetensors: [.lora, .model]
        case .cubeLUT: [.lut]
        case .fountain: [.screenplay]
        }
    }
}

extension FileFormat {
    /// The media type to serve the file with (RFC 6838).
    public var mediaType: String {
        switch self {
        case .png, .jpeg, .webP, .gif, .tiff, .bmp: "image/\(rawValue)"
        case .openEXR, .dpx: "image/x-\(rawValue)"
        case .mp4, .webM: "video/\(rawValue)"
        case .quickTime: "video/quicktime"
        case .matroska: "video/matroska"
        case .avi: "video/x-msvideo"
        case .mxf: "application/mxf"
        case .wav, .aiff, .flac, .ogg: "audio/\(rawValue)"
        case .mp3: "audio/mpeg"
        case .m4a: "audio/mp4"
        case .safetensors: "application/octet-stream"
        case .cubeLUT, .fountain: "text/plain; charset=utf-8"
        }
    }

    /// The ending that a downloaded file's name gets, without its dot.
    public var fileExtension: String { fileExtensions[0] }

    /// The endings that files in this format have, without their dots, in lower case, the usual one first.
    public var fileExtensions: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .tiff: ["tif", "tiff"]
        case .bmp: ["bmp", "dib"]
        case .mp4: ["mp4", "m4v", "3gp", "3g2"]
        case .quickTime: ["mov", "qt"]
        case .matroska: ["mkv", "mka", "mk3d"]
        case .webM: ["webm", "weba"]
        case .wav: ["wav", "wave", "bwf", "rf64"]
        case .aiff: ["aiff", "aif", "aifc"]
        case .ogg: ["ogg", "oga", "opus", "spx"]
        case .m4a: ["m4a", "m4b", "mp4"]
        case .fountain: ["fountain", "txt", "spmd"]
        case .png, .webP, .gif, .openEXR, .dpx, .avi, .mxf, .flac, .mp3, .safetensors, .cubeLUT: [rawValue]
        }
    }

    /// The demuxer to force with `-f` before ffmpeg opens such a file, so that it guesses nothing by itself; nil for
    /// what ffmpeg has no business with.
    public var ffmpegDemuxer: String? {
        switch self {
        case .png, .jpeg, .webP, .tiff, .bmp, .openEXR, .dpx: "\(rawValue)_pipe"
        case .gif, .avi, .mxf, .wav, .aiff, .flac, .mp3, .ogg: rawValue
        case .mp4, .quickTime, .m4a: "mov"
        case .matroska, .webM: "matroska"
        case .safetensors, .cubeLUT, .fountain: nil
        }
    }
}
