import Execution
import GraphCore
import Persistence
import Testing

/// What any store must do with runs and jobs; written against the facade only.
struct RunConformanceTests {
    @Test func `a chain runs from its inputs on, and each result is a numbered take`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let run = try await fixture.submit(
                [StoreFixture.job(0), StoreFixture.job(1, reads: [0]), StoreFixture.job(2, reads: [0, 1])], to: project)
            #expect(try await fixture.states(of: run.id) == [.ready, .waiting, .waiting])
            let worker = try await fixture.worker()
            for step in 0..<3 {
                let jobs = try await fixture.claim(worker, limit: 9)
                let job = try #require(jobs.first)
                #expect(jobs.count == 1)
                #expect(job.input.media.count == step)
                #expect(job.input.media.map(\.frames) == Array(repeating: 24, count: step))
                try await fixture.complete(job, making: UInt64(step + 1))
            }
            let summary = try await fixture.store.run(run.id, as: fixture.principal)
            #expect(summary.hasSucceeded && summary.isSettled)
            let takes = try await fixture.store.takes(in: project, as: fixture.principal)
            #expect(takes.map(\.number) == [1, 1, 1])
            #expect(takes.first?.remarks == ["Made by a test."])
            #expect(takes.first?.recipe == ["engine": .text("test")])
        }
    }

    @Test func `the same work is taken over with its take, through the whole chain`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let plan = [StoreFixture.job(0), StoreFixture.job(1, reads: [0])]
            let first = try await fixture.submit(plan, to: project)
            let worker = try await fixture.worker()
            for word in [1, 2] as [UInt64] {
                try await fixture.complete(try #require(try await fixture.claim(worker).first), making: word)
            }
            let again = try await fixture.submit(plan, to: project)
            #expect(try await fixture.states(of: again.id) == [.cached, .cached])
            #expect(again.hasSucceeded)
            let before = try await fixture.store.jobs(of: first.id, as: fixture.principal).map(\.take)
            let after = try await fixture.store.jobs(of: again.id, as: fixture.principal).map(\.take)
            #expect(before == after)
            #expect(try await fixture.store.takes(in: project, as: fixture.principal).count == 2)
        }
    }

    @Test func `work known from another node becomes a new take over the same file`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let payload = Value.record(["x": .integer(1)])
            let jobs = [7, 8].map { node in
                PlannedJob(
                    subject: .node(NodeID(node)), function: StoreFixture.function, payload: payload, inputs: [])
            }
            _ = try await fixture.submit([jobs[0]], to: project)
            let worker = try await fixture.worker()
            try await fixture.complete(try #require(try await fixture.claim(worker).first), making: 5)
            let second = try await fixture.submit([jobs[1]], to: project)
            #expect(second.hasSucceeded)
            let takes = try await fixture.store.takes(of: NodeID(8), in: project, as: fixture.principal)
            #expect(takes.map(\.number) == [1])
            #expect(takes.first?.media == StoreFixture.output(5).hash)
            #expect(
                try await fixture.store.activeTake(of: NodeID(8), in: project, as: fixture.principal) == takes.first)
        }
    }

    @Test func `a job behind a finished one is cached the moment its inputs are known`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker()
            _ = try await fixture.submit(
                [StoreFixture.job(0, payload: 1), StoreFixture.job(1, reads: [0])], to: project)
            for word in [1, 2] as [UInt64] {
                try await fixture.complete(try #require(try await fixture.claim(worker).first), making: word)
            }
            // Another payload that gives the same file: what reads it need not run again.
            let run = try await fixture.submit(
                [StoreFixture.job(0, payload: 2), StoreFixture.job(1, reads: [0])], to: project)
            try await fixture.complete(try #require(try await fixture.claim(worker).first), making: 1)
            #expect(try await fixture.states(of: run.id) == [.succeeded, .cached])
        }
    }

    @Test func `the same run id again adds nothing`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let id = RunID(fixture.fresh())
            let first = try await fixture.submit([StoreFixture.job(0)], to: project, id: id)
            #expect(try await fixture.submit([StoreFixture.job(0), StoreFixture.job(1)], to: project, id: id) == first)
        }
    }

    @Test func `a failure blocks what needs it, and a retry lets it go on`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let run = try await fixture.submit(
                [
                    StoreFixture.job(0), StoreFixture.job(1), StoreFixture.job(2, reads: [0, 1]),
                    StoreFixture.job(3, reads: [2]),
                ], to: project)
            let worker = try await fixture.worker()
            for job in try await fixture.claim(worker, limit: 2) {
                try await fixture.store.fail(job.key, with: EngineError(.invalid, "No."), as: fixture.principal)
            }
            #expect(try await fixture.states(of: run.id) == [.failed, .failed, .blocked, .blocked])
            #expect(try await fixture.store.jobs(of: run.id, as: fixture.principal).first?.message == "No.")
            #expect(try await fixture.store.retry(run.id, as: fixture.principal) == 2)
            #expect(try await fixture.states(of: run.id) == [.ready, .ready, .waiting, .waiting])
            var word: UInt64 = 0
            while let job = try await fixture.claim(worker).first {
                word += 1
                try await fixture.complete(job, making: word)
            }
            #expect(word == 4)
            #expect(try await fixture.store.run(run.id, as: fixture.principal).hasSucceeded)
        }
    }

    @Test func `a transient error postpones, and the job comes back when it is due`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            _ = try await fixture.submit([StoreFixture.job(0)], to: project)
            let worker = try await fixture.worker()
            let job = try #require(try await fixture.claim(worker).first)
            try await fixture.store.fail(job.key, with: EngineError(.resource, "Full."), as: fixture.principal)
            let claim = try await fixture.store.claim(worker, limit: 1, for: .seconds(30), as: fixture.principal)
            #expect(claim.jobs.isEmpty)
            #expect(claim.nextDue != nil)
            fixture.advance(by: .seconds(120))
            #expect(try await fixture.claim(worker).first?.key.job == job.key.job)
        }
    }

    @Test func `an expired lease is given on, and its old holder is refused`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            _ = try await fixture.submit([StoreFixture.job(0)], to: project)
            let (slow, quick) = (try await fixture.worker(), try await fixture.worker())
            let old = try #require(try await fixture.claim(slow).first)
            try await fixture.store.saveResumeToken([1, 2, 3], for: old.key, as: fixture.principal)
            fixture.advance(by: .seconds(31))
            let new = try #require(try await fixture.claim(quick).first)
            #expect(new.resumeToken == [1, 2, 3])
            await #expect(throws: LeaseLost(lease: old.key)) { try await fixture.complete(old, making: 1) }
            #expect(
                try await fixture.store.renew([old.key, new.key], for: .seconds(30), as: fixture.principal) == [old.key]
            )
            try await fixture.complete(new, making: 2)
            await #expect(throws: LeaseLost(lease: new.key)) { try await fixture.complete(new, making: 2) }
            #expect(try await fixture.store.takes(in: project, as: fixture.principal).count == 1)
        }
    }

    @Test func `cancelling takes leases away and blocks what needs the job`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let run = try await fixture.submit([StoreFixture.job(0), StoreFixture.job(1, reads: [0])], to: project)
            let worker = try await fixture.worker()
            let job = try #require(try await fixture.claim(worker).first)
            #expect(try await fixture.store.cancel(job.key.job, as: fixture.principal))
            #expect(try await fixture.states(of: run.id) == [.cancelled, .blocked])
            #expect(try await fixture.store.renew([job.key], for: .seconds(9), as: fixture.principal) == [job.key])
            #expect(try await fixture.store.cancel(run.id, as: fixture.principal) == 1)
            #expect(try await fixture.states(of: run.id) == [.cancelled, .cancelled])
        }
    }

    @Test func `a worker that leaves hands its jobs back`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let run = try await fixture.submit([StoreFixture.job(0), StoreFixture.job(1)], to: project)
            let worker = try await fixture.worker()
            #expect(try await fixture.claim(worker, limit: 2).count == 2)
            try await fixture.store.leave(worker, as: fixture.principal)
            #expect(try await fixture.states(of: run.id) == [.ready, .ready])
        }
    }

    @Test func `an urgent run overtakes, and a worker is given only what it can do`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let other = FunctionSpec(
                name: FunctionName(name: "test.other", version: 1), determinism: .none, output: .video)
            _ = try await fixture.submit(
                (0..<5).map { StoreFixture.job($0) } + [StoreFixture.job(6, other)], to: project)
            let urgent = try await fixture.submit([StoreFixture.job(50)], to: project, priority: .interactive)
            let worker = try await fixture.worker(slots: 10)
            let jobs = try await fixture.claim(worker, limit: 10)
            #expect(jobs.first?.run == urgent.id)
            #expect(jobs.count == 6)
            #expect(jobs.allSatisfy { $0.input.function == StoreFixture.function.name })
        }
    }
}
