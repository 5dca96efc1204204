import Access
import Execution
import Foundation
import GraphCore
import JSONText
import NodeCatalog
import Persistence
import PersistenceSQLite
import StudioAPI
import StudioServer
import SystemPackage

/// The way to the queue of a data folder: through the studio that owns the folder, else in the folder itself.
enum QueueDoor: Sendable {
    /// A studio runs in the folder, and is asked.
    case running(FilePath)
    /// Nobody runs there; this process owns the folder meanwhile.
    case stopped(QueueDesk, SQLiteStore)

    /// Opens the way for as long as the work takes. Throws a sentence when there is no studio's data in the folder, unless
    /// it is to be made.
    static func open(
        in folder: FilePath, making isNew: Bool = false, _ work: (QueueDoor) async throws -> Void
    ) async throws {
        if isServed(folder) { return try await work(.running(folder)) }
        if !isNew { try expectStudio(in: folder) }
        let owned = try DataFolder(owning: folder)
        do {
            let store = try await OpenStudio.database(in: owned.path)
            let desk = QueueDesk(store: store, catalogue: FilmCatalogue.catalogue)
            try await work(.stopped(desk, store))
        } catch {
            owned.close()
            throw error
        }
        owned.close()
    }

    /// Throws a sentence when there is no studio's data in a folder.
    static func expectStudio(in folder: FilePath) throws(CommandFailure) {
        guard FileManager.default.fileExists(atPath: folder.appending("backlot.sqlite").string) else {
            throw CommandFailure("There is no studio in \(folder): name its data folder with --data.")
        }
    }

    /// Whether a studio runs in a folder.
    static func isServed(_ folder: FilePath) -> Bool {
        guard let socket = LocalStudioSocket(in: folder) else { return false }
        socket.close()
        return true
    }

    // MARK: Looking

    /// The queue as a whole.
    func queue() async throws -> QueueBody {
        switch self {
        case .running: try ask(StudioEndpoints.queue)
        case .stopped(let desk, let store): try await desk.queue(as: store.localPrincipal())
        }
    }

    /// At most so many waiting jobs from a place on, counted from 0.
    func jobs(from: Int = 0, limit: Int, of project: ProjectID?) async throws -> QueueJobsBody {
        var items: [QueueJobBody] = []
        var total = 0
        repeat {
            let request = Requests.QueueJobs(
                from: from + items.count, limit: min(Page.limit, limit - items.count), project: project)
            let part = try await page(request)
            items += part.items
            total = part.total
            guard part.items.count == request.limit else { break }
        } while items.count < limit
        return QueueJobsBody(items: items, from: from, total: total)
    }

    private func page(_ request: Requests.QueueJobs) async throws -> QueueJobsBody {
        switch self {
        case .running:
            try ask(
                StudioEndpoints.queueJobs,
                query: [
                    "from=\(request.from)", "limit=\(request.limit)",
                    request.project.map { "project=\($0.bits.text)" },
                ])
        case .stopped(let desk, let store): try await desk.jobs(request, as: store.localPrincipal())
        }
    }

    /// A page of what was done, the newest first.
    func history(of project: ProjectID?, _ page: Page) async throws -> ListBody<QueueJobBody> {
        switch self {
        case .running:
            try ask(
                StudioEndpoints.queueHistory,
                query: [
                    "limit=\(page.count)", page.cursor.map { "cursor=\($0.text)" },
                    project.map { "project=\($0.bits.text)" },
                ])
        case .stopped(let desk, let store):
            try await desk.history(Requests.QueueHistory(project: project, page: page), as: store.localPrincipal())
        }
    }

    /// A job with the tries that did not succeed.
    func attempts(of job: Identifier128) async throws -> JobWithAttemptsBody {
        switch self {
        case .running: try ask(StudioEndpoints.job, job.text)
        case .stopped(let desk, let store): try await desk.attempts(of: job, as: store.localPrincipal())
        }
    }

    /// The titles of all projects.
    func titles() async throws -> [(id: ProjectID, title: String)] {
        guard case .stopped(_, let store) = self else {
            var found: [(id: ProjectID, title: String)] = []
            var next: Cursor?
            repeat {
                let page = try ask(
                    StudioEndpoints.projects, query: ["limit=\(Page.limit)", next.map { "cursor=\($0.text)" }])
                found += page.items.map { ($0.id, $0.title) }
                next = page.next
            } while next != nil
            return found
        }
        return try await store.projects(as: store.localPrincipal()).map { ($0.id, $0.title) }
    }

    // MARK: Steering

