public import Access
public import Execution
import Foundation
import GRDB
public import GraphCore
public import Persistence
import ProductionModel

extension SQLiteStore {
    /// See ``StandingStore``.
    public func standing(
        of project: ProjectID, _ scope: StandingScope, as principal: Principal
    ) async throws -> ProjectStanding {
        try await read(in: "standing") { database in
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            let head = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT head FROM stream WHERE id = ?"),
                arguments: [EventStream.project(project)])
            let reader = StandingReader(database: database, project: project)
            return ProjectStanding(
                event: UInt64(clamping: try head?.decode(Int64.self, atIndex: 0) ?? 0),
                nodes: try reader.nodes(scope), runs: try reader.runs(scope))
        }
    }

    /// See ``StandingStore``.
    public func queuePositions(of project: ProjectID, as principal: Principal) async throws -> [JobID: Int] {
        try await read(in: "queue") { database in
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            let rows = try Row.fetchCursor(
                database.cachedStatement(sql: HotQuery.order), arguments: [Self.positionLimit])
            var positions: [JobID: Int] = [:]
            var place = 0
            while let row = try rows.next() {
                place += 1
                if try row.decode(ProjectID.self, atIndex: 1) == project {
                    positions[try row.decode(atIndex: 0)] = place
                }
            }
            return positions
        }
    }

    /// See ``StandingStore``.
    public func paces(as principal: Principal) async throws -> [FunctionPace] {
        try await read(in: "paces") { database in
            let kinds = try Row.fetchAll(
                database, sql: "SELECT DISTINCT function, version, tier FROM job WHERE finished IS NOT NULL")
            return try kinds.compactMap { kind in
                let name: String = try kind.decode(atIndex: 0)
                let version: Int64 = try kind.decode(atIndex: 1)
                let tier: QualityTier = try kind.decode(atIndex: 2)
                let rows = try Row.fetchAll(
                    database.cachedStatement(sql: HotQuery.pace), arguments: [name, version, tier])
                let measured = try rows.map { row in
                    Double(try row.decode(Int64.self, atIndex: 0)) / 1000
                        / Double(max(1, try row.decode(Int64.self, atIndex: 1)))
                }
                return FunctionPace(
                    function: FunctionName(name: name, version: UInt32(clamping: version)), tier: tier,
                    measured: measured)
            }
        }
    }

    /// See ``StandingStore``.
    public func forecast(
        _ plan: RunPlan, of project: ProjectID, as principal: Principal
    ) async throws -> [JobForecast] {
        let last = forecasts.last(of: project)
        let (told, answers) = try await read(in: "forecast") { database in
            try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            let moment = try ForecastMemory.Moment(
                project: Self.head(of: .project(project), database), studio: Self.head(of: .studio, database))
            let lookUp = try database.cachedStatement(sql: HotQuery.forecast)
            var known: [ContentHash?] = []
            var told: [JobForecast] = []
            var answers: [JobSubject: ForecastMemory.Answer] = [:]
            answers.reserveCapacity(plan.jobs.count)
            for job in plan.jobs {
                guard let work = Self.work(of: job, at: plan.tier(of: job), known) else {
                    known.append(nil)
                    told.append(JobForecast(isKnown: false))
                    continue
                }
                let before = last?.answers[job.subject].flatMap { $0.work == work ? $0 : nil }
                let answer: ForecastMemory.Answer
                if let before, last?.moment == moment {
                    answer = before
                } else {
                    let signature = before?.signature ?? Self.signature(of: work)
                    answer = try Self.answer(to: work, signature, of: job.subject, in: project, lookUp)
                }
                answers[job.subject] = answer
                known.append(answer.media)
                told.append(answer.forecast)
            }
            return (told, ForecastMemory.Project(moment: moment, answers: answers))
        }
        // The cells of a matrix are all of one node; the next plan asks about the film.
        if plan.variations == nil { forecasts.keep(answers, of: project) }
        return told
    }

    /// Makes the next forecast of every project the first one, for whoever measures what that costs.
    package func forgetForecasts() { forecasts.forget() }

    private static func head(of stream: EventStream, _ database: Database) throws -> Int64 {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT head FROM stream WHERE id = ?"), arguments: [stream]) ?? 0
    }

    /// What a planned job's signature would be made of; nil while a file that it reads is not known.
    private static func work(
        of job: PlannedJob, at tier: QualityTier, _ known: [ContentHash?]
    ) -> ForecastMemory.Work? {
        guard job.function.determinism != .none else { return nil }
        var files: [ContentHash] = []
        for input in job.inputs {
            switch input.source {
            case .job(let index):
                guard let media = known[index] else { return nil }
                files.append(media)
            case .take(let take): files.append(take.media)
            }
        }
        return ForecastMemory.Work(
            function: job.function.name, tier: tier, payload: job.encodedPayload.hash, ports: job.inputs.map(\.port),
            files: files)
    }

    private static func signature(of work: ForecastMemory.Work) -> ContentHash {
        JobSignature.compute(
            work.function, tier: work.tier, payload: work.payload,
            files: zip(work.ports, work.files).map { (port: $0, hash: $1) })
    }

    private static func answer(
        to work: ForecastMemory.Work, _ signature: ContentHash, of subject: JobSubject, in project: ProjectID,
        _ lookUp: Statement
    ) throws -> ForecastMemory.Answer {
        var node: NodeID?
        if case .node(let id) = subject { node = id }
        let rows = try Row.fetchCursor(lookUp, arguments: [project, node, signature])
        // The row is the cursor's: it is empty as soon as the cursor is gone.
        return try withExtendedLifetime(rows) { rows in
            let row = try rows.next()
            return ForecastMemory.Answer(
                work: work, signature: signature, media: try row?.decode(ContentHash.self, atIndex: 0),
                forecast: JobForecast(
                    isKnown: row != nil, take: try row?.decode(TakeID?.self, atIndex: 1),
                    takeNumber: try row?.decode(Int?.self, atIndex: 2)))
        }
    }

    private static let positionLimit = 10_000
}

