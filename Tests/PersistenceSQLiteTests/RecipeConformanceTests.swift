import Access
import Execution
import GraphCore
import Persistence
import ProductionModel
import Testing

/// What a store must tell of how takes were made, and of takes that are made again.
struct RecipeConformanceTests {
    /// A project with two shots' takes and one that was made from them.
    private static func film(
        in fixture: StoreFixture
    ) async throws -> (project: ProjectID, worker: WorkerID, takes: [Take]) {
        let project = try await fixture.project()
        let worker = try await fixture.worker()
        _ = try await fixture.submit(
            [StoreFixture.job(1), StoreFixture.job(2), StoreFixture.job(3, reads: [0, 1])], to: project)
        for word in 1...3 as ClosedRange<UInt64> {
            let job = try #require(try await fixture.claim(worker).first)
            try await fixture.complete(job, making: word)
        }
        return (project, worker, try await fixture.store.takes(in: project, as: fixture.principal))
    }

    private static func again(
        _ take: Take, _ fixture: StoreFixture, determinism: Determinism = .none, subject: JobSubject? = nil
    ) -> RunRequest {
        let job = PlannedJob(
            subject: subject ?? .media(take.media),
            function: FunctionSpec(name: StoreFixture.function.name, determinism: determinism, output: .video),
            payload: StoreFixture.job(1).payload, inputs: [])
        return RunRequest(
            id: RunID(fixture.fresh()), project: take.project,
            plan: RunPlan(revision: Revision(0), tier: .draft, jobs: [job]), priority: .interactive, verifies: take.id)
    }

