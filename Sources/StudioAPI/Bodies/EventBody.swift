public import GraphCore

/// Something that happened in a project.
public struct EventBody: Hashable, Sendable {
    /// What happened.
    public enum Happening: Hashable, Sendable {
        /// The project came to be.
        case project
        /// A change was appended to its document.
        case change(Revision)
        /// A run was submitted.
        case run(Identifier128)
        /// A job came into a state; the node is nil for files made beside the takes.
        case job(Identifier128, run: Identifier128, node: NodeID?, state: JobBody.State)
        /// A take was committed.
        case take(Identifier128, node: NodeID, number: Int, job: Identifier128)
        /// Somebody said something about a take, or put it out of sight.
        case review(Identifier128, node: NodeID)
        /// The project was paused or goes on, or a job of it was moved by hand.
        case queue
        /// Something of the project's library changed.
        case assets
    }

    /// Counts the project's events from 1, without gaps.
    public let number: UInt64
    /// When it was committed.
    public let moment: Moment
    /// What happened.
    public let happening: Happening

    /// An event from its parts.
    public init(number: UInt64, moment: Moment, _ happening: Happening) {
        self.number = number
        self.moment = moment
        self.happening = happening
    }

    /// See `Event` in Docs/live.md.
    public static let schema = Schema<EventBody>.tagged(
        "StudioEvent", "Something that happened in a project; `kind` says what.", by: "kind",
        [
            projectCase, changeCase, runCase, jobCase, takeCase, reviewCase, queueCase, assetsCase,
        ])

    private static let numberHelp = "Counts the project’s events from 1, without gaps."

    private static let projectCase = TaggedCase<EventBody>(
        "project",
        ObjectSchema(
            "ProjectEvent", "The project came to be.", .member("number", \.number, .count, numberHelp),
            .member("moment", \.moment, .spelled(.moment)), make: { EventBody(number: $0, moment: $1, .project) }),
        part: { $0.happening == .project ? $0 : nil }, whole: { $0 })

    private static let queueCase = TaggedCase<EventBody>(
        "queue",
        ObjectSchema(
            "QueueEvent", "The project was paused or goes on, or a job of it was moved by hand.",
            .member("number", \.number, .count, numberHelp), .member("moment", \.moment, .spelled(.moment)),
            make: { EventBody(number: $0, moment: $1, .queue) }),
        part: { $0.happening == .queue ? $0 : nil }, whole: { $0 })

    private static let assetsCase = TaggedCase<EventBody>(
        "assets",
        ObjectSchema(
            "AssetsEvent", "Something of the project’s library changed: an asset, a folder, or a picture of one.",
            .member("number", \.number, .count, numberHelp), .member("moment", \.moment, .spelled(.moment)),
            make: { EventBody(number: $0, moment: $1, .assets) }),
        part: { $0.happening == .assets ? $0 : nil }, whole: { $0 })

    private static let changeCase = TaggedCase<EventBody>(
        "change",
        ObjectSchema<Told<Revision>>(
            "ChangeEvent", "A change was appended to the document.",
            .member("number", \.number, .count, numberHelp), .member("moment", \.moment, .spelled(.moment)),
            .member("revision", \.what, .revision), make: Told.init),
        part: { if case .change(let revision) = $0.happening { Told($0, revision) } else { nil } },
        whole: { $0.event(.change($0.what)) })

    private static let runCase = TaggedCase<EventBody>(
        "run",
        ObjectSchema<Told<Identifier128>>(
            "RunEvent", "A run was submitted.", .member("number", \.number, .count, numberHelp),
            .member("moment", \.moment, .spelled(.moment)), .member("run", \.what, .spelled(.identifier)),
            make: Told.init),
        part: { if case .run(let run) = $0.happening { Told($0, run) } else { nil } },
        whole: { $0.event(.run($0.what)) })

    private struct JobMove: Sendable {
        let job: Identifier128
        let run: Identifier128
        let node: NodeID?
        let state: JobBody.State
    }

