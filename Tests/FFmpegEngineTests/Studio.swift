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

/// An engine with a store of its own, and clips to cut.
struct Studio {
    static let width = 160
    static let height = 90

    let tools: FFmpeg
    let store: MediaStore
    let rate: FrameRate

    /// A cut of shots of these lengths.
    func sequence(_ lengths: [Int64]) -> SequenceView {
        let film = FilmView(title: "It's \"one\": 100 %", rate: rate)
        let scene = SceneView(
            heading: "INT. KITCHEN - DAY", environment: Environment(), place: "KITCHEN", seed: 1)
        return SequenceView(
            events: lengths.enumerated().map { index, length in
                SequenceEvent(shot: ShotView(title: "\(index + 1)A", duration: length, scene: scene, film: film))
            }, film: film)
    }

    /// A clip for each of the cut's shots, each with pictures of its own.
    func clips(of sequence: SequenceView) async throws -> [JobMedia] {
        var media: [JobMedia] = []
        for (index, event) in sequence.events.enumerated() {
            media.append(try await clip(index, length: Int(event.source.length)))
        }
        return media
    }

    func clip(
        _ index: Int, length: Int, width: Int = Studio.width, height: Int = Studio.height,
        preset: VideoSettings.Preset = .veryfast
    ) async throws -> JobMedia {
        let settings = VideoSettings(
            width: width, height: height, rateNumerator: Int(rate.numerator), rateDenominator: Int(rate.denominator),
            preset: preset)
        let entry = try await store.withTemporaryFile(suffix: ".mp4") { file in
            try await tools.encodeVideo(settings, to: file.path) { writer in
                for number in 0..<length {
                    try await writer.write(picture(index * 40 + number, width: width, height: height))
                }
            }
            return try await store.adopt(file)
        }
        return JobMedia(
            port: "video", source: NodeID(UInt64(index)), wireFields: [:], hash: entry.hash, frames: Int64(length))
    }

    /// A gradient that moves on with the number.
    private func picture(_ number: Int, width: Int, height: Int) -> [UInt8] {
        var frame = [UInt8](repeating: 128, count: width * height * 3 / 2)
        for row in 0..<height {
            for column in 0..<width { frame[row * width + column] = UInt8(40 + number + (column + row) / 4) }
        }
        return frame
    }

    func run(
        _ function: FunctionSpec, _ sequence: SequenceView, _ media: [JobMedia], extras: [FieldKey: Value] = [:]
    ) async throws -> JobOutput {
        guard case .record(let payload) = sequence.payload else { throw PayloadIsNoRecord() }
        let input = JobInput(
            job: JobID(Identifier128(high: 1, low: 1)), function: function.name, tier: .draft,
            payload: .record(payload.merging(extras) { own, _ in own }),
            media: media)
        let context = JobContext(report: { _ in }, media: store, saveResumeToken: { _ throws(EngineError) in })
        return try await FFmpegEngine(tools: tools).run(input, context)
    }

    func probe(_ hash: ContentHash) async throws -> MediaReport {
        try await store.withLocalFile(hash) { try await tools.probe($0) }
    }

    func frames(_ hash: ContentHash) async throws -> [[UInt8]] {
        try await store.withLocalFile(hash) { file in
            let video = try await tools.probeVideo(file)
            return try await tools.frames(file, FrameRequest(0..<video.frameCount, of: video))
        }
    }

    /// Frame n is shown from n to n + 1 frames, and the film has that many.
    func expectRegularClock(_ hash: ContentHash, _ rate: FrameRate, frames: Int64) async throws {
        try await store.withLocalFile(hash) { file in
            let video = try await tools.probeVideo(file)
            #expect(video.frameCount == frames)
            #expect(video.rateNumerator == Int(rate.numerator) && video.rateDenominator == Int(rate.denominator))
            let ticks = Int64(video.timescale) * Int64(rate.denominator) / Int64(rate.numerator)
            #expect(video.durationTicks == frames * ticks)
            for (number, picture) in try await tools.pictures(in: file).enumerated() {
                #expect(picture.shown == Int64(number) * ticks && picture.decoded == picture.shown)
                #expect(picture.duration == ticks)
            }
        }
    }
}

private struct PayloadIsNoRecord: Error {}

func withStudio(rate: FrameRate = .fps24, _ body: (Studio) async throws -> Void) async throws {
    let root = FilePath(FileManager.default.temporaryDirectory.path)
        .appending("backlot-test-\(UInt64.random(in: .min ... .max))")
    defer { try? FileManager.default.removeItem(atPath: root.string) }
    let store = try await MediaStore.open(root: root)
    try await body(Studio(tools: try await FFmpeg.locate(), store: store, rate: rate))
}
