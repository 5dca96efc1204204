import SystemPackage
import Testing

@testable import FFmpegProcess

struct LocateTests {
    @Test func `FFmpeg is found and says its version`() async throws {
        let tools = try await FFmpeg.locate()
        #expect(tools.ffmpeg.isAbsolute && tools.ffprobe.isAbsolute)
        #expect(tools.version.first?.isNumber == true || tools.version.hasPrefix("n") || tools.version.hasPrefix("N"))
    }

    @Test func `without FFmpeg a sentence says what to install`() async throws {
        try await withScratchFolder { folder in
            await #expect {
                _ = try await FFmpeg.locate(searchPath: folder.string)
            } throws: { error in
                let error = error as? FFmpegError
                return error?.code == .notInstalled
                    && error?.message == "ffmpeg was not found. Install ffmpeg: apt install ffmpeg"
            }
        }
    }

    @Test func `an FFmpeg without the encoder is unsuitable`() async throws {
        try await withScratchFolder { folder in
            for name in ["ffmpeg", "ffprobe"] {
                try writeFile(folder.appending(name), "#!/bin/sh\necho ffmpeg version 9 no encoders\n")
            }
            await #expect {
                _ = try await FFmpeg.locate(searchPath: folder.string)
            } throws: { ($0 as? FFmpegError)?.code == .unsuitable }
        }
    }

    @Test func `an FFmpeg that disappears after it was found is named`() async throws {
        let tools = FFmpeg(ffmpeg: "/nowhere/ffmpeg", ffprobe: "/nowhere/ffprobe", version: "1")
        await #expect {
            _ = try await tools.probe("/dev/null")
        } throws: { ($0 as? FFmpegError)?.code == .notInstalled }
    }

    @Test func `what is no media is refused, whatever it is called`() async throws {
        let tools = try await FFmpeg.locate()
        try await withScratchFolder { folder in
            for name in ["text.mp4", "-y", "concat:a|b", "a 'b' \"c\" %d.mp4"] {
                let file = folder.appending(name)
                try writeFile(file, "not a film")
                await #expect {
                    _ = try await tools.probe(file)
                } throws: { ($0 as? FFmpegError)?.code == .badMedia }
            }
        }
    }

    @Test func `the probe's quoting is taken away`() {
        let report = MediaReport(flat: #"format.tags.title="a \"b\" \\ c\nd=e""#)
        #expect(report.tags["title"] == "a \"b\" \\ c\nd=e")
    }
}
