internal import Subprocess
public import SystemPackage

/// FFmpeg's two programs on this machine.
public struct FFmpeg: Hashable, Sendable {
    /// Where `ffmpeg` is.
    public let ffmpeg: FilePath
    /// Where `ffprobe` is.
    public let ffprobe: FilePath
    /// The version, as the program states it, such as `5.1.9-0+deb12u1`.
    public let version: String

    /// Finds both programs on the search path and checks that they can encode H.264.
    ///
    /// Throws `FFmpegError` with `notInstalled` or `unsuitable` and a sentence that says what to install.
    public static func locate(searchPath: String? = nil) async throws -> FFmpeg {
        let environment: Environment = searchPath.map { .inherit.updating(["PATH": $0]) } ?? .inherit
        let ffmpeg = try await path(of: "ffmpeg", environment)
        let ffprobe = try await path(of: "ffprobe", environment)
        let banner = try await text(ffmpeg, ["-hide_banner", "-version"])
        let encoders = try await text(ffmpeg, ["-hide_banner", "-encoders"])
        guard encoders.split(whereSeparator: \.isWhitespace).contains("libx264") else {
            throw FFmpegError(
                .unsuitable, "\(ffmpeg) has no H.264 encoder (libx264). Install Debian's ffmpeg: apt install ffmpeg")
        }
        let words = banner.split(maxSplits: 3, whereSeparator: \.isWhitespace)
        guard words.count > 2, words[0] == "ffmpeg", words[1] == "version" else {
            throw FFmpegError(.unsuitable, "\(ffmpeg) does not say its version. Install ffmpeg: apt install ffmpeg")
        }
        return FFmpeg(ffmpeg: ffmpeg, ffprobe: ffprobe, version: String(words[2]))
    }

    private static func path(of name: String, _ environment: Environment) async throws -> FilePath {
        do {
            return try await Executable.name(name).resolveExecutablePath(in: environment)
        } catch {
            throw FFmpegError(
                .notInstalled, "\(name) was not found. Install ffmpeg: apt install ffmpeg", cause: error)
        }
    }

    private static func text(_ tool: FilePath, _ arguments: [String]) async throws -> String {
        String(decoding: try await ToolRun(tool: tool, arguments: arguments).output(limit: 1 << 20), as: UTF8.self)
    }

    /// What every run of `ffmpeg` begins with: no questions, no banner, only errors, an existing output replaced.
    static let commonArguments = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]
}
