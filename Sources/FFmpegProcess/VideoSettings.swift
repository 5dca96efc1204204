/// How frames become H.264 video that can be cut without encoding it again.
///
/// Pictures are 8-bit 4:2:0 in BT.709 with limited range (ITU-R BT.709-6; tagged as H.273 code points 1, 1, 1 in the
/// bitstream and in the file). There are no bidirectional pictures, so a frame's place in the file is its place in
/// time: no edit list is needed, and a clip can end after any frame. Groups of pictures are closed and begin at fixed
/// distances, so a clip can begin at any of them.
public struct VideoSettings: Hashable, Sendable {
    /// The encoder's trade of speed for size.
    public enum Preset: String, Hashable, Sendable {
        case ultrafast, superfast, veryfast, faster, fast, medium, slow
    }

    /// Width in pixels; even, 16…8192.
    public var width: Int
    /// Height in pixels; even, 16…8192.
    public var height: Int
    /// Frames in ``rateDenominator`` seconds.
    public var rateNumerator: Int
    /// Seconds.
    public var rateDenominator: Int
    /// The encoder's trade of speed for size.
    public var preset: Preset
    /// Constant rate factor, 0 (lossless) … 51.
    public var quality: Int
    /// Encoder threads, 1…16. The bytes depend on it, so it never follows the number of cores.
    public var threads: Int
    /// Frames from one key frame to the next, 1…600.
    public var keyframeInterval: Int

    /// Settings; the defaults are those that every clip of a film shares.
    ///
    /// Without an interval, a key frame comes once a second, to the nearest frame.
    public init(
        width: Int, height: Int, rateNumerator: Int, rateDenominator: Int, preset: Preset = .veryfast,
        quality: Int = 18, threads: Int = 2, keyframeInterval: Int? = nil
    ) {
        self.width = width
        self.height = height
        self.rateNumerator = rateNumerator
        self.rateDenominator = rateDenominator
        self.preset = preset
        self.quality = quality
        self.threads = threads
        let second = rateDenominator > 0 ? (rateNumerator + rateDenominator / 2) / rateDenominator : 1
        self.keyframeInterval = keyframeInterval ?? max(1, min(second, 600))
    }

    /// Bytes of one frame: the luma plane, then both chroma planes at a quarter of its size, without padding.
    public var frameByteCount: Int { width * height * 3 / 2 }

    /// Ticks of the file's clock in a second. Frames last a whole number of ticks (``frameTicks``), so timestamps are
    /// exact; small numerators are multiplied, since players round coarse clocks.
    public var timescale: Int { rateNumerator * tickFactor }

    /// Ticks that one frame lasts.
    public var frameTicks: Int { rateDenominator * tickFactor }

    private var tickFactor: Int { rateNumerator < 10_000 ? 1000 : 1 }

    /// Refuses what the encoder or the file format cannot hold.
    func validate() throws(FFmpegError) {
        guard (16...8192).contains(width), (16...8192).contains(height), width % 2 == 0, height % 2 == 0 else {
            throw FFmpegError(
                .badSettings,
                "A picture of \(width) × \(height) cannot be encoded: both sides must be even, from 16 to 8192 pixels.")
        }
        guard rateNumerator > 0, rateDenominator > 0, rateNumerator <= 1_000_000, rateDenominator <= 1_000_000 else {
            throw FFmpegError(
                .badSettings, "A rate of \(rateNumerator)/\(rateDenominator) cannot be encoded: give frames a second.")
        }
        guard (0...51).contains(quality), (1...16).contains(threads), (1...600).contains(keyframeInterval) else {
            throw FFmpegError(
                .badSettings,
                "Quality must be 0…51, threads 1…16 and the key frame interval 1…600 (they are \(quality), \(threads)"
                    + " and \(keyframeInterval)).")
        }
    }
}

extension VideoSettings {
    /// What names the colours to FFmpeg, for an input as for an output.
    static let colourTags = [
        "-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
    ]

    /// Options that show picture n of a copied track from n to n + 1 frames, whatever its clock said.
    var clock: [String] {
        let times = "pts=N*\(frameTicks):dts=N*\(frameTicks):duration=\(frameTicks)"
        return ["-bsf:v", "setts=\(times):time_base=1/\(timescale)"]
    }

    /// Options of an MP4 that has the same bytes whenever it is written from the same packets.
    var containerArguments: [String] {
        [
            "-map_metadata:g", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact",
            "-video_track_timescale", "\(timescale)", "-movie_timescale", "\(timescale)", "-use_editlist", "0",
            "-movflags", "+faststart", "-f", "mp4",
        ]
    }

    /// Everything between `ffmpeg` and the output's name.
    var encodeArguments: [String] {
        let input = [
            "-f", "rawvideo", "-pixel_format", "yuv420p", "-video_size", "\(width)x\(height)",
            "-framerate", "\(rateNumerator)/\(rateDenominator)",
        ]
        // `stitchable` keeps the encoder's headers independent of the content, so that clips share them.
        let encoder = [
            "-map", "0:v:0", "-vf", "setsar=1", "-fps_mode", "passthrough", "-c:v", "libx264", "-preset",
            preset.rawValue,
            "-crf", "\(quality)", "-threads", "\(threads)", "-pix_fmt", "yuv420p", "-bf", "0",
            "-g", "\(keyframeInterval)", "-keyint_min", "\(keyframeInterval)", "-sc_threshold", "0", "-flags:v",
            "+cgop",
            "-x264-params", "stitchable=1:sliced-threads=0",
        ]
        return input + VideoSettings.colourTags + ["-i", "pipe:0"] + encoder + VideoSettings.colourTags
            + containerArguments
    }
}
