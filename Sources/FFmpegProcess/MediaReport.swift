/// What a media file says about itself.
public struct MediaReport: Hashable, Sendable {
    /// One track of the file.
    public struct Stream: Hashable, Sendable {
        /// Its place in the file, from 0.
        public let index: Int
        /// `video`, `audio`, `subtitle` or `data`.
        public let type: String
        /// Such as `h264` or `mov_text`.
        public let codec: String
        /// Every entry the probe gave, by its name, such as `color_space`.
        public let entries: [String: String]

        /// A whole number among the entries.
        public func integer(_ name: String) -> Int64? { entries[name].flatMap { Int64($0) } }
    }

    /// A chapter of the file.
    public struct Chapter: Hashable, Sendable {
        /// Its title.
        public let title: String
        /// Seconds from the file's start, as the probe writes them.
        public let start: String
        /// Seconds from the file's start, as the probe writes them.
        public let end: String
    }

    /// The tracks in their order.
    public let streams: [Stream]
    /// The chapters in their order.
    public let chapters: [Chapter]
    /// The file's tags, such as `title`.
    public let tags: [String: String]
    /// The file's duration in seconds, for display.
    public let duration: Double
    /// The first video track, if there is one.
    public let video: VideoTrack?
}

/// A video track in numbers.
public struct VideoTrack: Hashable, Sendable {
    /// Such as `h264`.
    public let codec: String
    /// Width in pixels.
    public let width: Int
    /// Height in pixels.
    public let height: Int
    /// Such as `yuv420p`.
    public let pixelFormat: String
    /// Frames in ``rateDenominator`` seconds.
    public let rateNumerator: Int
    /// Seconds.
    public let rateDenominator: Int
    /// How many coded pictures the file holds, counted, not taken from its header.
    public let frameCount: Int64
    /// Ticks of the track's clock in a second.
    public let timescale: Int
    /// The track's length in ticks.
    public let durationTicks: Int64
    /// `tv` (limited) or `pc` (full).
    public let colourRange: String
    /// The matrix, such as `bt709`.
    public let colourSpace: String
    /// The primaries, such as `bt709`.
    public let colourPrimaries: String
    /// The transfer curve, such as `bt709`.
    public let colourTransfer: String
    /// The hash of the decoder's parameters: pictures of tracks with equal ones can stand behind one another.
    public let parametersHash: String

    init?(_ stream: MediaReport.Stream) {
        let rate = (stream.entries["avg_frame_rate"] ?? "").split(separator: "/").compactMap { Int($0) }
        let base = (stream.entries["time_base"] ?? "").split(separator: "/").compactMap { Int($0) }
        guard stream.type == "video", rate.count == 2, base.count == 2, let width = stream.integer("width"),
            let height = stream.integer("height"), let frameCount = stream.integer("nb_read_packets")
        else { return nil }
        func text(_ name: String) -> String { stream.entries[name] ?? "" }
        codec = stream.codec
        self.width = Int(width)
        self.height = Int(height)
        pixelFormat = text("pix_fmt")
        rateNumerator = rate[0]
        rateDenominator = rate[1]
        self.frameCount = frameCount
        timescale = base[1]
        durationTicks = stream.integer("duration_ts") ?? 0
        colourRange = text("color_range")
        colourSpace = text("color_space")
        colourPrimaries = text("color_primaries")
        colourTransfer = text("color_transfer")
        parametersHash = text("extradata_hash")
    }
}

extension MediaReport {
    /// Reads the probe's `flat` form: one `section.index.name="value"` a line, the values' special bytes escaped.
    init(flat text: String) {
        var streams: [Int: [String: String]] = [:]
        var chapters: [Int: [String: String]] = [:]
        var format: [String: String] = [:]
        for line in text.split(separator: "\n") {
            guard let equals = line.firstIndex(of: "=") else { continue }
            let path = line[..<equals].split(separator: ".", omittingEmptySubsequences: false)
            let value = MediaReport.unquoted(line[line.index(after: equals)...])
            if path.count > 3, path[0] == "streams" || path[0] == "chapters", let index = Int(path[2]) {
                let name = path[3...].joined(separator: ".")
                if path[0] == "streams" { streams[index, default: [:]][name] = value }
                if path[0] == "chapters" { chapters[index, default: [:]][name] = value }
            } else if path.count > 1, path[0] == "format" {
                format[path[1...].joined(separator: ".")] = value
            }
        }
        self.streams = streams.sorted { $0.key < $1.key }.map { index, entries in
            Stream(
                index: index, type: entries["codec_type"] ?? "", codec: entries["codec_name"] ?? "", entries: entries)
        }
        self.chapters = chapters.sorted { $0.key < $1.key }.map { _, entries in
            Chapter(
                title: entries["tags.title"] ?? "", start: entries["start_time"] ?? "", end: entries["end_time"] ?? "")
        }
        tags = Dictionary(
            uniqueKeysWithValues: format.compactMap { name, value in
                name.hasPrefix("tags.") ? (String(name.dropFirst(5)), value) : nil
            })
        duration = format["duration"].flatMap { Double($0) } ?? 0
        video = self.streams.lazy.compactMap { VideoTrack($0) }.first
    }

    /// Takes the quotes and the escapes away.
    private static func unquoted(_ text: Substring) -> String {
        guard text.first == "\"", text.last == "\"", text.count > 1 else { return String(text) }
        var result = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if isEscaped {
                result.append(character == "n" ? "\n" : character == "r" ? "\r" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}
