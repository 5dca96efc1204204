public import SystemPackage

extension FFmpeg {
    /// Copies a film as ``join(_:settings:extras:to:)`` makes it and gives the copy a title; pictures, their times,
    /// dialogue and chapters stay as they are, and the same film and title give the same bytes.
    ///
    /// A film's title is no part of its take, so that renaming the film makes nothing stale.
    public func deliver(_ film: FilePath, title: String, to file: FilePath) async throws {
        let video = try await probeVideo(film)
        let settings = VideoSettings(
            width: video.width, height: video.height, rateNumerator: video.rateNumerator,
            rateDenominator: video.rateDenominator)
        let metadata = title.isEmpty ? [] : ["-metadata", "title=\(title.withoutZeros)"]
        let arguments =
            FFmpeg.commonArguments + ["-i", FFmpeg.argument(for: film), "-map", "0:v:0", "-map", "0:s?"]
            + ["-map_chapters", "0", "-c", "copy", "-copypriorss", "1"] + settings.clock + settings.containerArguments
            + metadata + [FFmpeg.argument(for: file)]
        _ = try await ToolRun(tool: ffmpeg, arguments: arguments).output(limit: 4096)
    }
}
