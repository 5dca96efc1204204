import Access
import Execution
import Foundation
import GraphCore
import Persistence
import PersistenceSQLite
import ProductionModel

/// Drives one store through every kind of transaction, so that a test can kill it at each commit boundary
/// (`BACKLOT_CRASH_AT`, see `CrashPoint`). Started again it goes on where the store is, as every client of a store must
/// be able to: ids are fixed, and what to do next is read from the store.
///
/// Argument: the database file. Ends with status 0 when the whole script has been done. With `endless` or `finish` behind
/// it, ``EndlessWork`` is played instead.
@main struct StoreCrashTest {
    private static let function = FunctionSpec(
        name: FunctionName(name: "test.work", version: 1), determinism: .exact, output: .video)
    private static let source = ContentHash(words: (1, 2, 3, 4))
    private static let worked = RunID(Identifier128(high: 1, low: 1))
    private static let dropped = RunID(Identifier128(high: 1, low: 2))

    private let store: SQLiteStore
    private let principal: Principal

    static func main() async throws {
        guard CommandLine.arguments.count >= 2 else { throw CocoaError(.fileNoSuchFile) }
        let kinds = [
            KindSpec(key: "film", title: "Film", category: "", help: "", isRoot: true, ports: [], fields: []),
            KindSpec(key: "note", title: "Note", category: "", help: "", ports: [], fields: []),
        ]
        let store = try await SQLiteStore.open(
            at: CommandLine.arguments[1], catalogue: Catalogue(portTypes: [], conversions: [], kinds: kinds))
        switch CommandLine.arguments.dropFirst(2).first {
        case nil: try await StoreCrashTest(store: store, principal: store.localPrincipal()).play()
        case let mode?:
            let work = EndlessWork(store: store, principal: store.localPrincipal())
            try await work.play(finishing: mode == "finish")
        }
    }

    private func play() async throws {
        try await signInAndOut()
        try await keepTemplates()
        let project = try await project()
        _ = try await store.append(
            change(1, [.addNode(Node(id: NodeID(9), kind: .builtIn("note")))]), to: project, expecting: nil,
            as: principal)
        try await submit(Self.worked, [job(0), job(1, reads: [0]), job(2, reads: [0, 1])], to: project)
        try await submit(Self.dropped, [job(10), job(11, reads: [0])], to: project)
        _ = try await store.cancel(Self.dropped, as: principal)
        let worker = try await join()
        try await steer(worker, project)
        while try await !store.run(Self.worked, as: principal).hasSucceeded {
            if try await store.retry(Self.worked, as: principal) > 0 { continue }
            let claim = try await store.claim(worker, limit: 1, for: .seconds(30), as: principal)
            guard let job = claim.jobs.first else { throw CocoaError(.featureUnsupported) }
            try await work(on: job, in: project)
        }
        try await store.leave(worker, as: principal)
        try await review()
        try await library()
    }

    /// A file comes into the library, and everything that people do there, ending with one asset in sight.
    private func library() async throws {
        let id = Identifier128(high: 5, low: .random(in: 0...UInt64.max))
        _ = try await store.beginUpload(id, called: "look", byteCount: 3, to: .library, as: principal)
        let file = AssetFile(
            hash: ContentHash(words: (7, 7, 7, 7)), byteCount: 3, format: "safetensors file",
            mediaType: "application/octet-stream", kind: .lora, facts: AssetFacts())
        let plan = RunPlan(revision: Revision(0), tier: .draft, jobs: [])
        let (asset, _) = try await store.addAsset(
            AssetCard(kind: .lora, name: "Look"), of: file, to: .library, ending: id, preparing: plan, as: principal)
        try await store.endUpload(id, refusedBecause: nil, as: principal)
        let change = AssetChange(tags: ["night"], rating: 3, isDeleted: false)
        _ = try await store.change(asset.id, change, as: principal)
        for folder in try await store.folders(of: [.library], as: principal) {
            try await store.removeFolder(folder.id, as: principal)
        }
        let night = AssetQuery(in: [.library], tag: "night")
        _ = try await store.addFolder(called: "Night", night, in: .library, as: principal)
    }

    /// Everything that people say about a take, ending in sight.
    private func review() async throws {
        // Asked for by its job, since the lists leave out what a crash left out of sight.
        guard let take = try await store.jobs(of: Self.worked, as: principal).first?.take else { return }
        for change in [
            TakeReviewChange(isStarred: true, verdict: .some(.rejected), note: "Too dark."),
            TakeReviewChange(isDeleted: true), TakeReviewChange(verdict: .some(.approved), isDeleted: false),
        ] {
            _ = try await store.review(take, change, as: principal)
        }
    }

