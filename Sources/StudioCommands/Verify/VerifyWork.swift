import Execution
import Persistence
import PersistenceSQLite
import StudioAPI
import StudioServer

/// Makes a take again in a folder that nobody serves: this process is the worker meanwhile.
struct VerifyWork: Sendable {
    let studio: OpenStudio
    let desk: VerificationDesk
    let job: JobID
    let line: VerifyLine

    /// Works until the job is settled.
    func run() async throws -> VerificationBody {
        let (events, teller) = AsyncStream.makeStream(of: RunnerEvent.self, bufferingPolicy: .bufferingNewest(256))
        let processor = studio.processor { teller.yield($0) }
        return try await withThrowingTaskGroup(of: VerificationBody?.self) { group in
            group.addTask {
                try await processor.run()
                return nil
            }
            group.addTask { try await tell(events) }
            group.addTask { try await settle() }
            // The processor and the teller end with an error or not at all.
            defer { group.cancelAll() }
            while let ended = try await group.next() {
                try Task.checkCancellation()
                guard let result = ended else { continue }
                group.cancelAll()
                try await group.waitForAll()
                return result
            }
            throw CancellationError()
        }
    }

    /// Shows how far the job is. A server waits for disk and memory to come back; a person wants to be told.
    private func tell(_ events: AsyncStream<RunnerEvent>) async throws -> VerificationBody? {
        for await event in events {
            switch event {
            case .progressed(let leased, let progress) where leased.key.job == job:
                line.show(progress.stage, progress.framesDone, of: progress.framesTotal)
            case .failed(let leased, let error) where leased.key.job == job && error.kind == .resource:
                throw CommandFailure(error.message)
            default: continue
            }
        }
        return nil
    }

    private func settle() async throws -> VerificationBody? {
        let principal = studio.store.localPrincipal()
        let news = try await studio.store.newestEvents(of: .studio, as: principal)
        var result = try await desk.verification(job, as: principal)
        if result.isSettled { return result }
        for await _ in news {
            result = try await desk.verification(job, as: principal)
            if result.isSettled { return result }
        }
        return nil
    }
}