    private static let jobCase = TaggedCase<EventBody>(
        "job",
        ObjectSchema<Told<JobMove>>(
            "JobEvent", "A job came into a state.", .member("number", \.number, .count, numberHelp),
            .member("moment", \.moment, .spelled(.moment)), .member("job", \.what.job, .spelled(.identifier)),
            .member("run", \.what.run, .spelled(.identifier)),
            .member("node", \.what.node, Schema<NodeID>.spelled(.node).orNull),
            .member("state", \.what.state, JobBody.State.schema),
            make: { Told(number: $0, moment: $1, what: JobMove(job: $2, run: $3, node: $4, state: $5)) }),
        part: { event in
            guard case .job(let job, let run, let node, let state) = event.happening else { return nil }
            return Told(event, JobMove(job: job, run: run, node: node, state: state))
        }, whole: { $0.event(.job($0.what.job, run: $0.what.run, node: $0.what.node, state: $0.what.state)) })

    private struct NewTake: Sendable {
        let take: Identifier128
        let node: NodeID
        let number: Int
        let job: Identifier128
    }

    private static let takeCase = TaggedCase<EventBody>(
        "take",
        ObjectSchema<Told<NewTake>>(
            "TakeEvent", "A take was committed.", .member("number", \.number, .count, numberHelp),
            .member("moment", \.moment, .spelled(.moment)), .member("take", \.what.take, .spelled(.identifier)),
            .member("node", \.what.node, .spelled(.node)), .member("takeNumber", \.what.number, .count),
            .member("job", \.what.job, .spelled(.identifier)),
            make: { Told(number: $0, moment: $1, what: NewTake(take: $2, node: $3, number: $4, job: $5)) }),
        part: { event in
            guard case .take(let take, let node, let number, let job) = event.happening else { return nil }
            return Told(event, NewTake(take: take, node: node, number: number, job: job))
        }, whole: { $0.event(.take($0.what.take, node: $0.what.node, number: $0.what.number, job: $0.what.job)) })

    private struct Review: Sendable {
        let take: Identifier128
        let node: NodeID
    }

    private static let reviewCase = TaggedCase<EventBody>(
        "review",
        ObjectSchema<Told<Review>>(
            "ReviewEvent", "Somebody said something about a take, or put it out of sight.",
            .member("number", \.number, .count, numberHelp), .member("moment", \.moment, .spelled(.moment)),
            .member("take", \.what.take, .spelled(.identifier)), .member("node", \.what.node, .spelled(.node)),
            make: { Told(number: $0, moment: $1, what: Review(take: $2, node: $3)) }),
        part: { event in
            guard case .review(let take, let node) = event.happening else { return nil }
            return Told(event, Review(take: take, node: node))
        }, whole: { $0.event(.review($0.what.take, node: $0.what.node)) })
}

/// An event of one kind.
private struct Told<What: Sendable>: Sendable {
    let number: UInt64
    let moment: Moment
    let what: What

    init(number: UInt64, moment: Moment, what: What) {
        self.number = number
        self.moment = moment
        self.what = what
    }

    init(_ event: EventBody, _ what: What) { self.init(number: event.number, moment: event.moment, what: what) }

    func event(_ happening: EventBody.Happening) -> EventBody {
        EventBody(number: number, moment: moment, happening)
    }
}

/// Events after a number.
public struct EventsBody: Hashable, Sendable {
    /// The events, in order.
    public let items: [EventBody]
    /// The number of the project's newest event, 0 when there is none.
    public let newest: UInt64

    /// A page of events.
    public init(items: [EventBody], newest: UInt64) {
        self.items = items
        self.newest = newest
    }

    /// `{items, newest}`.
    public static let schema = Schema.object(
        "Events", "Events after a number.", .member("items", \.items, .list(EventBody.schema, limit: Page.limit)),
        .member("newest", \.newest, .count, "The number of the newest event; ask on until it is reached."),
        make: EventsBody.init)
}