    /// Pauses, or lets go on.
    func set(paused: Bool, _ scope: QueueScopeBody) async throws {
        switch self {
        case .running:
            let endpoint = paused ? StudioEndpoints.pauseQueue : StudioEndpoints.resumeQueue
            _ = try ask(endpoint, body: QueueScopeBody.schema.encode(scope))
        case .stopped(let desk, let store):
            let principal = store.localPrincipal()
            _ = try await paused ? desk.pause(scope, as: principal) : desk.resume(scope, as: principal)
        }
    }

    /// Moves a waiting job; the job afterwards.
    func move(_ job: Identifier128, to place: QueuePlaceBody) async throws -> QueueJobBody {
        switch self {
        case .running: try ask(StudioEndpoints.moveJob, job.text, body: QueuePlaceBody.schema.encode(place))
        case .stopped(let desk, let store):
            try await desk.move(Requests.MoveJob(job: job, place: place), as: store.localPrincipal())
        }
    }

    /// Cancels what is left of a job, a run or a project; how many jobs that were.
    func cancel(_ subject: QueueSubject) async throws -> Int {
        switch (self, subject) {
        case (.running, .job(let job)): try ask(StudioEndpoints.cancelJob, job.text).count
        case (.running, .run(let run)): try ask(StudioEndpoints.cancelRun, run.text).count
        case (.running, .project(let project)): try ask(StudioEndpoints.cancelProject, project.bits.text).count
        case (.stopped(_, let store), .job(let job)):
            try await store.cancel(JobID(job), as: store.localPrincipal()) ? 1 : 0
        case (.stopped(_, let store), .run(let run)):
            try await store.cancel(RunID(run), as: store.localPrincipal())
        case (.stopped(_, let store), .project(let project)):
            try await store.cancelAll(of: project, as: store.localPrincipal())
        }
    }

    /// Tries again what has failed of a job, a run or a project; how many jobs that were.
    func retry(_ subject: QueueSubject) async throws -> Int {
        switch (self, subject) {
        case (.running, .job(let job)): try ask(StudioEndpoints.retryJob, job.text).count
        case (.running, .run(let run)): try ask(StudioEndpoints.retryRun, run.text).count
        case (.running, .project(let project)): try ask(StudioEndpoints.retryProject, project.bits.text).count
        case (.stopped(_, let store), .job(let job)):
            try await store.retry(JobID(job), as: store.localPrincipal()) ? 1 : 0
        case (.stopped(_, let store), .run(let run)): try await store.retry(RunID(run), as: store.localPrincipal())
        case (.stopped(_, let store), .project(let project)):
            try await store.retryAll(of: project, as: store.localPrincipal())
        }
    }

    /// Trusts a worker again.
    func reset(worker: Identifier128) async throws {
        switch self {
        case .running: _ = try ask(StudioEndpoints.resetWorker, worker.text)
        case .stopped(let desk, let store): _ = try await desk.reset(worker: worker, as: store.localPrincipal())
        }
    }

    /// Asks the studio that runs; its refusal comes out as its own sentence. `id` stands in the path where the
    /// endpoint's declaration has a parameter.
    func ask<Content, Answer>(
        _ endpoint: Endpoint<Content, Answer>, _ id: String = "", query: [String?] = [], body: [UInt8] = []
    ) throws(CommandFailure) -> Answer {
        guard case .running(let folder) = self, let socket = LocalStudioSocket(in: folder) else {
            throw CommandFailure("The studio has just stopped: try again.")
        }
        var path = endpoint.description.path
        if let start = path.firstIndex(of: "{"), let end = path.firstIndex(of: "}") {
            path.replaceSubrange(start...end, with: id)
        }
        let words = query.compactMap(\.self)
        if !words.isEmpty { path += "?" + words.joined(separator: "&") }
        let answer = try socket.send(endpoint.description.method.rawValue, path, body: Data(body))
        let bytes = [UInt8](answer.body)
        guard answer.status == endpoint.description.status else {
            if let problem = try? JSONValue(reading: bytes), case .string(let detail)? = problem["detail"] {
                throw CommandFailure(detail)
            }
            throw CommandFailure("The studio refused (\(answer.status)): see its log.")
        }
        do throws(MalformedBody) { return try endpoint.decode(answer: bytes) } catch {
            throw CommandFailure("The studio’s answer cannot be read; it is of another version than this program.")
        }
    }
}

/// What is cancelled or tried again.
enum QueueSubject: Sendable {
    case job(Identifier128)
    case run(Identifier128)
    case project(ProjectID)
}
