import Access
public import GraphCore

extension StudioEndpoints {
    /// The queue as a whole.
    public static let queue = Endpoint<Void, QueueBody>(
        "queue", .get, "/api/v1/queue", "The queue as a whole: workers, what each does, pauses, throughput.",
        needs: .viewStudio, answer: .json(QueueBody.schema, example: Example.queue), make: {})

    /// Part of the waiting jobs, in the order of the queue.
    public static let queueJobs = Endpoint<Requests.QueueJobs, QueueJobsBody>(
        "queueJobs", .get, "/api/v1/queue/jobs",
        "Jobs that wait, in the order in which they will be given out, from a place on.", needs: .viewStudio,
        answer: .json(
            QueueJobsBody.schema, example: QueueJobsBody(items: [Example.waitingJob], from: 0, total: 1)),
        .optional(.query, "from", .place, "The place of the first, counted from 0; 0 if nothing is said."), .limit,
        .optional(.query, "project", .project, "Only jobs of that project."),
        make: { Requests.QueueJobs(from: $0 ?? 0, limit: $1, project: $2) })

    /// What was done lately.
    public static let queueHistory = Endpoint<Requests.QueueHistory, ListBody<QueueJobBody>>(
        "queueHistory", .get, "/api/v1/queue/history",
        "Jobs that are done, have failed or were cancelled, the newest first.",
        needs: .viewStudio,
        answer: .json(
            ListBody.schema("QueueJob", of: QueueJobBody.schema), example: ListBody(items: [Example.doneJob])),
        .optional(.query, "project", .project, "Only jobs of that project."), .limit, .cursor,
        make: { Requests.QueueHistory(project: $0, page: Page(count: $1, cursor: $2)) })

    /// Gives nothing more out; what is in work goes on.
    public static let pauseQueue = Endpoint<QueueScopeBody, QueueBody>(
        "pauseQueue", .post, "/api/v1/queue/pause",
        "Gives nothing more out, of everything, a project or to a worker; what is in work is finished.",
        needs: .operateStudio, answer: .json(QueueBody.schema, example: Example.queue), problems: [.notFound],
        .json(QueueScopeBody.schema, example: .project(Example.projectID)), make: { $0 })

    /// Lets it go on.
    public static let resumeQueue = Endpoint<QueueScopeBody, QueueBody>(
        "resumeQueue", .post, "/api/v1/queue/resume", "Lets what was paused go on.", needs: .operateStudio,
        answer: .json(QueueBody.schema, example: Example.queue), problems: [.notFound],
        .json(QueueScopeBody.schema, example: .everything), make: { $0 })

    /// Moves a waiting job.
    public static let moveJob = Endpoint<Requests.MoveJob, QueueJobBody>(
        "moveJob", .post, "/api/v1/jobs/{job}/move", "Moves a waiting job to another place in the queue.",
        needs: .operateStudio, answer: .json(QueueJobBody.schema, example: Example.waitingJob),
        problems: [.conflict], .path("job", .identifier), .json(QueuePlaceBody.schema, example: .first),
        make: Requests.MoveJob.init)

    /// A job with the tries that did not succeed.
    public static let job = Endpoint<Identifier128, JobWithAttemptsBody>(
        "job", .get, "/api/v1/jobs/{job}", "A job with the tries that did not succeed.", needs: .viewProject,
        answer: .json(
            JobWithAttemptsBody.schema, example: JobWithAttemptsBody(job: Example.job, attempts: [Example.attempt])),
        .path("job", .identifier), make: { $0 })

    /// Tries one failed job again.
    public static let retryJob = Endpoint<Identifier128, CountBody>(
        "retryJob", .post, "/api/v1/jobs/{job}/retry",
        "Tries a failed job again; what waited for it waits anew. Another one is left as it is.", needs: .runProject,
        answer: .json(CountBody.schema, example: CountBody(count: 1)), .path("job", .identifier), make: { $0 })

    /// Cancels all that is left to do of a project.
    public static let cancelProject = Endpoint<ProjectID, CountBody>(
        "cancelProject", .post, "/api/v1/projects/{project}/cancel",
        "Cancels every job of a project that is not settled.", needs: .runProject,
        answer: .json(CountBody.schema, example: CountBody(count: 12)), .path("project", .project), make: { $0 })

    /// Tries again all that has failed in a project.
    public static let retryProject = Endpoint<ProjectID, CountBody>(
        "retryProject", .post, "/api/v1/projects/{project}/retry", "Tries every failed job of a project again.",
        needs: .runProject, answer: .json(CountBody.schema, example: CountBody(count: 2)),
        .path("project", .project), make: { $0 })

    /// Trusts a worker again.
    public static let resetWorker = Endpoint<Identifier128, QueueBody>(
        "resetWorker", .post, "/api/v1/workers/{worker}/reset",
        "Forgets a worker’s failures: what was withheld from it is offered again, and its engines rest no longer.",
        needs: .operateStudio, answer: .json(QueueBody.schema, example: Example.queue), problems: [.notFound],
        .path("worker", .identifier), make: { $0 })
}
