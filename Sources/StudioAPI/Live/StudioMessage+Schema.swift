import GraphCore

extension StudioMessage {
    /// By `type`.
    public static let schema = Schema<StudioMessage>.tagged(
        "StudioMessage", "What the studio says on the live connection.", by: "type",
        [
            helloCase, stateCase, eventsCase, progressCase, queueCase, projectsCase, studioQueueCase, libraryCase,
            refusedCase, closedCase, errorCase,
        ])

    private static let eventHelp = "The number of the newest event it includes."
    private static let nodeStates = Schema<[NodeStateBody]>.list(NodeStateBody.schema, limit: GraphLimits.nodes)
    private static let runs = Schema<[RunBody]>.list(RunBody.schema, limit: GraphLimits.nodes)
    private static let sentence = Schema<String>.text(0...4096)

    private struct Hello: Sendable {
        let user: UserBody
        let version: String
        let instance: Identifier128
    }

    private static let helloCase = TaggedCase<StudioMessage>(
        "hello",
        ObjectSchema<Hello>(
            "HelloMessage", "Who is signed in, and to what; the first message.",
            .member("user", \.user, UserBody.schema),
            .member("version", \.version, .text(1...64), "The studio’s version."),
            .member("instance", \.instance, .spelled(.identifier), "Another one after each start of the studio."),
            make: Hello.init),
        part: { message in
            guard case .hello(let user, let version, let instance) = message else { return nil }
            return Hello(user: user, version: version, instance: instance)
        }, whole: { .hello(user: $0.user, version: $0.version, instance: $0.instance) })

    private struct Standing: Sendable {
        let project: ProjectID
        let event: UInt64
        var items: [EventBody] = []
        let nodes: [NodeStateBody]
        let runs: [RunBody]
    }

    private static let stateCase = TaggedCase<StudioMessage>(
        "state",
        ObjectSchema<Standing>(
            "StateMessage", "Everything there is to know of the project’s runs.",
            .member("project", \.project, .spelled(.project)), .member("event", \.event, .count, eventHelp),
            .member("nodes", \.nodes, nodeStates), .member("runs", \.runs, runs, "Newest first."),
            make: { Standing(project: $0, event: $1, nodes: $2, runs: $3) }),
        part: { message in
            guard case .state(let project, let event, let nodes, let runs) = message else { return nil }
            return Standing(project: project, event: event, nodes: nodes, runs: runs)
        }, whole: { .state($0.project, event: $0.event, nodes: $0.nodes, runs: $0.runs) })

    private static let eventsCase = TaggedCase<StudioMessage>(
        "events",
        ObjectSchema<Standing>(
            "EventsMessage", "What happened, and how the nodes and runs concerned stand now.",
            .member("project", \.project, .spelled(.project)), .member("event", \.event, .count, eventHelp),
            .member("items", \.items, .list(EventBody.schema, limit: 10_000)), .member("nodes", \.nodes, nodeStates),
            .member("runs", \.runs, runs), make: { Standing(project: $0, event: $1, items: $2, nodes: $3, runs: $4) }),
        part: { message in
            guard case .events(let project, let event, let items, let nodes, let runs) = message else { return nil }
            return Standing(project: project, event: event, items: items, nodes: nodes, runs: runs)
        }, whole: { .events($0.project, event: $0.event, items: $0.items, nodes: $0.nodes, runs: $0.runs) })

    private struct ProgressNews: Sendable {
        let project: ProjectID
        let jobs: [JobProgressBody]
        let runs: [RunProgressBody]
    }

    private static let progressCase = TaggedCase<StudioMessage>(
        "progress",
        ObjectSchema<ProgressNews>(
            "ProgressMessage", "How far jobs in work are; at most ten a second.",
            .member("project", \.project, .spelled(.project)),
            .member("jobs", \.jobs, .list(JobProgressBody.schema, limit: 10_000)),
            .member("runs", \.runs, .list(RunProgressBody.schema, limit: 10_000), "The runs that these jobs are of."),
            make: ProgressNews.init),
        part: { message in
            guard case .progress(let project, let jobs, let runs) = message else { return nil }
            return ProgressNews(project: project, jobs: jobs, runs: runs)
        }, whole: { .progress($0.project, jobs: $0.jobs, runs: $0.runs) })

