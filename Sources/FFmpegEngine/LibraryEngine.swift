public import Execution
public import FFmpegProcess
public import GraphCore
internal import MediaStorage
internal import NodeCatalog
public import ProductionModel

/// Makes of the library's files what screens show of them, and what cuts can use.
public struct LibraryEngine: Engine {
    /// Moving pictures of the library become a clip of the film.
    public static let conform = FunctionSpec(
        name: FunctionName(name: "media.conform", version: 1), determinism: .exact,
        needs: ResourceNeeds(memory: 512 << 20), output: .video)

    /// What is made of files to look at.
    private enum Derived: String, CaseIterable {
        case thumbnail, filmstrip, waveform, proxy

        /// What a person is told while it is made.
        var stage: String {
            switch self {
            case .thumbnail: "Thumbnail"
            case .filmstrip: "Filmstrip"
            case .waveform: "Waveform"
            case .proxy: "Proxy"
            }
        }

        /// How long it takes beside a shot, about.
        private var effort: Int {
            switch self {
            case .thumbnail: 10
            case .filmstrip, .waveform: 30
            case .proxy: 300
            }
        }

        var function: FunctionSpec {
            FunctionSpec(
                name: FunctionName(name: "media.\(rawValue)", version: 1), determinism: .exact,
                needs: ResourceNeeds(memory: 512 << 20), output: self == .proxy ? .video : .image, effort: effort)
        }
    }

    /// Every function that the engine executes.
    public static let functions = [conform] + Derived.allCases.map(\.function)

    private let tools: FFmpeg

    /// An engine on this machine's FFmpeg.
    public init(tools: FFmpeg) { self.tools = tools }

    /// The jobs that make of a file what screens show of it.
    public static func jobs(for file: ContentHash, _ kind: AssetKind, _ facts: AssetFacts) -> [PlannedJob] {
        let hasSound = facts.hasSound == true
        let derived: [Derived] =
            switch kind {
            case .video: [.thumbnail, .filmstrip, .proxy] + (hasSound ? [.waveform] : [])
            case .audio, .music: [.waveform, .proxy]
            case .image, .place, .prop, .style, .character: [.thumbnail]
            case .lora, .model, .lut, .screenplay: []
            }
        return derived.map { what in
            PlannedJob(
                subject: .media(file), function: what.function,
                payload: .record([
                    "file": .reference(.media(file)), "kind": .text(kind.rawValue),
                    "duration": .integer(facts.duration ?? 0),
                ]), inputs: [])
        }
    }

    /// Runs one of ``functions`` and stores the file it makes.
    @concurrent public func run(_ input: JobInput, _ context: JobContext) async throws(EngineError) -> JobOutput {
        do {
            if input.function == LibraryEngine.conform.name {
                let (clip, film) = try ClipView.reading(payload: input.payload)
                return try await ClipConforming(
                    tools: tools, context: context, clip: clip, film: film, tier: input.tier
                ).run()
            }
            guard let derived = Derived.allCases.first(where: { $0.function.name == input.function }),
                let source = LibrarySource(payload: input.payload)
            else {
                throw EngineError(
                    .permanent, "The library has no function \(input.function.name) \(input.function.version).")
            }
            return try await make(derived, of: source, context)
        } catch {
            throw EngineError(explaining: error)
        }
    }

    private func make(_ derived: Derived, of source: LibrarySource, _ context: JobContext) async throws -> JobOutput {
        let what = source.derivation(derived)
        context.report(JobProgress(stage: derived.stage, framesDone: 0, framesTotal: 0))
        return try await context.media.withLocalFile(source.file) { path in
            try await context.media.withTemporaryFile(suffix: what.suffix) { file in
                try await tools.derive(what, from: path, to: file.path)
                let entry = try await context.media.adopt(file)
                let isSound = what == .soundProxy
                let isFilm = what == .filmProxy
                return JobOutput(
                    hash: entry.hash, byteCount: entry.byteCount, kind: isSound ? .audio : isFilm ? .video : .image,
                    mediaType: isSound
                        ? "audio/mp4" : isFilm ? "video/mp4" : what == .waveform ? "image/png" : "image/webp",
                    frames: 1, recipe: FFmpegEngine.recipe(tools), remarks: [])
            }
        }
    }

    /// What a job's payload says of the file.
    private struct LibrarySource {
        let file: ContentHash
        let kind: AssetKind
        let seconds: Double

        init?(payload: Value) {
            guard case .record(let fields) = payload, case .reference(.media(let file))? = fields["file"],
                case .text(let name)? = fields["kind"], let kind = AssetKind(rawValue: name),
                case .integer(let duration)? = fields["duration"]
            else { return nil }
            self.file = file
            self.kind = kind
            seconds = Double(duration) / 1_000_000
        }

        func derivation(_ derived: Derived) -> FFmpeg.Derivation {
            switch derived {
            // The first picture of a film is often black.
            case .thumbnail: .thumbnail(second: kind == .video ? seconds / 10 : 0)
            case .filmstrip: .filmstrip(seconds: seconds)
            case .waveform: .waveform
            case .proxy: kind == .video ? .filmProxy : .soundProxy
            }
        }
    }
}
