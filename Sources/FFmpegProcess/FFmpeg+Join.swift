public import SystemPackage

/// A run of coded pictures that a film takes as they are.
public struct JoinedClip: Hashable, Sendable {
    /// The file, as ``FFmpeg/encodeVideo(_:to:_:)`` makes it.
    public let file: FilePath
    /// Its frames; the first must be a key frame.
    public let frames: Range<Int64>

    /// A run from its parts.
    public init(file: FilePath, frames: Range<Int64>) {
        self.file = file
        self.frames = frames
    }
}

/// A chapter of a film, in frames.
public struct FilmChapter: Hashable, Sendable {
    /// Its title, of any characters.
    public let title: String
    /// Its frames.
    public let frames: Range<Int64>

    /// A chapter from its parts.
    public init(title: String, frames: Range<Int64>) {
        self.title = title
        self.frames = frames
    }
}

/// What a film carries beside its pictures.
public struct FilmExtras: Sendable {
    /// The film's title, of any characters.
    public var title: String
    /// The chapters, in order.
    public var chapters: [FilmChapter]
    /// The dialogue.
    public var cues: [SubtitleCue]

    /// Extras from their parts.
    public init(title: String = "", chapters: [FilmChapter] = [], cues: [SubtitleCue] = []) {
        self.title = title
        self.chapters = chapters
        self.cues = cues
    }
}

extension FFmpeg {
    /// Puts runs of coded pictures behind one another into one MP4, without decoding them.
    ///
    /// All clips must have been encoded with equal parameters (``VideoTrack/parametersHash``); `settings` states their
    /// rate. Frame n is shown from n to n + 1 frames exactly, whatever the clips' own clocks said. The same clips give
    /// the same bytes.
    public func join(
        _ clips: [JoinedClip], settings: VideoSettings, extras: FilmExtras = FilmExtras(), to file: FilePath
    ) async throws {
        let frames = clips.reduce(0) { $0 + Int64($1.frames.count) }
        guard frames > 0 else { throw FFmpegError(.badSettings, "A film needs at least one frame.") }
        try await ScratchFolder.with { folder in
            let list = try clips.map { try FFmpeg.listEntry($0, settings) }.joined()
            try ScratchFolder.write(Array(("ffconcat version 1.0\n" + list).utf8), to: folder.appending("clips.txt"))
            // Matching parameters need no conversion, so the pictures' bytes stay as they are.
            var inputs = ["-f", "concat", "-safe", "0", "-auto_convert", "0", "-i", "clips.txt"]
            var maps = ["-map", "0:v:0"]
            if !extras.cues.isEmpty {
                let track = SubtitleTrack(cues: extras.cues, frameCount: frames, settings: settings)
                try ScratchFolder.write(track.file, to: folder.appending("dialogue.mp4"))
                inputs += ["-i", "dialogue.mp4"]
                maps += ["-map", "1:s:0", "-metadata:s:s:0", "handler_name=Dialogue", "-disposition:s:0", "default"]
            }
            let metadata = FFmpeg.metadata(extras, settings)
            try ScratchFolder.write(Array(metadata.utf8), to: folder.appending("chapters.txt"))
            let last = extras.cues.isEmpty ? 1 : 2
            inputs += ["-f", "ffmetadata", "-i", "chapters.txt"]
            let output = ["-map_chapters", "\(last)", "-c", "copy", "-copypriorss", "1"] + settings.clock
            var arguments = FFmpeg.commonArguments + inputs + maps + output + settings.containerArguments
            // The container's arguments drop the file's metadata; the title comes after that.
            if !extras.title.isEmpty { arguments += ["-metadata", "title=\(extras.title.withoutZeros)"] }
            arguments.append(FFmpeg.argument(for: file))
            _ = try await ToolRun(tool: ffmpeg, arguments: arguments, folder: folder).output(limit: 4096)
        }
    }

    /// A clip in the concatenation list. Half a frame of margin on both sides keeps the rounding to microseconds from
    /// choosing a neighbour; the in point leads to the key frame before it.
    private static func listEntry(_ clip: JoinedClip, _ settings: VideoSettings) throws -> String {
        guard !clip.file.string.utf8.contains(10) else {
            throw FFmpegError(.badSettings, "The folder of \(clip.file) has a line break in its name: rename it.")
        }
        let name = clip.file.string.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        func seconds(_ halfFrames: Int64) -> Double {
            Double(halfFrames) * Double(settings.rateDenominator) / Double(2 * settings.rateNumerator)
        }
        let start =
            clip.frames.lowerBound > 0 ? "inpoint \(microseconds(seconds(2 * clip.frames.lowerBound + 1)))\n" : ""
        return "file '\(argument(for: FilePath(name)))'\n" + start
            + "outpoint \(microseconds(seconds(2 * clip.frames.upperBound - 1)))\n"
    }

    private static func microseconds(_ seconds: Double) -> String { "\(Int64(seconds * 1_000_000))us" }

    /// Chapters in FFmpeg's own metadata form, whose special characters are escaped.
    private static func metadata(_ extras: FilmExtras, _ settings: VideoSettings) -> String {
        var text = ";FFMETADATA1\n"
        for chapter in extras.chapters {
            text += "[CHAPTER]\nTIMEBASE=\(settings.rateDenominator)/\(settings.rateNumerator)\n"
            text += "START=\(chapter.frames.lowerBound)\nEND=\(chapter.frames.upperBound)\ntitle="
            for character in chapter.title.withoutZeros.unicodeScalars {
                if "=;#\\\n".unicodeScalars.contains(character) { text += "\\" }
                text.unicodeScalars.append(character)
            }
            text += "\n"
        }
        return text
    }
}

extension String {
    /// Without zero bytes, which end a C string.
    var withoutZeros: String { filter { $0 != "\0" } }
}
