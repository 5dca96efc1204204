public import GraphCore

/// The first byte of a binary message on the live connection; Docs/live.md states what follows.
public enum LiveFrame: UInt8, CaseIterable, Sendable {
    /// From the client: a change.
    case propose = 0x01
    /// From the studio: the document as of a revision.
    case document = 0x10
    /// From the studio: the change that made a revision.
    case change = 0x11
    /// From the studio: a small picture of a shot in work.
    case picture = 0x12
}

/// A text message from the client.
public enum ClientMessage: Hashable, Sendable {
    /// Follow that project from here on.
    case open(ProjectID, revision: Revision?, since: UInt64?)
    /// Follow the list of projects.
    case studio
    /// Follow the queue of all projects.
    case watchQueue

    private struct Open: Sendable {
        let project: ProjectID
        let revision: Revision?
        let since: UInt64?
    }

    /// By `type`.
    public static let schema = Schema<ClientMessage>.tagged(
        "ClientMessage", "What the page says on the live connection.", by: "type",
        [
            TaggedCase(
                "open",
                ObjectSchema<Open>(
                    "OpenMessage", "Follow that project from here on.",
                    .member("project", \.project, .spelled(.project)),
                    .optional("revision", \.revision, .revision, "Only later changes are wanted."),
                    .optional("since", \.since, .count, "The events after that number are wanted."), make: Open.init),
                part: { message in
                    guard case .open(let project, let revision, let since) = message else { return nil }
                    return Open(project: project, revision: revision, since: since)
                }, whole: { .open($0.project, revision: $0.revision, since: $0.since) }),
            TaggedCase(
                "studio",
                ObjectSchema<ClientMessage>("FollowStudioMessage", "Follow the list of projects.", make: { .studio }),
                part: { $0 == .studio ? .studio : nil }, whole: { $0 }),
            TaggedCase(
                "watchQueue",
                ObjectSchema<ClientMessage>(
                    "WatchQueueMessage", "Follow the queue of all projects.", make: { .watchQueue }),
                part: { $0 == .watchQueue ? .watchQueue : nil }, whole: { $0 }),
        ])
}

/// How far a job is, as it is told to whoever looks on.
public struct JobProgressBody: Hashable, Sendable {
    /// The job.
    public let job: Identifier128
    /// The node it is about; nil for files made beside the takes.
    public let node: NodeID?
    /// How far it is.
    public let progress: ProgressBody

    /// A progress from its parts.
    public init(job: Identifier128, node: NodeID?, progress: ProgressBody) {
        self.job = job
        self.node = node
        self.progress = progress
    }

    /// See `progress` in Docs/live.md.
    public static let schema = Schema.object(
        "JobProgress", "How far a job is.", .member("job", \.job, .spelled(.identifier)),
        .member("node", \.node, Schema<NodeID>.spelled(.node).orNull),
        .member("stage", \.progress.stage, .text(0...200)),
        .member("fraction", \.progress.fraction, .fraction), .member("framesDone", \.progress.framesDone, .count),
        .member("framesTotal", \.progress.framesTotal, .count, "0 when unknown."),
        .member("secondsLeft", \.progress.secondsLeft, Schema<Int>.count.orNull),
        make: { job, node, stage, fraction, done, total, left in
            JobProgressBody(
                job: job, node: node,
                progress: ProgressBody(
                    stage: stage, fraction: fraction, framesDone: done, framesTotal: total, secondsLeft: left))
        })
}

/// How far a run is as a whole.
public struct RunProgressBody: Hashable, Sendable {
    /// The run.
    public let run: Identifier128
    /// How much is done, 0…1: finished jobs count whole, those in work by their share.
    public let fraction: Double
    /// How long it will still take; nil when that cannot be said.
    public let secondsLeft: Int?

    /// A progress from its parts.
    public init(run: Identifier128, fraction: Double, secondsLeft: Int?) {
        self.run = run
        self.fraction = fraction
        self.secondsLeft = secondsLeft
    }

    /// `{run, fraction, secondsLeft|null}`.
    public static let schema = Schema.object(
        "RunProgress", "How far a run is as a whole.", .member("run", \.run, .spelled(.identifier)),
        .member("fraction", \.fraction, .fraction), .member("secondsLeft", \.secondsLeft, Schema<Int>.count.orNull),
        make: RunProgressBody.init)
}

/// A text message from the studio.
public enum StudioMessage: Hashable, Sendable {
    /// First: who is signed in, to which version, and which start of the studio this is.
    case hello(user: UserBody, version: String, instance: Identifier128)
    /// Everything there is to know of the project's runs as of an event.
    case state(ProjectID, event: UInt64, nodes: [NodeStateBody], runs: [RunBody])
    /// What happened up to an event, and how the nodes and runs concerned stand now.
    case events(ProjectID, event: UInt64, items: [EventBody], nodes: [NodeStateBody], runs: [RunBody])
    /// How far jobs in work are, and the runs they belong to.
    case progress(ProjectID, jobs: [JobProgressBody], runs: [RunProgressBody])
    /// Places in the queue, 1 being next.
    case queue(ProjectID, positions: [Identifier128: Int])
    /// Projects that are new or changed.
    case projects(event: UInt64, items: [ProjectBody])
    /// The queue of all projects, as a whole.
    case studioQueue(QueueBody)
    /// Something of the studio's own library changed, up to an event of it.
    case library(event: UInt64)
    /// A change was not taken; the code is a rule's number, or 0.
    case refused(ChangeID, code: UInt8, reason: String)
    /// The project is not followed (any more).
    case closed(ProjectID, reason: String)
    /// The message before was not understood.
    case error(String)
}
