import Execution
import GraphCore
import Persistence
import Testing

/// What a store must do for whoever looks at the queue and steers it.
struct QueueConformanceTests {
    private static func titles(_ jobs: [QueuedJob]) -> [UInt64] {
        jobs.compactMap { if case .node(let node) = $0.job.subject { node.rawValue } else { nil } }
    }

    private static func order(_ fixture: StoreFixture, of project: ProjectID? = nil) async throws -> [UInt64] {
        titles(try await fixture.store.waitingJobs(of: project, from: 0, limit: 100, as: fixture.principal).jobs)
    }

    private static func heads(_ claimed: [LeasedJob]) -> [UInt64] {
        claimed.compactMap { if case .node(let node) = $0.subject { node.rawValue } else { nil } }
    }

    @Test func `nothing is given out while the queue, the project or the worker is paused`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let other = try await fixture.project()
            let worker = try await fixture.worker()
            _ = try await fixture.submit([StoreFixture.job(1), StoreFixture.job(2, reads: [0])], to: project)
            _ = try await fixture.submit([StoreFixture.job(3)], to: other)
            let store = fixture.store
            for scope in [QueueScope.everything, .worker(worker)] {
                try await store.pause(scope, as: fixture.principal)
                #expect(try await fixture.claim(worker, limit: 4).isEmpty)
                try await store.resume(scope, as: fixture.principal)
            }
            try await store.pause(.project(project), as: fixture.principal)
            let claimed = try await fixture.claim(worker, limit: 4)
            #expect(Self.heads(claimed) == [3])
            let standing = try await store.queue(as: fixture.principal)
            #expect(standing.pausedProjects == [project])
            #expect(standing.counts == [.held: 1, .waiting: 1, .leased: 1])
            try await store.resume(.project(project), as: fixture.principal)
            #expect(Self.heads(try await fixture.claim(worker, limit: 4)) == [1])
        }
    }

    @Test func `what becomes ready in a paused project is held, and a pause survives a restart`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker()
            let run = try await fixture.submit([StoreFixture.job(1), StoreFixture.job(2, reads: [0])], to: project)
            let first = try #require(try await fixture.claim(worker).first)
            try await fixture.store.pause(.project(project), as: fixture.principal)
            try await fixture.complete(first, making: 1)
            #expect(try await fixture.states(of: run.id) == [.succeeded, .held])
            _ = try await fixture.submit([StoreFixture.job(5)], to: project)
            let again = try await StoreFixture.make(in: fixture)
            let next = try await again.worker()
            #expect(try await again.claim(next, limit: 4).isEmpty)
            try await again.store.resume(.project(project), as: again.principal)
            #expect(Self.heads(try await again.claim(next, limit: 4)) == [2, 5])
        }
    }

    @Test func `a hand puts a job before or behind any other, and workers follow`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            _ = try await fixture.submit((1...5).map { StoreFixture.job($0) }, to: project)
            let store = fixture.store
            let jobs = try await store.waitingJobs(of: nil, from: 0, limit: 9, as: fixture.principal).jobs.map(\.job.id)
            #expect(try await Self.order(fixture) == [1, 2, 3, 4, 5])
            try await store.move(jobs[4], to: .first, as: fixture.principal)
            #expect(try await Self.order(fixture) == [5, 1, 2, 3, 4])
            try await store.move(jobs[0], to: .last, as: fixture.principal)
            #expect(try await Self.order(fixture) == [5, 2, 3, 4, 1])
            try await store.move(jobs[3], to: .before(jobs[1]), as: fixture.principal)
            #expect(try await Self.order(fixture) == [5, 4, 2, 3, 1])
            try await store.move(jobs[4], to: .after(jobs[2]), as: fixture.principal)
            #expect(try await Self.order(fixture) == [4, 2, 3, 5, 1])
            try await store.move(jobs[4], to: .after(jobs[4]), as: fixture.principal)
            #expect(try await Self.order(fixture) == [4, 2, 3, 5, 1])
            // Who comes later comes behind, for a hand does not turn the clock of the order forward.
            _ = try await fixture.submit([StoreFixture.job(6)], to: project)
            #expect(try await Self.order(fixture) == [4, 2, 3, 5, 1, 6])
            let worker = try await fixture.worker(slots: 9)
            #expect(Self.heads(try await fixture.claim(worker, limit: 9)) == [4, 2, 3, 5, 1, 6])
            let refused = await #expect(throws: StoreError.self) {
                try await store.move(jobs[0], to: .first, as: fixture.principal)
            }
            #expect(refused?.code == .invalid)
        }
    }

    @Test func `work that another run has in hand is not begun again, and its result is taken over`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let other = try await fixture.project()
            let first = try await fixture.submit([StoreFixture.job(1)], to: project)
            let second = try await fixture.submit([StoreFixture.job(1), StoreFixture.job(2, reads: [0])], to: project)
            let third = try await fixture.submit([StoreFixture.job(1), StoreFixture.job(7)], to: other)
            let worker = try await fixture.worker(slots: 9)
            let claimed = try await fixture.claim(worker, limit: 9)
            #expect(Self.heads(claimed) == [1, 7])
            let waiting = try await fixture.store.waitingJobs(of: nil, from: 0, limit: 9, as: fixture.principal).jobs
            #expect(Set(waiting.filter { $0.isInHand }.map(\.job.run)) == [second.id, third.id])
            #expect(try await fixture.claim(worker, limit: 9).isEmpty)

            try await fixture.complete(try #require(claimed.first), making: 1)
            #expect(Self.heads(try await fixture.claim(worker, limit: 9)) == [2])
            #expect(try await fixture.states(of: first.id) == [.succeeded])
            #expect(try await fixture.states(of: second.id) == [.cached, .leased])
            #expect(try await fixture.states(of: third.id) == [.cached, .leased])
            // The same node shows one take; the other project has one of its own.
            for project in [project, other] {
                let takes = try await fixture.store.takes(in: project, as: fixture.principal)
                #expect(takes.filter { $0.node == NodeID(1) }.map(\.number) == [1])
            }
        }
    }

    @Test func `work in hand that comes to nothing is begun by the next who waits for it`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker(slots: 9)
            let runs = [
                try await fixture.submit([StoreFixture.job(1)], to: project),
                try await fixture.submit([StoreFixture.job(1)], to: project),
                try await fixture.submit([StoreFixture.job(1)], to: project),
            ]
            #expect(try await fixture.claim(worker, limit: 9).map(\.run) == [runs[0].id])
            #expect(try await fixture.store.cancel(runs[0].id, as: fixture.principal) == 1)
            let next = try await fixture.claim(worker, limit: 9)
            #expect(next.map(\.run) == [runs[1].id])
            try await fixture.store.fail(
                try #require(next.first).key, with: EngineError(.permanent, "No."), as: fixture.principal)
            #expect(try await fixture.claim(worker, limit: 9).map(\.run) == [runs[2].id])
        }
    }

    @Test func `what is to be rendered again waits for nobody's result`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker(slots: 9)
            let again = FunctionSpec(name: StoreFixture.function.name, determinism: .none, output: .video)
            _ = try await fixture.submit([StoreFixture.job(1)], to: project)
            _ = try await fixture.submit([StoreFixture.job(1, again)], to: project)
            _ = try await fixture.submit([StoreFixture.job(1, again)], to: project)
            #expect(try await fixture.claim(worker, limit: 9).count == 3)
        }
    }

    @Test func `places count all projects, in windows and for one project`() async throws {
        try await withStore { fixture in
            let projects = [try await fixture.project(), try await fixture.project()]
            for round in 0..<6 as Range<UInt64> {
                _ = try await fixture.submit([StoreFixture.job(round)], to: projects[Int(round % 2)])
            }
            let window = try await fixture.store.waitingJobs(of: nil, from: 2, limit: 3, as: fixture.principal)
            #expect(window.total == 6 && Self.titles(window.jobs) == [2, 3, 4])
            #expect(window.jobs.map(\.position) == [3, 4, 5])
            let own = try await fixture.store.waitingJobs(
                of: projects[1], from: 1, limit: 5, as: fixture.principal)
            #expect(own.total == 3 && Self.titles(own.jobs) == [3, 5] && own.jobs.map(\.position) == [4, 6])
        }
    }

    @Test func `a job that fails on three workers stops, and says what happened on each`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let run = try await fixture.submit([StoreFixture.job(1)], to: project)
            var last: JobID?
            for name in ["one", "two", "three"] {
                let worker = try await fixture.worker(name: name)
                fixture.advance(by: .seconds(120))
                let job = try #require(try await fixture.claim(worker).first)
                try await fixture.store.fail(
                    job.key, with: EngineError(.transient, "No answer."), as: fixture.principal)
                last = job.key.job
            }
            #expect(try await fixture.states(of: run.id) == [.failed])
            let job = try #require(last)
            let told = try await fixture.store.attempts(of: job, as: fixture.principal)
            #expect(told.attempts.map(\.worker) == ["one", "two", "three"])
            #expect(told.attempts.map(\.number) == [1, 2, 3])
            #expect(told.attempts.allSatisfy { $0.error.message == "No answer." })
            #expect(try await fixture.store.retry(job, as: fixture.principal))
            #expect(try await fixture.store.retry(job, as: fixture.principal) == false)
            // Tried again by hand it has its three workers anew.
            let worker = try await fixture.worker(name: "one")
            let again = try #require(try await fixture.claim(worker).first)
            try await fixture.store.fail(again.key, with: EngineError(.transient, "Again."), as: fixture.principal)
            #expect(try await fixture.states(of: run.id) == [.ready])
        }
    }

    @Test func `a worker that fails three jobs of a function is given none until it is reset`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            _ = try await fixture.submit((1...5).map { StoreFixture.job($0) }, to: project)
            let bad = try await fixture.worker(name: "bad")
            for _ in 0..<3 {
                let job = try #require(try await fixture.claim(bad).first)
                try await fixture.store.fail(
                    job.key, with: EngineError(.permanent, "The driver is missing."), as: fixture.principal)
            }
            #expect(try await fixture.claim(bad).isEmpty)
            let standing = try await fixture.store.queue(as: fixture.principal)
            #expect(standing.workers.first?.functions.first?.isWithheld == true)
            // Its name is what it is known by: coming back does not help.
            let back = try await fixture.worker(name: "bad")
            #expect(try await fixture.claim(back).isEmpty)
            let good = try await fixture.worker(name: "good")
            #expect(try await fixture.claim(good).count == 1)
            try await fixture.store.reset(bad, as: fixture.principal)
            #expect(try await fixture.claim(bad).count == 1)
        }
    }

    @Test func `an engine that fails again and again rests, is tried with one job, and works again`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            _ = try await fixture.submit([StoreFixture.job(0)], to: project)
            let worker = try await fixture.worker(name: "flaky")
            // One job, so that the worker keeps its function, and fewer tries than make it fail.
            for round in 0..<CircuitBreaker.failureLimit {
                if round == JobLife.attemptLimit { break }
                fixture.advance(by: .seconds(120))
                guard let job = try await fixture.claim(worker).first else { break }
                try await fixture.store.fail(job.key, with: EngineError(.transient, "Down."), as: fixture.principal)
            }
            _ = try await fixture.submit((1...3).map { StoreFixture.job($0) }, to: project)
            let resting = try await fixture.store.claim(worker, limit: 4, for: .seconds(30), as: fixture.principal)
            #expect(resting.jobs.isEmpty)
            let until = try #require(resting.nextDue)
            #expect(until > fixture.now)
            fixture.advance(by: until - fixture.now)
            let trial = try await fixture.claim(worker, limit: 4)
            #expect(trial.count == 1)
            #expect(try await fixture.claim(worker, limit: 4).isEmpty)
            try await fixture.complete(try #require(trial.first), making: 1)
            #expect(try await fixture.claim(worker, limit: 4).count == 2)
        }
    }

    @Test func `a worker is never given more memory than it has, and has it again afterwards`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            func big(_ node: UInt64, _ memory: Int64) -> PlannedJob {
                StoreFixture.job(
                    node,
                    FunctionSpec(
                        name: StoreFixture.function.name, determinism: .exact, needs: ResourceNeeds(memory: memory),
                        output: .video))
            }
            _ = try await fixture.submit([big(1, 6), big(2, 5), big(3, 1), big(4, 50)], to: project)
            let worker = try await fixture.worker(resources: ResourceNeeds(memory: 10, graphicsMemory: 0))
            let first = try await fixture.claim(worker, limit: 4)
            // The second has to wait for room, and nobody overtakes it.
            #expect(Self.heads(first) == [1])
            #expect(try await fixture.claim(worker, limit: 4).isEmpty)
            try await fixture.complete(try #require(first.first), making: 1)
            #expect(Self.heads(try await fixture.claim(worker, limit: 4)) == [2, 3])
            let waiting = try await fixture.store.waitingJobs(of: nil, from: 0, limit: 4, as: fixture.principal)
            #expect(Self.titles(waiting.jobs) == [4])
        }
    }

    @Test func `all of a project is cancelled, or tried again, at once`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let other = try await fixture.project()
            let run = try await fixture.submit([StoreFixture.job(1), StoreFixture.job(2, reads: [0])], to: project)
            let kept = try await fixture.submit([StoreFixture.job(3)], to: other)
            let worker = try await fixture.worker()
            let job = try #require(try await fixture.claim(worker).first)
            try await fixture.store.fail(job.key, with: EngineError(.invalid, "No."), as: fixture.principal)
            #expect(try await fixture.states(of: run.id) == [.failed, .blocked])
            #expect(try await fixture.store.retryAll(of: project, as: fixture.principal) == 1)
            #expect(try await fixture.states(of: run.id) == [.ready, .waiting])
            #expect(try await fixture.store.cancelAll(of: project, as: fixture.principal) == 2)
            #expect(try await fixture.states(of: run.id) == [.cancelled, .cancelled])
            #expect(try await fixture.states(of: kept.id) == [.ready])
        }
    }

    @Test func `history tells what is done, newest first, with how long it took, page by page`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            _ = try await fixture.submit((1...3).map { StoreFixture.job($0) }, to: project)
            let worker = try await fixture.worker()
            for word in 1...3 as ClosedRange<UInt64> {
                let job = try #require(try await fixture.claim(worker).first)
                fixture.advance(by: .milliseconds(Int64(word) * 1500))
                if word == 2 {
                    try await fixture.store.fail(job.key, with: EngineError(.invalid, "No."), as: fixture.principal)
                } else {
                    try await fixture.complete(job, making: word)
                }
            }
            let page = try await fixture.store.finishedJobs(
                of: nil, behind: nil, limit: 2, as: fixture.principal)
            #expect(Self.titles(page.map(\.job)) == [3, 2])
            #expect(page.map(\.job.seconds) == [4.5, 3])
            #expect(page.map(\.job.job.state) == [.succeeded, .failed])
            let rest = try await fixture.store.finishedJobs(
                of: project, behind: page.last?.place, limit: 2, as: fixture.principal)
            #expect(Self.titles(rest.map(\.job)) == [1])
            let perMinute = try await fixture.store.finishedPerMinute(minutes: 60, as: fixture.principal)
            #expect(perMinute.count == 60 && perMinute.last == 2)
            fixture.advance(by: .seconds(180))
            #expect(try await fixture.store.finishedPerMinute(minutes: 60, as: fixture.principal)[56] == 2)
        }
    }

    @Test func `whoever holds no role sees no queue and steers none`() async throws {
        try await withStore { fixture in
            let stranger = fixture.stranger
            let worker = try await fixture.worker()
            for act in [
                { _ = try await fixture.store.queue(as: stranger) },
                { try await fixture.store.pause(.everything, as: stranger) },
                { try await fixture.store.resume(.everything, as: stranger) },
                { try await fixture.store.reset(worker, as: stranger) },
            ] as [() async throws -> Void] {
                let error = await #expect(throws: StoreError.self) { try await act() }
                #expect(error?.code == .denied)
            }
            let missing = await #expect(throws: StoreError.self) {
                try await fixture.store.pause(.project(ProjectID(fixture.fresh())), as: fixture.principal)
            }
            #expect(missing?.code == .notFound)
        }
    }
}
