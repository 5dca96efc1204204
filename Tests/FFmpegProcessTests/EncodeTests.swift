import Glibc
import SystemPackage
import Testing

@testable import FFmpegProcess

struct EncodeTests {
    static let rates = [(24, 1), (24_000, 1001), (25, 1), (30_000, 1001)]

    @Test(arguments: rates)
    func `a clip has the frames that were written, each exactly one frame long`(
        rate: (numerator: Int, denominator: Int)
    ) async throws {
        let tools = try await FFmpeg.locate()
        let settings = VideoSettings(
            width: 64, height: 36, rateNumerator: rate.numerator, rateDenominator: rate.denominator)
        try await withScratchFolder { folder in
            let file = folder.appending("clip.mp4")
            try await tools.encodeVideo(settings, to: file) { writer in
                for number in 0..<53 { try await writer.write(picture(number, width: 64, height: 36)) }
            }
            let video = try await tools.probeVideo(file)
            #expect(video.frameCount == 53)
            #expect(video.rateNumerator == rate.numerator && video.rateDenominator == rate.denominator)
            #expect(video.timescale == settings.timescale)
            #expect(video.durationTicks == 53 * Int64(settings.frameTicks))
            #expect((video.width, video.height, video.pixelFormat) == (64, 36, "yuv420p"))
            let colours = [video.colourRange, video.colourSpace, video.colourPrimaries, video.colourTransfer]
            #expect(colours == ["tv", "bt709", "bt709", "bt709"])
            let pictures = try await tools.pictures(in: file)
            for (number, picture) in pictures.enumerated() {
                #expect(picture.shown == Int64(number * settings.frameTicks))
                #expect(picture.decoded == picture.shown && picture.duration == Int64(settings.frameTicks))
                #expect(picture.isKey == (number % settings.keyframeInterval == 0))
            }
        }
    }

    @Test func `the same frames give the same bytes, and no edit list`() async throws {
        let tools = try await FFmpeg.locate()
        let settings = VideoSettings(width: 160, height: 90, rateNumerator: 25, rateDenominator: 1)
        try await withScratchFolder { folder in
            var files: [[UInt8]] = []
            for name in ["a.mp4", "b.mp4"] {
                try await tools.encodeVideo(settings, to: folder.appending(name)) { writer in
                    for number in 0..<60 { try await writer.write(picture(number, width: 160, height: 90)) }
                }
                files.append(try readFile(folder.appending(name)))
            }
            #expect(files[0] == files[1])
            #expect(!String(decoding: files[0], as: UTF8.self).contains("elst"))
        }
    }

