import Execution
import Foundation
import GRDB
import GraphCore
import Persistence

/// Which jobs a worker is given, inside a transaction.
extension StoreTransaction {
    /// What a worker may be given: its functions that are neither withheld nor resting, and its room.
    private struct Offer {
        var functions: [FunctionName] = []
        /// Engines that are to prove themselves on one job.
        var onTrial: [String: CircuitBreaker] = [:]
        /// When the next engine has rested.
        var restsUntil: Timestamp?
        var ledger: ResourceLedger
        let name: String
    }

    /// The best jobs of the functions that the worker offers and has room for, and when an engine of it will have
    /// rested: one index range for each function, merged by key.
    func claim(_ lease: Lease, limit: Int) throws -> (jobs: [LeasedJob], restsUntil: Timestamp?) {
        guard var offer = try offer(of: lease.worker) else { return ([], nil) }
        var claimed: [LeasedJob] = []
        // Candidates that need nobody, since another run has their result by now, make room for those behind them.
        while claimed.count < limit {
            let (candidates, tookOver, isWorkRepeated) = try candidates(for: offer, limit: limit - claimed.count)
            let best = offer.ledger.choose(from: candidates, limit: limit - claimed.count) { ($0.id, $0.needs) }.taken
            if let key = best.last?.orderKey {
                // Keys ascend, so the last one carries the virtual time of all.
                let time = Int64(FairOrder.finishTime(of: key))
                try execute("UPDATE meta SET virtual_time = max(virtual_time, ?)", [time])
            }
            for job in best {
                let engine = job.function.engine
                guard var circuit = offer.onTrial.removeValue(forKey: engine) else { continue }
                offer.functions.removeAll { $0.engine == engine }
                circuit.tookTrial(job.id, at: now)
                try store(circuit, of: engine, on: offer.name)
            }
            claimed += try best.map { try take($0, lease) }
            // What was passed over may have had others behind it; without a step forward it would be found again.
            guard tookOver || (isWorkRepeated && !best.isEmpty) else { break }
        }
        return (claimed, offer.restsUntil)
    }

    /// The first jobs of every function that is offered, one for each piece of work. Those whose result another run has
    /// made by now take it over here.
    private func candidates(
        for offer: Offer, limit: Int
    ) throws -> (jobs: [JobRow], tookOver: Bool, isWorkRepeated: Bool) {
        var found: [(job: JobRow, isKnown: Bool)] = []
        for function in offer.functions {
            found += try each(
                HotQuery.claim,
                [
                    function.name, Int64(function.version), offer.ledger.offered.memory,
                    offer.ledger.offered.graphicsMemory, limit,
                ]
            ) { (try JobRow($0), try $0.decode(Bool.self, atIndex: JobRow.columnCount)) }
        }
        if offer.functions.count > 1 {
            found.sort { ($0.job.orderKey ?? .middle, $0.job.id) < ($1.job.orderKey ?? .middle, $1.job.id) }
        }
        for job in found where job.isKnown { try takeOver(job.job) }
        let open = found.filter { !$0.isKnown }.map(\.job)
        var works: Set<ContentHash> = []
        var jobs = open.filter { job in
            guard job.determinism != .none, let signature = job.signature else { return true }
            return works.insert(signature).inserted
        }
        let isWorkRepeated = jobs.count < open.count
        if !offer.onTrial.isEmpty { jobs = StoreTransaction.oneTrialEach(jobs, offer.onTrial) }
        return (jobs, open.count < found.count, isWorkRepeated)
    }

    /// Nil when the worker is given nothing.
    private func offer(of worker: WorkerID) throws -> Offer? {
        let row = try row(
            """
            SELECT name, slots, memory, graphics_memory, (SELECT paused FROM meta) FROM worker WHERE id = ?
            """, [worker])
        guard let row else { throw StoreError(.notFound, "The worker has not joined the queue.", in: "claim") }
        let name: String = try row.decode(atIndex: 0)
        guard try row.decode(Int.self, atIndex: 4) == 0,
            try self.row("SELECT 1 FROM worker_pause WHERE name = ?", [name]) == nil
        else { return nil }
        let offered = ResourceNeeds(
            memory: try row.decode(atIndex: 2), graphicsMemory: try row.decode(atIndex: 3))
        var taken: [JobID: ResourceNeeds] = [:]
        let held = try each(HotQuery.holding, [worker]) { row in
            let needs = ResourceNeeds(memory: try row.decode(atIndex: 1), graphicsMemory: try row.decode(atIndex: 2))
            return (job: try row.decode(JobID.self, atIndex: 0), needs: needs)
        }
        for job in held { taken[job.job] = job.needs }
        var offer = Offer(
            ledger: ResourceLedger(slots: try row.decode(atIndex: 1), offered: offered, taken: taken), name: name)
        for function in try database.functions(of: worker) { try admit(function, to: &offer) }
        return offer
    }

    private func admit(_ function: FunctionName, to offer: inout Offer) throws {
        guard workers.isTroubled(offer.name) else { return offer.functions.append(function) }
        guard try !database.trust(in: offer.name, for: function).isWithheld else { return }
        let circuit = try database.circuit(of: function.engine, on: offer.name)
        switch circuit.admits(at: now) {
        case .freely: offer.functions.append(function)
        case .oneTrial:
            offer.functions.append(function)
            offer.onTrial[function.engine] = circuit
        case .no(let until):
            if let until { offer.restsUntil = min(until, offer.restsUntil ?? until) }
        }
    }

    /// Only the first job of each engine that is on trial.
    private static func oneTrialEach(_ jobs: [JobRow], _ onTrial: [String: CircuitBreaker]) -> [JobRow] {
        var tried: Set<String> = []
        return jobs.filter { job in
            let engine = job.function.engine
            return onTrial[engine] == nil || tried.insert(engine).inserted
        }
    }

    private func take(_ job: JobRow, _ lease: Lease) throws -> LeasedJob {
        var job = job
        try job.life.handle(.lease(lease, now: now))
        job.started = now
        try update(job, was: .ready)
        let body = try SQLiteStore.require(
            first("SELECT body FROM job_payload WHERE job = ?", [job.id]) { try $0.decode(Data.self, atIndex: 0) },
            "payload")
        return LeasedJob(
            key: LeaseKey(job: job.id, worker: lease.worker, token: job.life.token), expires: lease.expires,
            subject: job.subject, project: job.project, run: job.run,
            input: JobInput(
                job: job.id, function: job.function, tier: job.tier,
                payload: try decoding { () throws(CodecError) in try Value(decoding: [UInt8](body)) },
                media: try files(of: job.id), verifies: try verified(by: job)),
            resumeToken: job.resumeToken)
    }

    /// The file that a job's work is compared with; jobs of nodes and exports are compared with nothing.
    private func verified(by job: JobRow) throws -> ContentHash? {
        guard case .media = job.subject else { return nil }
        return try first(HotQuery.verified, [job.id]) { try $0.decode(ContentHash.self, atIndex: 0) }
    }

    private func files(of job: JobID) throws -> [JobMedia] {
        try each(HotQuery.files, [job]) { row in
            let fields = try row.decode(Data.self, atIndex: 2)
            guard
                case .record(let wireFields) = try decoding({ () throws(CodecError) in
                    try Value(decoding: [UInt8](fields))
                })
            else { throw StoreError(.unavailable, "A wire's fields cannot be read.", in: "claim") }
            return JobMedia(
                port: try row.decode(atIndex: 0), source: try row.decode(atIndex: 1), wireFields: wireFields,
                hash: try row.decode(atIndex: 3), frames: try row.decode(atIndex: 4))
        }
    }
}
