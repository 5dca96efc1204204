import Execution
import Foundation
import GRDB
import GraphCore
import Persistence
import ProductionModel

/// A job's row, without its payload and inputs.
struct JobRow {
    static let columns = """
        id, run, position, project, subject_kind, subject, function, version, determinism, tier, payload_hash, order_key,
        state, unfinished, attempts, token, worker, expires, not_before, cause, signature, media, take, resume_token,
        memory, graphics_memory
        """
    /// How many they are, so the index of what a query asks for besides.
    static let columnCount = 26

    let id: JobID
    let run: RunID
    let position: Int
    let project: ProjectID
    let subject: JobSubject
    let function: FunctionName
    let determinism: Determinism
    let tier: QualityTier
    /// Whether it is of no document as it stands; written once and not read back with the row.
    let varies: Bool
    let payloadHash: ContentHash
    let needs: ResourceNeeds
    var orderKey: OrderKey?
    var life: JobLife
    var signature: ContentHash?
    var media: ContentHash?
    var take: TakeID?
    var resumeToken: [UInt8]?
    /// When this transaction gave the job out; nil leaves the column as it is.
    var started: Timestamp?
    /// When this transaction committed its result; nil leaves the column as it is.
    var finished: Timestamp?
    /// Of the plan; written once and not read back with the row.
    let fingerprint: Fingerprint?
    /// What a transition may change, as the row that was read has it; nil for a new job.
    private let stored: Changeable?

    /// The columns that transitions change, apart from the moments.
    private struct Changeable {
        let life: JobLife
        let signature: ContentHash?
        let media: ContentHash?
        let take: TakeID?
    }

    /// A new job.
    init(
        id: JobID, run: RunID, position: Int, project: ProjectID, planned: PlannedJob, of plan: RunPlan,
        payloadHash: ContentHash, unfinishedInputs: Int
    ) {
        self.id = id
        self.run = run
        self.position = position
        self.project = project
        subject = planned.subject
        function = planned.function.name
        determinism = planned.function.determinism
        needs = planned.function.needs
        tier = plan.tier(of: planned)
        varies = plan.variations != nil
        self.payloadHash = payloadHash
        fingerprint = planned.fingerprint
        stored = nil
        life = JobLife(unfinishedInputs: unfinishedInputs)
    }

    /// A row with ``columns`` from index 0 on.
    init(_ row: Row) throws {
        id = try row.decode(atIndex: 0)
        run = try row.decode(atIndex: 1)
        position = try row.decode(atIndex: 2)
        project = try row.decode(atIndex: 3)
        subject = try row.subject(atIndex: 4)
        function = FunctionName(name: try row.decode(atIndex: 6), version: try row.decode(atIndex: 7))
        determinism = try row.decode(atIndex: 8)
        tier = try row.decode(atIndex: 9)
        varies = false
        payloadHash = try row.decode(atIndex: 10)
        orderKey = try row.decode(OrderKey?.self, atIndex: 11)
        var lease: Lease?
        if let worker = try row.decode(WorkerID?.self, atIndex: 16) {
            lease = Lease(worker: worker, expires: try row.decode(atIndex: 17))
        }
        let life = JobLife(
            stored: try row.decode(atIndex: 12), unfinishedInputs: try row.decode(atIndex: 13),
            attempts: try row.decode(atIndex: 14), token: try row.decode(atIndex: 15), lease: lease,
            notBefore: try row.decode(Timestamp?.self, atIndex: 18), cause: try row.decode(JobID?.self, atIndex: 19))
        guard let life else { throw StoreError(.unavailable, "A job's row contradicts itself.", in: "job") }
        self.life = life
        signature = try row.decode(ContentHash?.self, atIndex: 20)
        media = try row.decode(ContentHash?.self, atIndex: 21)
        take = try row.decode(TakeID?.self, atIndex: 22)
        resumeToken = try row.decode(Data?.self, atIndex: 23).map { [UInt8]($0) }
        needs = ResourceNeeds(
            memory: try row.decode(atIndex: 24), graphicsMemory: try row.decode(atIndex: 25))
        fingerprint = nil
        stored = Changeable(life: life, signature: signature, media: media, take: take)
    }

    /// What is another than in the row that was read.
    fileprivate var changes: JobChanges {
        var changes: JobChanges = []
        if started != nil { changes.insert(.start) }
        if finished != nil { changes.insert(.finish) }
        guard let stored else { return changes.union([.counts, .lease, .postponement, .cause, .signature, .result]) }
        let before = stored.life
        if life.unfinishedInputs != before.unfinishedInputs || life.attempts != before.attempts {
            changes.insert(.counts)
        }
        if life.lease != before.lease { changes.insert(.lease) }
        if life.notBefore != before.notBefore { changes.insert(.postponement) }
        if life.cause != before.cause { changes.insert(.cause) }
        if signature != stored.signature { changes.insert(.signature) }
        if media != stored.media || take != stored.take { changes.insert(.result) }
        return changes
    }
}

