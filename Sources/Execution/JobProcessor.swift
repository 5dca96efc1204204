public import Access
public import MediaStorage
private import Synchronization

/// A worker of this process: claims jobs, lends each to its engine, renews leases while the engines work, and commits
/// what they made.
///
/// It sleeps until there is news, a slot is free, or something falls due; it never asks the queue just to see.
public final class JobProcessor: Sendable {
    /// How a processor works.
    public struct Configuration: Sendable {
        /// The worker's id.
        public var worker: WorkerID
        /// What a person calls the worker.
        public var name: String
        /// The instructions that the machine's processor has, such as `avx2`, for recipes whose engine does not say.
        public var instructionSet: String?
        /// How many jobs are in work at once.
        public var slots: Int
        /// The memory its jobs may take together.
        public var resources: ResourceNeeds
        /// How long a lease lasts; it is renewed at a third of that.
        public var leaseSpan: Duration
        /// The shortest time between two progress events of a job.
        public var progressInterval: Duration
        /// The shortest time between two previews of a job.
        public var previewInterval: Duration

        /// A configuration from its parts.
        public init(
            worker: WorkerID, name: String, instructionSet: String? = nil, slots: Int = EngineTable.processorCount,
            resources: ResourceNeeds = .unlimited, leaseSpan: Duration = .seconds(30),
            progressInterval: Duration = .milliseconds(100),
            previewInterval: Duration = .milliseconds(500)
        ) {
            self.worker = worker
            self.name = name
            self.instructionSet = instructionSet
            self.slots = max(1, slots)
            self.resources = resources
            self.leaseSpan = leaseSpan
            self.progressInterval = progressInterval
            self.previewInterval = previewInterval
        }
    }

    private struct WorkInHand {
        var revocations: [LeaseKey: AsyncStream<Never>.Continuation] = [:]
        /// The moment at which the armed timer fires.
        var alarm: Timestamp?
    }

    private enum Outcome: Sendable {
        case output(JobOutput)
        case failure(EngineError)
    }

    private enum Signal: Sendable {
        case done(Outcome)
        case revoked
        case stopped
    }

    private let queue: any JobQueue
    private let engines: EngineTable
    private let media: MediaStore
    private let principal: Principal
    private let configuration: Configuration
    private let now: @Sendable () -> Timestamp
    private let observe: @Sendable (RunnerEvent) -> Void
    private let inHand = Mutex(WorkInHand())

    /// A processor that takes jobs for those engines. `observe` is called from any thread and must not block; `now` is
    /// the clock the queue's moments are told by.
    public init(
        queue: any JobQueue, engines: EngineTable, media: MediaStore, as principal: Principal,
        configuration: Configuration, now: @escaping @Sendable () -> Timestamp = Timestamp.now,
        observe: @escaping @Sendable (RunnerEvent) -> Void = { _ in }
    ) {
        self.queue = queue
        self.engines = engines
        self.media = media
        self.principal = principal
        self.configuration = configuration
        self.now = now
        self.observe = observe
    }

    /// Works until its task is cancelled, then stops the engines and hands every lease back before it returns.
    ///
    /// Throws what the store throws; a job's own failure is recorded and does not end the run. One call at a time.
    public func run() async throws {
        // Subscribed before the first claim, so that nothing arrives unseen between the two.
        let news = queue.news()
        try await queue.join(
            WorkerOffer(
                id: configuration.worker, name: configuration.name, functions: engines.functions,
                slots: configuration.slots, resources: configuration.resources), as: principal)
        do {
            try await work(on: news)
        } catch {
            // The first error is the one to tell; what cannot be handed back now expires.
            try? await queue.leave(configuration.worker, as: principal)
            throw error
        }
        try await queue.leave(configuration.worker, as: principal)
    }

