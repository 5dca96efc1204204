import Execution
import FFmpegProcess
import GraphCore
import MediaStorage
import NodeCatalog
import ProductionModel
import Testing

@testable import FFmpegEngine

struct AssemblyTests {
    @Test(arguments: [(24, 1), (24_000, 1001), (25, 1), (30_000, 1001)] as [(Int32, Int32)])
    func `a film of whole clips is its clips' pictures, on a regular clock, with dialogue and scenes`(
        rate: (numerator: Int32, denominator: Int32)
    ) async throws {
        let rate = try #require(FrameRate(rate.numerator, rate.denominator))
        try await withStudio(rate: rate) { studio in
            var sequence = studio.sequence([50, 31, 24])
            sequence.events[1].shot?.dialogue = [
                DialogueLine(speaker: "MARA", text: "<i>100 %</i> {sure}", start: 5, length: 20)
            ]
            sequence.events[2].shot?.scene.heading = "EXT. ROOF = [dusk]; - NIGHT"
            let media = try await studio.clips(of: sequence)
            let output = try await studio.run(FFmpegEngine.assemble, sequence, media)
            #expect(output.frames == 105 && output.kind == .video && output.remarks.isEmpty)
            let film = try await studio.frames(output.hash)
            var originals: [[UInt8]] = []
            for clip in media { originals += try await studio.frames(clip.hash) }
            #expect(film == originals)
            try await studio.expectRegularClock(output.hash, rate, frames: 105)
            let report = try await studio.probe(output.hash)
            #expect(report.tags["title"] == nil)
            #expect(report.chapters.map(\.title) == ["INT. KITCHEN - DAY", "EXT. ROOF = [dusk]; - NIGHT"])
            #expect(report.streams.contains { $0.codec == "mov_text" })
            let again = try await studio.run(FFmpegEngine.assemble, sequence, media)
            #expect(again.hash == output.hash)
        }
    }

    @Test func `trims, a dissolve and fades change only the frames they touch`() async throws {
        try await withStudio { studio in
            var sequence = studio.sequence([60, 60, 60])
            sequence.events[0].sourceIn = 10
            sequence.events[1].transition = CutTransition(.dissolve, length: 8)
            sequence.events[2].transition = CutTransition(.fade, length: 6)
            sequence.fadeOut = 5
            let media = try await studio.clips(of: sequence)
            let output = try await studio.run(FFmpegEngine.assemble, sequence, media)
            #expect(output.frames == 50 + 60 + 60 - 8)
            try await studio.expectRegularClock(output.hash, .fps24, frames: output.frames)
            let film = try await studio.frames(output.hash)
            var clips: [[[UInt8]]] = []
            for clip in media { clips.append(try await studio.frames(clip.hash)) }
            // Copied: from the first clip's next key frame to the dissolve.
            #expect(Array(film[14..<42]) == Array(clips[0][24..<52]))
            // Copied: from the second clip's next key frame to the fade.
            #expect(Array(film[66..<96]) == Array(clips[1][24..<54]))
            // Encoded again, and close.
            #expect(difference(film[0], clips[0][10]) < 3)
            #expect(difference(film[60], clips[1][18]) < 3)
            for step in 0..<8 {
                let mixed = FrameBlend.mix(clips[0][52 + step], clips[1][step], part: step + 1, of: 9)
                #expect(difference(film[42 + step], mixed) < 3)
            }
            let black = FrameBlend(lumaCount: Studio.width * Studio.height).black(byteCount: film[0].count)
            for number in [101, 102, 161] { #expect(difference(film[number], black) < 2, "frame \(number)") }
        }
    }

    @Test func `a clip of another size is scaled, and a remark says so`() async throws {
        try await withStudio { studio in
            let sequence = studio.sequence([30, 24])
            var media = try await studio.clips(of: sequence)
            media[1] = try await studio.clip(1, length: 24, width: 96, height: 96)
            let output = try await studio.run(FFmpegEngine.assemble, sequence, media)
            #expect(output.remarks == ["Shot 2 is 96 × 96 and was scaled to 160 × 90."])
            try await studio.expectRegularClock(output.hash, .fps24, frames: 54)
        }
    }

    @Test func `clips of another encoder setting are encoded again as a whole`() async throws {
        try await withStudio { studio in
            var sequence = studio.sequence([30, 30])
            sequence.events[0].sourceIn = 3
            var media: [JobMedia] = []
            for index in 0..<2 {
                media.append(try await studio.clip(index, length: 30, preset: .ultrafast))
            }
            let output = try await studio.run(FFmpegEngine.assemble, sequence, media)
            try await studio.expectRegularClock(output.hash, .fps24, frames: 57)
            let film = try await studio.frames(output.hash)
            #expect(difference(film[40], try await studio.frames(media[1].hash)[13]) < 3)
        }
    }

    @Test func `what the cut needs and the clips lack is said`() async throws {
        try await withStudio { studio in
            let sequence = studio.sequence([30, 30])
            let media = try await studio.clips(of: sequence)
            let short = [media[0], try await studio.clip(1, length: 29)]
            var dissolve = sequence
            dissolve.events[0].transition = CutTransition(.dissolve, length: 4)
            var otherRate = sequence
            otherRate.film.rate = try #require(FrameRate(25, 1))
            for (sequence, media, words) in [
                (sequence, [media[0]], "render the missing shots first"),
                (sequence, short, "has 29 frames where the cut uses 30"),
                (dissolve, media, "nothing before it to dissolve from"),
                (otherRate, media, "runs at 24/1 frames a second and the film at 25/1"),
            ] {
                await #expect {
                    _ = try await studio.run(FFmpegEngine.assemble, sequence, media)
                } throws: { error in
                    let error = error as? EngineError
                    return error?.kind == .invalid && error?.message.contains(words) == true
                }
            }
        }
    }

    @Test func `the contact sheet shows the middle of each shot`() async throws {
        try await withStudio { studio in
            let sequence = studio.sequence([30, 24, 60])
            let media = try await studio.clips(of: sequence)
            let output = try await studio.run(FFmpegEngine.contactSheet, sequence, media)
            #expect(output.kind == .image && output.frames == 1)
            let picture = try #require(try await studio.probe(output.hash).video)
            #expect(picture.codec == "png" && picture.width > 2 * 384)
            #expect(try await studio.run(FFmpegEngine.contactSheet, sequence, media).hash == output.hash)
            let titles = FFmpegEngine.titles(film: "The '1st': 100 %", shots: [media[1].source: "1A: \"x\" \\ %{n}"])
            let titled = try await studio.run(FFmpegEngine.contactSheet, sequence, media, extras: titles)
            #expect(titled.hash != output.hash)
        }
    }

    @Test func `titles come back as they were brought, and anything else counts as absent`() {
        let shots = [NodeID(3): "1A", NodeID(1): "1B"]
        let titles = FilmTitles(payload: .record(FFmpegEngine.titles(film: "F", shots: shots)))
        #expect(titles.film == "F" && titles.shots == shots)
        for payload in [.bool(true), .record([:]), .record(["titles": .text("F")])] as [Value] {
            #expect(FilmTitles(payload: payload) == FilmTitles(payload: .record([:])))
        }
    }

    private func difference(_ left: [UInt8], _ right: [UInt8]) -> Double {
        let sum = zip(left, right).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        return Double(sum) / Double(max(1, left.count))
    }
}
