public import Access
public import Execution
import Foundation
import GRDB
public import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``QueueStore``.
    public func queue(as principal: Principal) async throws -> QueueStanding {
        try await read(in: "queue") { database in
            try StoreTransaction.authorise(principal, .viewStudio, database)
            var reader = QueueReader(database: database)
            return try reader.standing()
        }
    }

    /// See ``QueueStore``.
    public func waitingJobs(
        of project: ProjectID?, from place: Int, limit: Int, as principal: Principal
    ) async throws -> (jobs: [QueuedJob], total: Int) {
        try await read(in: "queue") { database in
            try StoreTransaction.authorise(principal, .viewStudio, database)
            var reader = QueueReader(database: database)
            return try project.map { try reader.waiting(of: $0, from: place, limit: limit) }
                ?? reader.waiting(from: place, limit: limit)
        }
    }

    /// See ``QueueStore``.
    public func queuedJob(_ job: JobID, as principal: Principal) async throws -> QueuedJob {
        try await read(in: "queue") { database in
            try StoreTransaction.authorise(principal, .viewStudio, database)
            var reader = QueueReader(database: database)
            return try Self.require(reader.job(job, position: reader.position(of: job)), "job")
        }
    }

    /// See ``QueueStore``.
    public func finishedJobs(
        of project: ProjectID?, behind place: FinishedPlace?, limit: Int, as principal: Principal
    ) async throws -> [(job: QueuedJob, place: FinishedPlace)] {
        try await read(in: "queue") { database in
            try StoreTransaction.authorise(principal, .viewStudio, database)
            let start = place ?? FinishedPlace(finished: Timestamp(milliseconds: .max), job: JobID(.last))
            let rows =
                try project.map { project in
                    try Row.fetchAll(
                        database.cachedStatement(sql: HotQuery.finishedOfProject),
                        arguments: [start.finished, start.job, project, limit])
                }
                ?? Row.fetchAll(
                    database.cachedStatement(sql: HotQuery.finished), arguments: [start.finished, start.job, limit])
            var reader = QueueReader(database: database)
            return try rows.compactMap { row in
                let id: JobID = try row.decode(atIndex: 0)
                guard let job = try reader.job(id, position: nil) else { return nil }
                return (job, FinishedPlace(finished: try row.decode(atIndex: 1), job: id))
            }
        }
    }

    /// See ``QueueStore``.
    public func finishedPerMinute(minutes: Int, as principal: Principal) async throws -> [Int] {
        let now = clock()
        return try await read(in: "queue") { database in
            try StoreTransaction.authorise(principal, .viewStudio, database)
            let rows = try Row.fetchAll(
                database.cachedStatement(sql: HotQuery.finishedSince),
                arguments: [now, now + .seconds(Int64(minutes) * -60)])
            var counts = [Int](repeating: 0, count: max(0, minutes))
            for row in rows {
                let ago = try row.decode(Int.self, atIndex: 0)
                if counts.indices.contains(minutes - 1 - ago) {
                    counts[minutes - 1 - ago] = try row.decode(atIndex: 1)
                }
            }
            return counts
        }
    }

    /// See ``QueueStore``.
    public func attempts(
        of job: JobID, as principal: Principal
    ) async throws -> (job: JobSummary, attempts: [FailedAttempt]) {
        try await read(in: "job") { database in
            let row = try Self.require(
                Row.fetchOne(database.cachedStatement(sql: HotQuery.queued), arguments: [job]), "job")
            let project = try JobRow(row).project
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            let attempts = try Row.fetchAll(
                database,
                sql: "SELECT number, worker, class, message, detail, moment FROM attempt WHERE job = ? ORDER BY number",
                arguments: [job])
            return (
                try Self.jobSummary(row),
                try attempts.map { row in
                    let kind = EngineError.Class(rawValue: try row.decode(atIndex: 2)) ?? .permanent
                    return FailedAttempt(
                        number: try row.decode(atIndex: 0), worker: try row.decode(atIndex: 1),
                        error: EngineError(kind, try row.decode(atIndex: 3), detail: try row.decode(atIndex: 4)),
                        moment: try row.decode(atIndex: 5))
                }
            )
        }
    }
}

