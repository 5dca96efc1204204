import Execution
import GraphCore
import Persistence
import ProductionModel
import Testing

/// What a store must do for whoever says something about takes.
struct ReviewConformanceTests {
    /// A project with one node and so many takes of it, oldest first.
    private static func takes(_ count: Int, in fixture: StoreFixture) async throws -> (ProjectID, [Take]) {
        let project = try await fixture.project()
        let worker = try await fixture.worker()
        for payload in 0..<Int64(count) {
            _ = try await fixture.submit([StoreFixture.job(1, payload: payload)], to: project)
            let job = try #require(try await fixture.claim(worker).first)
            try await fixture.complete(job, making: UInt64(payload) + 1)
            fixture.advance(by: .seconds(1))
        }
        return (project, try await fixture.store.takes(in: project, as: fixture.principal))
    }

    private static func shown(in project: ProjectID, _ fixture: StoreFixture) async throws -> NodeStanding {
        let standing = try await fixture.store.standing(of: project, .everything, as: fixture.principal)
        return try #require(standing.nodes.first)
    }

    @Test func `stars, verdicts and notes are kept, each without the others, and told once`() async throws {
        try await withStore { fixture in
            let (project, takes) = try await Self.takes(1, in: fixture)
            let (store, principal) = (fixture.store, fixture.principal)
            let take = try #require(takes.first).id
            let before = try await store.newestEvent(of: .project(project), as: principal)
            _ = try await store.review(take, TakeReviewChange(isStarred: true), as: principal)
            _ = try await store.review(
                take, TakeReviewChange(verdict: .some(.rejected), note: "Too dark."), as: principal)
            let again = try await store.review(take, TakeReviewChange(note: "Too dark."), as: principal)
            #expect(again.review == TakeReview(isStarred: true, verdict: .rejected, note: "Too dark."))
            let events = try await store.events(of: .project(project), after: before, limit: 9, as: principal)
            #expect(
                events.map(\.event) == [.takeReviewed(take, node: NodeID(1)), .takeReviewed(take, node: NodeID(1))])
            #expect(try await Self.shown(in: project, fixture).reviewCount == 2)
            _ = try await store.review(take, TakeReviewChange(verdict: .some(nil)), as: principal)
            let reopened = try await StoreFixture.make(in: fixture)
            let kept = try await reopened.store.take(take, as: reopened.principal)
            #expect(kept.review == TakeReview(isStarred: true, verdict: nil, note: "Too dark."))
        }
    }

    @Test func `a deleted take is shown nowhere, comes back whole, and its number is not given again`() async throws {
        try await withStore { fixture in
            let (project, takes) = try await Self.takes(2, in: fixture)
            let (store, principal) = (fixture.store, fixture.principal)
            let newest = try #require(takes.last)
            _ = try await store.review(newest.id, TakeReviewChange(isDeleted: true), as: principal)
            let without = try await Self.shown(in: project, fixture)
            #expect(without.takeCount == 1 && without.take?.id == takes.first?.id)
            #expect(try await store.activeTake(of: NodeID(1), in: project, as: principal)?.number == 1)
            #expect(try await store.takes(in: project, as: principal).map(\.number) == [1])
            #expect(
                try await store.takes(in: project, of: NodeID(1), deleted: false, before: nil, limit: 9, as: principal)
                    .map(\.number)
                    == [1])
            #expect(try await store.take(newest.id, as: principal).review.isDeleted)

            _ = try await store.review(newest.id, TakeReviewChange(isDeleted: false), as: principal)
            #expect(try await Self.shown(in: project, fixture).take?.id == newest.id)
            _ = try await store.review(newest.id, TakeReviewChange(isDeleted: true), as: principal)
            // The same work is known still, and is shown by a take of its own.
            _ = try await fixture.submit([StoreFixture.job(1, payload: 1)], to: project)
            #expect(try await store.takes(in: project, as: principal).map(\.number) == [1, 3])
            #expect(try await Self.shown(in: project, fixture).take?.media == newest.media)
        }
    }

    @Test func `a plan is told only of takes in sight`() async throws {
        try await withStore { fixture in
            let (project, takes) = try await Self.takes(1, in: fixture)
            let take = try #require(takes.first)
            let plan = RunPlan(revision: Revision(0), tier: .draft, jobs: [StoreFixture.job(1)])
            #expect(
                try await fixture.store.forecast(plan, of: project, as: fixture.principal)
                    == [JobForecast(isKnown: true, take: take.id, takeNumber: 1)])
            _ = try await fixture.store.review(take.id, TakeReviewChange(isDeleted: true), as: fixture.principal)
            #expect(
                try await fixture.store.forecast(plan, of: project, as: fixture.principal)
                    == [JobForecast(isKnown: true)])
        }
    }

    @Test func `a note that is too long, a take that is not there and a stranger change nothing`() async throws {
        try await withStore { fixture in
            let (project, takes) = try await Self.takes(1, in: fixture)
            let store = fixture.store
            let take = try #require(takes.first).id
            let long = String(repeating: "é", count: TakeReview.noteLimit / 2 + 1)
            let refused = await #expect(throws: StoreError.self) {
                try await store.review(take, TakeReviewChange(isStarred: true, note: long), as: fixture.principal)
            }
            #expect(refused?.code == .invalid)
            let missing = await #expect(throws: StoreError.self) {
                try await store.review(
                    TakeID(fixture.fresh()), TakeReviewChange(isStarred: true), as: fixture.principal)
            }
            #expect(missing?.code == .notFound)
            let stranger = await #expect(throws: StoreError.self) {
                try await store.review(take, TakeReviewChange(isStarred: true), as: fixture.stranger)
            }
            #expect(stranger?.code == .notFound)
            #expect(try await store.take(take, as: fixture.principal).review == TakeReview())
            #expect(try await Self.shown(in: project, fixture).reviewCount == 0)
        }
    }

    @Test func `fifty runs at once number their takes without a gap`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<50 as Range<Int64> {
                    group.addTask {
                        _ = try await fixture.submit(
                            [StoreFixture.job(1, payload: number)], to: project,
                            id: RunID(Identifier128(high: 9, low: UInt64(number))))
                    }
                }
                try await group.waitForAll()
            }
            let worker = try await fixture.worker(slots: 50)
            let claimed = try await fixture.claim(worker, limit: 50)
            #expect(claimed.count == 50)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, job) in claimed.enumerated() {
                    group.addTask { try await fixture.complete(job, making: UInt64(number) + 1) }
                }
                try await group.waitForAll()
            }
            let numbers = try await fixture.store.takes(in: project, as: fixture.principal).map(\.number)
            #expect(numbers == Array(1...50))
        }
    }
}
