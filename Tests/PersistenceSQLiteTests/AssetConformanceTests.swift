import Access
import Execution
import GraphCore
import Persistence
import ProductionModel
import Testing

/// What a store must do for the library.
struct AssetConformanceTests {
    private static func file(_ word: UInt64, _ kind: AssetKind = .image) -> AssetFile {
        var facts = AssetFacts()
        (facts.width, facts.height, facts.rate, facts.hasSound) = (1920, 1080, .fps23976, false)
        facts.triggers = ["lina_v2"]
        return AssetFile(
            hash: ContentHash(words: (word, 0, 0, 9)), byteCount: 12, format: "PNG image", mediaType: "image/png",
            kind: kind, facts: facts)
    }

    private static let nothing = RunPlan(revision: Revision(0), tier: .draft, jobs: [])

    @discardableResult private static func add(
        _ name: String, _ word: UInt64, kind: AssetKind = .image, tags: [String] = [], to project: ProjectID = .library,
        in fixture: StoreFixture
    ) async throws -> Asset {
        try await fixture.store.addAsset(
            AssetCard(kind: kind, name: name, tags: tags), of: file(word, kind), to: project, ending: nil,
            preparing: nothing, as: fixture.principal
        ).0
    }

    private static func found(_ query: AssetQuery, in fixture: StoreFixture) async throws -> [String] {
        try await fixture.store.assets(query, after: nil, limit: 100, as: fixture.principal).items.map(\.card.name)
    }

    @Test func `a file's asset keeps everything that is known of it, also for the next process`() async throws {
        try await withStore { fixture in
            let asset = try await Self.add("Platform", 1, in: fixture)
            #expect(asset.file == Self.file(1) && asset.revision == 1 && asset.project == .library)
            let again = try await StoreFixture.make(in: fixture)
            #expect(try await again.store.asset(asset.id, as: again.principal) == asset)
            let media = try await again.store.media(Self.file(1).hash, as: again.principal)
            #expect(media.mediaType == "image/png" && media.byteCount == 12)
        }
    }

