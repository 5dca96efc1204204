import Execution
import GraphCore
import Persistence
import Testing

/// Random schedules of workers that lie, stall and come back, against the queue's promises.
struct ScheduleTests {
    /// What the workers did and believe.
    private struct World {
        let fixture: StoreFixture
        let project: ProjectID
        var workers: [WorkerID]
        /// Every lease ever given, whether it still counts or not.
        var leases: [LeasedJob] = []
        var runs: [RunID] = []
        /// How often a completion of a job was accepted.
        var accepted: [JobID: Int] = [:]
        var nextWord: UInt64 = 0
        var generator = SystemRandomNumberGenerator()
    }

    @Test(arguments: 1...6) func `no schedule loses a job, doubles a take or leaves a gap`(round: Int) async throws {
        try await withStore { fixture in
            var world = World(fixture: fixture, project: try await fixture.project(), workers: [])
            for _ in 0..<4 { world.workers.append(try await fixture.worker()) }
            for _ in 0..<250 { try await act(&world) }
            try await finish(&world)
            try await check(world)
        }
    }

    private func act(_ world: inout World) async throws {
        let store = world.fixture.store
        let principal = world.fixture.principal
        switch Int.random(in: 0..<100, using: &world.generator) {
        case 0..<6: try await submit(&world)
        case 6..<40:
            guard let worker = world.workers.randomElement(using: &world.generator) else { return }
            let limit = Int.random(in: 1...4, using: &world.generator)
            try await claim(&world, worker, limit: limit)
        case 40..<70: try await complete(&world)
        case 70..<78:
            guard let lease = world.leases.randomElement(using: &world.generator) else { return }
            let kinds: [EngineError.Class] = [.transient, .resource, .invalid, .permanent]
            let kind = kinds.randomElement(using: &world.generator) ?? .transient
            do { try await store.fail(lease.key, with: EngineError(kind, "No."), as: principal) } catch is LeaseLost {}
        case 78..<84: world.fixture.advance(by: .seconds(Int.random(in: 1...40, using: &world.generator)))
        case 84..<90: _ = try await store.renew(world.leases.suffix(5).map(\.key), for: .seconds(30), as: principal)
        case 90..<94:
            guard let run = world.runs.randomElement(using: &world.generator) else { return }
            _ = try await store.retry(run, as: principal)
        case 94..<97:
            let index = Int.random(in: world.workers.indices, using: &world.generator)
            try await store.reset(world.workers[index], as: principal)
            try await store.leave(world.workers[index], as: principal)
            world.workers[index] = try await world.fixture.worker()
        default:
            guard let lease = world.leases.randomElement(using: &world.generator) else { return }
            _ = try await store.cancel(lease.key.job, as: principal)
        }
    }

    /// A run of a random graph over few nodes, so that results meet those of earlier runs.
    private func submit(_ world: inout World) async throws {
        var jobs: [PlannedJob] = []
        for index in 0..<Int.random(in: 1...8, using: &world.generator) {
            let inputs = (0..<index).filter { _ in Int.random(in: 0..<3, using: &world.generator) == 0 }
            jobs.append(
                StoreFixture.job(
                    UInt64(index), reads: inputs, payload: Int64.random(in: 0...2, using: &world.generator)))
        }
        let priority = PriorityClass.allCases.randomElement(using: &world.generator) ?? .normal
        world.runs.append(try await world.fixture.submit(jobs, to: world.project, priority: priority).id)
    }

    private func claim(_ world: inout World, _ worker: WorkerID, limit: Int) async throws {
        let jobs = try await world.fixture.claim(worker, limit: limit)
        #expect(jobs.count <= limit)
        for job in jobs {
            #expect(world.accepted[job.key.job] == nil, "A finished job was given out again.")
            #expect(!world.leases.contains { $0.key.job == job.key.job && $0.key.token >= job.key.token })
        }
        world.leases += jobs
    }

    /// Offers a result for some lease, often an old one, sometimes under a made-up token.
    private func complete(_ world: inout World) async throws {
        guard let lease = world.leases.randomElement(using: &world.generator) else { return }
        var key = lease.key
        if Int.random(in: 0..<6, using: &world.generator) == 0 {
            key = LeaseKey(job: key.job, worker: key.worker, token: FencingToken(key.token.number + 1_000))
        }
        world.nextWord += 1
        do {
            try await world.fixture.store.complete(
                key, with: StoreFixture.output(world.nextWord), as: world.fixture.principal)
            world.accepted[key.job, default: 0] += 1
            #expect(key == lease.key, "A made-up token was accepted.")
        } catch is LeaseLost {}
    }

    /// Honest work until nothing is left to do.
    private func finish(_ world: inout World) async throws {
        for run in world.runs { _ = try await world.fixture.store.retry(run, as: world.fixture.principal) }
        let worker = try await world.fixture.worker(name: "honest", slots: 20)
        for _ in 0..<2_000 {
            world.fixture.advance(by: .seconds(61))
            let jobs = try await world.fixture.claim(worker, limit: 20)
            for job in jobs {
                world.nextWord += 1
                try await world.fixture.complete(job, making: world.nextWord)
                world.accepted[job.key.job, default: 0] += 1
            }
            if jobs.isEmpty { break }
        }
    }

    private func check(_ world: World) async throws {
        let store = world.fixture.store
        let principal = world.fixture.principal
        #expect(world.accepted.values.allSatisfy { $0 == 1 })
        let takes = try await store.takes(in: world.project, as: principal)
        #expect(Set(takes.map(\.job)).count == takes.count)
        for (_, own) in Dictionary(grouping: takes, by: \.node) { #expect(own.map(\.number) == Array(1...own.count)) }
        for run in world.runs {
            #expect(try await store.run(run, as: principal).isSettled)
            for job in try await store.jobs(of: run, as: principal) {
                #expect((job.state == .succeeded) == (world.accepted[job.id] == 1))
                #expect(job.state.hasOutput == (job.take != nil))
                if job.state == .blocked { #expect(job.cause != nil) }
            }
        }
        for stream in [EventStream.project(world.project), .studio] {
            let events = try await store.events(of: stream, after: 0, limit: 100_000, as: principal)
            #expect(events.map(\.number) == Array(1...UInt64(events.count)))
            let finished = events.compactMap { event in
                if case .jobMoved(let job, _, _, .succeeded) = event.event { job } else { nil }
            }
            #expect(Set(finished) == Set(world.accepted.keys) && finished.count == world.accepted.count)
        }
    }

    @Test func `workers that claim at the same moment never get the same job`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            _ = try await fixture.submit((0..<200).map { StoreFixture.job($0) }, to: project)
            let claimed = try await withThrowingTaskGroup(of: [JobID].self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        let worker = try await fixture.worker(slots: 200)
                        var own: [JobID] = []
                        while case let jobs = try await fixture.claim(worker, limit: 3), !jobs.isEmpty {
                            own += jobs.map(\.key.job)
                        }
                        return own
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(claimed.count == 200)
            #expect(Set(claimed).count == 200)
        }
    }
}
