public import SystemPackage

/// How the samples of a decoded frame lie in memory.
public enum PixelFormat: String, Hashable, Sendable {
    /// 8-bit luma plane, then two chroma planes at a quarter of its size; BT.709, limited range.
    case yuv420p
    /// 8-bit red, green, blue, interleaved; full range.
    case rgb24

    /// Bytes of one frame without padding.
    public func byteCount(width: Int, height: Int) -> Int {
        switch self {
        case .yuv420p: width * height + 2 * ((width + 1) / 2) * ((height + 1) / 2)
        case .rgb24: width * height * 3
        }
    }
}

/// A rate as a fraction.
public struct FrameTiming: Hashable, Sendable {
    /// Frames in ``denominator`` seconds.
    public let numerator: Int
    /// Seconds.
    public let denominator: Int

    /// A rate from its parts.
    public init(numerator: Int, denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// Which frames of a file to read, and in what form.
public struct FrameRequest: Hashable, Sendable {
    /// Frames by their number from the file's start.
    public var frames: Range<Int64>
    /// The file's rate: frames in ``rateDenominator`` seconds.
    public var rateNumerator: Int
    /// Seconds.
    public var rateDenominator: Int
    /// Width to scale to, in pixels.
    public var width: Int
    /// Height to scale to, in pixels.
    public var height: Int
    /// The form of the frames.
    public var format: PixelFormat
    /// Whether the file is not one of ours: then its own colours and, where it has one, its turning count.
    public var isForeign = false
    /// Whether a picture of another shape fills the frame, and is cut off at its sides, instead of standing within it.
    public var fillsFrame = false
    /// What the frames are counted in, where the file has another rate: frames in so many seconds.
    public var conformed: FrameTiming?
    /// Whether a file with fewer frames is no error.
    public var mayEndEarly = false

    /// A request from its parts. Where the file's aspect differs, the picture is fitted in and framed in black.
    public init(
        frames: Range<Int64>, rateNumerator: Int, rateDenominator: Int, width: Int, height: Int, format: PixelFormat
    ) {
        self.frames = frames
        self.rateNumerator = rateNumerator
        self.rateDenominator = rateDenominator
        self.width = width
        self.height = height
        self.format = format
    }

    /// Frames of a probed track in its own size.
    public init(_ frames: Range<Int64>, of track: VideoTrack, format: PixelFormat = .yuv420p) {
        self.init(
            frames: frames, rateNumerator: track.rateNumerator, rateDenominator: track.rateDenominator,
            width: track.width, height: track.height, format: format)
    }

    /// Half a frame before the first, so that rounding to FFmpeg's microseconds cannot choose its neighbour.
    private var seekSeconds: String {
        // 128 bits in between, since the denominator may be anything.
        let product = UInt64(2 * frames.lowerBound - 1).multipliedFullWidth(by: 500_000 * UInt64(rateDenominator))
        let microseconds = UInt64(rateNumerator).dividingFullWidth(product).quotient
        return "\(microseconds)us"
    }

    func arguments(for file: FilePath) -> [String] {
        let seek = frames.lowerBound > 0 ? ["-ss", seekSeconds] : []
        let fit = filters.joined(separator: ",")
        return seek + [
            "-i", FFmpeg.argument(for: file), "-map", "0:v:0", "-vf", fit, "-frames:v", "\(frames.count)",
            "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", format.rawValue, "pipe:1",
        ]
    }
}

extension FrameRequest {
    /// What FFmpeg does to each picture.
    private var filters: [String] {
        let rate = conformed.map { ["fps=fps=\($0.numerator)/\($0.denominator)"] } ?? []
        let matrix = isForeign ? "auto" : "bt709"
        let range = isForeign ? ":in_range=auto:out_range=\(format == .yuv420p ? "tv" : "pc")" : ""
        let shape =
            fillsFrame
            ? "crop=w=\(width):h=\(height)"
            : "pad=w=\(width):h=\(height):x=(ow-iw)/2:y=(oh-ih)/2:color=black"
        return rate + [
            "scale=w=\(width):h=\(height):force_original_aspect_ratio=\(fillsFrame ? "increase" : "decrease")"
                + ":flags=lanczos+accurate_rnd+full_chroma_int:in_color_matrix=\(matrix):out_color_matrix=bt709\(range)",
            shape,
        ]
    }
}

extension FFmpeg {
    /// Decodes frames and hands them to the closure one by one, in order.
    ///
    /// Returns how many there were. Throws `FFmpegError` (`badMedia` when the file ends before the range does), `CancellationError`, or what the
    /// closure throws.
    @discardableResult public func readFrames(
        _ file: FilePath, _ request: FrameRequest, _ take: ([UInt8]) async throws -> Void
    ) async throws -> Int64 {
        guard request.frames.lowerBound >= 0, !request.frames.isEmpty, request.width > 0, request.height > 0,
            request.rateNumerator > 0, request.rateDenominator > 0
        else { throw FFmpegError(.badSettings, "Frames \(request.frames) cannot be read: ask for at least one.") }
        let byteCount = request.format.byteCount(width: request.width, height: request.height)
        let arguments = FFmpeg.commonArguments + request.arguments(for: file)
        var frame: [UInt8] = []
        var count: Int64 = 0
        frame.reserveCapacity(byteCount)
        try await ToolRun(tool: ffmpeg, arguments: arguments).reading { piece in
            var rest = piece[...]
            while !rest.isEmpty {
                let part = rest.prefix(byteCount - frame.count)
                frame.append(contentsOf: part)
                rest = rest.dropFirst(part.count)
                if frame.count == byteCount {
                    count += 1
                    try await take(frame)
                    frame.removeAll(keepingCapacity: true)
                }
            }
        }
        guard count == Int64(request.frames.count) || request.mayEndEarly, frame.isEmpty else {
            throw FFmpegError(
                .badMedia,
                "\(file) gave \(count) of the \(request.frames.count) frames from \(request.frames.lowerBound) on.")
        }
        return count
    }

    /// Decodes frames into memory.
    public func frames(_ file: FilePath, _ request: FrameRequest) async throws -> [[UInt8]] {
        var frames: [[UInt8]] = []
        try await readFrames(file, request) { frames.append($0) }
        return frames
    }
}
