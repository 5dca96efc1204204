import Execution
import Foundation
import GRDB
import GraphCore
import Persistence
import Synchronization

/// What the store keeps in memory of workers, so that the usual success of a sound worker costs no look at the tables:
/// their names, and which of them have a row of failures. Saying that one has is harmless when it has not.
final class WorkerMemory: Sendable {
    private struct Memory {
        var names: [WorkerID: String] = [:]
        var troubled: Set<String> = []
    }

    private let memory = Mutex(Memory())

    func name(of worker: WorkerID) -> String? { memory.withLock { $0.names[worker] } }

    func remember(_ worker: WorkerID, called name: String) { memory.withLock { $0.names[worker] = name } }

    func forget(_ worker: WorkerID) { memory.withLock { _ = $0.names.removeValue(forKey: worker) } }

    func isTroubled(_ name: String) -> Bool { memory.withLock { $0.troubled.contains(name) } }

    func noteTrouble(of names: some Sequence<String>) { memory.withLock { $0.troubled.formUnion(names) } }
}

/// What is known of workers and their engines.
extension Database {
    /// The functions that a worker said it executes.
    func functions(of worker: WorkerID) throws -> [FunctionName] {
        try Row.fetchAll(
            cachedStatement(sql: "SELECT function, version FROM worker_function WHERE worker = ?"), arguments: [worker]
        ).map { row in
            FunctionName(
                name: try row.decode(atIndex: 0), version: UInt32(clamping: try row.decode(Int64.self, atIndex: 1)))
        }
    }

    /// The trust in a worker for a function.
    func trust(in worker: String, for function: FunctionName) throws -> WorkerTrust {
        let row = try Row.fetchOne(
            cachedStatement(sql: HotQuery.trust), arguments: [worker, function.name, Int64(function.version)])
        guard let column = try row?.decode(Data.self, atIndex: 0) else { return WorkerTrust() }
        let bytes = [UInt8](column)
        let jobs = stride(from: 0, to: bytes.count, by: 16).compactMap { start in
            Identifier128(bytes: Data(bytes[start..<min(start + 16, bytes.count)])).map(JobID.init)
        }
        return WorkerTrust(stored: jobs) ?? WorkerTrust()
    }

    /// The circuit of a worker's engine.
    func circuit(of engine: String, on worker: String) throws -> CircuitBreaker {
        guard let row = try Row.fetchOne(cachedStatement(sql: HotQuery.circuit), arguments: [worker, engine]) else {
            return CircuitBreaker()
        }
        return CircuitBreaker(
            stored: try row.decode(atIndex: 0), openings: try row.decode(atIndex: 1),
            restsUntil: try row.decode(Timestamp?.self, atIndex: 2), trial: try row.decode(JobID?.self, atIndex: 3))
            ?? CircuitBreaker()
    }
}

/// How workers and their engines fare, inside a transaction.
extension StoreTransaction {
    /// Whether nothing of the project is given out.
    func isPaused(_ project: ProjectID) throws -> Bool { try first(HotQuery.pause, [project]) { _ in } != nil }

    func store(_ trust: WorkerTrust, in worker: String, for function: FunctionName) throws {
        guard !trust.failures.isEmpty else {
            return try execute(
                "DELETE FROM worker_trust WHERE name = ? AND function = ? AND version = ?",
                [worker, function.name, Int64(function.version)])
        }
        workers.noteTrouble(of: [worker])
        try execute(
            """
            INSERT INTO worker_trust (name, function, version, jobs) VALUES (?, ?, ?, ?)
            ON CONFLICT (name, function, version) DO UPDATE SET jobs = excluded.jobs
            """,
            [
                worker, function.name, Int64(function.version),
                trust.failures.map(\.bits.bytes).reduce(into: Data()) { $0.append($1) },
            ])
        if trust.isWithheld { record(.queueChanged, in: .studio) }
    }

    func store(_ circuit: CircuitBreaker, of engine: String, on worker: String) throws {
        guard circuit.failures > 0 else {
            return try execute("DELETE FROM worker_engine WHERE name = ? AND engine = ?", [worker, engine])
        }
        workers.noteTrouble(of: [worker])
        if circuit.restsUntil != nil { record(.queueChanged, in: .studio) }
        try execute(
            """
            INSERT INTO worker_engine (name, engine, failures, openings, rests_until, trial) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (name, engine) DO UPDATE SET failures = excluded.failures, openings = excluded.openings,
                rests_until = excluded.rests_until, trial = excluded.trial
            """, [worker, engine, circuit.failures, circuit.openings, circuit.restsUntil, circuit.trial])
    }

    // MARK: What happens to a job in a worker's hands

    /// The worker did the job.
    func workerSucceeded(in job: JobID, of function: FunctionName, _ worker: WorkerID) throws {
        guard let name = workers.name(of: worker), workers.isTroubled(name) else { return }
        var trust = try database.trust(in: name, for: function)
        if !trust.failures.isEmpty {
            trust.succeeded()
            try store(trust, in: name, for: function)
        }
        var circuit = try database.circuit(of: function.engine, on: name)
        guard circuit.failures > 0 else { return }
        circuit.succeeded(job)
        try store(circuit, of: function.engine, on: name)
    }

    /// The worker could not do the job, or is not heard of any more. Keeps why; returns on how many different workers
    /// the job has failed.
    func workerFailed(
        in job: JobID, of function: FunctionName, _ worker: WorkerID, _ error: EngineError, lostLease: Bool = false
    ) throws -> Int {
        let name = workers.name(of: worker) ?? ""
        let isWorkersFault = error.kind == .transient || error.kind == .permanent
        try execute(
            """
            INSERT INTO attempt (job, number, worker, class, message, detail, moment, counts)
            SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ? FROM attempt WHERE job = ?
            """, [job, name, error.kind.rawValue, error.message, error.detail, now, isWorkersFault ? 1 : 0, job])
        var trust = try database.trust(in: name, for: function)
        let before = trust
        if lostLease { trust.lostLease(of: job) } else { trust.failed(error.kind, job: job) }
        if trust != before { try store(trust, in: name, for: function) }
        var circuit = try database.circuit(of: function.engine, on: name)
        let standing = circuit
        if lostLease { circuit.released(job) } else { circuit.failed(error.kind, job: job, at: now) }
        if circuit != standing { try store(circuit, of: function.engine, on: name) }
        return try row(HotQuery.failedWorkers, [job])?.decode(Int.self, atIndex: 0) ?? 1
    }

    /// The job left the worker's hands without a verdict.
    func workerLet(go job: JobID, of function: FunctionName, _ worker: WorkerID) throws {
        guard let name = workers.name(of: worker), workers.isTroubled(name) else { return }
        var circuit = try database.circuit(of: function.engine, on: name)
        guard circuit.trial == job else { return }
        circuit.released(job)
        try store(circuit, of: function.engine, on: name)
    }
}
