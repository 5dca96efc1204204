import Access
import Execution
import GraphCore
import Logging
import Persistence
import ServiceLifecycle
import StudioAPI
import Synchronization
import WebSocketChannel

/// Everything live: the feeds of the projects that somebody follows, the list of projects, and what runners tell.
final class LiveStudio: Service {
    private struct Following {
        var feeds: [ProjectID: (feed: ProjectFeed, followers: Int)] = [:]
        var toldCards: [ProjectID: ProjectBody] = [:]
        var queueFollowers = 0
    }

    let studio: Studio
    let cards: ProjectCards
    let group: SocketGroup<LiveSession, LiveTopic>
    /// Another after each start of the studio.
    let instance: Identifier128
    private let logger: Logger
    /// The queue in the words of the API.
    let desk: QueueDesk
    private let progress: ProgressBoard
    private let following = Mutex(Following())
    private let starts: AsyncStream<ProjectFeed>
    private let starter: AsyncStream<ProjectFeed>.Continuation
    private let cardBell = Bell()
    private let queueBell = Bell()
    private let libraryBell = Bell()

    init(
        studio: Studio, cards: ProjectCards, group: SocketGroup<LiveSession, LiveTopic>, logger: Logger
    ) {
        self.studio = studio
        self.cards = cards
        self.group = group
        self.logger = logger
        instance = studio.mint()
        progress = ProgressBoard()
        desk = QueueDesk(studio: studio, progress: progress)
        (starts, starter) = AsyncStream.makeStream()
    }

    /// Runs the feeds until the studio stops.
    func run() async throws {
        try await cancelWhenGracefulShutdown { [self] in
            let news = try await studio.store.newestEvents(of: .studio, as: studio.localPrincipal())
            let library = try await studio.store.newestEvents(
                of: .project(.library), as: studio.localPrincipal())
            await withDiscardingTaskGroup { tasks in
                tasks.addTask { for await _ in news { self.queueMoved() } }
                tasks.addTask { await self.tellCards() }
                tasks.addTask { await self.tellQueue() }
                tasks.addTask { for await _ in library { self.libraryBell.ring() } }
                tasks.addTask { await self.tellLibrary() }
                for await feed in starts {
                    tasks.addTask {
                        do { try await feed.run() } catch is CancellationError {} catch {
                            self.logger.error("a project's feed ended", metadata: ["error": "\(error)"])
                        }
                    }
                }
                tasks.cancelAll()
            }
        }
    }

    // MARK: What runners tell

    /// Takes what a runner tells; called from any thread, and never waits.
    func observe(_ event: RunnerEvent) {
        progress.note(event)
        queueBell.ring()
        switch event {
        case .previewed(let job, let picture):
            guard let node = job.subject.node else { return }
            feed(of: job.project)?.show(picture, of: node, job: job.key.job)
        case .started(let job), .progressed(let job, _): feed(of: job.project)?.ringProgress()
        case .succeeded, .failed, .revoked, .handedBack: return
        }
    }

    private func feed(of project: ProjectID) -> ProjectFeed? { following.withLock { $0.feeds[project]?.feed } }

    private func queueMoved() {
        for feed in following.withLock({ $0.feeds.values.map(\.feed) }) { feed.ringQueue() }
        cardBell.ring()
        queueBell.ring()
    }

    // MARK: Following a project

    /// Lets a socket follow a project.
    func open(
        _ project: ProjectID, for socket: Socket<LiveSession, LiveTopic>, revision: Revision?, since: UInt64?
    ) async throws {
        leave(socket.session.follow(nil), socket)
        // Whoever may not see the project starts no feed.
        _ = try await studio.store.project(project, as: socket.session.principal)
        let feed = try await join(project)
        _ = socket.session.follow(.project(project))
        do {
            try await feed.open(socket, revision: revision, since: since)
        } catch {
            leave(socket.session.follow(nil), socket)
            throw error
        }
    }

    /// Ends what a socket followed.
    func leave(_ topic: LiveTopic?, _ socket: Socket<LiveSession, LiveTopic>) {
        guard let topic else { return }
        socket.unsubscribe(from: topic)
        if topic == .queue { following.withLock { $0.queueFollowers -= 1 } }
        guard case .project(let project) = topic else { return }
        let idle: ProjectFeed? = following.withLock { following in
            guard let entry = following.feeds[project] else { return nil }
            if entry.followers > 1 {
                following.feeds[project] = (entry.feed, entry.followers - 1)
                return nil
            }
            following.feeds[project] = nil
            return entry.feed
        }
        idle?.stop()
    }

