import Access
import Execution
import GraphCore
import Persistence
import Testing

/// What any store must do with projects, documents, events and permissions; written against the facade only.
struct ProjectConformanceTests {
    private func note(_ id: UInt64) -> GraphOperation { .addNode(Node(id: NodeID(id), kind: .builtIn("note"))) }

    @Test func `changes make revisions, and any revision can be read again`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            for number in 1...300 as ClosedRange<UInt64> {
                let logged = try await fixture.store.append(
                    fixture.change(number, base: number - 1, [note(number + 10)]), to: project, expecting: nil,
                    as: fixture.principal)
                #expect(logged.revision == Revision(number))
            }
            let reopened = try await StoreFixture.make(in: fixture)
            for revision in [0, 1, 127, 128, 129, 255, 300] as [UInt64] {
                let stored = try await reopened.store.document(
                    of: project, at: Revision(revision), as: reopened.principal)
                #expect(stored.document.nodeCount == Int(revision) + 1)
            }
        }
    }

    @Test func `the same change again is the same revision`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let change = fixture.change(1, [note(5)])
            let first = try await fixture.store.append(change, to: project, expecting: nil, as: fixture.principal)
            let again = try await fixture.store.append(change, to: project, expecting: nil, as: fixture.principal)
            #expect(first.revision == again.revision)
            #expect(first.change == again.change)
        }
    }

    @Test func `a change from behind is validated at the head; a rule or an expectation refuses`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let principal = fixture.principal
            _ = try await fixture.store.append(fixture.change(1, [note(5)]), to: project, expecting: nil, as: principal)
            let behind = try await fixture.store.append(
                fixture.change(2, base: 0, [note(6)]), to: project, expecting: nil, as: principal)
            #expect(behind.revision == Revision(2))
            #expect(behind.change.inverses == [.removeNode(NodeID(6))])
            for (change, expected, code) in [
                (fixture.change(3, [note(6)]), nil, StoreError.Code.changeRefused),
                (fixture.change(4, [note(7)]), Revision(1), .revisionMismatch),
                (fixture.change(5, base: 9, [note(7)]), nil, .invalid),
            ] {
                let error = await #expect(throws: StoreError.self) {
                    try await fixture.store.append(change, to: project, expecting: expected, as: principal)
                }
                #expect(error?.code == code)
            }
            #expect(try await fixture.store.document(of: project, at: nil, as: principal).revision == Revision(2))
        }
    }

    @Test func `appends at the same time all get their own revision`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let changes = (1...60).map { fixture.change(UInt64($0), [note(UInt64($0) + 10)]) }
            let revisions = try await withThrowingTaskGroup(of: UInt64.self) { group in
                for change in changes {
                    group.addTask {
                        try await fixture.store.append(change, to: project, expecting: nil, as: fixture.principal)
                            .revision.number
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(revisions.sorted() == Array(1...60))
        }
    }

    @Test func `a project is created with its first change or not at all, and found by what it came from`() async throws
    {
        try await withStore { fixture in
            let source = ContentHash(words: (1, 1, 1, 1))
            let root = Node(id: NodeID(1), kind: .builtIn("film"), title: "Film", fields: ["title": .text("Dawn")])
            await #expect(throws: StoreError.self) {
                try await fixture.store.createProject(
                    NewProject(root: root, firstChange: fixture.change(1, [note(1)]), importedFrom: source),
                    as: fixture.principal)
            }
            #expect(try await fixture.store.project(importedFrom: source, as: fixture.principal) == nil)
            let made = try await fixture.store.createProject(
                NewProject(root: root, firstChange: fixture.change(1, [note(2)]), importedFrom: source),
                as: fixture.principal)
            #expect(made.title == "Dawn")
            #expect(made.head == Revision(1))
            #expect(try await fixture.store.project(importedFrom: source, as: fixture.principal) == made)
            #expect(try await fixture.store.projects(as: fixture.principal) == [made])
        }
    }

    @Test func `whoever holds no role sees nothing and changes nothing`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let stranger = fixture.stranger
            #expect(try await fixture.store.projects(as: stranger).isEmpty)
            let hidden = await #expect(throws: StoreError.self) {
                try await fixture.store.document(of: project, at: nil, as: stranger)
            }
            #expect(hidden?.code == .notFound)
            let denied = await #expect(throws: StoreError.self) {
                try await fixture.store.createProject(
                    NewProject(root: Node(id: NodeID(1), kind: .builtIn("film"))), as: stranger)
            }
            #expect(denied?.code == .denied)
        }
    }

    @Test func `events of a stream are numbered without a gap and announced after the commit`() async throws {
        try await withStore { fixture in
            let project = try await fixture.project()
            let stream = EventStream.project(project)
            let heads = try await fixture.store.newestEvents(of: stream, as: fixture.principal)
            _ = try await fixture.submit([StoreFixture.job(0)], to: project)
            let worker = try await fixture.worker()
            try await fixture.complete(try #require(try await fixture.claim(worker).first), making: 1)
            var announced = heads.makeAsyncIterator()
            let head = try #require(await announced.next())
            #expect(head == (try await fixture.store.newestEvent(of: stream, as: fixture.principal)))
            let events = try await fixture.store.events(of: stream, after: 0, limit: 100, as: fixture.principal)
            #expect(events.map(\.number) == Array(1...head))
            let moves = events.compactMap { if case .jobMoved(_, _, _, let state) = $0.event { state } else { nil } }
            #expect(moves == [.ready, .leased, .succeeded])
            let since = try await fixture.store.events(of: stream, after: head - 1, limit: 100, as: fixture.principal)
            #expect(since == Array(events.suffix(1)))
        }
    }

    @Test func `the newest number is at hand once it was asked for, and only for whoever may know it`() async throws {
        try await withStore { fixture in
            let session = fixture.session
            let first = EventStream.project(try await fixture.project())
            #expect(fixture.store.newestEventAtHand(of: first, as: session) == nil)
            let asked = try await fixture.store.newestEvent(of: first, as: session)
            #expect(fixture.store.newestEventAtHand(of: first, as: session) == asked)
            #expect(fixture.store.newestEventAtHand(of: first, as: fixture.stranger) == nil)
            _ = try await fixture.submit([StoreFixture.job(0)], to: try #require(first.project))
            #expect(fixture.store.newestEventAtHand(of: first, as: session) == asked + 2)
            let second = EventStream.project(try await fixture.project())
            // Another project changes who may see what, so nobody's roles are remembered any more.
            #expect(fixture.store.newestEventAtHand(of: second, as: session) == nil)
            await #expect(throws: StoreError.self) {
                try await fixture.store.newestEvent(of: second, as: fixture.stranger)
            }
            #expect(fixture.store.newestEventAtHand(of: second, as: fixture.stranger) == nil)
            #expect(try await fixture.store.newestEvent(of: second, as: session) == 1)
            #expect(fixture.store.newestEventAtHand(of: second, as: session) == 1)
        }
    }
}

extension EventStream {
    fileprivate var project: ProjectID? {
        if case .project(let project) = self { project } else { nil }
    }
}
