import Access
import Execution
import GraphCore
import Persistence
import Testing

/// What any store must do with accounts and the ways to prove them; written against the facade only.
struct AccountConformanceTests {
    private static func secret(_ word: UInt64) -> ContentHash { ContentHash(words: (word, 1, 2, 3)) }

    private static func session(_ word: UInt64, in fixture: StoreFixture, days: Int64 = 30) -> NewSession {
        NewSession(secret: secret(word), label: "Chromium", expires: fixture.now + .seconds(days * 86_400))
    }

    @Test func `a link signs its user in once`() async throws {
        try await withStore { fixture in
            let link = Self.secret(1)
            try await fixture.store.addLink(link, expires: fixture.now + .seconds(900), as: fixture.principal)
            let session = try await fixture.store.redeemLink(link, for: Self.session(2, in: fixture))
            #expect(session.user == fixture.principal.user)
            let stored = try await fixture.store.credentials(as: fixture.principal)
            #expect(stored == [session])
            let again = await #expect(throws: StoreError.self) {
                try await fixture.store.redeemLink(link, for: Self.session(3, in: fixture))
            }
            #expect(again?.code == .expired)
        }
    }

    @Test func `a link is good for its time only, and an unknown one never`() async throws {
        try await withStore { fixture in
            try await fixture.store.addLink(
                Self.secret(1), expires: fixture.now + .seconds(900), as: fixture.principal)
            fixture.advance(by: .seconds(900))
            for word in [1, 9] as [UInt64] {
                let error = await #expect(throws: StoreError.self) {
                    try await fixture.store.redeemLink(Self.secret(word), for: Self.session(2, in: fixture))
                }
                #expect(error?.code == .expired)
            }
            #expect(try await fixture.store.credentials(as: fixture.principal).isEmpty)
        }
    }

    @Test func `an ended session and one that is too old are no credentials any more`() async throws {
        try await withStore { fixture in
            let links = [Self.secret(1), Self.secret(2)]
            var sessions: [StoredCredential] = []
            for (index, link) in links.enumerated() {
                try await fixture.store.addLink(link, expires: fixture.now + .seconds(900), as: fixture.principal)
                sessions.append(
                    try await fixture.store.redeemLink(
                        link, for: Self.session(10 + UInt64(index), in: fixture, days: Int64(index) + 1)))
            }
            guard case .session(let row) = sessions[1].credential else { return #expect(Bool(false)) }
            try await fixture.store.revoke(row, as: fixture.principal)
            #expect(try await fixture.store.credentials(as: fixture.principal) == [sessions[0]])
            let gone = await #expect(throws: StoreError.self) {
                try await fixture.store.revoke(row, as: fixture.principal)
            }
            #expect(gone?.code == .notFound)
            fixture.advance(by: .seconds(86_400))
            #expect(try await fixture.store.credentials(as: fixture.principal).isEmpty)
        }
    }

    @Test func `a key belongs to whoever made it, and nobody else can end it`() async throws {
        try await withStore { fixture in
            let key = try await fixture.store.addKey(Self.secret(5), label: "Night renders", as: fixture.principal)
            #expect(key.expires == nil)
            guard case .key(let row) = key.credential else { return #expect(Bool(false)) }
            let stranger = Principal(
                user: UserID(fixture.fresh()), credential: .session(fixture.fresh()),
                request: RequestID(fixture.fresh()))
            let refused = await #expect(throws: StoreError.self) {
                try await fixture.store.revoke(row, as: stranger)
            }
            #expect(refused?.code == .notFound)
            await #expect(throws: StoreError.self) {
                try await fixture.store.addKey(Self.secret(6), label: "Theirs", as: stranger)
            }
            #expect(try await fixture.store.credentials(as: stranger).isEmpty)
            #expect(try await fixture.store.credentials(as: fixture.principal) == [key])
        }
    }

    @Test func `the owner is new until they have chosen a name`() async throws {
        try await withStore { fixture in
            #expect(try await fixture.store.account(as: fixture.principal).isNamed == false)
            let named = try await fixture.store.rename(to: "Ada", as: fixture.principal)
            #expect(named == Account(id: fixture.principal.user, name: "Ada", role: .owner, isNamed: true))
            for name in ["", String(repeating: "a", count: 201)] {
                let error = await #expect(throws: StoreError.self) {
                    try await fixture.store.rename(to: name, as: fixture.principal)
                }
                #expect(error?.code == .invalid)
            }
        }
    }
}
