public import Access
import Execution
public import GraphCore
public import Persistence
public import StudioAPI
import Synchronization

/// The queue in the words of the API: what jobs are called, why they wait, how far they are.
///
/// Every method throws `StoreError` for what is not there or not allowed, as the store does.
public final class QueueDesk: Sendable {
    private struct Throughput {
        var counts: [Int]
        /// Until when it passes for new.
        var fresh: ContinuousClock.Instant
    }

    /// Counting an hour's jobs may take one part in so many of the time.
    private static let throughputShare = 20

    let store: any StudioStore
    private let catalogue: Catalogue
    private let progress: ProgressBoard
    private let throughput = Mutex<Throughput?>(nil)

    init(studio: Studio, progress: ProgressBoard) {
        store = studio.store
        catalogue = studio.catalogue
        self.progress = progress
    }

    /// A desk over the store of a studio that nobody serves, so that nothing tells how far jobs are.
    public init(store: any StudioStore, catalogue: Catalogue) {
        self.store = store
        self.catalogue = catalogue
        progress = ProgressBoard()
    }

    /// The queue as a whole.
    public func queue(as principal: Principal) async throws -> QueueBody {
        let standing = try await store.queue(as: principal)
        var workers: [WorkerBody] = []
        for worker in standing.workers {
            let jobs = try await bodies(of: worker.jobs, in: standing, as: principal)
            workers.append(WorkerBody(worker, jobs: jobs, now: Timestamp.now()))
        }
        return QueueBody(
            event: standing.event, paused: standing.isPaused, pausedProjects: standing.pausedProjects,
            counts: Dictionary(uniqueKeysWithValues: standing.counts.map { (JobBody.State($0), $1) }),
            workers: workers, perMinute: try await perMinute(as: principal))
    }

    /// Part of the waiting jobs.
    public func jobs(_ request: Requests.QueueJobs, as principal: Principal) async throws -> QueueJobsBody {
        let found = try await store.waitingJobs(
            of: request.project, from: request.from, limit: request.limit, as: principal)
        let items = try await bodies(of: found.jobs, in: store.queue(as: principal), as: principal)
        return QueueJobsBody(items: items, from: request.from, total: found.total)
    }

    /// One job, as the queue shows it.
    func job(_ job: JobID, as principal: Principal) async throws -> QueueJobBody {
        let found = try await store.queuedJob(job, as: principal)
        guard let body = try await bodies(of: [found], in: store.queue(as: principal), as: principal).first else {
            throw StoreError(.notFound, "There is no such job.", in: "queue")
        }
        return body
    }

    /// What was done lately. Throws `Problem` when the cursor is of another list.
    public func history(
        _ request: Requests.QueueHistory, as principal: Principal
    ) async throws -> ListBody<QueueJobBody> {
        let place = try request.page.cursor.map { cursor throws(Problem) in
            guard let place = FinishedPlace(cursor) else {
                throw Problem(.badRequest, "The cursor is not one of this list.")
            }
            return place
        }
        let found = try await store.finishedJobs(
            of: request.project, behind: place, limit: request.page.count + 1, as: principal)
        let shown = found.prefix(request.page.count)
        // What is done waits for nothing, so how the queue stands is not asked.
        let items = try await bodies(of: shown.map(\.job), in: nil, as: principal)
        return ListBody(items: items, next: found.count > shown.count ? shown.last?.place.cursor : nil)
    }

    private func perMinute(as principal: Principal) async throws -> [Int] {
        let start = ContinuousClock.now
        if let known = throughput.withLock({ $0 }), start < known.fresh { return known.counts }
        let counts = try await store.finishedPerMinute(minutes: 60, as: principal)
        let end = ContinuousClock.now
        throughput.withLock {
            $0 = Throughput(counts: counts, fresh: end + (end - start) * QueueDesk.throughputShare)
        }
        return counts
    }

    /// Jobs as the queue shows them; `standing` says why those wait that do, and nil stands for jobs that are done.
    private func bodies(
        of jobs: [QueuedJob], in standing: QueueStanding?, as principal: Principal
    ) async throws -> [QueueJobBody] {
        var names = NodeNames(store: store, catalogue: catalogue)
        var far: [ProjectID: [JobID: ProgressBody]] = [:]
        let now = Timestamp.now()
        var bodies: [QueueJobBody] = []
        for job in jobs {
            if far[job.project] == nil { far[job.project] = progress.progress(of: job.project) }
            bodies.append(
                QueueJobBody(
                    job, title: try await names.title(of: job, as: principal),
                    wait: standing.flatMap { WaitBody(of: job, in: $0, now: now) },
                    progress: far[job.project]?[job.job.id]))
        }
        return bodies
    }
}

