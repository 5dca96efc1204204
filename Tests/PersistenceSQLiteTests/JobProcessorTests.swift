import Access
import Execution
import Foundation
import GraphCore
import MediaStorage
import Persistence
import Synchronization
import SystemPackage
import Testing

/// The processor over the real store.
struct JobProcessorTests {
    /// An engine that does what the test says and counts how many work at once.
    private final class ScriptedEngine: Engine {
        typealias Script = @Sendable (JobInput, JobContext) async throws(EngineError) -> JobOutput

        private let script: Script
        private let counts = Mutex((now: 0, most: 0))

        init(_ script: @escaping Script) { self.script = script }

        var most: Int { counts.withLock { $0.most } }

        @concurrent func run(_ input: JobInput, _ context: JobContext) async throws(EngineError) -> JobOutput {
            counts.withLock { counts in
                counts.now += 1
                counts.most = max(counts.most, counts.now)
            }
            defer { counts.withLock { $0.now -= 1 } }
            return try await script(input, context)
        }
    }

    private func processor(
        _ fixture: StoreFixture, _ engine: ScriptedEngine, slots: Int = 3,
        previewInterval: Duration = .milliseconds(500), observe: @escaping @Sendable (RunnerEvent) -> Void = { _ in }
    ) -> JobProcessor {
        JobProcessor(
            queue: fixture.store, engines: EngineTable([StoreFixture.function.name: engine]),
            media: MediaStore(root: FilePath(fixture.folder.path)), as: fixture.principal,
            configuration: .init(
                worker: WorkerID(fixture.fresh()), name: "test", slots: slots, previewInterval: previewInterval),
            now: { fixture.now }, observe: observe)
    }

    /// Runs the processor until the run is settled, then stops it.
    private func settle(_ run: RunID, _ processor: JobProcessor, _ fixture: StoreFixture) async throws {
        let heads = try await fixture.store.newestEvents(of: .studio, as: fixture.principal)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await processor.run() }
            if try await !fixture.store.run(run, as: fixture.principal).isSettled {
                for await _ in heads where try await fixture.store.run(run, as: fixture.principal).isSettled { break }
            }
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    /// A file with the job's name in it.
    private static func output(of input: JobInput, _ context: JobContext) async throws(EngineError) -> JobOutput {
        do {
            let file = try await context.media.write(Array(input.job.bits.text.utf8))
            return JobOutput(
                hash: file.hash, byteCount: file.byteCount, kind: .video, frames: 24, recipe: [:], remarks: [])
        } catch {
            throw EngineError(.permanent, error.message)
        }
    }

