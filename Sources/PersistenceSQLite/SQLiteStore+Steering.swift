public import Access
import CrashPoints
public import Execution
import Foundation
import GRDB
public import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``QueueStore``.
    public func pause(_ scope: QueueScope, as principal: Principal) async throws {
        try await transact(.pause) { transaction in
            try transaction.authorise(principal, .operateStudio)
            try transaction.pause(scope)
            try transaction.tellQueueChanged(scope)
        }
    }

    /// See ``QueueStore``.
    public func resume(_ scope: QueueScope, as principal: Principal) async throws {
        try await transact(.resume) { transaction in
            try transaction.authorise(principal, .operateStudio)
            try transaction.resume(scope)
            transaction.announcement.hasArrivals = true
            try transaction.tellQueueChanged(scope)
        }
    }

    /// See ``QueueStore``.
    public func move(_ job: JobID, to place: QueuePlace, as principal: Principal) async throws {
        try await transact(.move) { transaction in
            try transaction.authorise(principal, .operateStudio)
            let moved = try transaction.waitingJob(job)
            guard let key = try transaction.key(for: moved, at: place) else { return }
            try transaction.execute("UPDATE job SET order_key = ? WHERE id = ?", [key, job])
            transaction.announcement.hasArrivals = true
            transaction.record(.queueChanged, in: .project(moved.project), .studio)
        }
    }

    /// See ``QueueStore``.
    public func retry(_ job: JobID, as principal: Principal) async throws -> Bool {
        try await transact(.retry) { transaction in
            let job = try Self.require(transaction.job(job), "job")
            try transaction.authorise(principal, .runProject, in: job.project)
            guard job.life.state == .failed else { return false }
            try transaction.retry([job])
            return true
        }
    }

    /// See ``QueueStore``.
    public func retryAll(of project: ProjectID, as principal: Principal) async throws -> Int {
        try await transact(.retry) { transaction in
            try transaction.authorise(principal, .runProject, in: project)
            try transaction.requireProject(project)
            let failed = try transaction.jobs(of: project, in: "'failed'")
            try transaction.retry(failed)
            return failed.count
        }
    }

    /// See ``QueueStore``.
    public func cancelAll(of project: ProjectID, as principal: Principal) async throws -> Int {
        try await transact(.cancel) { transaction in
            try transaction.authorise(principal, .runProject, in: project)
            try transaction.requireProject(project)
            let jobs = try transaction.jobs(of: project, in: "'waiting', 'ready', 'held', 'leased', 'blocked'")
            for job in jobs { try transaction.cancel(job) }
            return jobs.count
        }
    }

    /// See ``QueueStore``.
    public func reset(_ worker: WorkerID, as principal: Principal) async throws {
        try await transact(.reset) { transaction in
            try transaction.authorise(principal, .operateStudio)
            let name = try transaction.name(of: worker)
            try transaction.execute("DELETE FROM worker_trust WHERE name = ?", [name])
            try transaction.execute("DELETE FROM worker_engine WHERE name = ?", [name])
            transaction.announcement.hasArrivals = true
            transaction.record(.queueChanged, in: .studio)
        }
    }
}

extension StoreTransaction {
    fileprivate func pause(_ scope: QueueScope) throws {
        switch scope {
        case .everything: try execute("UPDATE meta SET paused = 1", [])
        case .worker(let worker):
            try execute(
                "INSERT INTO worker_pause (name, paused) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                [try name(of: worker), now])
        case .project(let project):
            try requireProject(project)
            try execute(
                "INSERT INTO project_pause (project, paused) VALUES (?, ?) ON CONFLICT (project) DO NOTHING",
                [project, now])
            try turn("ready", into: "held", of: project)
        }
    }

    fileprivate func resume(_ scope: QueueScope) throws {
        switch scope {
        case .everything: try execute("UPDATE meta SET paused = 0", [])
        case .worker(let worker): try execute("DELETE FROM worker_pause WHERE name = ?", [try name(of: worker)])
        case .project(let project):
            try requireProject(project)
            try execute("DELETE FROM project_pause WHERE project = ?", [project])
            try turn("held", into: "ready", of: project)
        }
    }

    /// All jobs of a project at once, since there may be many thousands: what `JobLifeEvent.hold` and `.resume` do to
    /// each, and one event for all of them.
    private func turn(_ state: String, into next: String, of project: ProjectID) throws {
        try execute(
            """
            UPDATE job SET state = '\(next)', changed = ? WHERE id IN (
                SELECT id FROM job INDEXED BY job_order
                WHERE state IN ('waiting', 'ready', 'held') AND state = '\(state)' AND project = ?)
            """, [now, project])
    }

    fileprivate func tellQueueChanged(_ scope: QueueScope) throws {
        record(.queueChanged, in: .studio)
        if case .project(let project) = scope { record(.queueChanged, in: .project(project)) }
    }

    fileprivate func requireProject(_ project: ProjectID) throws {
        _ = try SQLiteStore.require(row("SELECT 1 FROM project WHERE id = ?", [project]), "project")
    }

    /// What a worker that is here is called.
    fileprivate func name(of worker: WorkerID) throws -> String {
        try SQLiteStore.require(row("SELECT name FROM worker WHERE id = ?", [worker]), "worker").decode(atIndex: 0)
    }

    /// A job that has a place in the queue.
    fileprivate func waitingJob(_ id: JobID) throws -> JobRow {
        let job = try SQLiteStore.require(job(id), "job")
        switch job.life.state {
        case .waiting, .ready, .held: return job
        default:
            throw StoreError(
                .invalid, "Only a job that waits has a place in the queue; this one is \(job.life.state.rawValue).",
                in: "move")
        }
    }

    /// The key that puts a job to a place; nil when it is there.
    fileprivate func key(for job: JobRow, at place: QueuePlace) throws -> OrderKey? {
        let lower: OrderKey?
        let upper: OrderKey?
        switch place {
        case .first: (lower, upper) = (nil, try neighbour(Data(), HotQuery.keyAfter, job.id))
        case .last:
            let behindAll = Data(repeating: 255, count: OrderKey.digitLimit)
            (lower, upper) = (try neighbour(behindAll, HotQuery.keyBefore, job.id), nil)
        case .before(let other):
            guard other != job.id, let key = try waitingJob(other).orderKey else { return nil }
            (lower, upper) = (try neighbour(key, HotQuery.keyBefore, job.id), key)
        case .after(let other):
            guard other != job.id, let key = try waitingJob(other).orderKey else { return nil }
            (lower, upper) = (key, try neighbour(key, HotQuery.keyAfter, job.id))
        }
        // Alone in the queue it is wherever it is put.
        if lower == nil, upper == nil { return nil }
        guard let key = FairOrder.key(between: lower, and: upper) else {
            throw StoreError(
                .invalid, "Too many jobs were moved to this place: move it to another one.", in: "move")
        }
        return key
    }

    private func neighbour(
        _ key: some DatabaseValueConvertible, _ query: String, _ moved: JobID
    ) throws -> OrderKey? {
        try row(query, [key, moved])?.decode(atIndex: 0)
    }

    fileprivate func jobs(of project: ProjectID, in states: String) throws -> [JobRow] {
        try rows(
            "SELECT \(JobRow.columns) FROM job WHERE project = ? AND state IN (\(states)) ORDER BY run, position",
            [project]
        ).map(JobRow.init)
    }
}
