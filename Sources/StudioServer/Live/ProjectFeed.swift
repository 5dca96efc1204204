import Access
import Execution
import GraphCore
import NIOCore
import Persistence
import StudioAPI
import WebSocketChannel

/// Tells everybody who follows a project what happens in it, each thing encoded once.
///
/// It follows the store's numbered events. Whoever opens the project gets document and standing as of some revision and
/// event, and is subscribed in the same step in which it was found that nothing later has been told yet; so nobody
/// misses anything, and what comes twice has a number by which it is known.
actor ProjectFeed {
    /// More changes than this are told as a new document.
    private static let changeLimit = 500
    private static let eventLimit = 1000

    private let project: ProjectID
    private let studio: Studio
    private let group: SocketGroup<LiveSession, LiveTopic>
    private let progress: ProgressBoard
    private let hasChanged: @Sendable () -> Void
    private let principal: Principal
    private var toldEvent: UInt64
    private(set) var toldRevision: Revision
    private var toldPositions: [JobID: Int] = [:]
    private var openRuns: [RunID: RunSummary] = [:]
    private let progressBell = Bell()
    private let queueBell = Bell()
    private let end = Bell()

    private init(
        _ project: ProjectID, _ studio: Studio, _ group: SocketGroup<LiveSession, LiveTopic>, _ progress: ProgressBoard,
        _ principal: Principal, event: UInt64, revision: Revision, hasChanged: @escaping @Sendable () -> Void
    ) {
        self.project = project
        self.studio = studio
        self.group = group
        self.progress = progress
        self.principal = principal
        toldEvent = event
        toldRevision = revision
        self.hasChanged = hasChanged
    }

    /// A feed of a project from now on.
    static func make(
        of project: ProjectID, _ studio: Studio, _ group: SocketGroup<LiveSession, LiveTopic>,
        _ progress: ProgressBoard, hasChanged: @escaping @Sendable () -> Void
    ) async throws -> ProjectFeed {
        let principal = studio.localPrincipal()
        // The event first: what comes between the two is told again rather than missed.
        let event = try await studio.store.newestEvent(of: .project(project), as: principal)
        let head = try await studio.store.project(project, as: principal).head
        return ProjectFeed(
            project, studio, group, progress, principal, event: event, revision: head, hasChanged: hasChanged)
    }

    /// Follows the project until ``stop()`` or cancellation.
    func run() async throws {
        let heads = try await studio.store.newestEvents(of: .project(project), as: principal)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try await self.tellEvents()
                for await _ in heads { try await self.tellEvents() }
            }
            tasks.addTask {
                for await _ in self.progressBell.rings {
                    await self.tellProgress()
                    try await Task.sleep(for: .milliseconds(100))
                }
            }
            tasks.addTask {
                for await _ in self.queueBell.rings {
                    try await self.tellPositions()
                    try await Task.sleep(for: .milliseconds(500))
                }
            }
            tasks.addTask { for await _ in self.end.rings {} }
            defer { tasks.cancelAll() }
            try await tasks.next()
        }
    }

    /// Nobody follows the project any more.
    nonisolated func stop() { end.finish() }

    /// A job of the project has moved on.
    nonisolated func ringProgress() { progressBell.ring() }

    /// The queue has changed.
    nonisolated func ringQueue() { queueBell.ring() }

    /// Shows a small picture of a shot in work.
    nonisolated func show(_ picture: PreviewPicture, of node: NodeID, job: JobID) {
        group.broadcast(EncodedMessage(picture, of: node, job: job), to: .project(project))
    }

    // MARK: Telling

    private func tellEvents() async throws {
        while true {
            let items = try await studio.store.events(
                of: .project(project), after: toldEvent, limit: ProjectFeed.eventLimit, as: principal)
            guard let last = items.last else { return }
            var nodes: Set<NodeID> = []
            var runs: Set<RunID> = []
            var hasChanges = false
            for item in items { ProjectFeed.concerned(by: item.event, &nodes, &runs, &hasChanges) }
            if hasChanges { try await tellChanges() }
            // A pause moves all of a project's jobs at once, with one event for them.
            let isSteered = items.contains { $0.event == .queueChanged }
            let standing = try await studio.store.standing(
                of: project, isSteered ? .everything : .only(nodes: nodes, runs: runs), as: principal)
            let message = StudioMessage.events(
                project, event: last.number, items: items.map(EventBody.init), nodes: bodies(of: standing.nodes),
                runs: standing.runs.map(RunBody.init))
            note(standing.runs)
            toldEvent = last.number
            group.broadcast(EncodedMessage(message), to: .project(project))
            if !runs.isEmpty || isSteered { queueBell.ring() }
            hasChanged()
        }
    }

    private static func concerned(
        by event: StudioEvent, _ nodes: inout Set<NodeID>, _ runs: inout Set<RunID>, _ hasChanges: inout Bool
    ) {
        switch event {
        case .projectCreated: break
        case .changeAppended: hasChanges = true
        case .runSubmitted(let run): runs.insert(run)
        case .jobMoved(_, let run, let subject, _):
            runs.insert(run)
            if let node = subject.node { nodes.insert(node) }
        case .takeCommitted(_, let node, _, _), .takeReviewed(_, let node): nodes.insert(node)
        case .queueChanged, .assetsChanged: break
        }
    }

    private func tellChanges() async throws {
        while true {
            let changes = try await studio.store.changes(
                of: project, after: toldRevision, limit: ProjectFeed.changeLimit, as: principal)
            for logged in changes {
                toldRevision = logged.revision
                group.broadcast(EncodedMessage(logged), to: .project(project))
            }
            if changes.count < ProjectFeed.changeLimit { return }
        }
    }

    private func tellProgress() {
        let news = progress.takeNews(of: project)
        guard !news.isEmpty else { return }
        let now = Timestamp.now()
        let runs = progress.shares(of: project).compactMap { run, share in
            openRuns[run].map { RunProgressBody($0, inWork: share, now: now) }
        }
        group.broadcast(
            EncodedMessage(.progress(project, jobs: news, runs: runs), urgency: .droppable), to: .project(project))
    }

    /// Remembers the counts of runs that are not settled, from which their progress is told.
    private func note(_ runs: [RunSummary]) {
        for run in runs { openRuns[run.id] = run.isSettled ? nil : run }
    }

    private func tellPositions() async throws {
        let positions = try await studio.store.queuePositions(of: project, as: principal)
        guard positions != toldPositions else { return }
        toldPositions = positions
        group.broadcast(EncodedMessage(.queue(project, positions: ProjectFeed.bits(positions))), to: .project(project))
    }

    private static func bits(_ positions: [JobID: Int]) -> [Identifier128: Int] {
        Dictionary(uniqueKeysWithValues: positions.map { ($0.key.bits, $0.value) })
    }

    private func bodies(of standings: [NodeStanding]) -> [NodeStateBody] {
        let far = progress.progress(of: project)
        return standings.map { standing in
            let job = standing.job?.id
            return NodeStateBody(
                standing, position: job.flatMap { toldPositions[$0] }, progress: job.flatMap { far[$0] })
        }
    }

    // MARK: Opening

    /// Brings a socket up to date and lets it follow. Throws what the store says of somebody who may not.
    func open(
        _ socket: Socket<LiveSession, LiveTopic>, revision: Revision?, since: UInt64?
    ) async throws {
        let viewer = socket.session.principal
        while true {
            let opening = try await beginning(from: revision, as: viewer)
            let standing = try await studio.store.standing(of: project, .everything, as: viewer)
            toldPositions = try await studio.store.queuePositions(of: project, as: principal)
            let items = try await missed(since, before: standing.event, as: viewer)
            // What was told meanwhile did not reach this socket: look again.
            guard toldRevision <= opening.revision, toldEvent <= standing.event else { continue }
            note(standing.runs)
            for message in opening.messages { socket.send(message) }
            let nodes = bodies(of: standing.nodes)
            let runs = standing.runs.map(RunBody.init)
            let state: StudioMessage =
                items.map { .events(project, event: standing.event, items: $0, nodes: nodes, runs: runs) }
                ?? .state(project, event: standing.event, nodes: nodes, runs: runs)
            socket.send(EncodedMessage(state))
            socket.send(EncodedMessage(.queue(project, positions: ProjectFeed.bits(toldPositions))))
            socket.subscribe(to: .project(project))
            return
        }
    }

    /// The document, or the changes since a revision that a client has.
    private func beginning(
        from known: Revision?, as viewer: Principal
    ) async throws -> (messages: [EncodedMessage], revision: Revision) {
        if let known {
            let head = try await studio.store.project(project, as: viewer).head
            if known <= head, head.number - known.number <= UInt64(ProjectFeed.changeLimit) {
                let changes = try await studio.store.changes(
                    of: project, after: known, limit: ProjectFeed.changeLimit + 1, as: viewer)
                return (changes.map { EncodedMessage($0) }, changes.last?.revision ?? known)
            }
        }
        let stored = try await studio.store.document(of: project, at: nil, as: viewer)
        return ([EncodedMessage(stored)], stored.revision)
    }

    /// The events after a number, if they are few enough to be told.
    private func missed(_ since: UInt64?, before event: UInt64, as viewer: Principal) async throws -> [EventBody]? {
        guard let since, since <= event, event - since <= UInt64(ProjectFeed.eventLimit) else { return nil }
        return try await studio.store.events(
            of: .project(project), after: since, limit: ProjectFeed.eventLimit, as: viewer
        ).filter { $0.number <= event }.map(EventBody.init)
    }
}

extension RunProgressBody {
    /// How far a run is, of whose jobs in work so many are done when their shares are added up. What was taken over took
    /// no time and says nothing about how long the rest takes.
    init(_ run: RunSummary, inWork shares: Double, now: Timestamp) {
        let rendered = Double(run.count(.succeeded)) + shares
        let done = rendered + Double(run.count(.cached))
        let toRender = Double(run.total - run.count(.cached))
        let elapsed = (now - run.submitted) / .seconds(1)
        var left: Int?
        if rendered > 0, elapsed > 0.5, toRender >= rendered {
            left = Int(min(elapsed * (toRender - rendered) / rendered, 1e9).rounded(.up))
        }
        self.init(run: run.id.bits, fraction: run.total > 0 ? done / Double(run.total) : 0, secondsLeft: left)
    }
}
