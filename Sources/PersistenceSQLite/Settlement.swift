import Execution
import Foundation
import GRDB
import GraphCore
import Persistence

/// What follows from a job's transition for itself and for the jobs behind it, inside the same transaction.
extension StoreTransaction {
    /// A result that is known: a file and how it was made.
    struct KnownOutput {
        let media: ContentHash
        let column: Data
    }

    /// The signature of a job whose inputs are all there.
    func signature(of job: JobRow) throws -> ContentHash {
        let files = try each(HotQuery.signedFiles, [job.id]) { row in
            (port: try row.decode(FieldKey.self, atIndex: 0), hash: try row.decode(ContentHash.self, atIndex: 1))
        }
        return JobSignature.compute(job.function, tier: job.tier, payload: job.payloadHash, files: files)
    }

    /// The result of the same work done before, if its function's results may be taken over.
    func knownOutput(for signature: ContentHash, _ determinism: Determinism) throws -> KnownOutput? {
        guard determinism != .none else { return nil }
        return try first(HotQuery.known, [signature]) {
            KnownOutput(media: try $0.decode(atIndex: 0), column: try $0.decode(atIndex: 1))
        }
    }

    /// Gives a job that has its result the take that shows it: the node's take of that signature when it was cached,
    /// else a new one with the node's next number. The job's row must exist.
    func giveTake(to job: inout JobRow, showing output: KnownOutput) throws {
        if case .media(let source) = job.subject { return try derive(from: source, by: job, output.media) }
        guard case .node(let node) = job.subject, let signature = job.signature else { return }
        if job.life.state == .cached {
            let existing = try first(HotQuery.takeOfSignature, [job.project, node, signature]) { row in
                try row.decode(TakeID.self, atIndex: 0)
            }
            if let existing { return job.take = existing }
        }
        let last = try first(HotQuery.lastTake, [job.project, node]) { try $0.decode(Int.self, atIndex: 0) }
        let number = (last ?? 0) + 1
        let take = TakeID(mint())
        try execute(
            """
            INSERT INTO take (id, project, node, number, job, signature, media, output, created)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, [take, job.project, node, number, job.id, signature, output.media, output.column, now])
        job.take = take
        record(.takeCommitted(take, node: node, number: number, job: job.id), in: .project(job.project))
    }

    /// Notes what was made of an asset's file.
    private func derive(from source: ContentHash, by job: JobRow, _ media: ContentHash) throws {
        try execute(
            "UPDATE derived_file SET media = ? WHERE source = ? AND function = ? AND job = ?",
            [media, source, job.function.name, job.id])
        // What is made of a file to compare it is nothing to look at.
        guard database.changesCount > 0 else { return }
        record(.assetsChanged, in: .project(job.project))
    }

    /// Tells the jobs behind one that has its result. Those whose last input it was become ready or, when their result
    /// is known, cached, and then tell theirs.
    func countDown(from finished: JobID) throws {
        var told = [finished]
        while let source = told.popLast() {
            let readers = try each(HotQuery.readers, [source]) { row in
                (job: try row.decode(JobID.self, atIndex: 0), wires: try row.decode(Int.self, atIndex: 1))
            }
            for reader in readers {
                guard var job = try job(reader.job), !job.life.state.isSettled || job.life.state == .blocked
                else { continue }
                let before = job.life.state
                for _ in 0..<reader.wires { try job.life.handle(.inputFinished) }
                if job.life.state == .waiting, job.life.unfinishedInputs == 0 { try resolve(&job) }
                try update(job, was: before)
                if job.life.state == .cached { told.append(job.id) }
            }
        }
    }

    private func resolve(_ job: inout JobRow) throws {
        let signature = try signature(of: job)
        job.signature = signature
        let known = try knownOutput(for: signature, job.determinism)
        try job.life.handle(.resolve(isCached: known != nil))
        guard let known else { return }
        job.media = known.media
        try giveTake(to: &job, showing: known)
    }

    /// Gives a job that is ready the result that another run has made since it became so.
    func takeOver(_ job: JobRow) throws {
        var job = job
        guard let signature = job.signature, let known = try knownOutput(for: signature, job.determinism) else {
            return
        }
        try job.life.handle(.takeOver)
        job.media = known.media
        try giveTake(to: &job, showing: known)
        try update(job, was: .ready)
        try countDown(from: job.id)
    }

    /// Blocks every job that waits, over any number of steps, for one that has failed or was cancelled.
    func blockReaders(of cause: JobID) throws {
        var sources = [cause]
        while let source = sources.popLast() {
            for reader in try rows("SELECT DISTINCT job FROM job_input WHERE source = ? ORDER BY job", [source]) {
                guard var job = try job(reader.decode(atIndex: 0)), job.life.state == .waiting else { continue }
                try job.life.handle(.block(cause: cause))
                try update(job, was: .waiting)
                sources.append(job.id)
            }
        }
    }

    /// Lets the jobs wait again that one blocked which is tried again; those with another cause are blocked by that.
    func unblockReaders(of cause: JobID) throws {
        // In plan order, so that what stands before a job has been decided when its turn comes.
        let blocked = try rows(
            "SELECT \(JobRow.columns) FROM job WHERE cause = ? ORDER BY position", [cause]
        ).map(JobRow.init)
        for var job in blocked {
            try job.life.handle(.unblock)
            let other = try row(
                """
                SELECT coalesce(source.cause, source.id) FROM job_input AS input JOIN job AS source ON source.id = input.source
                WHERE input.job = ? AND source.state IN ('failed', 'cancelled', 'blocked') ORDER BY input.position LIMIT 1
                """, [job.id])
            if let other { try job.life.handle(.block(cause: try other.decode(atIndex: 0))) }
            try update(job, was: .blocked)
        }
    }
}
