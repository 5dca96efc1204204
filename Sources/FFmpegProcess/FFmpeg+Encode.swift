public import SystemPackage

extension FFmpeg {
    /// Encodes the frames that the closure writes, in their order, to an MP4 file with one video track.
    ///
    /// The file has exactly as many frames as were written, each exactly one frame long. The same frames and settings
    /// give the same bytes on the same machine and installation. When the task is cancelled or the closure throws, the
    /// encoder is ended and awaited before this throws; what is in the file then is of no use.
    ///
    /// Throws `FFmpegError`, `CancellationError`, or what the closure throws.
    public func encodeVideo<Result: Sendable>(
        _ settings: VideoSettings, to file: FilePath, _ body: (FrameWriter) async throws -> Result
    ) async throws -> Result {
        try settings.validate()
        let arguments = FFmpeg.commonArguments + settings.encodeArguments + [FFmpeg.argument(for: file)]
        return try await ToolRun(tool: ffmpeg, arguments: arguments)
            .writing(frameByteCount: settings.frameByteCount) { writer in
                let result = try await body(writer)
                guard writer.framesWritten > 0 else {
                    throw FFmpegError(.badSettings, "A video needs at least one frame, and none was written.")
                }
                return result
            }
    }

    /// A path as FFmpeg must be given it: the scheme keeps a name such as `-y` or `concat:a` from meaning more.
    static func argument(for file: FilePath) -> String { "file:\(file.string)" }
}
