import ArgumentParser
import Execution
import FFmpegProcess
import Foundation
import GraphCore
import Interchange
import MediaStorage
import NodeCatalog
import PrevisEngine
import ProductionModel
import RunnerBenchmark
import SystemPackage

/// Measures the figures this project promises and prints each as one line of JSON with its raw samples and, from the
/// same run, the limit it is held against.
@main
struct BacklotBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backlot-bench", abstract: "Measure what Backlot promises, as lines of JSON with raw samples.")

    @Flag(help: "Take fewer and smaller samples.")
    var short = false

    @Option(help: "Measure only this (may be repeated): \(Subject.allValueStrings.joined(separator: ", ")).")
    var only: [Subject] = []

    /// What can be measured by itself.
    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case screenplay, completions, claims, plans, library, parallel, previs
    }

    /// One figure.
    struct Figure: Codable {
        var name: String
        var unit: String
        var samples: [Double]
        /// What the machine or the promise sets, by name.
        var beside: [String: [Double]]
        var promise: String
    }

    func run() async throws {
        let folder = FilePath(FileManager.default.temporaryDirectory.path).appending("backlot-bench-\(UUID())")
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder.string) }
        for subject in only.isEmpty ? Subject.allCases : only { try await measure(subject, in: folder) }
    }

    private func measure(_ subject: Subject, in folder: FilePath) async throws {
        switch subject {
        case .screenplay: try Self.report(Self.screenplay(rounds: short ? 5 : 20))
        case .completions:
            try Self.report(try await Self.runner(in: folder, rounds: short ? 1 : 5, jobs: short ? 5_000 : 20_000))
        case .claims: for figure in try await Self.claims(in: folder, isShort: short) { try Self.report(figure) }
        case .plans: for figure in try await Self.plans(in: folder, isShort: short) { try Self.report(figure) }
        case .library: for figure in try await Self.library(in: folder, isShort: short) { try Self.report(figure) }
        case .parallel: try Self.report(try await Self.parallelJobs(in: folder, isShort: short))
        case .previs:
            for set in short ? [SetKind.room] : SetKind.allCases {
                for figure in try await Self.previs(set, in: folder, rounds: short ? 1 : 3) { try Self.report(figure) }
            }
        }
    }

    private static func library(in folder: FilePath, isShort: Bool) async throws -> [Figure] {
        let count = isShort ? 10_000 : 50_000
        let library = try await LibraryBenchmark(in: folder, assets: count)
        _ = try await library.searches(1)
        return [
            Figure(
                name: "search among \(count) assets", unit: "ms", samples: try await library.searches(isShort ? 3 : 10),
                beside: [:], promise: "< 50 ms at 50,000"),
            Figure(
                name: "list of 1,000 assets", unit: "ms", samples: try await library.lists(isShort ? 3 : 10),
                beside: [:], promise: "< 100 ms"),
        ]
    }

    private static func report(_ figure: Figure) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        try FileHandle.standardOutput.write(contentsOf: try encoder.encode(figure) + Data("\n".utf8))
    }

    private static func seconds(_ work: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await work()
        return (ContinuousClock.now - start) / .seconds(1)
    }

    /// Reading 120 pages of 55 lines: scenes of action and dialogue.
    private static func screenplay(rounds: Int) throws -> Figure {
        var text = "Title: A Feature\n\n"
        var lines = 0
        var scene = 0
        while lines < 120 * 55 {
            scene += 1
            text +=
                "INT. PLACE \(scene) - \(scene % 2 == 0 ? "DAY" : "NIGHT")\n\nMARA crosses the *floor* to the window.\n\n"
            for line in 0..<12 {
                text += "\(line % 2 == 0 ? "MARA" : "JONAS")\n(quietly)\nLine \(line) of what they say.\n\n"
            }
            lines += 4 + 12 * 4
        }
        let bytes = Array(text.utf8)
        var samples: [Double] = []
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            let read = try Screenplay.read(bytes: bytes)
            samples.append((ContinuousClock.now - start) / .milliseconds(1))
            precondition(read.elements.count > 1_000)
        }
        return Figure(
            name: "screenplay of 120 pages read", unit: "ms", samples: samples, beside: [:], promise: "< 100 ms")
    }

    private static func runner(in folder: FilePath, rounds: Int, jobs: Int) async throws -> Figure {
        var samples: [RunnerBenchmark.Sample] = []
        for _ in 0..<rounds { samples.append(try await RunnerBenchmark.measure(in: folder, jobs: jobs)) }
        return Figure(
            name: "job completions on disk", unit: "1/s", samples: samples.map(\.completionsPerSecond),
            beside: ["bare SQLite transactions of the same shape, 1/s": samples.map(\.bareTransactionsPerSecond)],
            promise: ">= 5,000/s")
    }

    /// Claims with few and many waiting.
    private static func claims(in folder: FilePath, isShort: Bool) async throws -> [Figure] {
        let few = try await ClaimBenchmark.measure(in: folder, waiting: 100, claims: isShort ? 20 : 100)
        var figures = [
            Figure(
                name: "a claim of 16 jobs, 100 waiting", unit: "ms", samples: few, beside: [:], promise: "the measure")
        ]
        for waiting in isShort ? [10_000] : [1_000, 10_000, 100_000] {
            figures.append(
                Figure(
                    name: "a claim of 16 jobs, \(waiting) waiting", unit: "ms",
                    samples: try await ClaimBenchmark.measure(in: folder, waiting: waiting, claims: isShort ? 20 : 100),
                    beside: ["with 100 waiting, ms": few], promise: "within 20 %"))
        }
        return figures
    }

    /// Plans of a film of a thousand nodes.
    private static func plans(in folder: FilePath, isShort: Bool) async throws -> [Figure] {
        var plans = try await PlanBenchmark(in: folder)
        let rounds = isShort ? 10 : 50
        let (whole, changed) = (try await plans.plans(rounds), try await plans.plansAfterChange(rounds))
        let variations = try await plans.variations(rounds)
        let peer = "bare SQLite look-ups of as many rows, ms"
        return [
            Figure(
                name: "a film of 1,000 nodes planned, everything known", unit: "ms", samples: whole.plans,
                beside: [peer: whole.lookUps], promise: "< 20 ms"),
            Figure(
                name: "the same again after one change", unit: "ms", samples: changed.plans,
                beside: [peer: changed.lookUps], promise: "< 10 ms"),
            Figure(
                name: "500 variations of one of its shots planned", unit: "ms", samples: variations.plans,
                beside: ["bare SQLite look-ups of the film’s rows, ms": variations.lookUps], promise: "< 100 ms"),
        ]
    }

    /// Ten draft shots by a worker with two slots, from submission to the last take, beside the same engine doing the same
    /// shots two at a time without any queue.
    private static func parallelJobs(in folder: FilePath, isShort: Bool) async throws -> Figure {
        let engine = PrevisEngine(ffmpeg: try await FFmpeg.locate())
        let shots = (0..<10).map { number in
            shot(in: .room, duration: isShort ? 24 : 72, seed: Int64(number)).payload
        }
        var queued: [Double] = []
        var pure: [Double] = []
        for round in 0..<(isShort ? 1 : 3) {
            let place = folder.appending("parallel-\(round)")
            queued.append(
                try await QueuedWork.seconds(
                    of: shots, by: engine, function: PrevisEngine.function, slots: 2, in: place.appending("queued")))
            let media = try await MediaStore.open(root: place.appending("pure"))
            pure.append(try await seconds { try await twoAtATime(shots, engine, media) })
        }
        return Figure(
            name: "10 draft shots on two workers, of the pure rendering", unit: "share",
            samples: zip(queued, pure).map { $0 / $1 }, beside: ["queued, s": queued, "pure rendering, s": pure],
            promise: "<= 1.15")
    }

    private static func twoAtATime(_ shots: [Value], _ engine: PrevisEngine, _ media: MediaStore) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, payload) in shots.enumerated() {
                if number >= 2 { try await group.next() }
                group.addTask {
                    let input = JobInput(
                        job: JobID(Identifier128(high: 2, low: UInt64(number))), function: PrevisEngine.function,
                        tier: .draft, payload: payload, media: [])
                    _ = try await engine.run(
                        input, JobContext(report: { _ in }, media: media, saveResumeToken: { _ in }))
                }
            }
            try await group.waitForAll()
        }
    }

    private static func shot(in set: SetKind, duration: Int64, seed: Int64) -> ShotView {
        let people = CharacterView.cast(named: ["MARA", "JONAS"])
        let side: InteriorExterior = set == .room || set == .stage ? .interior : .exterior
        return ShotView(
            framing: .full, movement: CameraMovement(kind: .dolly, direction: .in), duration: duration,
            cast: people.map { CastPlacement(character: $0) },
            scene: SceneView(
                heading: "", environment: Environment(side: side, set: set, timeOfDay: .afternoon), place: set.title,
                seed: seed))
    }

    /// A 5 s shot at draft tier, 854 × 480: the whole job, encoding and storing included, and the rays beside bare ones.
    private static func previs(_ set: SetKind, in folder: FilePath, rounds: Int) async throws -> [Figure] {
        let shot = shot(in: set, duration: 120, seed: 7)
        let engine = PrevisEngine(ffmpeg: try await FFmpeg.locate())
        let renderer = try PrevisRenderer()
        var whole: [Double] = []
        var achieved: [Double] = []
        var raw: [Double] = []
        for round in 0..<rounds {
            let media = try await MediaStore.open(root: folder.appending("media-\(set.rawValue)-\(round)"))
            let input = JobInput(
                job: JobID(Identifier128(high: 1, low: UInt64(round))), function: PrevisEngine.function, tier: .draft,
                payload: shot.payload, media: [])
            let context = JobContext(report: { _ in }, media: media, saveResumeToken: { _ in })
            whole.append(try await seconds { _ = try await engine.run(input, context) })
            let measured = try await renderer.measure(shot, frames: 8)
            achieved.append(measured.achievedRays)
            raw.append(measured.rawRays)
        }
        return [
            Figure(
                name: "\(set.rawValue): a 5 s shot from start to file", unit: "s", samples: whole, beside: [:],
                promise: "<= 12 s"),
            Figure(
                name: "\(set.rawValue): frames a second, staging and encoding included", unit: "1/s",
                samples: whole.map { 120 / $0 }, beside: [:], promise: ">= 12/s"),
            Figure(
                name: "\(set.rawValue): rays a second of one thread while painting", unit: "1/s", samples: achieved,
                beside: ["bare Embree rays of the same kind, 1/s": raw], promise: "share printed"),
        ]
    }
}