    @Test func `any range of frames reads back as it was encoded`() async throws {
        let tools = try await FFmpeg.locate()
        var settings = VideoSettings(width: 64, height: 36, rateNumerator: 30_000, rateDenominator: 1001)
        settings.quality = 0
        try await withScratchFolder { folder in
            let file = folder.appending("clip.mp4")
            try await tools.encodeVideo(settings, to: file) { writer in
                for number in 0..<70 { try await writer.write(picture(number, width: 64, height: 36)) }
            }
            let video = try await tools.probeVideo(file)
            for range in [0..<70, 0..<1, 1..<2, 29..<32, 30..<31, 69..<70] as [Range<Int64>] {
                let frames = try await tools.frames(file, FrameRequest(range, of: video))
                #expect(frames == range.map { picture(Int($0), width: 64, height: 36) }, "frames \(range)")
            }
            await #expect(throws: FFmpegError.self) {
                _ = try await tools.frames(file, FrameRequest(69..<72, of: video))
            }
        }
    }

    @Test func `a frame of the wrong size and a video without frames are refused`() async throws {
        let tools = try await FFmpeg.locate()
        let settings = VideoSettings(width: 64, height: 36, rateNumerator: 24, rateDenominator: 1)
        try await withScratchFolder { folder in
            let file = folder.appending("clip.mp4")
            for count in [0, 64 * 36 * 3 / 2 - 1] {
                await #expect {
                    try await tools.encodeVideo(settings, to: file) { writer in
                        if count > 0 { try await writer.write([UInt8](repeating: 0, count: count)) }
                    }
                } throws: { ($0 as? FFmpegError)?.code == .badSettings }
            }
            var odd = settings
            odd.width = 63
            await #expect {
                try await tools.encodeVideo(odd, to: file) { _ in }
            } throws: { ($0 as? FFmpegError)?.code == .badSettings }
        }
    }

    @Test func `an encoder that is killed in mid-stream is an error and not our end`() async throws {
        let real = try await FFmpeg.locate()
        let settings = VideoSettings(width: 320, height: 180, rateNumerator: 24, rateDenominator: 1)
        try await withScratchFolder { folder in
            // Becomes ffmpeg under the process number that it left behind.
            let script = folder.appending("ffmpeg")
            try writeFile(script, "#!/bin/sh\necho $$ > \(folder)/pid\nexec \(real.ffmpeg) \"$@\"\n")
            let tools = FFmpeg(ffmpeg: script, ffprobe: real.ffprobe, version: real.version)
            await #expect {
                try await tools.encodeVideo(settings, to: folder.appending("clip.mp4")) { writer in
                    for number in 0..<200 {
                        try await writer.write(picture(number, width: 320, height: 180))
                        if number == 20 {
                            let text = String(decoding: try readFile(folder.appending("pid")), as: UTF8.self)
                            kill(try #require(pid_t(text.split(separator: "\n")[0])), SIGKILL)
                        }
                    }
                }
            } throws: { error in
                let error = error as? FFmpegError
                return error?.code == .killed && error?.message.contains("signal 9") == true
            }
        }
    }

    @Test func `an encoder that gives up says why in its last lines`() async throws {
        let tools = try await FFmpeg.locate()
        let settings = VideoSettings(width: 320, height: 180, rateNumerator: 24, rateDenominator: 1)
        await #expect {
            try await tools.encodeVideo(settings, to: "/nowhere/clip.mp4") { writer in
                for number in 0..<200 { try await writer.write(picture(number, width: 320, height: 180)) }
            }
        } throws: { error in
            let error = error as? FFmpegError
            return error?.code == .failed && error?.lastLines.contains { $0.contains("No such file") } == true
        }
    }

    @Test func `a full disk is said to be full`() async throws {
        let tools = try await FFmpeg.locate()
        let settings = VideoSettings(width: 320, height: 180, rateNumerator: 24, rateDenominator: 1, quality: 1)
        await #expect {
            try await tools.encodeVideo(settings, to: "/dev/full") { writer in
                for number in 0..<200 { try await writer.write(picture(number, width: 320, height: 180)) }
            }
        } throws: { ($0 as? FFmpegError)?.code == .diskFull }
    }

    @Test func `what the closure throws comes through, and the encoder is gone`() async throws {
        struct Stop: Error {}
        let tools = try await FFmpeg.locate()
        let settings = VideoSettings(width: 64, height: 36, rateNumerator: 24, rateDenominator: 1)
        try await withScratchFolder { folder in
            await #expect(throws: Stop.self) {
                try await tools.encodeVideo(settings, to: folder.appending("clip.mp4")) { writer in
                    try await writer.write(picture(0, width: 64, height: 36))
                    throw Stop()
                }
            }
        }
    }

    @Test func `cancelling the task ends the encoder`() async throws {
        let tools = try await FFmpeg.locate()
        let settings = VideoSettings(width: 64, height: 36, rateNumerator: 24, rateDenominator: 1)
        try await withScratchFolder { folder in
            let task = Task {
                try await tools.encodeVideo(settings, to: folder.appending("clip.mp4")) { writer in
                    while true { try await writer.write(picture(0, width: 64, height: 36)) }
                }
            }
            try await Task.sleep(for: .milliseconds(150))
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
        }
    }
}