    @Test func `a take's origin says what was asked for, by whom, and what it was given`() async throws {
        try await withStore { fixture in
            let (project, _, takes) = try await Self.film(in: fixture)
            let film = try #require(takes.first { $0.node == NodeID(3) })
            _ = try await fixture.store.review(
                takes[0].id, TakeReviewChange(isDeleted: true), as: fixture.principal)
            let origin = try await fixture.store.origin(of: film.id, as: fixture.principal)
            #expect(origin.take == film && origin.revision == Revision(0) && origin.user == fixture.principal.user)
            #expect(origin.function == StoreFixture.function.name && origin.determinism == .exact && !origin.isCached)
            #expect(origin.payload == StoreFixture.job(3).payload)
            #expect(origin.payloadHash == EncodedPayload(origin.payload).hash)
            #expect(origin.inputs.map(\.hash) == takes.prefix(2).map(\.media))
            #expect(origin.inputs.map(\.take) == takes.prefix(2).map(\.id))
            #expect(origin.inputs.map(\.isDeleted) == [true, false] && origin.inputs.map(\.takeNumber) == [1, 1])
            #expect(origin.submitted == fixture.now && origin.userName.isEmpty)
            _ = try await fixture.store.rename(to: "Ada", as: fixture.principal)
            #expect(try await fixture.store.origin(of: film.id, as: fixture.principal).userName == "Ada")

            // The same work for another node is taken over, and its take says so.
            let copy = PlannedJob(
                subject: .node(NodeID(4)), function: StoreFixture.function, payload: StoreFixture.job(1).payload,
                inputs: [])
            _ = try await fixture.submit([copy], to: project)
            let taken = try #require(
                try await fixture.store.takes(of: NodeID(4), in: project, as: fixture.principal).first)
            #expect(try await fixture.store.origin(of: taken.id, as: fixture.principal).isCached)
        }
    }

    @Test func `a take is made again without the cache and without a take, and what came of it is kept`() async throws {
        try await withStore { fixture in
            let (project, worker, takes) = try await Self.film(in: fixture)
            let take = takes[0]
            let run = try await fixture.store.submit(Self.again(take, fixture), as: fixture.principal)
            let job = try #require(try await fixture.store.jobs(of: run.id, as: fixture.principal).first)
            #expect(job.state == .ready && job.subject == .media(take.media))
            let waiting = try await fixture.store.verification(job.id, as: fixture.principal)
            #expect(waiting == StoredVerification(job: job, project: project, take: take.id, recipe: nil))
            let queued = try await fixture.store.queuedJob(job.id, as: fixture.principal)
            #expect(queued.verified == VerifiedTake(node: take.node, number: 1))
            let leased = try #require(try await fixture.claim(worker).first)
            #expect(leased.input.verifies == take.media && leased.input.job == job.id)
            try await fixture.store.complete(
                leased.key,
                with: JobOutput(
                    hash: take.media, byteCount: 10, kind: .video, frames: 24, recipe: ["compared": .bool(true)],
                    remarks: []), as: fixture.principal)
            let reopened = try await StoreFixture.make(in: fixture)
            let done = try await reopened.store.verification(job.id, as: reopened.principal)
            #expect(done.job.state == .succeeded && done.recipe == ["compared": .bool(true)])
            #expect(done.job.media == take.media && done.job.take == nil)
            #expect(try await reopened.store.takes(in: project, as: reopened.principal) == takes)
            let standing = try await reopened.store.standing(of: project, .everything, as: reopened.principal)
            #expect(standing.nodes.count == 3, "no node is concerned")
            // An ordinary job is compared with nothing.
            _ = try await reopened.submit([StoreFixture.job(1, payload: 9)], to: project)
            let ordinary = try #require(try await reopened.claim(reopened.worker()).first)
            #expect(ordinary.input.verifies == nil)
        }
    }

    @Test func `a verification that could be taken over, is of a node, or of no take here, is refused`() async throws {
        try await withStore { fixture in
            let (_, _, takes) = try await Self.film(in: fixture)
            let other = try await fixture.project()
            let take = takes[0]
            let elsewhere = Self.again(take, fixture)
            let wrong: [(RunRequest, StoreError.Code)] = [
                (Self.again(take, fixture, determinism: .exact), .invalid),
                (Self.again(take, fixture, subject: .node(NodeID(1))), .invalid),
                (Self.again(take, fixture, subject: .media(takes[1].media)), .invalid),
                (
                    RunRequest(
                        id: elsewhere.id, project: other, plan: elsewhere.plan, priority: .normal,
                        verifies: take.id), .notFound
                ),
            ]
            for (request, code) in wrong {
                let error = await #expect(throws: StoreError.self) {
                    try await fixture.store.submit(request, as: fixture.principal)
                }
                #expect(error?.code == code)
            }
            let runs = try await fixture.store.runs(of: take.project, before: nil, limit: 9, as: fixture.principal)
            #expect(runs.count == 1, "nothing of what is refused stays")
        }
    }

    @Test func `whoever may not see the project is told that there is no such thing`() async throws {
        try await withStore { fixture in
            let (_, _, takes) = try await Self.film(in: fixture)
            let run = try await fixture.store.submit(Self.again(takes[0], fixture), as: fixture.principal)
            let job = try #require(try await fixture.store.jobs(of: run.id, as: fixture.principal).first)
            let (take, stranger) = (takes[0].id, fixture.stranger)
            for principal in [stranger, fixture.principal] {
                let unknown = principal == fixture.principal
                let origin = await #expect(throws: StoreError.self) {
                    try await fixture.store.origin(of: unknown ? TakeID(fixture.fresh()) : take, as: principal)
                }
                let verification = await #expect(throws: StoreError.self) {
                    try await fixture.store.verification(
                        unknown ? JobID(fixture.fresh()) : job.id, as: principal)
                }
                #expect(origin?.code == .notFound && verification?.code == .notFound)
            }
        }
    }

    @Test func `deleted takes are listed apart`() async throws {
        try await withStore { fixture in
            let (project, _, takes) = try await Self.film(in: fixture)
            let (store, principal) = (fixture.store, fixture.principal)
            func listed(_ node: NodeID?, deleted: Bool) async throws -> [TakeID] {
                try await store.takes(
                    in: project, of: node, deleted: deleted, before: nil, limit: 9, as: principal
                ).map(\.id)
            }
            _ = try await store.review(takes[0].id, TakeReviewChange(isDeleted: true), as: principal)
            #expect(try await listed(nil, deleted: true) == [takes[0].id])
            #expect(try await listed(takes[0].node, deleted: true) == [takes[0].id])
            #expect(try await listed(takes[1].node, deleted: true).isEmpty)
            #expect(try await listed(nil, deleted: false) == [takes[2].id, takes[1].id])
            _ = try await store.review(takes[0].id, TakeReviewChange(isDeleted: false), as: principal)
            #expect(try await listed(nil, deleted: true).isEmpty)
        }
    }
}