/// Reads the queue within one transaction; runs that many jobs share are read once.
private struct QueueReader {
    private struct Origin {
        let projectTitle: String
        let user: UserID
        let userName: String
        let priority: PriorityClass
        let submitted: Timestamp
        let isVaried: Bool
    }

    let database: Database
    private var origins: [RunID: Origin] = [:]

    init(database: Database) { self.database = database }

    mutating func standing() throws -> QueueStanding {
        let head = try row("SELECT head FROM stream WHERE id = ?", [EventStream.studio])
        let paused = try rows("SELECT project FROM project_pause ORDER BY paused, project")
        var counts: [JobState: Int] = [:]
        for row in try rows(HotQuery.waitingCounts) { counts[try row.decode(atIndex: 0)] = try row.decode(atIndex: 1) }
        counts[.leased] = try row("SELECT count(*) FROM job WHERE worker IS NOT NULL")?.decode(Int.self, atIndex: 0)
        return QueueStanding(
            event: UInt64(clamping: try head?.decode(Int64.self, atIndex: 0) ?? 0),
            isPaused: try row("SELECT paused FROM meta")?.decode(Int.self, atIndex: 0) == 1,
            pausedProjects: try paused.map { try $0.decode(atIndex: 0) }, counts: counts.filter { $0.value > 0 },
            workers: try workers())
    }

    mutating func waiting(from place: Int, limit: Int) throws -> (jobs: [QueuedJob], total: Int) {
        let ids = try rows(HotQuery.waiting, [limit, place]).map { try $0.decode(JobID.self, atIndex: 0) }
        var jobs: [QueuedJob] = []
        for (offset, id) in ids.enumerated() {
            if let job = try job(id, position: place + offset + 1) { jobs.append(job) }
        }
        return (jobs, try row(HotQuery.waitingTotal)?.decode(atIndex: 0) ?? 0)
    }

    /// The jobs of one project with their places among all.
    mutating func waiting(
        of project: ProjectID, from place: Int, limit: Int
    ) throws -> (jobs: [QueuedJob], total: Int) {
        let all = try Row.fetchCursor(database.cachedStatement(sql: HotQuery.order), arguments: [Int64.max])
        var wanted: [(id: JobID, position: Int)] = []
        var position = 0
        var total = 0
        while let row = try all.next() {
            position += 1
            guard try row.decode(ProjectID.self, atIndex: 1) == project else { continue }
            if total >= place, wanted.count < limit { wanted.append((try row.decode(atIndex: 0), position)) }
            total += 1
        }
        var jobs: [QueuedJob] = []
        for (id, position) in wanted {
            if let job = try job(id, position: position) { jobs.append(job) }
        }
        return (jobs, total)
    }

    /// The place of a job that waits.
    func position(of job: JobID) throws -> Int? {
        let row = try row(
            """
            SELECT count(*) FROM job WHERE state IN ('waiting', 'ready', 'held')
                AND order_key <= (SELECT order_key FROM job WHERE id = ? AND state IN ('waiting', 'ready', 'held'))
            """, [job])
        return try row?.decode(Int.self, atIndex: 0).nonzero
    }

    mutating func job(_ id: JobID, position: Int?) throws -> QueuedJob? {
        try row(HotQuery.queued, [id]).map { try queued($0, position: position) }
    }

