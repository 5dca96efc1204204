import Access
import Execution
import GraphCore
import Persistence
import ProductionModel
import Testing

/// What any store must tell of nodes, runs and the queue; written against the facade only.
struct StandingConformanceTests {
    @Test func `a forecast that was told before is told anew once something has happened`() async throws {
        try await withStore { fixture in
            let store = fixture.store
            let (project, other) = (try await fixture.project(), try await fixture.project())
            let worker = try await fixture.worker()
            func told(_ jobs: [PlannedJob]) async throws -> [Bool] {
                let plan = RunPlan(revision: Revision(0), tier: .draft, jobs: jobs)
                return try await store.forecast(plan, of: project, as: fixture.principal).map(\.isKnown)
            }
            let chain = [StoreFixture.job(1), StoreFixture.job(2, reads: [0])]
            for _ in 0..<2 { #expect(try await told(chain) == [false, false]) }
            // The same work in another project makes the result known here.
            _ = try await fixture.submit(chain, to: other)
            for (index, expected) in [[true, false], [true, true]].enumerated() {
                try await fixture.complete(
                    try #require(try await fixture.claim(worker).first), making: UInt64(index) + 1)
                for _ in 0..<2 { #expect(try await told(chain) == expected) }
            }
            // Another payload of the same node is other work, and so is what reads it.
            let changed = [StoreFixture.job(1, payload: 9), StoreFixture.job(2, reads: [0])]
            #expect(try await told(changed) == [false, false])
            #expect(try await told(chain) == [true, true])
        }
    }

    @Test func `a node stands by its newest job and shows the take of its last success`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker()
            var first = StoreFixture.job(7)
            first = PlannedJob(
                subject: first.subject, function: first.function, payload: first.payload, inputs: [],
                fingerprint: Fingerprint(0xFEDC_BA98_7654_3210))
            let run = try await fixture.submit([first], to: project)
            try await fixture.complete(try #require(try await fixture.claim(worker).first), making: 1)
            let again = try await fixture.submit([StoreFixture.job(7, payload: 2)], to: project)
            let standing = try await fixture.store.standing(of: project, .everything, as: fixture.principal)
            #expect(
                standing.event == (try await fixture.store.newestEvent(of: .project(project), as: fixture.principal)))
            let node = try #require(standing.nodes.first)
            #expect(standing.nodes.count == 1)
            #expect(node.node == NodeID(7) && node.takeCount == 1)
            #expect(node.job?.run == again.id && node.job?.state == .ready)
            #expect(node.take?.number == 1 && node.fingerprint == Fingerprint(0xFEDC_BA98_7654_3210))
            #expect(standing.runs.map(\.id) == [again.id, run.id])
            let one = try await fixture.store.standing(
                of: project, .only(nodes: [NodeID(8)], runs: [run.id]), as: fixture.principal)
            #expect(one.nodes.isEmpty && one.runs.map(\.id) == [run.id])
        }
    }

    @Test func `places in the queue count every project's waiting jobs`() async throws {
        try await withStore { fixture in
            let ours = try await fixture.project()
            let theirs = try await fixture.project()
            _ = try await fixture.submit([StoreFixture.job(1)], to: theirs, priority: .interactive)
            let run = try await fixture.submit(
                [StoreFixture.job(1, payload: 5), StoreFixture.job(2, reads: [0])], to: ours, priority: .background)
            let jobs = try await fixture.store.jobs(of: run.id, as: fixture.principal)
            let positions = try await fixture.store.queuePositions(of: ours, as: fixture.principal)
            #expect(positions == [jobs[0].id: 2, jobs[1].id: 3])
        }
    }

    @Test func `a function's pace is what three in four jobs needed for a frame`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker()
            for (number, seconds) in [24, 48, 12, 240].enumerated() {
                _ = try await fixture.submit([StoreFixture.job(UInt64(number))], to: project)
                let job = try #require(try await fixture.claim(worker).first)
                fixture.advance(by: .seconds(seconds))
                _ = try await fixture.store.renew([job.key], for: .seconds(30), as: fixture.principal)
                // Each result has 24 frames.
                try await fixture.complete(job, making: UInt64(number) + 1)
            }
            let paces = try await fixture.store.paces(as: fixture.principal)
            #expect(
                paces == [
                    FunctionPace(function: StoreFixture.function.name, tier: .draft, measured: [0.5, 1, 2, 10])
                ])
            let pace = try #require(paces.first)
            #expect([pace.low, pace.secondsPerFrame, pace.high] == [0.5, 2, 10] && pace.samples == 4)
        }
    }

    @Test func `a plan's known results are foretold through the whole chain`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let plan = [StoreFixture.job(0), StoreFixture.job(1, reads: [0])]
            _ = try await fixture.submit(plan, to: project)
            let worker = try await fixture.worker()
            for word in [1, 2] as [UInt64] {
                try await fixture.complete(try #require(try await fixture.claim(worker).first), making: word)
            }
            func forecast(_ jobs: [PlannedJob]) async throws -> [JobForecast] {
                try await fixture.store.forecast(
                    RunPlan(revision: Revision(0), tier: .draft, jobs: jobs), of: project, as: fixture.principal)
            }
            let takes = try await fixture.store.takes(in: project, as: fixture.principal).sorted { $0.node < $1.node }
            #expect(try await forecast(plan).map(\.take) == takes.map(\.id))
            #expect(try await forecast(plan).allSatisfy { $0.isKnown && $0.takeNumber == 1 })
            let other = try await forecast([StoreFixture.job(0, payload: 9), StoreFixture.job(1, reads: [0])])
            #expect(other == [JobForecast(isKnown: false), JobForecast(isKnown: false)])
        }
    }

    @Test func `a file is seen by whoever may see a project in which it was made`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            _ = try await fixture.submit([StoreFixture.job(0)], to: project)
            let job = try #require(try await fixture.claim(try await fixture.worker()).first)
            try await fixture.complete(job, making: 3)
            let hash = StoreFixture.output(3).hash
            #expect(
                try await fixture.store.media(hash, as: fixture.principal)
                    == StoredMedia(hash: hash, kind: .video, byteCount: 10))
            let stranger = Principal(
                user: UserID(fixture.fresh()), credential: .key(fixture.fresh()), request: RequestID(fixture.fresh()))
            let refused = await #expect(throws: StoreError.self) {
                try await fixture.store.media(hash, as: stranger)
            }
            #expect(refused?.code == .notFound)
        }
    }

    @Test func `the same request twice is one run, and its key is not for another`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            func submit(_ body: UInt64, key: String) async throws -> RunSummary {
                let plan = RunPlan(revision: Revision(0), tier: .draft, jobs: [StoreFixture.job(0)])
                return try await fixture.store.submit(
                    RunRequest(
                        id: RunID(fixture.fresh()), project: project, plan: plan, priority: .normal,
                        key: RequestKey(name: key, body: ContentHash(words: (body, 0, 0, 0)))),
                    as: fixture.principal)
            }
            let first = try await submit(1, key: "a")
            #expect(try await submit(1, key: "a").id == first.id)
            let error = await #expect(throws: StoreError.self) { try await submit(2, key: "a") }
            #expect(error?.code == .keyReused)
            #expect(try await submit(2, key: "b").id != first.id)
            fixture.advance(by: .seconds(86_401))
            #expect(try await submit(2, key: "a").id != first.id)
        }
    }

    @Test func `pages of takes and runs go back without gap or repetition`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let worker = try await fixture.worker()
            for payload in 0..<5 {
                _ = try await fixture.submit(
                    [StoreFixture.job(UInt64(payload % 2), payload: Int64(payload))], to: project)
                try await fixture.complete(
                    try #require(try await fixture.claim(worker).first), making: UInt64(payload) + 1)
            }
            var takes: [Take] = []
            var runs: [RunSummary] = []
            for _ in 0..<3 {
                takes += try await fixture.store.takes(
                    in: project, of: nil, deleted: false, before: takes.last?.id, limit: 2, as: fixture.principal)
                runs += try await fixture.store.runs(
                    of: project, before: runs.last?.id, limit: 2, as: fixture.principal)
            }
            #expect(takes.map(\.media.words.0) == [5, 4, 3, 2, 1])
            #expect(runs.count == 5 && Set(runs.map(\.id)).count == 5)
            let one = try await fixture.store.takes(
                in: project, of: NodeID(1), deleted: false, before: nil, limit: 9, as: fixture.principal)
            #expect(one.map(\.number) == [2, 1])
        }
    }
}
