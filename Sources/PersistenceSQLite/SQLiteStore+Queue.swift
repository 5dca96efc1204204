public import Access
import CrashPoints
public import Execution
import Foundation
import GRDB
import GraphCore
import Persistence

extension SQLiteStore {
    /// See ``JobQueue``.
    public func join(_ offer: WorkerOffer, as principal: Principal) async throws {
        try await transact(.join) { transaction in
            try transaction.authorise(principal, .executeJobs)
            try transaction.execute(
                """
                INSERT INTO worker (id, name, slots, memory, graphics_memory, joined) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, slots = excluded.slots, memory = excluded.memory,
                    graphics_memory = excluded.graphics_memory
                """,
                [
                    offer.id, offer.name, offer.slots, offer.resources.memory, offer.resources.graphicsMemory,
                    transaction.now,
                ])
            try transaction.execute("DELETE FROM worker_function WHERE worker = ?", [offer.id])
            for function in offer.functions {
                try transaction.execute(
                    "INSERT INTO worker_function (worker, function, version) VALUES (?, ?, ?)",
                    [offer.id, function.name, Int64(function.version)])
            }
            transaction.workers.remember(offer.id, called: offer.name)
            transaction.record(.queueChanged, in: .studio)
        }
    }

    /// See ``JobQueue``.
    public func leave(_ worker: WorkerID, as principal: Principal) async throws {
        try await transact(.leave) { transaction in
            try transaction.authorise(principal, .executeJobs)
            let held = try transaction.each(
                "SELECT \(JobRow.columns) FROM job WHERE expires IS NOT NULL AND worker = ?", [worker], JobRow.init)
            for var job in held {
                try job.life.handle(.release(worker, job.life.token))
                try transaction.workerLet(go: job.id, of: job.function, worker)
                try transaction.update(job, was: .leased)
            }
            try transaction.execute("DELETE FROM worker WHERE id = ?", [worker])
            transaction.record(.queueChanged, in: .studio)
        }
    }

    /// See ``JobQueue``.
    public func claim(
        _ worker: WorkerID, limit: Int, for span: Duration, as principal: Principal
    ) async throws -> Claim {
        return try await transact(.claim) { transaction in
            try transaction.authorise(principal, .executeJobs)
            try transaction.expireLeases()
            try transaction.admitDue()
            let lease = Lease(worker: worker, expires: transaction.now + span)
            let (jobs, restsUntil) = try transaction.claim(lease, limit: limit)
            // A worker that got all it asked for comes again when a slot is free.
            guard jobs.count < limit else { return Claim(jobs: jobs, nextDue: nil) }
            let moments = [try transaction.nextDue(), restsUntil]
            return Claim(jobs: jobs, nextDue: moments.compactMap(\.self).min())
        }
    }

    /// See ``JobQueue``.
    public func renew(
        _ leases: [LeaseKey], for span: Duration, as principal: Principal
    ) async throws -> Set<LeaseKey> {
        return try await transact(.renew) { transaction in
            try transaction.authorise(principal, .executeJobs)
            var lost: Set<LeaseKey> = []
            for key in leases {
                do {
                    var job = try transaction.held(key)
                    try job.life.handle(.renew(key.worker, key.token, until: transaction.now + span))
                    try transaction.update(job, was: .leased)
                } catch is LeaseLost {
                    lost.insert(key)
                }
            }
            return lost
        }
    }

    /// See ``JobQueue``.
    public func saveResumeToken(_ bytes: [UInt8], for lease: LeaseKey, as principal: Principal) async throws {
        try await transact(.saveResumeToken) { transaction in
            try transaction.authorise(principal, .executeJobs)
            let job = try transaction.held(lease)
            try transaction.execute("UPDATE job SET resume_token = ? WHERE id = ?", [Data(bytes), job.id])
        }
    }

    /// See ``JobQueue``.
    public func complete(_ lease: LeaseKey, with output: JobOutput, as principal: Principal) async throws {
        let column = OutputColumn(output).bytes
        let again = clock()
        try await transact(.complete) { transaction in
            try transaction.authorise(principal, .executeJobs)
            var job = try transaction.held(lease)
            guard output.byteCount >= 0, output.frames >= 0 else {
                let error = EngineError(.permanent, "The engine gave a file of impossible size or length.")
                return try transaction.fail(&job, lease, error, again: again)
            }
            try job.life.handle(.complete(lease.worker, lease.token))
            try transaction.workerSucceeded(in: job.id, of: job.function, lease.worker)
            try transaction.commit(&job, output, as: StoreTransaction.KnownOutput(media: output.hash, column: column))
        }
    }