/// Reads standings within one transaction.
private struct StandingReader {
    let database: Database
    let project: ProjectID

    func nodes(_ scope: StandingScope) throws -> [NodeStanding] {
        switch scope {
        case .everything:
            let rows = try Row.fetchAll(database.cachedStatement(sql: HotQuery.subjects), arguments: [project])
            return try rows.compactMap { try standing(of: $0.decode(atIndex: 0)) }
        case .only(let nodes, _): return try nodes.sorted().compactMap(standing)
        }
    }

    func runs(_ scope: StandingScope) throws -> [RunSummary] {
        switch scope {
        case .everything:
            let rows = try Row.fetchAll(
                database.cachedStatement(sql: HotQuery.newestRuns), arguments: [project, 20])
            return try rows.compactMap { try SQLiteStore.summary(of: $0.decode(atIndex: 0), database) }
        case .only(_, let runs):
            return try runs.filter(isOfFilm).compactMap { try SQLiteStore.summary(of: $0, database) }
                .filter { $0.project == project }
        }
    }

    private func isOfFilm(_ run: RunID) throws -> Bool {
        let row = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT purpose FROM run WHERE id = ?"), arguments: [run])
        return try row?.decode(RunPurpose.self, atIndex: 0) == .film
    }

    private func standing(of node: NodeID) throws -> NodeStanding? {
        let newest = try Row.fetchOne(
            database.cachedStatement(sql: HotQuery.newestJob), arguments: [project, node])
        guard let newest else { return nil }
        let job = try SQLiteStore.jobSummary(newest)
        let shown = try Row.fetchOne(
            database.cachedStatement(sql: HotQuery.shown), arguments: [project, node])
        let count = try Row.fetchOne(
            database.cachedStatement(sql: HotQuery.takeCount), arguments: [project, node])
        return NodeStanding(
            node: node, job: job,
            take: try shown.flatMap { row in try SQLiteStore.take(row.decode(atIndex: 0), database) },
            takeCount: try count?.decode(Int.self, atIndex: 0) ?? 0,
            reviewCount: Int(try count?.decode(Double.self, atIndex: 1) ?? 0),
            fingerprint: try shown?.decode(Fingerprint?.self, atIndex: 1))
    }
}
