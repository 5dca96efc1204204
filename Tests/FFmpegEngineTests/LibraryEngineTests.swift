import Execution
import FFmpegProcess
import Foundation
import GraphCore
import MediaStorage
import NodeCatalog
import ProductionModel
import SystemPackage
import Testing

@testable import FFmpegEngine

/// What is made of the library's files.
struct LibraryEngineTests {
    private func run(
        _ function: FunctionName, _ payload: Value, _ studio: Studio
    ) async throws -> JobOutput {
        let input = JobInput(
            job: JobID(Identifier128(high: 1, low: 1)), function: function, tier: .draft, payload: payload, media: [])
        let context = JobContext(report: { _ in }, media: studio.store, saveResumeToken: { _ throws(EngineError) in })
        return try await LibraryEngine(tools: studio.tools).run(input, context)
    }

    /// A file as a person may bring it: other rate, other size, with a tone.
    private func foreign(
        _ studio: Studio, seconds: Int = 2, rate: String = "30", size: String = "400x300", suffix: String = ".mkv",
        of source: String = "testsrc=", more: [String] = []
    ) async throws -> ContentHash {
        let entry = try await studio.store.withTemporaryFile(suffix: suffix) { file in
            try await studio.tools.makeSample(
                ["-f", "lavfi", "-i", "\(source)size=\(size):rate=\(rate):duration=\(seconds)"]
                    + ["-f", "lavfi", "-i", "sine=frequency=440:duration=\(seconds)"] + more, to: file.path)
            return try await studio.store.adopt(file)
        }
        return entry.hash
    }

    private func clip(_ file: ContentHash, _ length: Int64, _ fit: PictureFit = .fill) -> ClipView {
        ClipView(isStill: false, file: file, length: length, fit: fit)
    }

    @Test func `a video becomes a clip of the film's rate and size, and its pictures can be copied into the cut`()
        async throws
    {
        try await withStudio { studio in
            let file = try await foreign(studio)
            let film = FilmView(rate: .fps24)
            let output = try await run(
                LibraryEngine.conform.name, clip(file, 48).payload(in: film), studio)
            #expect(output.frames == 48 && output.remarks.count == 1)
            try await studio.expectRegularClock(output.hash, .fps24, frames: 48)
            let report = try await studio.probe(output.hash)
            #expect(report.video?.height == 480 && report.video?.colourSpace == "bt709")
            let again = try await run(LibraryEngine.conform.name, clip(file, 48).payload(in: film), studio)
            #expect(again.hash == output.hash)
            // A frame more than there are is the last one again; more than that is said.
            #expect(try await run(LibraryEngine.conform.name, clip(file, 49).payload(in: film), studio).frames == 49)
            await #expect(throws: EngineError.self) {
                try await run(LibraryEngine.conform.name, clip(file, 90).payload(in: film), studio)
            }
        }
    }

    @Test func `filled, a picture reaches the frame's sides; letterboxed, black stands beside it`() async throws {
        try await withStudio { studio in
            let file = try await foreign(studio, seconds: 1, of: "color=white:")
            func sides(_ fit: PictureFit) async throws -> UInt8 {
                let output = try await run(
                    LibraryEngine.conform.name, clip(file, 12, fit).payload(in: FilmView(rate: .fps24)), studio)
                let frame = try #require(try await studio.frames(output.hash).first)
                let width = try #require(try await studio.probe(output.hash).video?.width)
                // A row in the middle, near its left end.
                return frame[width * 240 + 20]
            }
            #expect(try await sides(.letterbox) < 24)
            #expect(try await sides(.fill) > 40)
        }
    }

    @Test func `a picture stands in a cut for as long as its length says, between shots`() async throws {
        try await withStudio { studio in
            let still = try await studio.store.withTemporaryFile(suffix: ".png") { file in
                try await studio.tools.makeSample(
                    ["-f", "lavfi", "-i", "color=red:size=64x64:duration=1", "-frames:v", "1", "-f", "image2"],
                    to: file.path)
                return try await studio.store.adopt(file)
            }.hash
            var sequence = studio.sequence([30, 30])
            let media = try await studio.clips(of: sequence)
            sequence.events.insert(
                SequenceEvent(source: .clip(ClipView(isStill: true, file: still, length: 24)), sourceIn: 4), at: 1)
            let output = try await studio.run(FFmpegEngine.assemble, sequence, media)
            #expect(output.frames == 30 + 20 + 30)
            let frames = try await studio.frames(output.hash)
            let originals = try await studio.frames(media[1].hash)
            #expect(frames[30] == frames[49] && frames[29] != frames[30])
            #expect(Array(frames[50...]) == originals)
            let alone = SequenceView(
                events: [SequenceEvent(source: .clip(ClipView(isStill: true, file: still, length: 10)))],
                film: sequence.film)
            #expect(try await studio.run(FFmpegEngine.assemble, alone, []).frames == 10)
            let sheet = try await studio.run(FFmpegEngine.contactSheet, sequence, media)
            #expect(sheet.kind == .image)
        }
    }

    @Test func `thumbnail, filmstrip, waveform and proxy are small, of their forms, and the same each time`()
        async throws
    {
        try await withStudio { studio in
            let file = try await foreign(studio, seconds: 3)
            var facts = AssetFacts()
            (facts.duration, facts.hasSound) = (3_000_000, true)
            let jobs = LibraryEngine.jobs(for: file, .video, facts)
            #expect(
                jobs.map(\.function.name.name) == [
                    "media.thumbnail", "media.filmstrip", "media.proxy", "media.waveform",
                ])
            var sizes: [String: [Int?]] = [:]
            for job in jobs {
                #expect(job.subject == .media(file))
                let output = try await run(job.function.name, job.payload, studio)
                #expect(try await run(job.function.name, job.payload, studio).hash == output.hash)
                let video = try await studio.probe(output.hash).video
                sizes[job.function.name.name] = [video?.width, video?.height]
                #expect(output.mediaType?.hasPrefix(output.kind.rawValue) == true)
            }
            #expect(sizes["media.thumbnail"] == [320, 240] && sizes["media.filmstrip"] == [1920, 120])
            #expect(sizes["media.waveform"] == [640, 96] && sizes["media.proxy"] == [400, 300])
        }
    }

    @Test func `a file of another kind, of a thousand tracks or in pieces is refused by a sentence`() async throws {
        try await withStudio { studio in
            let tracks = (0..<80).flatMap { _ in ["-map", "1:a"] }
            let many = try await foreign(studio, seconds: 1, suffix: ".mkv", more: ["-map", "0:v"] + tracks)
            let plain = try await foreign(studio, seconds: 1)
            func refusal(_ file: ContentHash, as demuxer: String) async throws -> String? {
                try await studio.store.withLocalFile(file) { path in
                    do {
                        _ = try await studio.tools.probeForeign(path, as: demuxer)
                        return nil
                    } catch let error as FFmpegError { return error.message }
                }
            }
            #expect(try await refusal(plain, as: "matroska") == nil)
            #expect(try await refusal(many, as: "matroska")?.contains("tracks") == true)
            #expect(try await refusal(plain, as: "png_pipe")?.contains("can be decoded") == true)
        }
    }
}

extension FFmpeg {
    /// Makes a sample file by FFmpeg's own sources.
    fileprivate func makeSample(_ arguments: [String], to file: FilePath) async throws {
        let process = Process()
        process.executableURL = URL(filePath: ffmpeg.string)
        process.arguments = ["-nostdin", "-loglevel", "error", "-y"] + arguments + [file.string]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
