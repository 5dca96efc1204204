import Execution
import FFmpegProcess
import Foundation
import GraphCore
import MediaStorage
import NodeCatalog
import ProductionModel
import Synchronization
import SystemPackage
import Testing

@testable import PrevisEngine

/// The engine as the runner uses it: real FFmpeg, real media store.
@Suite struct PrevisEngineTests {
    private func input(_ payload: Value) -> JobInput {
        JobInput(
            job: JobID(Identifier128(high: 1, low: 2)), function: PrevisEngine.function, tier: .draft,
            payload: payload, media: [])
    }

    private func withStore<Result>(_ body: (MediaStore) async throws -> Result) async throws -> Result {
        let folder = FilePath("/tmp").appending("previs-\(UInt64.random(in: .min ... .max))")
        let store = try await MediaStore.open(root: folder)
        defer { try? FileManager.default.removeItem(atPath: folder.string) }
        return try await body(store)
    }

    @Test func `a shot becomes a clip of exactly its frames, the same bytes each time`() async throws {
        let engine = PrevisEngine(ffmpeg: try await FFmpeg.locate(), lines: 180)
        let shot = SampleShot.shot(duration: 12)
        try await withStore { store in
            let reports = Mutex<[JobProgress]>([])
            let context = JobContext(
                report: { progress in reports.withLock { $0.append(progress) } }, media: store,
                saveResumeToken: { _ in })
            let output = try await engine.run(input(shot.payload), context)
            #expect(output.frames == 12)
            #expect(output.kind == .video)
            #expect(store.contains(output.hash))
            #expect(output.recipe["width"] == .integer(320))
            #expect(output.recipe["instruction_set"] == .text("avx2"))
            let seen = reports.withLock { $0 }
            #expect(seen.map(\.framesDone) == Array(0...12))
            #expect(seen.allSatisfy { $0.framesTotal == 12 })
            let again = PrevisEngine(ffmpeg: try await FFmpeg.locate(), parallelism: 1, lines: 180)
            #expect(try await again.run(input(shot.payload), context).hash == output.hash)
        }
    }

    @Test func `a payload that is no shot is refused as invalid`() async throws {
        let engine = PrevisEngine(ffmpeg: try await FFmpeg.locate(), lines: 180)
        try await withStore { store in
            let context = JobContext(report: { _ in }, media: store, saveResumeToken: { _ in })
            let error = await #expect(throws: EngineError.self) { try await engine.run(input(.text("")), context) }
            #expect(error?.kind == .invalid)
        }
    }

    @Test func `a height that cannot be encoded is refused as invalid`() async throws {
        let engine = PrevisEngine(ffmpeg: try await FFmpeg.locate(), lines: 181)
        try await withStore { store in
            let context = JobContext(report: { _ in }, media: store, saveResumeToken: { _ in })
            let payload = SampleShot.shot().payload
            let error = await #expect(throws: EngineError.self) { try await engine.run(input(payload), context) }
            #expect(error?.kind == .invalid)
        }
    }

    @Test func `a deadline that has passed ends the job and leaves nothing`() async throws {
        let engine = PrevisEngine(ffmpeg: try await FFmpeg.locate(), lines: 180)
        try await withStore { store in
            let context = JobContext(
                report: { _ in }, media: store, deadline: .now, saveResumeToken: { _ in })
            let payload = SampleShot.shot().payload
            let error = await #expect(throws: EngineError.self) { try await engine.run(input(payload), context) }
            #expect(error?.kind == .transient)
        }
    }

    @Test func `a cancelled job ends soon`() async throws {
        let engine = PrevisEngine(ffmpeg: try await FFmpeg.locate(), lines: 180)
        try await withStore { store in
            let (started, starting) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
            let context = JobContext(
                report: { if $0.framesDone == 1 { starting.yield() } }, media: store, saveResumeToken: { _ in })
            let input = input(SampleShot.shot(duration: 100_000).payload)
            let task = Task { try await engine.run(input, context) }
            for await _ in started { break }
            task.cancel()
            let error = await #expect(throws: EngineError.self) { try await task.value }
            #expect(error?.kind == .transient)
        }
    }

    @Test func `errors keep what the runner needs to know`() {
        let cases: [(any Error, EngineError.Class)] = [
            (PrevisError.unsupportedProcessor, .permanent), (PrevisError.deviceFailed(reason: ""), .permanent),
            (PrevisError.stageFailed(reason: ""), .resource), (PrevisError.outOfMemory(width: 2, height: 2), .resource),
            (FFmpegError(.diskFull, ""), .resource), (FFmpegError(.killed, ""), .transient),
            (FFmpegError(.failed, ""), .transient), (FFmpegError(.notInstalled, ""), .permanent),
            (FFmpegError(.badSettings, ""), .invalid), (MediaStorageError(.diskFull, ""), .resource),
            (MediaStorageError(.readOnly, ""), .permanent), (MediaStorageError(.failed, ""), .transient),
            (PayloadError(.badField, path: "", message: ""), .invalid), (CancellationError(), .transient),
            (Errno.badAddress, .permanent), (EngineError(.resource, ""), .resource),
        ]
        for (error, kind) in cases { #expect(EngineError(previs: error).kind == kind) }
    }
}