    @Test func `a graph is worked through, never with more at once than there are slots`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let engine = ScriptedEngine { input, context throws(EngineError) in
                await Task.yield()
                return try await Self.output(of: input, context)
            }
            let shots = (0..<40).map { StoreFixture.job(UInt64($0)) }
            let run = try await fixture.submit(shots + [StoreFixture.job(99, reads: Array(0..<40))], to: project)
            try await settle(run.id, processor(fixture, engine), fixture)
            #expect(try await fixture.store.run(run.id, as: fixture.principal).hasSucceeded)
            #expect((1...3).contains(engine.most))
        }
    }

    @Test func `what the worker adds to an output takes nothing of it away`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let engine = ScriptedEngine { input, context throws(EngineError) in
                let made = try await Self.output(of: input, context)
                return JobOutput(
                    hash: made.hash, byteCount: made.byteCount, kind: .image, mediaType: "image/webp", frames: 1,
                    recipe: ["engine": .text("own")], remarks: ["Seen."])
            }
            let run = try await fixture.submit([StoreFixture.job(1)], to: project)
            try await settle(run.id, processor(fixture, engine), fixture)
            let take = try #require(try await fixture.store.takes(in: project, as: fixture.principal).first)
            #expect(take.kind == .image && take.remarks == ["Seen."] && take.recipe["engine"] == .text("own"))
            #expect(take.recipe[RecipeKey.worker] != nil)
            let file = try await fixture.store.media(take.media, as: fixture.principal)
            #expect(file.mediaType == "image/webp")
        }
    }

    @Test func `a run submitted while the processor sleeps wakes it`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let engine = ScriptedEngine { input, context throws(EngineError) in
                try await Self.output(of: input, context)
            }
            let processor = processor(fixture, engine)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await processor.run() }
                for number in 0..<5 as Range<UInt64> {
                    let heads = try await fixture.store.newestEvents(of: .studio, as: fixture.principal)
                    let run = try await fixture.submit([StoreFixture.job(number)], to: project)
                    if try await !fixture.store.run(run.id, as: fixture.principal).isSettled {
                        for await _ in heads where try await fixture.store.run(run.id, as: fixture.principal).isSettled
                        { break }
                    }
                }
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(try await fixture.store.takes(in: project, as: fixture.principal).count == 5)
        }
    }

    @Test func `an engine's error is recorded and the rest goes on`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let engine = ScriptedEngine { input, context throws(EngineError) in
                guard case .record(let fields) = input.payload, fields["node"] != .integer(1) else {
                    throw EngineError(.invalid, "Shot 1 has no scene.")
                }
                return try await Self.output(of: input, context)
            }
            let run = try await fixture.submit((0..<3).map { StoreFixture.job($0) }, to: project)
            try await settle(run.id, processor(fixture, engine), fixture)
            #expect(try await fixture.states(of: run.id) == [.succeeded, .failed, .succeeded])
            let jobs = try await fixture.store.jobs(of: run.id, as: fixture.principal)
            #expect(jobs[1].message == "Shot 1 has no scene.")
        }
    }

    @Test func `a file that an engine names and that is not there, or is of another size, becomes no take`()
        async throws
    {
        try await withStore { fixture in
            let project = try await fixture.project()
            let engine = ScriptedEngine { input, context throws(EngineError) in
                guard case .record(let fields) = input.payload, fields["node"] == .integer(1) else {
                    return StoreFixture.output(7)
                }
                let made = try await Self.output(of: input, context)
                return JobOutput(
                    hash: made.hash, byteCount: made.byteCount + 1, kind: .video, frames: 24, recipe: [:], remarks: [])
            }
            let run = try await fixture.submit([StoreFixture.job(0), StoreFixture.job(1)], to: project)
            try await settle(run.id, processor(fixture, engine), fixture)
            #expect(try await fixture.states(of: run.id) == [.failed, .failed])
            let messages = try await fixture.store.jobs(of: run.id, as: fixture.principal).compactMap(\.message)
            #expect(messages.first == "The engine named a file that is not there.")
            #expect(messages.last?.contains("bytes, but it has 26") == true)
            #expect(try await fixture.store.takes(in: project, as: fixture.principal).isEmpty)
        }
    }

    @Test func `stopping hands unfinished jobs back`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let (starts, started) = AsyncStream.makeStream(of: Void.self)
            let engine = ScriptedEngine { _, _ throws(EngineError) in
                started.yield()
                do { try await Task.sleep(for: .seconds(3_600)) } catch { throw EngineError(.transient, "Stopped.") }
                throw EngineError(.permanent, "Nobody stopped it.")
            }
            let run = try await fixture.submit([StoreFixture.job(0), StoreFixture.job(1)], to: project)
            let processor = processor(fixture, engine)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await processor.run() }
                var first = starts.makeAsyncIterator()
                _ = await first.next()
                _ = await first.next()
                group.cancelAll()
                try await group.waitForAll()
            }
            #expect(try await fixture.states(of: run.id) == [.ready, .ready])
            let jobs = try await fixture.store.jobs(of: run.id, as: fixture.principal)
            #expect(jobs.allSatisfy { $0.attempts == 0 && $0.message == nil })
        }
    }

    @Test func `cancelling a job stops its engine, and its slot takes the next`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let (starts, started) = AsyncStream.makeStream(of: JobID.self)
            let engine = ScriptedEngine { input, context throws(EngineError) in
                started.yield(input.job)
                if case .record(let fields) = input.payload, fields["node"] == .integer(1) {
                    return try await Self.output(of: input, context)
                }
                do { try await Task.sleep(for: .seconds(3_600)) } catch { throw EngineError(.transient, "Stopped.") }
                throw EngineError(.permanent, "Nobody stopped it.")
            }
            let run = try await fixture.submit([StoreFixture.job(0), StoreFixture.job(1)], to: project)
            let processor = processor(fixture, engine, slots: 1)
            async let settled: Void = settle(run.id, processor, fixture)
            var first = starts.makeAsyncIterator()
            let job = try #require(await first.next())
            #expect(try await fixture.store.cancel(job, as: fixture.principal))
            try await settled
            #expect(try await fixture.states(of: run.id) == [.cancelled, .succeeded])
        }
    }

    /// The store, except that renewing fails as on a full disk.
    private struct UnrenewingQueue: JobQueue {
        let store: any StudioStore

        func join(_ offer: WorkerOffer, as principal: Principal) async throws {
            try await store.join(offer, as: principal)
        }
        func leave(_ worker: WorkerID, as principal: Principal) async throws {
            try await store.leave(worker, as: principal)
        }
        func claim(
            _ worker: WorkerID, limit: Int, for span: Duration, as principal: Principal
        ) async throws -> Claim {
            try await store.claim(worker, limit: limit, for: .seconds(30), as: principal)
        }
        func renew(
            _ leases: [LeaseKey], for span: Duration, as principal: Principal
        ) async throws -> Set<LeaseKey> {
            throw StoreError(.diskFull, "The disk is full.", in: "renew")
        }
        func saveResumeToken(_ bytes: [UInt8], for lease: LeaseKey, as principal: Principal) async throws {
            try await store.saveResumeToken(bytes, for: lease, as: principal)
        }
        func complete(_ lease: LeaseKey, with output: JobOutput, as principal: Principal) async throws {
            try await store.complete(lease, with: output, as: principal)
        }
        func fail(_ lease: LeaseKey, with error: EngineError, as principal: Principal) async throws {
            try await store.fail(lease, with: error, as: principal)
        }
        func news() -> AsyncStream<QueueNews> { store.news() }
    }

    @Test func `a processor whose store fails ends with the store's error`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            _ = try await fixture.submit([StoreFixture.job(0)], to: project)
            let engine = ScriptedEngine { (_, _) throws(EngineError) in
                try? await Task.sleep(for: .seconds(3600))
                throw EngineError(.transient, "Stopped.")
            }
            let processor = JobProcessor(
                queue: UnrenewingQueue(store: fixture.store),
                engines: EngineTable([StoreFixture.function.name: engine]),
                media: MediaStore(root: FilePath(fixture.folder.path)), as: fixture.principal,
                configuration: .init(
                    worker: WorkerID(fixture.fresh()), name: "test", slots: 1, leaseSpan: .milliseconds(30)),
                now: { fixture.now })
            let error = await #expect(throws: StoreError.self) { try await processor.run() }
            #expect(error?.code == .diskFull)
        }
    }

    @Test func `a preview that comes too soon is not even made`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let run = try await fixture.submit([StoreFixture.job(0)], to: project)
            let made = Mutex(0)
            let engine = ScriptedEngine { (input, context) throws(EngineError) in
                for frame in 0..<100 {
                    context.preview {
                        made.withLock { $0 += 1 }
                        return PreviewPicture(frame: Int64(frame), width: 1, height: 1, rgb: [1, 2, 3])
                    }
                }
                return try await Self.output(of: input, context)
            }
            let seen = Mutex<[PreviewPicture]>([])
            let processor = processor(fixture, engine, previewInterval: .seconds(3600)) { event in
                if case .previewed(_, let picture) = event { seen.withLock { $0.append(picture) } }
            }
            try await settle(run.id, processor, fixture)
            #expect(made.withLock { $0 } == 1)
            #expect(seen.withLock { $0 } == [PreviewPicture(frame: 0, width: 1, height: 1, rgb: [1, 2, 3])])
        }
    }

    @Test func `progress only goes forward and ends with the last frame`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let seen = Mutex<[Int64]>([])
            let engine = ScriptedEngine { input, context throws(EngineError) in
                for frame in [1, 2, 3, 2, 50, 100] as [Int64] {
                    context.report(JobProgress(stage: "Rendering", framesDone: frame, framesTotal: 100))
                }
                return try await Self.output(of: input, context)
            }
            let run = try await fixture.submit([StoreFixture.job(0)], to: project)
            let processor = processor(fixture, engine) { event in
                if case .progressed(_, let progress) = event { seen.withLock { $0.append(progress.framesDone) } }
            }
            try await settle(run.id, processor, fixture)
            let frames = seen.withLock { $0 }
            #expect(frames == frames.sorted())
            #expect(frames.first == 1 && frames.last == 100)
        }
    }
}
