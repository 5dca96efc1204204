public import SystemPackage

extension FFmpeg {
    /// The most tracks a file from outside may have.
    public static let trackLimit = 64

    /// Looks into a file from outside: in a process of little memory and time that may write nothing, read no other
    /// file and reach no network, as the format that its content was found to be, and as far as its first pictures and
    /// samples, which must decode.
    ///
    /// `demuxer` is FFmpeg's name of the format. Throws `FFmpegError` with `badMedia` and a sentence on what is wrong.
    public func probeForeign(_ file: FilePath, as demuxer: String) async throws -> MediaReport {
        let arguments = [
            "-hide_banner", "-loglevel", "error", "-protocol_whitelist", "file", "-f", demuxer, "-threads", "1",
            "-probesize", "16M", "-show_streams", "-show_format", "-show_frames", "-show_entries", "frame=media_type",
            "-read_intervals", "%+#24", "-of", "flat", FFmpeg.argument(for: file),
        ]
        var run = ToolRun(tool: ffprobe, arguments: arguments)
        run.limits = .probing
        do {
            let text = String(decoding: try await run.output(limit: 4 << 20), as: UTF8.self)
            let report = MediaReport(flat: text)
            guard report.streams.count <= FFmpeg.trackLimit else {
                throw FFmpegError(
                    .badMedia,
                    "It has \(report.streams.count) tracks; at most \(FFmpeg.trackLimit) are taken: export fewer.")
            }
            guard text.contains(".media_type=") else {
                throw FFmpegError(
                    .badMedia, "Nothing in it can be decoded: it is damaged, or of a kind that FFmpeg lacks.")
            }
            return report
        } catch let error as FFmpegError where error.code == .failed || error.code == .killed {
            let why =
                error.message.contains("more than")
                ? "It has far too many tracks: export fewer."
                : "It cannot be read: it is damaged, or looking into it takes more than is allowed."
            throw FFmpegError(.badMedia, why, lastLines: error.lastLines, cause: error)
        }
    }

    /// Something to look at that is made of a file from outside.
    public enum Derivation: Hashable, Sendable {
        /// A picture at most 320 pixels wide and high, of that second.
        case thumbnail(second: Double)
        /// Twelve pictures side by side, 160 pixels wide each, spread over so many seconds.
        case filmstrip(seconds: Double)
        /// How loud it is over time, 640 × 96 pixels, white on transparent.
        case waveform
        /// A film of at most 480 lines.
        case filmProxy
        /// Its sound alone.
        case soundProxy

        /// What the file's name ends with, by which nothing is decided.
        public var suffix: String {
            switch self {
            case .thumbnail, .filmstrip: ".webp"
            case .waveform: ".png"
            case .filmProxy, .soundProxy: ".mp4"
            }
        }

        private static let webP = ["-frames:v", "1", "-c:v", "libwebp", "-quality", "80", "-f", "webp"]
        private static let mp4 = [
            "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-movflags", "+faststart", "-f",
            "mp4",
        ]

        /// Options before the input.
        var reading: [String] {
            switch self {
            case .thumbnail(let second): second > 0 ? ["-ss", "\(second)"] : []
            // Of a long film the key frames are near enough.
            case .filmstrip(let seconds): seconds > 30 ? ["-skip_frame", "nokey"] : []
            case .waveform, .filmProxy, .soundProxy: []
            }
        }

        /// Options behind the input.
        var writing: [String] {
            switch self {
            case .thumbnail:
                ["-map", "0:v:0", "-vf", Derivation.scaled(width: 320, height: 320)] + Derivation.webP
            case .filmstrip(let seconds):
                [
                    "-map", "0:v:0", "-vf", "fps=12/\(max(0.5, seconds)):start_time=0,scale=160:-2,tile=12x1",
                ] + Derivation.webP
            case .waveform:
                [
                    "-filter_complex",
                    "[0:a:0]aformat=channel_layouts=mono,showwavespic=s=640x96:colors=white:scale=sqrt[wave]", "-map",
                    "[wave]",
                    "-frames:v", "1", "-c:v", "png", "-f", "image2",
                ]
            case .filmProxy:
                [
                    "-map", "0:v:0", "-map", "0:a:0?", "-vf", "scale=-2:'min(480,ceil(ih/2)*2)'", "-c:v", "libx264",
                    "-preset", "veryfast", "-crf", "26", "-pix_fmt", "yuv420p", "-threads", "2", "-g", "48", "-c:a",
                    "aac", "-b:a", "96k", "-ac", "2",
                ] + Derivation.mp4
            case .soundProxy: ["-map", "0:a:0", "-vn", "-c:a", "aac", "-b:a", "128k", "-ac", "2"] + Derivation.mp4
            }
        }

        private static func scaled(width: Int, height: Int) -> String {
            "scale=w='min(\(width),iw)':h='min(\(height),ih)':force_original_aspect_ratio=decrease"
        }
    }

    /// Makes something to look at. The same file gives the same bytes on the same machine and installation.
    public func derive(_ what: Derivation, from source: FilePath, to file: FilePath) async throws {
        let arguments =
            FFmpeg.commonArguments + ["-protocol_whitelist", "file"] + what.reading
            + ["-i", FFmpeg.argument(for: source)] + what.writing + [FFmpeg.argument(for: file)]
        var run = ToolRun(tool: ffmpeg, arguments: arguments)
        run.limits = .deriving
        _ = try await run.output(limit: 1 << 20)
    }
}
