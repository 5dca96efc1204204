import SystemPackage
import Testing

@testable import FFmpegProcess

struct JoinTests {
    /// Writes clips of these lengths and hands out their files; every clip's pictures differ from the others'.
    private func withClips(
        _ lengths: [Int], _ settings: VideoSettings, _ body: (FFmpeg, FilePath, [FilePath]) async throws -> Void
    ) async throws {
        let tools = try await FFmpeg.locate()
        try await withScratchFolder { folder in
            var files: [FilePath] = []
            for (clip, length) in lengths.enumerated() {
                let file = folder.appending("it's clip \(clip).mp4")
                try await tools.encodeVideo(settings, to: file) { writer in
                    for number in 0..<length {
                        try await writer.write(
                            picture(number + clip * 29, width: settings.width, height: settings.height))
                    }
                }
                files.append(file)
            }
            try await body(tools, folder, files)
        }
    }

    @Test(arguments: EncodeTests.rates)
    func `joined clips are their pictures one after the other, on a regular clock`(
        rate: (numerator: Int, denominator: Int)
    ) async throws {
        let settings = VideoSettings(
            width: 64, height: 36, rateNumerator: rate.numerator, rateDenominator: rate.denominator)
        let lengths = [53, 24, 1, 61]
        try await withClips(lengths, settings) { tools, folder, files in
            let film = folder.appending("film.mp4")
            let clips = zip(files, lengths).map { JoinedClip(file: $0, frames: 0..<Int64($1)) }
            try await tools.join(clips, settings: settings, to: film)
            let video = try await tools.probeVideo(film)
            let total = Int64(lengths.reduce(0, +))
            #expect(video.frameCount == total)
            #expect(video.rateNumerator == rate.numerator && video.rateDenominator == rate.denominator)
            #expect(video.durationTicks == total * Int64(settings.frameTicks))
            for (number, picture) in try await tools.pictures(in: film).enumerated() {
                #expect(picture.shown == Int64(number * settings.frameTicks) && picture.decoded == picture.shown)
                #expect(picture.duration == Int64(settings.frameTicks))
            }
            var originals: [[UInt8]] = []
            for (file, length) in zip(files, lengths) {
                let video = try await tools.probeVideo(file)
                originals += try await tools.frames(file, FrameRequest(0..<Int64(length), of: video))
            }
            let frames = try await tools.frames(film, FrameRequest(0..<total, of: video))
            #expect(frames == originals)
            #expect(!String(decoding: try readFile(film), as: UTF8.self).contains("elst"))
        }
    }

    @Test func `a clip can be joined from any key frame to any frame`() async throws {
        let settings = VideoSettings(width: 64, height: 36, rateNumerator: 24_000, rateDenominator: 1001)
        try await withClips([80, 80], settings) { tools, folder, files in
            let film = folder.appending("film.mp4")
            let parts = [(0, 24..<61), (1, 0..<5), (0, 48..<49), (1, 72..<80)] as [(Int, Range<Int64>)]
            try await tools.join(
                parts.map { JoinedClip(file: files[$0.0], frames: $0.1) }, settings: settings, to: film)
            var originals: [[UInt8]] = []
            for (clip, range) in parts {
                let video = try await tools.probeVideo(files[clip])
                originals += try await tools.frames(files[clip], FrameRequest(range, of: video))
            }
            let video = try await tools.probeVideo(film)
            #expect(video.frameCount == Int64(originals.count))
            #expect(try await tools.frames(film, FrameRequest(0..<video.frameCount, of: video)) == originals)
        }
    }