    private mutating func queued(_ row: Row, position: Int?) throws -> QueuedJob {
        let job = try JobRow(row)
        let origin = try origin(of: job.run)
        let behind = JobRow.columnCount
        let started = try row.decode(Timestamp?.self, atIndex: behind + 2)
        let finished = try row.decode(Timestamp?.self, atIndex: behind + 3)
        var seconds: Double?
        if let started, let finished, job.life.state.isSettled, finished >= started {
            seconds = Double(finished.milliseconds - started.milliseconds) / 1000
        }
        return QueuedJob(
            job: try SQLiteStore.jobSummary(row), project: job.project, projectTitle: origin.projectTitle,
            user: origin.user, userName: origin.userName, priority: origin.priority, submitted: origin.submitted,
            since: job.life.state == .leased
                ? try started ?? row.decode(atIndex: behind + 1)
                : try row.decode(atIndex: behind + 1),
            needs: job.needs, unfinishedInputs: job.life.unfinishedInputs, notBefore: job.life.notBefore,
            isInHand: try row.decode(atIndex: behind + 4), seconds: seconds, position: position,
            verified: try verified(by: job), variation: origin.isVaried ? job.position + 1 : nil)
    }

    /// The take that a job makes again.
    private func verified(by job: JobRow) throws -> VerifiedTake? {
        guard case .media = job.subject else { return nil }
        let row = try row(
            """
            SELECT take.node, take.number FROM verification JOIN take ON take.id = verification.take
            WHERE verification.job = ?
            """, [job.id])
        return try row.map { VerifiedTake(node: try $0.decode(atIndex: 0), number: try $0.decode(atIndex: 1)) }
    }

    private mutating func origin(of run: RunID) throws -> Origin {
        if let known = origins[run] { return known }
        let row = try SQLiteStore.require(
            self.row(
                """
                SELECT project.title, run.user, CASE user.named WHEN 1 THEN user.name ELSE '' END, run.priority,
                    run.submitted, EXISTS (SELECT 1 FROM variation WHERE variation.run = run.id) FROM run JOIN project ON project.id = run.project JOIN user ON user.id = run.user
                WHERE run.id = ?
                """, [run]), "run")
        let origin = Origin(
            projectTitle: try row.decode(atIndex: 0), user: try row.decode(atIndex: 1),
            userName: try row.decode(atIndex: 2), priority: try row.decode(atIndex: 3),
            submitted: try row.decode(atIndex: 4), isVaried: try row.decode(atIndex: 5))
        origins[run] = origin
        return origin
    }

    private mutating func workers() throws -> [WorkerStanding] {
        let workers = try rows(
            """
            SELECT id, name, slots, memory, graphics_memory, joined,
                EXISTS (SELECT 1 FROM worker_pause WHERE worker_pause.name = worker.name)
            FROM worker ORDER BY name, id
            """)
        return try workers.map { row in
            let id: WorkerID = try row.decode(atIndex: 0)
            let name: String = try row.decode(atIndex: 1)
            let functions = try database.functions(of: id)
            let jobs = try rows(HotQuery.inHand, [id]).map { try queued($0, position: nil) }
            return WorkerStanding(
                offer: WorkerOffer(
                    id: id, name: name, functions: Set(functions), slots: try row.decode(atIndex: 2),
                    resources: ResourceNeeds(
                        memory: try row.decode(atIndex: 3), graphicsMemory: try row.decode(atIndex: 4))),
                joined: try row.decode(atIndex: 5), isPaused: try row.decode(Int.self, atIndex: 6) == 1,
                functions: try functions.map { function in
                    let trust = try database.trust(in: name, for: function)
                    return WorkerFunctionStanding(
                        function: function, isWithheld: trust.isWithheld, failures: trust.failures.count,
                        circuit: try database.circuit(of: function.engine, on: name))
                }, jobs: jobs.sorted { ($0.since, $0.job.id) < ($1.since, $1.job.id) })
        }
    }

    private func row(_ sql: String, _ arguments: StatementArguments = []) throws -> Row? {
        try Row.fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
    }

    private func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> [Row] {
        try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
    }
}

extension Int {
    fileprivate var nonzero: Int? { self == 0 ? nil : self }
}
