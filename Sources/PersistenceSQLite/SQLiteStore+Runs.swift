public import Access
import CrashPoints
public import Execution
import Foundation
import GRDB
public import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``RunStore``.
    public func submit(_ request: RunRequest, as principal: Principal) async throws -> RunSummary {
        // Encoding and hashing are done before the transaction, which other callers wait for.
        let payloads = request.plan.jobs.map(\.encodedPayload)
        return try await transact(.submit) { transaction in
            try transaction.authorise(principal, .runProject, in: request.project)
            if let stored = try transaction.answered(request.key, of: principal.user) {
                return try Self.require(Self.summary(of: stored, transaction.database), "run")
            }
            if let stored = try Self.summary(of: request.id, transaction.database) {
                guard stored.project == request.project else {
                    throw StoreError(.invalid, "The run's id is in use.", in: "submit")
                }
                return stored
            }
            var submission = Submission(transaction: transaction, request: request, user: principal.user)
            try submission.insert(payloads)
            try transaction.keep(request.key, of: principal.user, answer: request.id)
            return try Self.require(Self.summary(of: request.id, transaction.database), "run")
        }
    }

    /// See ``RunStore``.
    public func run(_ id: RunID, as principal: Principal) async throws -> RunSummary {
        try await read(in: "run") { database in
            let run = try Self.require(Self.summary(of: id, database), "run")
            try StoreTransaction.authorise(principal, .viewProject, in: run.project, database)
            return run
        }
    }

    /// See ``RunStore``.
    public func runs(
        of project: ProjectID, before: RunID?, limit: Int, as principal: Principal
    ) async throws -> [RunSummary] {
        try await read(in: "runs") { database in
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT id FROM run WHERE project = ? AND id < ? AND purpose = 'film' ORDER BY id DESC LIMIT ?
                        """),
                arguments: [project, before ?? RunID(.last), limit])
            return try rows.compactMap { try Self.summary(of: $0.decode(atIndex: 0), database) }
        }
    }

    /// See ``RunStore``.
    public func jobs(of run: RunID, as principal: Principal) async throws -> [JobSummary] {
        try await read(in: "jobs") { database in
            let summary = try Self.require(Self.summary(of: run, database), "run")
            try StoreTransaction.authorise(principal, .viewProject, in: summary.project, database)
            let rows = try Row.fetchAll(
                database, sql: "SELECT \(JobRow.columns), error_message FROM job WHERE run = ? ORDER BY position",
                arguments: [run])
            return try rows.map(Self.jobSummary)
        }
    }

    /// A row of a job's columns, with its last error's sentence behind them.
    static func jobSummary(_ row: Row) throws -> JobSummary {
        let job = try JobRow(row)
        return JobSummary(
            id: job.id, run: job.run, subject: job.subject, function: job.function, tier: job.tier,
            state: job.life.state, attempts: job.life.attempts, cause: job.life.cause,
            message: try row.decode(String?.self, atIndex: JobRow.columnCount), media: job.media, take: job.take)
    }

    /// See ``RunStore``.
    public func cancel(_ run: RunID, as principal: Principal) async throws -> Int {
        return try await transact(.cancel) { transaction in
            let summary = try Self.require(Self.summary(of: run, transaction.database), "run")
            try transaction.authorise(principal, .runProject, in: summary.project)
            let jobs = try transaction.rows(
                """
                SELECT \(JobRow.columns) FROM job
                WHERE run = ? AND state IN ('waiting', 'ready', 'held', 'leased', 'blocked') ORDER BY position
                """, [run])
            for job in jobs { try transaction.cancel(JobRow(job)) }
            return jobs.count
        }
    }

    /// See ``RunStore``.
    public func cancel(_ job: JobID, as principal: Principal) async throws -> Bool {
        return try await transact(.cancel) { transaction in
            let job = try Self.require(transaction.job(job), "job")
            try transaction.authorise(principal, .runProject, in: job.project)
            guard !job.life.state.isSettled || job.life.state == .blocked else { return false }
            try transaction.cancel(job)
            try transaction.blockReaders(of: job.id)
            return true
        }
    }

    /// See ``RunStore``.
    public func retry(_ run: RunID, as principal: Principal) async throws -> Int {
        return try await transact(.retry) { transaction in
            let summary = try Self.require(Self.summary(of: run, transaction.database), "run")
            try transaction.authorise(principal, .runProject, in: summary.project)
            let failed = try transaction.rows(
                "SELECT \(JobRow.columns) FROM job WHERE run = ? AND state = 'failed' ORDER BY position", [run]
            ).map(JobRow.init)
            try transaction.retry(failed)
            return failed.count
        }
    }

    static func summary(of run: RunID, _ database: Database) throws -> RunSummary? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT run.project, user, revision, tier, submitted, variation.node FROM run
                    LEFT JOIN variation ON variation.run = run.id WHERE id = ?
                    """), arguments: [run])
        guard let row else { return nil }
        let counts = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT state, count(*) FROM job WHERE run = ? GROUP BY state"),
            arguments: [run])
        let pairs: [(JobState, Int)] = try counts.map { (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1)) }
        return RunSummary(
            id: run, project: try row.decode(atIndex: 0), user: try row.decode(atIndex: 1),
            revision: try row.decode(atIndex: 2), tier: try row.decode(atIndex: 3),
            submitted: try row.decode(atIndex: 4), counts: Dictionary(uniqueKeysWithValues: pairs),
            varies: try row.decode(NodeID?.self, atIndex: 5))
    }

    static func require<T>(_ found: T?, _ what: String) throws -> T {
        guard let found else { throw StoreError(.notFound, "There is no such \(what).", in: what) }
        return found
    }
}

extension StoreTransaction {
    /// The run that the same request made, if it did within the last day. Another request under the same key is refused.
    fileprivate func answered(_ key: RequestKey?, of user: UserID) throws -> RunID? {
        guard let key else { return nil }
        try execute("DELETE FROM request_key WHERE created < ?", [now + .seconds(-86_400)])
        let row = try row("SELECT body, run FROM request_key WHERE user = ? AND key = ?", [user, key.name])
        guard let row else { return nil }
        guard try row.decode(ContentHash.self, atIndex: 0) == key.body else {
            throw StoreError(
                .keyReused, "This idempotency key came with another request before: use a new one.", in: "submit")
        }
        return try row.decode(atIndex: 1)
    }

    fileprivate func keep(_ key: RequestKey?, of user: UserID, answer run: RunID) throws {
        guard let key else { return }
        try execute(
            "INSERT INTO request_key (user, key, body, run, created) VALUES (?, ?, ?, ?, ?)",
            [user, key.name, key.body, run, now])
    }

    func cancel(_ job: JobRow) throws {
        var job = job
        let before = job.life.state
        let holder = job.life.lease?.worker
        try job.life.handle(.cancel)
        if before == .leased { announcement.hasRevocations = true }
        if let holder { try workerLet(go: job.id, of: job.function, holder) }
        job.finished = now
        try update(job, was: before)
    }

    /// Makes failed jobs ready again, and lets what waited for them wait anew.
    func retry(_ failed: [JobRow]) throws {
        for var job in failed {
            try job.life.handle(.retry)
            try note(nil, on: job.id)
            // What went wrong before is remembered and counts no longer.
            try execute("UPDATE attempt SET counts = 0 WHERE job = ?", [job.id])
            try update(job, was: .failed)
        }
        for job in failed { try unblockReaders(of: job.id) }
    }
}
