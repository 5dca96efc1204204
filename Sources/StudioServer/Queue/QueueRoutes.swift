import Access
import Execution
import GraphCore
import Hummingbird
import Persistence
import StudioAPI

/// The queue of all projects: seen, paused, ordered.
struct QueueRoutes: Sendable {
    let studio: Studio
    let desk: QueueDesk

    func add(to routes: EndpointRoutes) {
        routes.on(StudioEndpoints.queue) { _, principal in try await desk.queue(as: principal) }
        routes.on(StudioEndpoints.queueJobs) { request, principal in try await desk.jobs(request, as: principal) }
        routes.on(StudioEndpoints.queueHistory) { request, principal in
            try await desk.history(request, as: principal)
        }
        routes.on(StudioEndpoints.pauseQueue) { scope, principal in
            try await studio.store.pause(QueueScope(scope), as: principal)
            return try await desk.queue(as: principal)
        }
        routes.on(StudioEndpoints.resumeQueue) { scope, principal in
            try await studio.store.resume(QueueScope(scope), as: principal)
            return try await desk.queue(as: principal)
        }
        routes.on(StudioEndpoints.moveJob) { request, principal in
            try await studio.store.move(JobID(request.job), to: QueuePlace(request.place), as: principal)
            return try await desk.job(JobID(request.job), as: principal)
        }
        routes.on(StudioEndpoints.resetWorker) { worker, principal in
            try await studio.store.reset(WorkerID(worker), as: principal)
            return try await desk.queue(as: principal)
        }
        routes.on(StudioEndpoints.job) { id, principal in
            let found = try await studio.store.attempts(of: JobID(id), as: principal)
            return JobWithAttemptsBody(job: JobBody(found.job), attempts: found.attempts.map(AttemptBody.init))
        }
        routes.on(StudioEndpoints.retryJob) { id, principal in
            CountBody(count: try await studio.store.retry(JobID(id), as: principal) ? 1 : 0)
        }
        routes.on(StudioEndpoints.cancelProject) { project, principal in
            CountBody(count: try await studio.store.cancelAll(of: project, as: principal))
        }
        routes.on(StudioEndpoints.retryProject) { project, principal in
            CountBody(count: try await studio.store.retryAll(of: project, as: principal))
        }
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