    private func work(on news: AsyncStream<QueueNews>) async throws {
        let (wakes, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingDiscardingTaskGroup { group in
            // What a child throws cancels the others, but not this body, which would wait for ever for the next wake.
            group.addTask { try await self.endingWakes(bell) { try await self.follow(news, ringing: bell) } }
            group.addTask { try await self.endingWakes(bell) { try await self.renewRegularly() } }
            bell.yield()
            for await _ in wakes { try await self.fillSlots(in: &group, ringing: bell) }
            group.cancelAll()
        }
    }

    /// Runs a child's work; when it throws, nothing wakes the processor any more and it ends.
    private func endingWakes(
        _ bell: AsyncStream<Void>.Continuation, _ work: () async throws -> Void
    ) async throws {
        do {
            try await work()
        } catch {
            bell.finish()
            throw error
        }
    }

    /// Claims until the slots are full or the queue has nothing more, then arms the timer for what falls due.
    private func fillSlots(
        in group: inout ThrowingDiscardingTaskGroup<any Error>, ringing bell: AsyncStream<Void>.Continuation
    ) async throws {
        while !Task.isCancelled {
            let free = configuration.slots - inHand.withLock { $0.revocations.count }
            guard free > 0 else { return }
            let claim = try await queue.claim(
                configuration.worker, limit: free, for: configuration.leaseSpan, as: principal)
            for job in claim.jobs {
                let (revocation, continuation) = AsyncStream.makeStream(of: Never.self)
                inHand.withLock { $0.revocations[job.key] = continuation }
                group.addTask {
                    try await self.endingWakes(bell) { try await self.carryOut(job, until: revocation) }
                    bell.yield()
                }
            }
            guard claim.jobs.count < free else { continue }
            if let due = claim.nextDue { armAlarm(at: due, in: &group, ringing: bell) }
            return
        }
    }

    private func armAlarm(
        at due: Timestamp, in group: inout ThrowingDiscardingTaskGroup<any Error>,
        ringing bell: AsyncStream<Void>.Continuation
    ) {
        let isEarlier = inHand.withLock { work in
            if let alarm = work.alarm, alarm <= due { return false }
            work.alarm = due
            return true
        }
        guard isEarlier else { return }
        let delay = max(due - now(), .zero)
        group.addTask {
            // A cancelled sleep means that the processor is stopping; there is nothing to ring for then.
            guard (try? await Task.sleep(for: delay)) != nil else { return }
            self.inHand.withLock { if $0.alarm == due { $0.alarm = nil } }
            bell.yield()
        }
    }

    private func follow(_ news: AsyncStream<QueueNews>, ringing bell: AsyncStream<Void>.Continuation) async throws {
        var seen = QueueNews()
        for await newest in news {
            if newest.revocations != seen.revocations { try await renew() }
            seen = newest
            bell.yield()
        }
    }

    private func renewRegularly() async throws {
        while (try? await Task.sleep(for: configuration.leaseSpan / 3)) != nil { try await renew() }
    }

    /// Renews every lease in hand and stops the work on those that are lost.
    private func renew() async throws {
        let keys = inHand.withLock { Array($0.revocations.keys) }
        guard !keys.isEmpty else { return }
        let lost = try await queue.renew(keys, for: configuration.leaseSpan, as: principal)
        inHand.withLock { work in
            for key in lost { work.revocations[key]?.finish() }
        }
    }

    private func carryOut(_ job: LeasedJob, until revocation: AsyncStream<Never>) async throws {
        defer { _ = inHand.withLock { $0.revocations.removeValue(forKey: job.key) } }
        observe(.started(job))
        let (outcome, isRevoked) = await execute(job, until: revocation)
        do {
            switch outcome {
            // A result is offered even when the processor is stopping: the work is done, and the token guards.
            case .output(let output) where !isRevoked:
                if let error = fault(in: output) {
                    try await queue.fail(job.key, with: error, as: principal)
                    return observe(.failed(job, error))
                }
                let output = output.made(by: configuration.name, on: configuration.instructionSet)
                try await queue.complete(job.key, with: output, as: principal)
                observe(.succeeded(job, output))
            case .failure(let error) where !isRevoked && !Task.isCancelled:
                try await queue.fail(job.key, with: error, as: principal)
                observe(.failed(job, error))
            default: observe(isRevoked ? .revoked(job) : .handedBack(job))
            }
        } catch is LeaseLost {
            observe(.revoked(job))
        }
    }

    /// Why an output cannot be what an engine says it is; a take must never name a file that is not there.
    private func fault(in output: JobOutput) -> EngineError? {
        do throws(MediaStorageError) {
            let size = try media.byteCount(of: output.hash)
            guard size != output.byteCount else { return nil }
            return EngineError(
                .permanent, "The engine named a file of \(output.byteCount) bytes, but it has \(size).")
        } catch {
            return EngineError(.permanent, "The engine named a file that is not there.", detail: error.message)
        }
    }

    /// Runs the engine, and cancels it when the lease is revoked.
    private func execute(_ job: LeasedJob, until revocation: AsyncStream<Never>) async -> (Outcome, isRevoked: Bool) {
        guard let engine = engines[job.input.function] else {
            let name = "\(job.input.function.name) \(job.input.function.version)"
            return (.failure(EngineError(.permanent, "This worker was given \(name), which it does not offer.")), false)
        }
        let context = context(for: job)
        return await withTaskGroup(of: Signal.self) { group in
            group.addTask {
                do throws(EngineError) {
                    return .done(.output(try await engine.run(job.input, context)))
                } catch {
                    return .done(.failure(error))
                }
            }
            group.addTask {
                // The stream carries nothing; it ends when the lease is revoked or this task is cancelled.
                for await _ in revocation {}
                return Task.isCancelled ? .stopped : .revoked
            }
            var outcome = Outcome.failure(EngineError(.transient, "The engine did not answer."))
            var isRevoked = false
            for await signal in group {
                switch signal {
                case .done(let result): outcome = result
                case .revoked: isRevoked = true
                case .stopped: break
                }
                group.cancelAll()
            }
            return (outcome, isRevoked)
        }
    }

    private func context(for job: LeasedJob) -> JobContext {
        let gate = ProgressGate(interval: configuration.progressInterval) { [observe] in observe(.progressed(job, $0)) }
        let previews = PreviewGate(interval: configuration.previewInterval) { [observe] in observe(.previewed(job, $0))
        }
        return JobContext(report: { gate.report($0) }, preview: { previews.offer($0) }, media: media) {
            [queue, principal] bytes throws(EngineError) in
            do {
                try await queue.saveResumeToken(bytes, for: job.key, as: principal)
            } catch {
                throw EngineError(.transient, "The resume token could not be stored.", detail: "\(error)")
            }
        }
    }
}