extension QueueJobBody {
    fileprivate init(_ job: QueuedJob, title: String, wait: WaitBody?, progress: ProgressBody?) {
        self.init(
            job: job.job.id.bits, run: job.job.run.bits, project: job.project, projectTitle: job.projectTitle,
            node: job.job.subject.node, title: title, function: job.job.function.name, tier: job.job.tier,
            state: JobBody.State(job.job.state), priority: RunRequestBody.Priority(job.priority),
            person: PersonBody(id: job.user, name: job.userName), submitted: Moment(job.submitted),
            since: Moment(job.since), attempts: job.job.attempts, position: job.position, wait: wait,
            message: job.job.message, progress: progress, seconds: job.seconds)
    }
}

/// What people call the nodes of jobs; each project's document is looked at once.
private struct NodeNames {
    let store: any StudioStore
    let catalogue: Catalogue
    private var documents: [ProjectID: GraphDocument] = [:]

    init(store: any StudioStore, catalogue: Catalogue) {
        self.store = store
        self.catalogue = catalogue
    }

    mutating func title(of job: QueuedJob, as principal: Principal) async throws -> String {
        if let verified = job.verified {
            return "\(try await title(of: verified.node, in: job, as: principal)), take \(verified.number) again"
        }
        guard let id = job.job.subject.node else {
            return NodeNames.besideTakes[job.job.function.name] ?? job.job.function.name
        }
        let title = try await title(of: id, in: job, as: principal)
        return job.variation.map { "\(title), variation \($0)" } ?? title
    }

    /// What is made beside takes, in a person's words.
    private static let besideTakes = [
        "sequence.contact_sheet": "Contact sheet",
        "media.thumbnail": "Thumbnail for the library", "media.filmstrip": "Filmstrip for the library",
        "media.waveform": "Waveform for the library", "media.proxy": "Proxy for the library",
    ]

    private mutating func title(
        of id: NodeID, in job: QueuedJob, as principal: Principal
    ) async throws -> String {
        let document = try await document(of: job.project, as: principal)
        guard let node = document.node(id) else { return "A deleted node" }
        if !node.title.isEmpty { return node.title }
        guard case .builtIn(let key) = node.kind, let kind = catalogue.kind(key) else { return "A node" }
        return kind.title
    }

    private mutating func document(of project: ProjectID, as principal: Principal) async throws -> GraphDocument {
        if let known = documents[project] { return known }
        let document = try await store.document(of: project, at: nil, as: principal).document
        documents[project] = document
        return document
    }
}

extension FinishedPlace {
    /// The place a cursor of ``cursor`` names.
    fileprivate init?(_ cursor: Cursor) {
        let parts = cursor.text.split(separator: ".")
        guard parts.count == 2, let finished = Int64(parts[0]), let job = Identifier128(text: parts[1]) else {
            return nil
        }
        self.init(finished: Timestamp(milliseconds: finished), job: JobID(job))
    }

    fileprivate var cursor: Cursor? { Cursor("\(finished.milliseconds).\(job.bits.text)") }
}

extension RunRequestBody.Priority {
    init(_ priority: PriorityClass) {
        self =
            switch priority {
            case .interactive: .interactive
            case .normal: .normal
            case .background: .background
            }
    }
}

extension PriorityClass {
    init(_ priority: RunRequestBody.Priority) {
        self =
            switch priority {
            case .interactive: .interactive
            case .normal: .normal
            case .background: .background
            }
    }
}

extension WorkerBody {
    init(_ worker: WorkerStanding, jobs: [QueueJobBody], now: Timestamp) {
        func offered(_ bytes: Int64) -> Int64? { bytes == .max ? nil : bytes }
        self.init(
            id: worker.offer.id.bits, name: worker.offer.name, slots: worker.offer.slots,
            joined: Moment(worker.joined), paused: worker.isPaused, memory: offered(worker.offer.resources.memory),
            memoryUsed: worker.jobs.reduce(0) { $0 + $1.needs.memory },
            graphicsMemory: offered(worker.offer.resources.graphicsMemory),
            graphicsMemoryUsed: worker.jobs.reduce(0) { $0 + $1.needs.graphicsMemory },
            functions: worker.functions.map { WorkerFunctionBody($0, now: now) }, jobs: jobs)
    }
}

extension WorkerFunctionBody {
    init(_ function: WorkerFunctionStanding, now: Timestamp) {
        let standing: Standing
        var until: Timestamp?
        if function.isWithheld {
            standing = .withheld
        } else {
            switch function.circuit.admits(at: now) {
            case .freely: standing = .working
            case .oneTrial: standing = .trying
            case .no(let rest):
                standing = rest == nil ? .trying : .resting
                until = rest
            }
        }
        self.init(
            function: function.function.name, version: Int(function.function.version), standing: standing,
            until: until.map(Moment.init), failures: function.failures)
    }
}
