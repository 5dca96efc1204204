/// What a processor tells whoever watches it. What must last is in the store's events; these are for the moment.
public enum RunnerEvent: Sendable {
    /// A job is in work.
    case started(LeasedJob)
    /// A job has come further.
    case progressed(LeasedJob, JobProgress)
    /// How a job's result looks so far.
    case previewed(LeasedJob, PreviewPicture)
    /// A job's result is committed.
    case succeeded(LeasedJob, JobOutput)
    /// A job could not be done; whether it is tried again is in the store.
    case failed(LeasedJob, EngineError)
    /// The lease was taken away (cancelled, or expired); the work was stopped.
    case revoked(LeasedJob)
    /// The processor is stopping, and gives the job back undone.
    case handedBack(LeasedJob)
}

extension RunnerEvent {
    /// The run of the job it is about.
    public var run: RunID {
        switch self {
        case .started(let job), .progressed(let job, _), .previewed(let job, _), .succeeded(let job, _),
            .failed(let job, _), .revoked(let job), .handedBack(let job):
            job.run
        }
    }
}
