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
        var found: [JobRow] = []
        for function in offer.functions {
            found += try each(
                HotQuery.claim,
                [
                    function.name, Int64(function.version), offer.ledger.offered.memory,
                    offer.ledger.offered.graphicsMemory, limit,
                ], JobRow.init)
        }
        if offer.functions.count > 1 {
            found.sort { ($0.orderKey ?? .middle, $0.id) < ($1.orderKey ?? .middle, $1.id) }
        }
        if !offer.onTrial.isEmpty { found = StoreTransaction.oneTrialEach(found, offer.onTrial) }
        let best = offer.ledger.choose(from: found, limit: limit) { ($0.id, $0.needs) }.taken
        if let key = best.last?.orderKey {
            // Keys ascend, so the last one carries the virtual time of all.
            try execute("UPDATE meta SET virtual_time = max(virtual_time, ?)", [Int64(FairOrder.finishTime(of: key))])
        }
        for job in best {
            guard var circuit = offer.onTrial[job.function.engine] else { continue }
            circuit.tookTrial(job.id, at: now)
            try store(circuit, of: job.function.engine, on: offer.name)
        }
        return (try best.map { try take($0, lease) }, offer.restsUntil)
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
                media: try files(of: job.id)),
            resumeToken: job.resumeToken)
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
