import Access
import Execution
import Foundation
import GraphCore
import NodeCatalog
import Persistence
import PersistenceSQLite
import ProductionModel
public import SystemPackage

/// How long it takes to say what a run of a film of a thousand nodes would do: the plan, and what of it is known already,
/// looked up in the database, as the studio does before every run.
public struct PlanBenchmark: Sendable {
    /// Milliseconds of plans, and of bare look-ups of as many rows between them.
    public struct Samples: Sendable {
        /// Each plan with its forecast.
        public var plans: [Double] = []
        /// As many look-ups as the plan has jobs, by SQLite alone.
        public var lookUps: [Double] = []
    }

    private static let function = FunctionSpec(
        name: FunctionName(name: "bench.planned", version: 1), determinism: .exact, output: .video)
    private static let shots = 940
    private static let scenes = 20
    private static let people = 29
    private static let sequences = 10

    private let store: SQLiteStore
    private let principal: Principal
    private let project: ProjectID
    private let planner: Planner
    private var document: GraphDocument
    private var memory = PlanMemory()
    private let lookUps: BareLookUps
    private var edits = 0

    /// A film in a fresh folder below `folder`, whose every shot and cut has its take.
    public init(in folder: FilePath) async throws {
        let place = folder.appending("plan-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: place.string, withIntermediateDirectories: true)
        store = try await SQLiteStore.open(
            at: place.appending("store.sqlite").string, catalogue: FilmCatalogue.catalogue)
        principal = store.localPrincipal()
        planner = Planner(
            catalogue: FilmCatalogue.catalogue,
            functions: FunctionTable([
                FilmKind.shot.key: PlanBenchmark.function, FilmKind.sequence.key: PlanBenchmark.function,
            ]))
        document = try PlanBenchmark.film()
        lookUps = try await BareLookUps(of: PlanBenchmark.shots + PlanBenchmark.sequences, in: place)
        project = try await store.createProject(NewProject(root: document.root), as: principal).id
        try await finishEverything()
    }

    /// So many plans with everything known, each as if it were the first.
    public mutating func plans(_ rounds: Int) async throws -> Samples {
        var samples = Samples()
        for _ in 0..<rounds {
            memory = PlanMemory()
            store.forgetForecasts()
            samples.lookUps.append(try await lookUps.sample())
            samples.plans.append(try await plan(known: PlanBenchmark.shots + PlanBenchmark.sequences))
        }
        return samples
    }

    /// So many plans, each after the change of one shot's action.
    public mutating func plansAfterChange(_ rounds: Int) async throws -> Samples {
        guard let shot = document.nodes.first(where: { $0.kind == .builtIn(FilmKind.shot.key) })?.id else {
            return Samples()
        }
        _ = try await plan(known: nil)
        var samples = Samples()
        for _ in 0..<rounds {
            samples.lookUps.append(try await lookUps.sample())
            edits += 1
            let operation = GraphOperation.setField(.node(shot), key: "action", value: .text("Changed \(edits)."))
            _ = try document.apply([operation], catalogue: planner.catalogue)
            samples.plans.append(try await plan(known: PlanBenchmark.shots + PlanBenchmark.sequences - 2))
        }
        return samples
    }

    /// So many plans of five hundred variations of one shot of the film, with what of them is known: what a person who
    /// sets a matrix up waits for after every letter.
    public mutating func variations(_ rounds: Int) async throws -> Samples {
        guard let shot = document.nodes.first(where: { $0.kind == .builtIn(FilmKind.shot.key) })?.id else {
            return Samples()
        }
        let lenses = (0..<10).map { Value.decimal(Decimal(mantissa: 20 + 10 * $0)) }
        let framings = Framing.allCases.prefix(10).map { Value.choice(FieldKey(stringLiteral: $0.rawValue)) }
        let grades = Grade.allCases.prefix(5).map { Value.choice(FieldKey(stringLiteral: $0.rawValue)) }
        let tracks: [(FieldKey, [Value])] = [("grade", grades), ("framing", framings), ("focal_length", lenses)]
        let matrix = try VariationMatrix(
            node: shot, axes: tracks.map { VariationAxis([.field(shot, $0, values: $1)]) })
        var samples = Samples()
        for _ in 0..<rounds {
            samples.lookUps.append(try await lookUps.sample())
            let start = ContinuousClock.now
            let plan = try planner.plan(matrix, of: document, at: Revision(0), tier: .draft)
            let forecasts = try await store.forecast(plan, of: project, as: principal)
            samples.plans.append((ContinuousClock.now - start).inSeconds * 1000)
            precondition(forecasts.count == VariationMatrix.cellLimit)
        }
        return samples
    }

    private mutating func plan(known: Int?) async throws -> Double {
        let start = ContinuousClock.now
        let plan = planner.plan(
            document, at: Revision(0), targets: .everything, tier: .draft, remembering: &memory)
        let forecasts = try await store.forecast(plan, of: project, as: principal)
        let sample = (ContinuousClock.now - start).inSeconds * 1000
        if let known { precondition(forecasts.count { $0.isKnown } == known) }
        return sample
    }

    /// Runs the whole film by a worker that makes nothing.
    private mutating func finishEverything() async throws {
        let plan = planner.plan(
            document, at: Revision(0), targets: .everything, tier: .draft, remembering: &memory)
        _ = try await store.submit(
            RunRequest(
                id: RunID(Identifier128(high: 3, low: 1)), project: project, plan: plan, priority: .normal),
            as: principal)
        let worker = WorkerID(Identifier128(high: 3, low: 2))
        try await store.join(
            WorkerOffer(id: worker, name: "benchmark", functions: [PlanBenchmark.function.name], slots: 256),
            as: principal)
        while case let jobs = try await store.claim(worker, limit: 256, for: .seconds(600), as: principal).jobs,
            !jobs.isEmpty
        {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for job in jobs {
                    group.addTask { [store, principal] in
                        let hash = ContentHash(words: (job.key.job.bits.high, job.key.job.bits.low, 0, 1))
                        let output = JobOutput(
                            hash: hash, byteCount: 1, kind: .video, frames: 24, recipe: [:], remarks: [])
                        try await store.complete(job.key, with: output, as: principal)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    private static func film() throws -> GraphDocument {
        var next: UInt64 = 1
        func id() -> UInt64 {
            next += 1
            // Spread over all 64 bits, as the ids that a canvas mints are.
            return next &* 0x9E37_79B9_7F4A_7C15
        }
        func nodes(_ kind: FilmKind, _ count: Int) -> [Node] {
            (0..<count).map { Node(id: NodeID(id()), kind: .builtIn(kind.key), title: "\(kind.key.name) \($0)") }
        }
        let (places, cast) = (nodes(.scene, scenes), nodes(.character, people))
        let (takes, cuts) = (nodes(.shot, shots), nodes(.sequence, sequences))
        var operations = (places + cast + takes + cuts).map { GraphOperation.addNode($0) }
        func connect(_ source: Node, _ target: Node, _ port: FieldKey, _ order: OrderKey) {
            operations.append(
                .connect(
                    Wire(
                        id: WireID(id()), source: PortReference(node: source.id, port: port),
                        target: PortReference(node: target.id, port: port), order: order)))
        }
        let keys = OrderKey.ascending(shots / sequences + 1)
        for (number, shot) in takes.enumerated() {
            let fields: [(FieldKey, Value)] = [
                ("action", .text("She crosses the floor to the window, for the \(number)th time.")),
                ("duration", .frames(48 + Int64(number % 60))), ("framing", .choice("close_up")),
            ]
            operations += fields.map { .setField(.node(shot.id), key: $0, value: $1) }
            connect(places[number % scenes], shot, FilmPort.scene, .middle)
            connect(cast[number % people], shot, FilmPort.character, keys[0])
            connect(cast[(number + 1) % people], shot, FilmPort.character, keys[1])
            connect(shot, cuts[number % sequences], FilmPort.video, keys[number / sequences])
        }
        var document = GraphDocument(
            root: Node(id: NodeID(1), kind: .builtIn(FilmKind.film.key), title: "A Thousand Nodes"))
        _ = try document.apply(operations, catalogue: FilmCatalogue.catalogue)
        return document
    }
}
