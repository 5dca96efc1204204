import Access
public import GraphCore

extension StudioEndpoints {
    /// What a run would do now.
    public static let plan = Endpoint<Requests.Plan, PlanBody>(
        "plan", .post, "/api/v1/projects/{project}/plan", "What a run would do now; nothing is started.",
        needs: .viewProject, answer: .json(PlanBody.schema, example: Example.plan), problems: [.conflict],
        bodyLimit: 1 << 20,
        .path("project", .project), .json(PlanRequestBody.schema, example: Example.planRequest),
        make: Requests.Plan.init)

    /// Starts a run.
    public static let startRun = Endpoint<Requests.Run, RunBody>(
        "startRun", .post, "/api/v1/projects/{project}/runs",
        "Starts a run. The same Idempotency-Key again answers the same run and starts nothing.", needs: .runProject,
        answer: .json(RunBody.schema, example: Example.run, status: 201),
        problems: [.conflict, .revisionMismatch, .idempotencyConflict],
        bodyLimit: 1 << 20, .path("project", .project),
        .optional(.header, "If-Match", .entityTag, "The revision that must be the head."),
        .optional(.header, "Idempotency-Key", .requestKey, "The client’s name for this request, good for a day."),
        .json(RunRequestBody.schema, example: Example.runRequest), make: Requests.Run.init)

    /// A project's runs, newest first.
    public static let runs = Endpoint<Requests.Runs, ListBody<RunBody>>(
        "runs", .get, "/api/v1/projects/{project}/runs", "A project’s runs, newest first.", needs: .viewProject,
        answer: .json(ListBody.schema("Run", of: RunBody.schema), example: ListBody(items: [Example.run])),
        .path("project", .project), .limit, .cursor,
        make: { Requests.Runs(project: $0, page: Page(count: $1, cursor: $2)) })

    /// A run with its jobs.
    public static let run = Endpoint<Identifier128, RunWithJobsBody>(
        "run", .get, "/api/v1/runs/{run}", "A run with its jobs.", needs: .viewProject,
        answer: .json(RunWithJobsBody.schema, example: RunWithJobsBody(run: Example.run, jobs: [Example.job])),
        .path("run", .identifier), make: { $0 })

    /// Cancels what is left of a run.
    public static let cancelRun = Endpoint<Identifier128, CountBody>(
        "cancelRun", .post, "/api/v1/runs/{run}/cancel", "Cancels every job of a run that is not settled.",
        needs: .runProject, answer: .json(CountBody.schema, example: CountBody(count: 3)), .path("run", .identifier),
        make: { $0 })

    /// Tries again what failed in a run.
    public static let retryRun = Endpoint<Identifier128, CountBody>(
        "retryRun", .post, "/api/v1/runs/{run}/retry", "Tries every failed job of a run again.", needs: .runProject,
        answer: .json(CountBody.schema, example: CountBody(count: 1)), .path("run", .identifier), make: { $0 })

    /// Cancels one job.
    public static let cancelJob = Endpoint<Identifier128, CountBody>(
        "cancelJob", .post, "/api/v1/jobs/{job}/cancel", "Cancels one job; a settled one is left as it is.",
        needs: .runProject, answer: .json(CountBody.schema, example: CountBody(count: 1)), .path("job", .identifier),
        make: { $0 })

    /// Every endpoint, in the order of Docs/live.md.
    public static let all: [EndpointDescription] =
        [
            live.description, ready.description, signIn.description, me.description, signOut.description,
            renameMe.description, projects.description, createProject.description, importScreenplay.description,
            breakDown.description,
            project.description, document.description, appendChange.description, changes.description,
            events.description,
            plan.description, startRun.description, runs.description, run.description, cancelRun.description,
            retryRun.description, variations.description, variationSheet.description, job.description,
            cancelJob.description, retryJob.description, moveJob.description,
            cancelProject.description, retryProject.description, queue.description, queueJobs.description,
            queueHistory.description, pauseQueue.description, resumeQueue.description, resetWorker.description,
            takes.description, take.description, reviewTake.description, takeRecipe.description,
            takeFile.description, verifyTake.description, verification.description, media.description,
            catalogue.description, encodedCatalogue.description, keys.description, createKey.description,
            deleteKey.description, createLink.description, openAPI.description,
        ] + ofTemplates + ofAssets
}
