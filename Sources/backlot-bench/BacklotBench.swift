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
/// same run, the limit it is held against. `--short` takes fewer and smaller samples.
@main
enum BacklotBench {
    /// One figure.
    struct Figure: Codable {
        var name: String
        var unit: String
        var samples: [Double]
        /// What the machine or the promise sets, by name.
        var beside: [String: [Double]]
        var promise: String
    }

    static func main() async throws {
        let isShort = CommandLine.arguments.contains("--short")
        let folder = FilePath(FileManager.default.temporaryDirectory.path).appending("backlot-bench-\(UUID())")
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder.string) }
        try report(screenplay(rounds: isShort ? 5 : 20))
        try report(try await runner(in: folder, rounds: isShort ? 1 : 5, jobs: isShort ? 5_000 : 20_000))
        for set in isShort ? [SetKind.room] : SetKind.allCases {
            for figure in try await previs(set, in: folder, rounds: isShort ? 1 : 3) { try report(figure) }
        }
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

    /// A 5 s shot at draft tier, 854 × 480: the whole job, encoding and storing included, and the rays beside bare ones.
    private static func previs(_ set: SetKind, in folder: FilePath, rounds: Int) async throws -> [Figure] {
        let people = CharacterView.cast(named: ["MARA", "JONAS"])
        let side: InteriorExterior = set == .room || set == .stage ? .interior : .exterior
        let shot = ShotView(
            framing: .full, movement: CameraMovement(kind: .dolly, direction: .in), duration: 120,
            cast: people.map { CastPlacement(character: $0) },
            scene: SceneView(
                heading: "", environment: Environment(side: side, set: set, timeOfDay: .afternoon), place: set.title,
                seed: 7))
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