/// Columns of a job that change together. A statement that names only these leaves the indices of the others alone.
private struct JobChanges: OptionSet {
    let rawValue: Int

    static let counts = JobChanges(rawValue: 1)
    static let lease = JobChanges(rawValue: 2)
    static let postponement = JobChanges(rawValue: 4)
    static let cause = JobChanges(rawValue: 8)
    static let signature = JobChanges(rawValue: 16)
    static let result = JobChanges(rawValue: 32)
    static let start = JobChanges(rawValue: 64)
    static let finish = JobChanges(rawValue: 128)

    private static let columns: [(JobChanges, String)] = [
        (.counts, "unfinished = ?, attempts = ?"), (.lease, "worker = ?, expires = ?"),
        (.postponement, "not_before = ?"), (.cause, "cause = ?"), (.signature, "signature = ?"),
        (.result, "media = ?, take = ?"), (.start, "started = ?"), (.finish, "finished = ?"),
    ]

    /// The statement for every set of changes, by its raw value.
    private static let statements = (0..<256).map { rawValue in
        let changed = columns.filter { JobChanges(rawValue: rawValue).contains($0.0) }.map(\.1)
        let assignments = ["state = ?, token = ?, changed = ?"] + changed
        return "UPDATE job SET \(assignments.joined(separator: ", ")) WHERE id = ?"
    }

    var statement: String { JobChanges.statements[rawValue] }

    /// The values for the statement's columns, in its order.
    func values(of job: JobRow) -> [(any DatabaseValueConvertible)?] {
        var values: [(any DatabaseValueConvertible)?] = []
        if contains(.counts) { values += [job.life.unfinishedInputs, job.life.attempts] }
        if contains(.lease) { values += [job.life.lease?.worker, job.life.lease?.expires] }
        if contains(.postponement) { values.append(job.life.notBefore) }
        if contains(.cause) { values.append(job.life.cause) }
        if contains(.signature) { values.append(job.signature) }
        if contains(.result) { values += [job.media, job.take] }
        if contains(.start) { values.append(job.started) }
        if contains(.finish) { values.append(job.finished) }
        return values
    }
}

extension StoreTransaction {
    /// The job of that id.
    func job(_ id: JobID) throws -> JobRow? {
        try first(HotQuery.job, [id], JobRow.init)
    }

    func insert(_ job: JobRow) throws {
        let job = try held(job)
        try execute(
            """
            INSERT INTO job (id, run, position, project, subject_kind, subject, function, version, determinism, tier,
                payload_hash, order_key, state, unfinished, attempts, token, signature, media, take, changed, fingerprint,
                memory, graphics_memory, varies)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                job.id, job.run, job.position, job.project, job.subject.kindColumn, job.subject.valueColumn,
                job.function.name, Int64(job.function.version), job.determinism, job.tier, job.payloadHash,
                job.orderKey, job.life.state, job.life.unfinishedInputs, job.life.attempts, job.life.token,
                job.signature, job.media, job.take, now, job.fingerprint, job.needs.memory, job.needs.graphicsMemory,
                job.varies,
            ])
        announceMove(of: job)
    }

    /// Writes what a transition may have changed, and records the move when the state is another than before.
    func update(_ job: JobRow, was before: JobState) throws {
        let job = try held(job)
        let changes = job.changes
        try execute(
            changes.statement,
            StatementArguments([job.life.state, job.life.token, now] + changes.values(of: job) + [job.id]))
        if job.life.state != before { announceMove(of: job) }
    }

    /// The job, held instead of ready while its project is paused.
    private func held(_ job: JobRow) throws -> JobRow {
        guard job.life.state == .ready, try isPaused(job.project) else { return job }
        var job = job
        try job.life.handle(.hold)
        return job
    }

    private func announceMove(of job: JobRow) {
        record(
            .jobMoved(job.id, run: job.run, subject: job.subject, to: job.life.state), in: .project(job.project),
            .studio)
        if job.life.state == .ready { announcement.hasArrivals = true }
    }

    /// Writes why a job did not succeed, or that nothing is wrong with it.
    func note(_ error: EngineError?, on job: JobID) throws {
        try execute(
            "UPDATE job SET error_class = ?, error_message = ?, error_detail = ? WHERE id = ?",
            [error?.kind.rawValue, error?.message, error?.detail, job])
    }
}