    @Test func `words begin words, accents and capitals do not matter, and every filter narrows`() async throws {
        try await withStore { fixture in
            let film = try await fixture.project()
            try await Self.add("Ángela on the platform", 1, tags: ["night", "c++"], in: fixture)
            try await Self.add("DSC_0012 platform", 2, kind: .video, to: film, in: fixture)
            try await Self.add("Harbour", 3, kind: .audio, to: film, in: fixture)
            let both = [film, ProjectID.library]
            #expect(try await Self.found(AssetQuery(in: both), in: fixture).count == 3)
            #expect(try await Self.found(AssetQuery(in: both, text: "angel PLAT"), in: fixture).count == 1)
            #expect(try await Self.found(AssetQuery(in: both, text: "0012"), in: fixture) == ["DSC_0012 platform"])
            #expect(try await Self.found(AssetQuery(in: both, text: "platform"), in: fixture).count == 2)
            #expect(try await Self.found(AssetQuery(in: [film], text: "platform"), in: fixture).count == 1)
            #expect(try await Self.found(AssetQuery(in: both, kinds: [.video, .audio]), in: fixture).count == 2)
            #expect(try await Self.found(AssetQuery(in: both, tag: "C++"), in: fixture).count == 1)
            #expect(try await Self.found(AssetQuery(in: both, tag: "c"), in: fixture).isEmpty)
            #expect(try await Self.found(AssetQuery(in: both, rating: 1), in: fixture).isEmpty)
            #expect(
                try await Self.found(AssetQuery(in: both, order: .name), in: fixture) == [
                    "DSC_0012 platform", "Harbour", "Ángela on the platform",
                ])
        }
    }

    @Test(arguments: ["\"", "platform\" OR \"x", "*", "NEAR(a b)", "name:x", "🎬", "a-b", "^", "(", ""])
    func `whatever is typed is looked for, and is never a query`(text: String) async throws {
        try await withStore { fixture in
            try await Self.add("Platform", 1, in: fixture)
            let all = try await Self.found(AssetQuery(in: [.library], text: text), in: fixture)
            #expect(all.count <= 1)
        }
    }

    @Test func `pages follow on one another by age and by name, whatever comes in between`() async throws {
        try await withStore { fixture in
            for word in 1...25 { try await Self.add("Asset \(word % 7)", UInt64(word), in: fixture) }
            for order in AssetQuery.Order.allCases {
                let query = AssetQuery(in: [.library], order: order)
                var seen: [AssetID] = []
                var place: AssetPlace?
                repeat {
                    let page = try await fixture.store.assets(query, after: place, limit: 4, as: fixture.principal)
                    seen += page.items.map(\.id)
                    #expect(page.total == 25)
                    place = page.next
                } while place != nil
                #expect(seen.count == 25 && Set(seen).count == 25)
            }
        }
    }

    @Test func `what is changed is found by its new words only, and what is deleted only when asked for`() async throws
    {
        try await withStore { fixture in
            let (store, principal) = (fixture.store, fixture.principal)
            let asset = try await Self.add("Platform", 1, tags: ["old"], in: fixture)
            let before = try await store.newestEvent(of: .project(.library), as: principal)
            let changed = try await store.change(
                asset.id, AssetChange(kind: .place, name: " Quay ", tags: [" wet", "wet", ""], rating: 4), as: principal
            )
            #expect(changed.card.name == "Quay" && changed.card.tags == ["wet"] && changed.revision == 2)
            let again = try await store.change(asset.id, AssetChange(rating: 4), as: principal)
            #expect(again.revision == 2)
            let events = try await store.events(of: .project(.library), after: before, limit: 9, as: principal)
            #expect(events.map(\.event) == [.assetsChanged])
            #expect(try await Self.found(AssetQuery(in: [.library], text: "platform"), in: fixture).isEmpty)
            #expect(
                try await Self.found(AssetQuery(in: [.library], kinds: [.place], tag: "wet"), in: fixture).count == 1)
            _ = try await store.change(asset.id, AssetChange(isDeleted: true), as: principal)
            #expect(try await Self.found(AssetQuery(in: [.library]), in: fixture).isEmpty)
            #expect(try await Self.found(AssetQuery(in: [.library], isDeleted: true), in: fixture) == ["Quay"])
        }
    }

    @Test func `what cannot be is refused and changes nothing`() async throws {
        try await withStore { fixture in
            let film = try await fixture.project()
            let asset = try await Self.add("Platform", 1, in: fixture)
            try await Self.add("Twin", 1, to: film, in: fixture)
            let refused: [AssetChange] = [
                AssetChange(name: "  "), AssetChange(name: String(repeating: "n", count: 201)),
                AssetChange(tags: Array(repeating: "t", count: 70).enumerated().map { "\($1)\($0)" }),
                AssetChange(notes: String(repeating: "n", count: 20_000)), AssetChange(rating: 6),
                AssetChange(kind: .video), AssetChange(project: film), AssetChange(fields: ["x": .bool(true)]),
            ]
            for change in refused {
                await #expect(throws: StoreError.self) {
                    try await fixture.store.change(asset.id, change, as: fixture.principal)
                }
            }
            await #expect(throws: StoreError.self) {
                try await fixture.store.addAsset(
                    AssetCard(kind: .image, name: "No file"), to: .library, as: fixture.principal)
            }
            #expect(try await fixture.store.asset(asset.id, as: fixture.principal) == asset)
        }
    }

    @Test func `nodes that follow an asset take its fields over in the same step, others do not`() async throws {
        try await withStore { fixture in
            let (store, principal) = (fixture.store, fixture.principal)
            let film = try await fixture.project()
            let asset = try await store.addAsset(
                AssetCard(kind: .character, name: "Lina", fields: ["age": .integer(30)]), to: .library, as: principal)
            let pin = Value.list([.reference(.asset(asset.id.bits))])
            let nodes = (10...13).map { number in
                Node(
                    id: NodeID(number), kind: .builtIn("character"),
                    fields: ["asset": pin, "follows": .bool(number != 11), "age": .integer(30)],
                    isLocked: number == 12)
            }
            _ = try await store.append(
                fixture.change(1, nodes.map(GraphOperation.addNode)), to: film, expecting: nil, as: principal)
            #expect(try await store.asset(asset.id, as: principal).uses == 4)
            _ = try await store.append(
                fixture.change(2, [.removeNode(NodeID(13))]), to: film, expecting: nil, as: principal)
            _ = try await store.change(asset.id, AssetChange(fields: ["age": .integer(41)]), as: principal)
            let document = try await store.document(of: film, at: nil, as: principal).document
            #expect(document.node(NodeID(10))?.fields["age"] == .integer(41))
            #expect(document.node(NodeID(11))?.fields["age"] == .integer(30))
            #expect(document.node(NodeID(12))?.fields["age"] == .integer(30))
            let uses = try await store.uses(of: asset.id, as: principal)
            #expect(uses.map(\.node) == [NodeID(10), NodeID(11), NodeID(12)])
            #expect(uses.map(\.follows) == [true, false, true])
            // A field that the asset gives up is given up by those who follow.
            _ = try await store.change(asset.id, AssetChange(fields: [:]), as: principal)
            let later = try await store.document(of: film, at: nil, as: principal).document
            #expect(later.node(NodeID(10))?.fields["age"] == nil)
            // Taking the pin away, and undoing it, is kept in step.
            _ = try await store.append(
                fixture.change(5, base: 3, [.setField(.node(NodeID(10)), key: "asset", value: nil)]), to: film,
                expecting: nil, as: principal)
            #expect(try await store.asset(asset.id, as: principal).uses == 2)
        }
    }

    @Test func `what is made of a file is known with the asset, also when it was made for another film`() async throws {
        try await withStore { fixture in
            let (store, principal) = (fixture.store, fixture.principal)
            let film = try await fixture.project()
            let hash = Self.file(1).hash
            let job = PlannedJob(
                subject: .media(hash), function: StoreFixture.function, payload: .record(["a": .bool(true)]), inputs: []
            )
            let plan = RunPlan(revision: Revision(0), tier: .draft, jobs: [job])
            let card = AssetCard(kind: .image, name: "Platform")
            let (first, _) = try await store.addAsset(
                card, of: Self.file(1), to: .library, ending: nil, preparing: plan, as: principal)
            #expect(first.derived == [DerivedFile(function: "test.work", media: nil, isComing: true)])
            let worker = try await fixture.worker()
            try await fixture.complete(try #require(try await fixture.claim(worker).first), making: 8)
            let made = DerivedFile(function: "test.work", media: StoreFixture.output(8).hash, isComing: false)
            #expect(try await store.asset(first.id, as: principal).derived == [made])
            let (second, arrival) = try await store.addAsset(
                card, of: Self.file(1), to: film, ending: nil, preparing: plan, as: principal)
            #expect(arrival == .new && second.derived == [made])
            // It is no run of the film's, and no take.
            #expect(try await store.runs(of: film, before: nil, limit: 9, as: principal).isEmpty)
            #expect(try await store.takes(in: film, as: principal).isEmpty)
            #expect(try await store.standing(of: film, .everything, as: principal).runs.isEmpty)
        }
    }

    @Test func `what shows a file is made between the shots of a long run, and long copies behind them`() async throws {
        try await withStore { fixture in
            let film = try await fixture.project()
            _ = try await fixture.submit((1...12).map { StoreFixture.job($0) }, to: film, priority: .interactive)
            func spec(_ name: String, _ effort: Int) -> FunctionSpec {
                FunctionSpec(
                    name: FunctionName(name: name, version: 1), determinism: .exact, output: .image, effort: effort)
            }
            let (quick, long) = (spec("test.quick", 10), spec("test.long", 300))
            for word in 1...3 {
                let file = Self.file(UInt64(word))
                let jobs = [quick, long].map { function in
                    PlannedJob(
                        subject: .media(file.hash), function: function, payload: .record(["a": .integer(Int64(word))]),
                        inputs: [])
                }
                _ = try await fixture.store.addAsset(
                    AssetCard(kind: .image, name: "\(word)"), of: file, to: film, ending: nil,
                    preparing: RunPlan(revision: Revision(0), tier: .draft, jobs: jobs), as: fixture.principal)
            }
            let order = try await fixture.store.waitingJobs(of: film, from: 0, limit: 50, as: fixture.principal).jobs
                .map(\.job.function.name)
            #expect(order.prefix(4).count { $0 == "test.quick" } == 3, "\(order)")
            #expect(order.suffix(3) == ["test.long", "test.long", "test.long"])
        }
    }

    @Test func `the studio's library is in no list of projects, has no canvas, and strangers do not see it`()
        async throws
    {
        try await withStore { fixture in
            #expect(try await fixture.store.projects(as: fixture.principal).isEmpty)
            await #expect(throws: StoreError.self) {
                try await fixture.store.append(
                    fixture.change(1, [.addNode(Node(id: NodeID(9), kind: .builtIn("note")))]), to: .library,
                    expecting: nil, as: fixture.principal)
            }
            let asset = try await Self.add("Platform", 1, in: fixture)
            await #expect(throws: StoreError.self) {
                try await fixture.store.asset(asset.id, as: fixture.stranger)
            }
            await #expect(throws: StoreError.self) {
                try await fixture.store.media(Self.file(1).hash, as: fixture.stranger)
            }
        }
    }
}
