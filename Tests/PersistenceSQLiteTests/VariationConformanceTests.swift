import Access
import Execution
import GraphCore
import Persistence
import ProductionModel
import Testing

/// What any store must do with runs of variations; written against the facade only.
struct VariationConformanceTests {
    private static let node = NodeID(7)

    /// A run whose jobs are the cells of a matrix, one payload each.
    private func submit(
        _ payloads: [Int64], to project: ProjectID, _ fixture: StoreFixture, jobs: [PlannedJob]? = nil
    ) async throws -> RunSummary {
        let matrix = try VariationMatrix(
            node: Self.node,
            axes: [VariationAxis([.field(Self.node, "payload", values: payloads.map { .integer($0) })])])
        let plan = RunPlan(
            revision: Revision(0), tier: .draft, jobs: jobs ?? payloads.map { StoreFixture.job(7, payload: $0) },
            variations: matrix)
        return try await fixture.store.submit(
            RunRequest(id: RunID(fixture.fresh()), project: project, plan: plan, priority: .normal),
            as: fixture.principal)
    }

    private func standing(of project: ProjectID, _ fixture: StoreFixture) async throws -> NodeStanding? {
        try await fixture.store.standing(
            of: project, .only(nodes: [Self.node], runs: []), as: fixture.principal
        ).nodes.first
    }

    @Test func `each variation becomes a take of its node, and the sheet gives them in order`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker()
            let run = try await submit([1, 2, 3], to: project, fixture)
            #expect(run.varies == Self.node)
            for word in [1, 2] as [UInt64] {
                try await fixture.complete(try #require(try await fixture.claim(worker).first), making: word)
            }
            let sheet = try await fixture.store.variations(of: run.id, as: fixture.principal)
            #expect(sheet.cells.map(\.job.state) == [.succeeded, .succeeded, .ready])
            #expect(sheet.cells.map { $0.take?.number } == [1, 2, nil])
            #expect(sheet.matrix.node == Self.node && sheet.matrix.count == 3)
            #expect(sheet.run.counts == [.succeeded: 2, .ready: 1])
            let listed = try await fixture.store.variations(
                in: project, of: Self.node, before: nil, limit: 9, as: fixture.principal)
            #expect(listed.map(\.id) == [run.id])
            let others = try await fixture.store.variations(
                in: project, of: NodeID(8), before: nil, limit: 9, as: fixture.principal)
            #expect(others.isEmpty)
        }
    }

    @Test func `variations change neither what the node shows nor how it stands`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker()
            let plain = try await fixture.submit([StoreFixture.job(7, payload: 1)], to: project)
            try await fixture.complete(try #require(try await fixture.claim(worker).first), making: 1)
            _ = try await submit([2, 3], to: project, fixture)
            let job = try #require(try await fixture.claim(worker).first)
            try await fixture.complete(job, making: 2)
            let node = try #require(try await standing(of: project, fixture))
            #expect(node.job?.run == plain.id && node.job?.state == .succeeded)
            #expect(node.take?.number == 1 && node.takeCount == 2)
            let active = try await fixture.store.activeTake(of: Self.node, in: project, as: fixture.principal)
            #expect(active?.number == 1)
        }
    }

    @Test func `a node with nothing else shows its newest variation, until it has a take of its own`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker()
            _ = try await submit([1, 2], to: project, fixture)
            for word in [1, 2] as [UInt64] {
                fixture.advance(by: .seconds(1))
                try await fixture.complete(try #require(try await fixture.claim(worker).first), making: word)
            }
            let before = try #require(try await standing(of: project, fixture))
            #expect(before.take?.number == 2 && before.job?.state == .succeeded && before.takeCount == 2)
            let plain = try await fixture.submit([StoreFixture.job(7, payload: 1)], to: project)
            #expect(plain.hasSucceeded)
            let after = try #require(try await standing(of: project, fixture))
            #expect(after.take?.number == 1 && after.job?.run == plain.id && after.job?.state == .cached)
        }
    }

    @Test func `a variation that is known already is there at once, with the take that has it`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker()
            _ = try await fixture.submit([StoreFixture.job(7, payload: 1)], to: project)
            try await fixture.complete(try #require(try await fixture.claim(worker).first), making: 1)
            let run = try await submit([1, 2], to: project, fixture)
            let sheet = try await fixture.store.variations(of: run.id, as: fixture.principal)
            #expect(sheet.cells.map(\.job.state) == [.cached, .ready])
            #expect(sheet.cells.map { $0.take?.number } == [1, nil])
        }
    }

    @Test func `one variation is cancelled or tried again, and the rest goes on`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker()
            let run = try await submit([1, 2, 3], to: project, fixture)
            let jobs = try await fixture.store.jobs(of: run.id, as: fixture.principal)
            _ = try await fixture.store.cancel(jobs[1].id, as: fixture.principal)
            let first = try #require(try await fixture.claim(worker).first)
            #expect(first.key.job == jobs[0].id)
            try await fixture.store.fail(first.key, with: EngineError(.invalid, "No."), as: fixture.principal)
            try await fixture.complete(try #require(try await fixture.claim(worker).first), making: 3)
            #expect(try await fixture.states(of: run.id) == [.failed, .cancelled, .succeeded])
            #expect(try await fixture.store.retry(run.id, as: fixture.principal) == 1)
            try await fixture.complete(try #require(try await fixture.claim(worker).first), making: 1)
            let sheet = try await fixture.store.variations(of: run.id, as: fixture.principal)
            #expect(sheet.cells.map { $0.take?.number } == [2, nil, 1])
        }
    }

    @Test func `a waiting variation says in the queue which one it is`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            _ = try await submit([1, 2], to: project, fixture)
            _ = try await fixture.submit([StoreFixture.job(7, payload: 9)], to: project)
            let waiting = try await fixture.store.waitingJobs(of: nil, from: 0, limit: 9, as: fixture.principal).jobs
            #expect(waiting.map(\.variation) == [1, 2, nil])
        }
    }

    @Test func `a plan whose jobs are not the matrix's cells is refused and leaves nothing`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            for wrong in [[StoreFixture.job(7)], [StoreFixture.job(7), StoreFixture.job(8)]] {
                await #expect(throws: StoreError.self) {
                    try await submit([1, 2], to: project, fixture, jobs: wrong)
                }
            }
            #expect(
                try await fixture.store.runs(of: project, before: nil, limit: 9, as: fixture.principal).isEmpty)
            let plain = try await fixture.submit([StoreFixture.job(7)], to: project)
            await #expect(throws: StoreError.self) {
                try await fixture.store.variations(of: plain.id, as: fixture.principal)
            }
            await #expect(throws: StoreError.self) {
                try await fixture.store.variations(
                    in: project, of: nil, before: nil, limit: 9, as: fixture.stranger)
            }
        }
    }
}
