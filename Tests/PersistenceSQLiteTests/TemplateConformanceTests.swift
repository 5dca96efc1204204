import Access
import GraphCore
import Persistence
import Testing

/// What any store must do with people's templates; written against the facade only.
struct TemplateConformanceTests {
    @Test func `templates are listed newest first and read as they were saved`() async throws {
        try await withStore { fixture in
            let store = fixture.store
            let table = try await store.saveTemplate(called: "Table", [1, 2, 3], cards: 2, as: fixture.principal)
            fixture.advance(by: .seconds(60))
            let chase = try await store.saveTemplate(called: "Chase", [4], cards: 9, as: fixture.principal)
            #expect(try await store.templates(as: fixture.principal) == [chase, table])
            #expect(try await store.template(table.id, as: fixture.principal) == [1, 2, 3])
            #expect(table.cards == 2 && table.saved < chase.saved)
        }
    }

    @Test func `one of the same title is replaced`() async throws {
        try await withStore { fixture in
            let store = fixture.store
            let first = try await store.saveTemplate(called: "Table", [1], cards: 2, as: fixture.principal)
            let second = try await store.saveTemplate(called: "Table", [2], cards: 3, as: fixture.principal)
            #expect(try await store.templates(as: fixture.principal) == [second])
            #expect(try await store.template(second.id, as: fixture.principal) == [2])
            let gone = await #expect(throws: StoreError.self) {
                try await store.template(first.id, as: fixture.principal)
            }
            #expect(gone?.code == .notFound)
        }
    }

    @Test func `nobody reads or forgets somebody else's`() async throws {
        try await withStore { fixture in
            let store = fixture.store
            let table = try await store.saveTemplate(called: "Table", [1], cards: 2, as: fixture.principal)
            let stranger = Principal(
                user: UserID(fixture.fresh()), credential: .session(fixture.fresh()),
                request: RequestID(fixture.fresh()))
            #expect(try await store.templates(as: stranger).isEmpty)
            for act in [
                { _ = try await store.template(table.id, as: stranger) },
                { try await store.forgetTemplate(table.id, as: stranger) },
            ] as [@Sendable () async throws -> Void] {
                let refused = await #expect(throws: StoreError.self) { try await act() }
                #expect(refused?.code == .notFound)
            }
            #expect(try await store.templates(as: fixture.principal) == [table])
            try await store.forgetTemplate(table.id, as: fixture.principal)
            #expect(try await store.templates(as: fixture.principal).isEmpty)
        }
    }

    @Test func `what has no title or no card is refused, and so is one too many; a known one can still be replaced`()
        async throws
    {
        try await withStore { fixture in
            let store = fixture.store
            for (title, cards) in [("", 1), (String(repeating: "x", count: 501), 1), ("Empty", 0)] {
                let refused = await #expect(throws: StoreError.self) {
                    try await store.saveTemplate(called: title, [1], cards: cards, as: fixture.principal)
                }
                #expect(refused?.code == .invalid)
            }
            for number in 1...TemplateLimits.each {
                _ = try await store.saveTemplate(called: "T\(number)", [1], cards: 1, as: fixture.principal)
            }
            let refused = await #expect(throws: StoreError.self) {
                try await store.saveTemplate(called: "One more", [1], cards: 1, as: fixture.principal)
            }
            #expect(refused?.code == .invalid)
            _ = try await store.saveTemplate(called: "T7", [2], cards: 1, as: fixture.principal)
            #expect(try await store.templates(as: fixture.principal).count == TemplateLimits.each)
        }
    }
}
