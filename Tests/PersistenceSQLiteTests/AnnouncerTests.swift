import Persistence
import Testing

@testable import PersistenceSQLite

/// What subscribers are told, and what others know before them.
struct AnnouncerTests {
    @Test func `a number that somebody read before it was announced is announced all the same`() async throws {
        let announcer = Announcer()
        var heads = announcer.heads(of: .studio).makeAsyncIterator()
        announcer.learn(7, of: .studio)
        #expect(announcer.head(of: .studio) == 7)
        announcer.announce(StoreTransaction.Announcement(heads: [.studio: 7]))
        #expect(await heads.next() == 7)
        // An older number that was read late takes nothing back.
        announcer.learn(3, of: .studio)
        #expect(announcer.head(of: .studio) == 7)
    }
}