    /// See ``JobQueue``.
    public func fail(_ lease: LeaseKey, with error: EngineError, as principal: Principal) async throws {
        try await transact(.fail) { [backoff] transaction in
            try transaction.authorise(principal, .executeJobs)
            var job = try transaction.held(lease)
            var generator = SystemRandomNumberGenerator()
            let delay =
                error.kind == .resource
                ? backoff.limit : backoff.delay(afterFailures: job.life.attempts + 1, using: &generator)
            try transaction.fail(&job, lease, error, again: transaction.now + delay)
        }
    }

    /// See ``JobQueue``.
    public func news() -> AsyncStream<QueueNews> { announcer.news() }
}

extension StoreTransaction {
    /// The job a lease is for, if the lease is still its newest.
    fileprivate func held(_ lease: LeaseKey) throws -> JobRow {
        guard let job = try job(lease.job), job.life.state == .leased, job.life.token == lease.token,
            job.life.lease?.worker == lease.worker
        else { throw LeaseLost(lease: lease) }
        return job
    }

    /// Commits what a job made: media, take, cache, state, and what follows for others.
    fileprivate func commit(_ job: inout JobRow, _ output: JobOutput, as known: KnownOutput) throws {
        try execute(
            """
            INSERT INTO media (hash, kind, byte_count, frames, media_type, created) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (hash) DO NOTHING
            """, [output.hash, output.kind, output.byteCount, output.frames, output.mediaType, now])
        job.media = output.hash
        try giveTake(to: &job, showing: known)
        if job.determinism != .none, let signature = job.signature {
            try execute(
                """
                INSERT INTO cache (signature, job, media, output, created) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (signature) DO NOTHING
                """, [signature, job.id, output.hash, known.column, now])
        }
        if case .media = job.subject {
            try execute("UPDATE verification SET output = ? WHERE job = ?", [known.column, job.id])
        }
        if job.life.attempts > 0 { try note(nil, on: job.id) }
        job.finished = now
        try update(job, was: .leased)
        try countDown(from: job.id)
    }

    fileprivate func fail(_ job: inout JobRow, _ lease: LeaseKey, _ error: EngineError, again: Timestamp) throws {
        let workers = try workerFailed(in: job.id, of: job.function, lease.worker, error)
        try job.life.handle(.fail(lease.worker, lease.token, error.kind, again: again, onWorkers: workers))
        try note(error, on: job.id)
        try settle(&job)
    }

    /// Takes jobs back whose holders have not renewed in time.
    fileprivate func expireLeases() throws {
        let overdue = try each(HotQuery.expired, [now], JobRow.init)
        for var job in overdue {
            guard let holder = job.life.lease?.worker else { continue }
            let error = EngineError(.transient, "The worker stopped answering.")
            let workers = try workerFailed(in: job.id, of: job.function, holder, error, lostLease: true)
            try job.life.handle(.expire(now: now, onWorkers: workers))
            announcement.hasRevocations = true
            try note(error, on: job.id)
            try settle(&job)
        }
    }

    /// Writes a job that was leased and is tried again or has failed, and what follows for others.
    private func settle(_ job: inout JobRow) throws {
        if job.life.state == .failed { job.finished = now }
        try update(job, was: .leased)
        if job.life.state == .failed { try blockReaders(of: job.id) }
    }

    /// Puts postponed jobs that have fallen due back into the order.
    fileprivate func admitDue() throws {
        for var job in try each(HotQuery.due, [now], JobRow.init) {
            try job.life.handle(.fallDue(now: now))
            try update(job, was: job.life.state)
            announcement.hasArrivals = true
        }
    }

    /// The next moment at which a lease expires or a postponed job falls due.
    fileprivate func nextDue() throws -> Timestamp? {
        try [HotQuery.nextExpiry, HotQuery.nextPostponed].compactMap { query in
            try first(query, []) { try $0.decode(Timestamp.self, atIndex: 0) }
        }.min()
    }
}