    /// The newest revision that those who follow a project have been told; nil when nobody follows it.
    func toldRevision(of project: ProjectID) async -> Revision? { await feed(of: project)?.toldRevision }

    private func join(_ project: ProjectID) async throws -> ProjectFeed {
        if let feed = follow(project, made: nil) { return feed }
        let made = try await ProjectFeed.make(of: project, studio, group, progress) { [cardBell] in cardBell.ring() }
        guard let feed = follow(project, made: made) else { return made }
        if feed === made { starter.yield(made) }
        return feed
    }

    /// Counts one more follower of a feed that is there, or of the one that was made if there still is none.
    private func follow(_ project: ProjectID, made: ProjectFeed?) -> ProjectFeed? {
        following.withLock { following in
            guard let feed = following.feeds[project]?.feed ?? made else { return nil }
            following.feeds[project] = (feed, (following.feeds[project]?.followers ?? 0) + 1)
            return feed
        }
    }

    // MARK: Following the list of projects

    /// Lets a socket follow the list of projects.
    func openStudio(for socket: Socket<LiveSession, LiveTopic>) async throws {
        let viewer = socket.session.principal
        leave(socket.session.follow(nil), socket)
        let event = try await studio.store.newestEvent(of: .studio, as: viewer)
        var items: [ProjectBody] = []
        for summary in try await studio.store.projects(as: viewer) {
            items.append(try await cards.card(of: summary, as: viewer))
        }
        following.withLock { following in for card in items { following.toldCards[card.id] = card } }
        _ = socket.session.follow(.studio)
        socket.send(EncodedMessage(.projects(event: event, items: items)))
        socket.subscribe(to: .studio)
    }

    /// Tells changed cards at most twice a second.
    private func tellCards() async {
        for await _ in cardBell.rings {
            do {
                let principal = studio.localPrincipal()
                let event = try await studio.store.newestEvent(of: .studio, as: principal)
                var changed: [ProjectBody] = []
                for summary in try await studio.store.projects(as: principal) {
                    let card = try await cards.card(of: summary, as: principal)
                    if following.withLock({ $0.toldCards.updateValue(card, forKey: card.id) }) != card {
                        changed.append(card)
                    }
                }
                if !changed.isEmpty {
                    group.broadcast(EncodedMessage(.projects(event: event, items: changed)), to: .studio)
                }
                try await Task.sleep(for: .milliseconds(500))
            } catch is CancellationError { return } catch {
                logger.error("the list of projects could not be told", metadata: ["error": "\(error)"])
            }
        }
    }

    // MARK: Following the queue

    /// Lets a socket follow the queue of all projects.
    func openQueue(for socket: Socket<LiveSession, LiveTopic>) async throws {
        leave(socket.session.follow(nil), socket)
        let queue = try await desk.queue(as: socket.session.principal)
        _ = socket.session.follow(.queue)
        following.withLock { $0.queueFollowers += 1 }
        socket.send(EncodedMessage(.studioQueue(queue)))
        socket.subscribe(to: .queue)
        // What changed since it was read is told with the next one, to everybody.
        queueBell.ring()
    }

    /// Tells the queue as a whole, at most twice a second and only while somebody looks.
    private func tellQueue() async {
        for await _ in queueBell.rings {
            do {
                if following.withLock({ $0.queueFollowers > 0 }) {
                    let queue = try await desk.queue(as: studio.localPrincipal())
                    group.broadcast(EncodedMessage(.studioQueue(queue)), to: .queue)
                }
                try await Task.sleep(for: .milliseconds(500))
            } catch is CancellationError { return } catch {
                logger.error("the queue could not be told", metadata: ["error": "\(error)"])
            }
        }
    }

    // MARK: The studio's own library

    /// Tells whoever follows a project that the library of all has changed, at most twice a second.
    private func tellLibrary() async {
        for await _ in libraryBell.rings {
            do {
                let event = try await studio.store.newestEvent(
                    of: .project(.library), as: studio.localPrincipal())
                for project in following.withLock({ Array($0.feeds.keys) }) {
                    group.broadcast(EncodedMessage(.library(event: event)), to: .project(project))
                }
                try await Task.sleep(for: .milliseconds(500))
            } catch is CancellationError { return } catch {
                logger.error("the library could not be told", metadata: ["error": "\(error)"])
            }
        }
    }
}
