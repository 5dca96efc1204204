import Execution
import Foundation
import GRDB
import GraphCore
import Persistence

/// A run on its way into the tables. Jobs come inputs first, so each is inserted in the state it is to have: whether its
/// inputs are there, and whether its result is known, is decided when its turn comes.
struct Submission {
    let transaction: StoreTransaction
    let request: RunRequest
    let user: UserID
    private var inserted: [JobRow] = []

    init(transaction: StoreTransaction, request: RunRequest, user: UserID) {
        self.transaction = transaction
        self.request = request
        self.user = user
    }

    /// The flow that a job is served in. What is quickly made of the library's files to look at does not wait behind what
    /// takes long.
    private func flow(of planned: PlannedJob) -> FairFlow {
        let isQuick = request.purpose == .library && planned.function.effort < FunctionSpec.ordinaryEffort / 10
        return FairFlow(user: user, project: request.project, priority: isQuick ? .normal : request.priority)
    }

    mutating func insert(_ payloads: [EncodedPayload]) throws {
        try validate()
        let plan = request.plan
        try transaction.execute(
            """
            INSERT INTO run (id, project, user, revision, tier, priority, purpose, submitted)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                request.id, request.project, user, plan.revision, plan.tier, request.priority, request.purpose,
                transaction.now,
            ])
        transaction.record(.runSubmitted(request.id), in: .project(request.project), .studio)
        let flows = Set(plan.jobs.map(flow(of:)))
        var order = try transaction.fairOrder(for: flows)
        for (planned, payload) in zip(plan.jobs, payloads) { try insert(planned, payload, in: &order) }
        if let take = request.verifies { try note(verified: take) }
        if let matrix = plan.variations { try note(matrix) }
        try transaction.store(order, for: flows)
    }

    private func validate() throws {
        let head = try transaction.row("SELECT head FROM project WHERE id = ?", [request.project])
        guard let head = try head?.decode(Revision.self, atIndex: 0) else {
            throw StoreError(.notFound, "There is no such project.", in: "submit")
        }
        guard request.plan.revision <= head else {
            throw StoreError(.invalid, "The run was planned from a revision that is not there.", in: "submit")
        }
        for (index, job) in request.plan.jobs.enumerated() {
            for case .job(let source) in job.inputs.map(\.source) where !(0..<index).contains(source) {
                throw StoreError(.invalid, "The plan's jobs do not come inputs first.", in: "submit")
            }
        }
    }

    /// Notes what varies from job to job.
    private func note(_ matrix: VariationMatrix) throws {
        guard inserted.count == matrix.count, inserted.allSatisfy({ $0.subject == .node(matrix.node) }) else {
            throw StoreError(.invalid, "A run of variations has one job of the node for each cell.", in: "submit")
        }
        try transaction.execute(
            "INSERT INTO variation (run, project, node, matrix) VALUES (?, ?, ?, ?)",
            [request.id, request.project, matrix.node, Data(matrix.value.encoded)])
    }

    /// Notes that the only job makes a take again.
    private func note(verified take: TakeID) throws {
        let row = try transaction.row("SELECT media FROM take WHERE id = ? AND project = ?", [take, request.project])
        guard let media = try row?.decode(ContentHash.self, atIndex: 0) else {
            throw StoreError(.notFound, "There is no such take.", in: "submit")
        }
        guard inserted.count == 1, let job = inserted.first, job.subject == .media(media), job.determinism == .none
        else {
            throw StoreError(.invalid, "A take is made again by one job about its file alone.", in: "submit")
        }
        try transaction.execute("INSERT INTO verification (job, take) VALUES (?, ?)", [job.id, take])
    }

    private mutating func insert(_ planned: PlannedJob, _ payload: EncodedPayload, in order: inout FairOrder) throws {
        let files = try planned.inputs.map { try file(of: $0) }
        var job = JobRow(
            id: JobID(transaction.mint()), run: request.id, position: inserted.count, project: request.project,
            planned: planned, of: request.plan, payloadHash: payload.hash,
            unfinishedInputs: files.count { $0 == nil })
        var known: StoreTransaction.KnownOutput?
        if job.life.unfinishedInputs == 0 {
            let signature = JobSignature.compute(
                job.function, tier: job.tier, payload: payload.hash,
                files: zip(planned.inputs, files).compactMap { input, hash in hash.map { (input.port, $0) } })
            job.signature = signature
            known = try transaction.knownOutput(for: signature, job.determinism)
            try job.life.handle(.resolve(isCached: known != nil))
        }
        job.media = known?.media
        // What is known already takes no place in the order and costs its user nothing.
        if known == nil { job.orderKey = order.admit(flow(of: planned), effort: planned.function.effort) }
        try transaction.insert(job)
        try store(planned.inputs, payload, of: job.id)
        if request.purpose == .library, case .media(let source) = planned.subject {
            try announce(job, from: source)
        }
        if let known {
            try transaction.giveTake(to: &job, showing: known)
            if job.take != nil { try transaction.update(job, was: job.life.state) }
        }
        inserted.append(job)
    }

    /// Says that something will be made of an asset's file.
    private func announce(_ job: JobRow, from source: ContentHash) throws {
        try transaction.execute(
            """
            INSERT INTO derived_file (source, function, version, job) VALUES (?, ?, ?, ?)
            ON CONFLICT (source, function) DO UPDATE SET version = excluded.version, job = excluded.job
            WHERE excluded.version > version OR media IS NULL
            """, [source, job.function.name, Int64(job.function.version), job.id])
    }

    /// The file an input brings, when it is there.
    private func file(of input: PlannedInput) throws -> ContentHash? {
        switch input.source {
        case .job(let index): return inserted[index].media
        case .take(let chosen):
            let row = try transaction.row(
                "SELECT media FROM take WHERE id = ? AND project = ?", [chosen.take, request.project])
            guard try row?.decode(ContentHash.self, atIndex: 0) == chosen.media else {
                throw StoreError(.invalid, "The plan names a take that is not in the project.", in: "submit")
            }
            return chosen.media
        }
    }

    private func store(_ inputs: [PlannedInput], _ payload: EncodedPayload, of job: JobID) throws {
        try transaction.execute(
            "INSERT INTO job_payload (job, body) VALUES (?, ?)", [job, Data(payload.bytes)])
        for (position, input) in inputs.enumerated() {
            var source: JobID?
            var take: TakeID?
            switch input.source {
            case .job(let index): source = inserted[index].id
            case .take(let chosen): take = chosen.take
            }
            try transaction.execute(
                "INSERT INTO job_input (job, position, port, node, source, take, fields) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [job, position, input.port, input.node, source, take, Data(Value.record(input.wireFields).encoded)])
        }
    }
}

extension StoreTransaction {
    /// The queue's order, as far as it concerns some flows.
    func fairOrder(for flows: Set<FairFlow>) throws -> FairOrder {
        let meta = try row("SELECT virtual_time, admitted FROM meta", [])
        var finishTimes: [FairFlow: UInt64] = [:]
        for flow in flows {
            let finish = try row(
                "SELECT finish FROM flow WHERE user = ? AND project = ? AND priority = ?",
                [flow.user, flow.project, flow.priority])
            if let finish { finishTimes[flow] = UInt64(try finish.decode(Int64.self, atIndex: 0)) }
        }
        return FairOrder(
            virtualTime: UInt64(try meta?.decode(Int64.self, atIndex: 0) ?? 0),
            admitted: UInt64(try meta?.decode(Int64.self, atIndex: 1) ?? 0), finishTimes: finishTimes)
    }

    func store(_ order: FairOrder, for flows: Set<FairFlow>) throws {
        try execute("UPDATE meta SET admitted = ?", [Int64(order.admitted)])
        for flow in flows {
            guard let finish = order.finishTimes[flow] else { continue }
            try execute(
                """
                INSERT INTO flow (user, project, priority, finish) VALUES (?, ?, ?, ?)
                ON CONFLICT (user, project, priority) DO UPDATE SET finish = excluded.finish
                """, [flow.user, flow.project, flow.priority, Int64(finish)])
        }
    }
}
