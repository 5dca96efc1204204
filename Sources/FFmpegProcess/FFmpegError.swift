/// Why FFmpeg could not do what was asked; the message is a whole sentence for the person at the machine.
public struct FFmpegError: Error, Sendable, CustomStringConvertible {
    /// The kinds of failure that callers treat differently.
    public enum Code: String, Hashable, Sendable {
        /// `ffmpeg` or `ffprobe` is not installed.
        case notInstalled
        /// It is there and lacks something, such as the H.264 encoder.
        case unsuitable
        /// The settings or frames given cannot be encoded.
        case badSettings
        /// The file is not what was expected: no video, damaged, or of another length.
        case badMedia
        /// The disk is full.
        case diskFull
        /// A signal ended the tool.
        case killed
        /// The tool gave up; `lastLines` says why.
        case failed
    }

    /// What sort of failure it is.
    public let code: Code
    /// What happened and what to do.
    public let message: String
    /// The last lines the tool wrote, for the log.
    public let lastLines: [String]
    /// The error that stands behind this one, if there is one.
    public let cause: (any Error)?
    /// The place in the source that noticed, as `module/file:line`.
    public let location: String

    /// An error from its parts.
    public init(
        _ code: Code, _ message: String, lastLines: [String] = [], cause: (any Error)? = nil,
        file: String = #fileID, line: Int = #line
    ) {
        self.code = code
        self.message = message
        self.lastLines = lastLines
        self.cause = cause
        self.location = "\(file):\(line)"
    }

    /// The sentence, with the tool's last lines when there are any.
    public var description: String {
        lastLines.isEmpty ? message : message + " (" + lastLines.joined(separator: " / ") + ")"
    }
}