    /// A template is kept, replaced and forgotten, ending as if nothing had been done.
    private func keepTemplates() async throws {
        for content in [[1], [2]] as [[UInt8]] {
            _ = try await store.saveTemplate(called: "Two at a table", content, cards: 2, as: principal)
        }
        for template in try await store.templates(as: principal) {
            try await store.forgetTemplate(template.id, as: principal)
        }
    }

    /// A person with a link, a name, a key, and then without.
    private func signInAndOut() async throws {
        let secret = { Secret.random }
        let (link, session, key) = (secret(), secret(), secret())
        _ = try await store.rename(to: "Ada", as: principal)
        try await store.addLink(link, expires: Timestamp.now() + .seconds(60), as: principal)
        let signedIn = try await store.redeemLink(
            link, for: NewSession(secret: session, label: "Browser", expires: Timestamp.now() + .seconds(60)))
        let made = try await store.addKey(key, label: "Script", as: principal)
        for credential in [signedIn.credential, made.credential] {
            switch credential {
            case .session(let row), .key(let row): try await store.revoke(row, as: principal)
            case .local: continue
            }
        }
    }

    /// Everything that a hand can do to the queue, ending as if nothing had been done.
    private func steer(_ worker: WorkerID, _ project: ProjectID) async throws {
        for scope in [QueueScope.everything, .project(project), .worker(worker)] {
            try await store.pause(scope, as: principal)
            try await store.resume(scope, as: principal)
        }
        try await store.reset(worker, as: principal)
        let waiting = try await store.waitingJobs(of: project, from: 0, limit: 10, as: principal).jobs
        for job in waiting.reversed() { try await store.move(job.job.id, to: .last, as: principal) }
    }

    /// The first job fails once, and later everything goes well.
    private func work(on job: LeasedJob, in project: ProjectID) async throws {
        _ = try await store.renew([job.key], for: .seconds(60), as: principal)
        try await store.saveResumeToken([1], for: job.key, as: principal)
        if job.subject == .node(NodeID(0)), try await !hasFailed(job.key.job, in: project) {
            return try await store.fail(job.key, with: EngineError(.invalid, "Once."), as: principal)
        }
        let hash = ContentHash(words: (job.key.job.bits.high, job.key.job.bits.low, 0, 1))
        let output = JobOutput(hash: hash, byteCount: 1, kind: .video, frames: 1, recipe: [:], remarks: [])
        try await store.complete(job.key, with: output, as: principal)
    }

    private func hasFailed(_ job: JobID, in project: ProjectID) async throws -> Bool {
        let events = try await store.events(of: .project(project), after: 0, limit: 10_000, as: principal)
        return events.contains { event in
            if case .jobMoved(job, _, _, .failed) = event.event { true } else { false }
        }
    }

    private func project() async throws -> ProjectID {
        if let known = try await store.project(importedFrom: Self.source, as: principal) { return known.id }
        let root = Node(id: NodeID(1), kind: .builtIn("film"), title: "Film")
        let first = change(0, [.addNode(Node(id: NodeID(8), kind: .builtIn("note")))])
        return try await store.createProject(
            NewProject(root: root, firstChange: first, importedFrom: Self.source), as: principal
        ).id
    }

    private func change(_ id: UInt64, _ operations: [GraphOperation]) -> Change {
        Change(
            id: ChangeID(Identifier128(high: 0, low: id)), author: principal.user, base: Revision(0), label: "Edit",
            operations: operations, inverses: [])
    }

    private func join() async throws -> WorkerID {
        let worker = WorkerID(Identifier128(high: 7, low: .random(in: 0...UInt64.max)))
        try await store.join(
            WorkerOffer(id: worker, name: "crash test", functions: [Self.function.name], slots: 1), as: principal)
        return worker
    }

    private func submit(_ run: RunID, _ jobs: [PlannedJob], to project: ProjectID) async throws {
        let plan = RunPlan(revision: Revision(0), tier: .draft, jobs: jobs)
        _ = try await store.submit(
            RunRequest(id: run, project: project, plan: plan, priority: .normal), as: principal)
    }

    private func job(_ node: UInt64, reads inputs: [Int] = []) -> PlannedJob {
        PlannedJob(
            subject: .node(NodeID(node)), function: Self.function,
            payload: .record(["node": .integer(Int64(node))]),
            inputs: inputs.map {
                PlannedInput(port: "video", node: NodeID(UInt64($0)), source: .job($0), wireFields: [:])
            })
    }
}

private enum Secret {
    static var random: ContentHash {
        ContentHash(words: (.random(in: 0 ... .max), .random(in: 0 ... .max), .random(in: 0 ... .max), 0))
    }
}
