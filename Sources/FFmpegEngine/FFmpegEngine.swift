public import Execution
public import FFmpegProcess
public import GraphCore
internal import MediaStorage
internal import NodeCatalog
internal import ProductionModel

/// Cuts clips into a film, and draws its contact sheet.
public struct FFmpegEngine: Engine {
    /// A sequence becomes one MP4: H.264 at the film's exact rate, dialogue as subtitles, scenes as chapters.
    public static let assemble = FunctionSpec(
        name: FunctionName(name: "sequence.assemble", version: 1), determinism: .exact,
        needs: ResourceNeeds(memory: 384 << 20), output: .video)

    /// A sequence becomes one PNG with a picture of each shot.
    public static let contactSheet = FunctionSpec(
        name: FunctionName(name: "sequence.contact_sheet", version: 1), determinism: .exact, output: .image)

    private let tools: FFmpeg

    /// An engine on this machine's FFmpeg.
    public init(tools: FFmpeg) { self.tools = tools }

    /// What an export's payload has besides, so that a contact sheet can show titles: the film's, and the shots' by
    /// their nodes.
    public static func titles(film: String, shots: [NodeID: String]) -> [FieldKey: Value] {
        FilmTitles.entry(film: film, shots: shots)
    }

    /// Runs `sequence.assemble` or `sequence.contact_sheet` and stores the file it makes.
    @concurrent public func run(_ input: JobInput, _ context: JobContext) async throws(EngineError) -> JobOutput {
        do {
            var sequence = try SequenceView(payload: input.payload)
            let titles = FilmTitles(payload: input.payload)
            // Pictures that stand bring no file of their own: it is in the payload.
            let films = sequence.events.indices.filter { !sequence.events[$0].isStill }
            for (index, media) in zip(films, input.media) {
                sequence.events[index].source.title = titles.shots[media.source] ?? ""
            }
            let plan = CutPlan(try sequence.cutList)
            let clips = try await SequenceClips(input, sequence, context, tools)
            switch input.function {
            case FFmpegEngine.assemble.name:
                return try await SequenceAssembly(
                    tools: tools, context: context, sequence: sequence, plan: plan, clips: clips
                ).run()
            case FFmpegEngine.contactSheet.name:
                return try await SequenceContactSheet(
                    tools: tools, context: context, sequence: sequence, plan: plan, clips: clips, title: titles.film
                ).run()
            default:
                throw EngineError(
                    .permanent, "FFmpeg has no function \(input.function.name) \(input.function.version).")
            }
        } catch {
            throw EngineError(explaining: error)
        }
    }

    /// How an output was made, for its take.
    static func recipe(_ tools: FFmpeg) -> [FieldKey: Value] {
        ["engine": .text("ffmpeg"), "engine_version": .text(tools.version)]
    }
}

extension EngineError {
    /// What a failure below means for the runner.
    init(explaining error: any Error) {
        switch error {
        case let error as EngineError: self = error
        case let error as CutError:
            self.init(.invalid, error.problems.map(\.message).joined(separator: " "))
        case let error as PayloadError: self.init(.invalid, error.message, detail: error.path)
        case let error as MediaStorageError:
            let kind: Class =
                switch error.code {
                case .diskFull, .readOnly, .accessDenied: .resource
                case .missing, .damaged, .invalidRange: .permanent
                case .failed: .transient
                }
            self.init(kind, error.message, detail: "\(error) at \(error.location)")
        case let error as FFmpegError:
            let kind: Class =
                switch error.code {
                case .diskFull, .notInstalled, .unsuitable: .resource
                case .killed: .transient
                case .badSettings, .badMedia, .failed: .permanent
                }
            self.init(kind, error.message, detail: error.lastLines.joined(separator: "\n"))
        case is CancellationError: self.init(.transient, "The work was cancelled.")
        default: self.init(.permanent, "The film could not be made.", detail: "\(error)")
        }
    }
}
