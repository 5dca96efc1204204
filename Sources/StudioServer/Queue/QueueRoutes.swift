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
        routes.on(StudioEndpoints.pauseQueue) { scope, principal in try await desk.pause(scope, as: principal) }
        routes.on(StudioEndpoints.resumeQueue) { scope, principal in try await desk.resume(scope, as: principal) }
        routes.on(StudioEndpoints.moveJob) { request, principal in try await desk.move(request, as: principal) }
        routes.on(StudioEndpoints.resetWorker) { worker, principal in
            try await desk.reset(worker: worker, as: principal)
        }
        routes.on(StudioEndpoints.job) { job, principal in try await desk.attempts(of: job, as: principal) }
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
