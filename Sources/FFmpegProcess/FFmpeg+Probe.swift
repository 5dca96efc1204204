public import SystemPackage

extension FFmpeg {
    /// Reads what a file holds, and counts its coded pictures.
    ///
    /// Throws `FFmpegError`; a file that is no media is `badMedia`.
    public func probe(_ file: FilePath) async throws -> MediaReport {
        let arguments = [
            "-hide_banner", "-loglevel", "error", "-count_packets", "-show_streams", "-show_chapters", "-show_format",
            "-show_data_hash", "sha256", "-of", "flat", FFmpeg.argument(for: file),
        ]
        do {
            let bytes = try await ToolRun(tool: ffprobe, arguments: arguments).output(limit: 16 << 20)
            return MediaReport(flat: String(decoding: bytes, as: UTF8.self))
        } catch let error as FFmpegError where error.code == .failed {
            throw FFmpegError(
                .badMedia, "\(file) cannot be read as media: it is damaged or of another kind.",
                lastLines: error.lastLines, cause: error)
        }
    }

    /// Probes a file that must have a video track.
    public func probeVideo(_ file: FilePath) async throws -> VideoTrack {
        guard let video = try await probe(file).video else {
            throw FFmpegError(.badMedia, "\(file) has no picture: give a video file.")
        }
        return video
    }

    /// When each coded picture of the first video track is shown and decoded, how long it lasts, in ticks of the
    /// track's clock, and whether decoding can begin there.
    public func pictures(in file: FilePath) async throws -> [CodedPicture] {
        let arguments = [
            "-hide_banner", "-loglevel", "error", "-select_streams", "v:0", "-show_entries",
            "packet=pts,dts,duration,flags", "-of", "csv=print_section=0", FFmpeg.argument(for: file),
        ]
        let bytes = try await ToolRun(tool: ffprobe, arguments: arguments).output(limit: 256 << 20)
        return try String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
            let parts = line.split(separator: ",", omittingEmptySubsequences: false)
            guard parts.count >= 4, let shown = Int64(parts[0]), let decoded = Int64(parts[1]),
                let duration = Int64(parts[2])
            else { throw FFmpegError(.badMedia, "\(file) has a picture without a time.") }
            return CodedPicture(shown: shown, decoded: decoded, duration: duration, isKey: parts[3].contains("K"))
        }
    }
}

/// A coded picture's times, in ticks of its track's clock.
public struct CodedPicture: Hashable, Sendable {
    /// When it is shown.
    public let shown: Int64
    /// When it is decoded.
    public let decoded: Int64
    /// How long it is shown.
    public let duration: Int64
    /// Whether decoding can begin here.
    public let isKey: Bool
}
