public import Access
import Execution
public import GraphCore
import Persistence
public import StudioAPI

extension QueueDesk {
    /// Gives nothing more out, of everything, a project or to a worker; what is in work is finished. The queue afterwards.
    public func pause(_ scope: QueueScopeBody, as principal: Principal) async throws -> QueueBody {
        try await store.pause(QueueScope(scope), as: principal)
        return try await queue(as: principal)
    }

    /// Lets what was paused go on. The queue afterwards.
    public func resume(_ scope: QueueScopeBody, as principal: Principal) async throws -> QueueBody {
        try await store.resume(QueueScope(scope), as: principal)
        return try await queue(as: principal)
    }

    /// Moves a waiting job; `StoreError.Code.invalid` when it, or the job that the place names, does not wait. The job
    /// afterwards.
    public func move(_ request: Requests.MoveJob, as principal: Principal) async throws -> QueueJobBody {
        try await store.move(JobID(request.job), to: QueuePlace(request.place), as: principal)
        return try await job(JobID(request.job), as: principal)
    }

    /// Forgets a worker’s failures, so that it is offered everything again. The queue afterwards.
    public func reset(worker: Identifier128, as principal: Principal) async throws -> QueueBody {
        try await store.reset(WorkerID(worker), as: principal)
        return try await queue(as: principal)
    }

    /// A job with the tries that did not succeed.
    public func attempts(of job: Identifier128, as principal: Principal) async throws -> JobWithAttemptsBody {
        let found = try await store.attempts(of: JobID(job), as: principal)
        return JobWithAttemptsBody(job: JobBody(found.job), attempts: found.attempts.map(AttemptBody.init))
    }
}

extension QueueScope {
    fileprivate init(_ body: QueueScopeBody) {
        self =
            switch body {
            case .everything: .everything
            case .project(let project): .project(project)
            case .worker(let worker): .worker(WorkerID(worker))
            }
    }
}

extension QueuePlace {
    fileprivate init(_ body: QueuePlaceBody) {
        self =
            switch body {
            case .before(let job): .before(JobID(job))
            case .after(let job): .after(JobID(job))
            case .first: .first
            case .last: .last
            }
    }
}

extension AttemptBody {
    fileprivate init(_ attempt: FailedAttempt) {
        self.init(
            number: attempt.number, worker: attempt.worker, kind: attempt.error.kind.rawValue,
            message: attempt.error.message, moment: Moment(attempt.moment))
    }
}