    @Test func `dialogue, chapters and title stand in the film at exact frames, whatever they say`() async throws {
        let settings = VideoSettings(width: 64, height: 36, rateNumerator: 24_000, rateDenominator: 1001)
        let extras = FilmExtras(
            title: "The = film; \"with\" 'all' \\ # %{pts} :",
            chapters: [
                FilmChapter(title: "INT. KITCHEN = [night]; # \\ 'x'", frames: 0..<50),
                FilmChapter(title: "EXT. GÄRTEN", frames: 50..<90),
            ],
            cues: [
                SubtitleCue(text: "<b>No</b> {\\an8}, I said: 50 % \\N & 'more'", frames: 7..<31),
                SubtitleCue(text: "A second\nline – ü", frames: 31..<55),
                SubtitleCue(text: "Together", frames: 40..<60),
            ])
        try await withClips([90], settings) { tools, folder, files in
            var bytes: [[UInt8]] = []
            for name in ["a.mp4", "b.mp4"] {
                let film = folder.appending(name)
                try await tools.join(
                    [JoinedClip(file: files[0], frames: 0..<90)], settings: settings, extras: extras, to: film)
                bytes.append(try readFile(film))
            }
            #expect(bytes[0] == bytes[1])
            let report = try await tools.probe(folder.appending("a.mp4"))
            #expect(report.tags["title"] == extras.title)
            #expect(report.chapters.map(\.title) == extras.chapters.map(\.title))
            #expect(report.video?.frameCount == 90)
            let track = try #require(report.streams.first { $0.type == "subtitle" })
            #expect(track.codec == "mov_text")
            #expect(track.entries["time_base"] == "1/24000")
            #expect(track.integer("duration_ts") == Int64(90 * 1001))
            let text = String(decoding: bytes[0], as: UTF8.self)
            for cue in extras.cues { #expect(text.contains(cue.text)) }
            let times = try await tools.subtitleTimes(in: folder.appending("a.mp4"))
            // The last one has no length and ends the track.
            #expect(times == [0, 7, 31, 40, 55, 60, 90].map { $0 * 1001 })
        }
    }

    @Test func `delivering a film gives it a title and leaves everything else as it was`() async throws {
        let settings = VideoSettings(width: 64, height: 36, rateNumerator: 30_000, rateDenominator: 1001)
        let extras = FilmExtras(
            chapters: [FilmChapter(title: "INT. A", frames: 0..<31), FilmChapter(title: "EXT. B", frames: 31..<70)],
            cues: [SubtitleCue(text: "One", frames: 3..<9)])
        try await withClips([70], settings) { tools, folder, files in
            let film = folder.appending("film.mp4")
            try await tools.join(
                [JoinedClip(file: files[0], frames: 0..<70)], settings: settings, extras: extras, to: film)
            var bytes: [[UInt8]] = []
            for name in ["a.mp4", "b.mp4"] {
                try await tools.deliver(film, title: "It's = \"1\"; 100 %", to: folder.appending(name))
                bytes.append(try readFile(folder.appending(name)))
            }
            #expect(bytes[0] == bytes[1])
            let before = try await tools.probe(film)
            let after = try await tools.probe(folder.appending("a.mp4"))
            #expect(before.tags["title"] == nil)
            #expect(after.tags["title"] == "It's = \"1\"; 100 %")
            #expect(after.video == before.video)
            #expect(after.chapters == before.chapters)
            #expect(after.streams.map(\.codec) == before.streams.map(\.codec))
            let times = try await tools.pictures(in: film)
            #expect(try await tools.pictures(in: folder.appending("a.mp4")) == times)
            let cues = try await tools.subtitleTimes(in: film)
            // Each pass ends the track with one more sample without length.
            #expect(try await tools.subtitleTimes(in: folder.appending("a.mp4")) == cues + cues.suffix(1))
        }
    }

    @Test func `overlapping cues are shown together, and gaps are kept`() {
        let settings = VideoSettings(width: 64, height: 36, rateNumerator: 24, rateDenominator: 1)
        let cues = [
            SubtitleCue(text: "B", frames: 5..<12), SubtitleCue(text: "A", frames: 2..<8),
            SubtitleCue(text: "", frames: 0..<20), SubtitleCue(text: "late", frames: 18..<40),
        ]
        let track = SubtitleTrack(cues: cues, frameCount: 20, settings: settings)
        #expect(track.samples.map(\.text) == ["", "A", "A\nB", "B", "", "late"])
        #expect(track.samples.map(\.frames) == [2, 3, 3, 4, 6, 2])
        #expect(SubtitleTrack(cues: [], frameCount: 9, settings: settings).samples.map(\.frames) == [9])
    }
}

extension FFmpeg {
    fileprivate func subtitleTimes(in file: FilePath) async throws -> [Int64] {
        let arguments = [
            "-loglevel", "error", "-select_streams", "s:0", "-show_entries", "packet=pts", "-of", "csv=p=0",
            FFmpeg.argument(for: file),
        ]
        let bytes = try await ToolRun(tool: ffprobe, arguments: arguments).output(limit: 1 << 20)
        return String(decoding: bytes, as: UTF8.self).split { !$0.isNumber }.compactMap { Int64($0) }
    }
}