    private struct QueueNews: Sendable {
        let project: ProjectID
        let positions: [Identifier128: Int]
    }

    private static let queueCase = TaggedCase<StudioMessage>(
        "queue",
        ObjectSchema<QueueNews>(
            "QueueMessage", "Places in the queue of the project’s jobs.",
            .member("project", \.project, .spelled(.project)),
            .member(
                "positions", \.positions, .map(.identifier, .count, limit: GraphLimits.nodes), "By job; 1 is next."),
            make: QueueNews.init),
        part: { message in
            guard case .queue(let project, let positions) = message else { return nil }
            return QueueNews(project: project, positions: positions)
        }, whole: { .queue($0.project, positions: $0.positions) })

    private struct ProjectNews: Sendable {
        let event: UInt64
        let items: [ProjectBody]
    }

    private static let projectsCase = TaggedCase<StudioMessage>(
        "projects",
        ObjectSchema<ProjectNews>(
            "ProjectsMessage", "Projects that are new or changed; all of them first.",
            .member("event", \.event, .count, eventHelp),
            .member("items", \.items, .list(ProjectBody.schema, limit: 100_000)), make: ProjectNews.init),
        part: { message in
            guard case .projects(let event, let items) = message else { return nil }
            return ProjectNews(event: event, items: items)
        }, whole: { .projects(event: $0.event, items: $0.items) })

    private static let studioQueueCase = TaggedCase<StudioMessage>(
        "studioQueue",
        .sole(
            "StudioQueueMessage", "The queue of all projects as a whole; at most twice a second.", "queue",
            QueueBody.schema),
        part: { if case .studioQueue(let queue) = $0 { queue } else { nil } }, whole: { .studioQueue($0) })

    private static let libraryCase = TaggedCase<StudioMessage>(
        "library",
        .sole(
            "LibraryMessage", "Something of the studio’s own library changed; at most twice a second.", "event",
            Schema<UInt64>.count, "The number of the newest event of that library."),
        part: { if case .library(let event) = $0 { event } else { nil } }, whole: { .library(event: $0) })

    private struct Refusal: Sendable {
        let change: ChangeID
        let code: UInt8
        let reason: String
    }

    private static let refusedCase = TaggedCase<StudioMessage>(
        "refused",
        ObjectSchema<Refusal>(
            "RefusedMessage", "A change was not taken.", .member("change", \.change, .spelled(.change)),
            .member("code", \.code, Schema<UInt8>.integer(0...255), "The rule that refuses, or 0."),
            .member("reason", \.reason, sentence), make: Refusal.init),
        part: { message in
            guard case .refused(let change, let code, let reason) = message else { return nil }
            return Refusal(change: change, code: code, reason: reason)
        }, whole: { .refused($0.change, code: $0.code, reason: $0.reason) })

    private struct Closing: Sendable {
        let project: ProjectID
        let reason: String
    }

    private static let closedCase = TaggedCase<StudioMessage>(
        "closed",
        ObjectSchema<Closing>(
            "ClosedMessage", "The project is not followed (any more).",
            .member("project", \.project, .spelled(.project)),
            .member("reason", \.reason, sentence), make: Closing.init),
        part: { message in
            guard case .closed(let project, let reason) = message else { return nil }
            return Closing(project: project, reason: reason)
        }, whole: { .closed($0.project, reason: $0.reason) })

    private static let errorCase = TaggedCase<StudioMessage>(
        "error",
        .sole("ErrorMessage", "The message before was not understood; nothing happened.", "detail", sentence),
        part: { if case .error(let detail) = $0 { detail } else { nil } }, whole: { .error($0) })
}
