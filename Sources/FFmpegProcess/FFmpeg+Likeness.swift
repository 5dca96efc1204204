internal import Glibc
public import SystemPackage

/// How far apart the pictures of two files are, picture by picture.
public struct PictureDistances: Hashable, Sendable {
    /// The structural similarity of each picture over all planes, 1 for the same one.
    public let similarities: [Double]
    /// The mean square error of each picture over all planes, 0 for the same one.
    public let errors: [Double]

    /// The peak signal-to-noise ratio of eight-bit samples with that mean square error, in decibels; nil without any
    /// error.
    public static func ratio(of error: Double) -> Double? { error > 0 ? 10 * log10(255 * 255 / error) : nil }
}

extension FFmpeg {
    /// Holds the pictures of two files against each other by FFmpeg's filters `ssim` and `psnr`.
    ///
    /// Nil when they are not of the same size and number. Throws `FFmpegError`.
    public func distances(from file: FilePath, to other: FilePath) async throws -> PictureDistances? {
        guard let first = try await probe(file).video, let second = try await probe(other).video,
            first.width == second.width, first.height == second.height, first.frameCount == second.frameCount
        else { return nil }
        // By their number and not by their time, which may be off by a tick.
        let graph = """
            [0:v:0]settb=1/25,setpts=N,split[a][b];[1:v:0]settb=1/25,setpts=N,split[c][d];\
            [a][c]ssim=stats_file=-,nullsink;[b][d]psnr=stats_file=-[out]
            """
        let arguments =
            FFmpeg.commonArguments + ["-i", FFmpeg.argument(for: file), "-i", FFmpeg.argument(for: other)]
            + ["-lavfi", graph, "-map", "[out]", "-fps_mode", "passthrough", "-f", "null", "-"]
        let bytes = try await ToolRun(tool: ffmpeg, arguments: arguments).output(limit: 1 << 30)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let similarities = lines.compactMap { FFmpeg.number(behind: "All:", in: $0) }
        // The ratio has more digits than the error that the filter states beside it.
        let errors = lines.compactMap { FFmpeg.number(behind: "psnr_avg:", in: $0) }.map {
            255 * 255 * pow(10, -$0 / 10)
        }
        guard similarities.count == errors.count, Int64(errors.count) == first.frameCount else {
            throw FFmpegError(
                .failed, "\(errors.count) of \(first.frameCount) pictures could be compared: try again.",
                lastLines: lines.suffix(4).map(String.init))
        }
        return PictureDistances(similarities: similarities, errors: errors)
    }

    private static func number(behind name: String, in line: Substring) -> Double? {
        line.split(separator: " ").first { $0.hasPrefix(name) }.flatMap { Double($0.dropFirst(name.count)) }
    }
}
