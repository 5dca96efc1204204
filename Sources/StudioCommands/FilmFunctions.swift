import Execution
import FFmpegEngine
import FFmpegProcess
import NodeCatalog
import PrevisEngine

/// What this studio can execute: which function makes which kind of node, and which engine executes it.
///
/// This is the one place that names concrete engines.
struct FilmFunctions: Sendable {
    /// Kind → function, for the planner.
    let table: FunctionTable
    /// Function → engine, for the processor.
    let engines: EngineTable
    /// What draws the contact sheet of a sequence.
    let contactSheet: FunctionSpec

    /// A shot at the highest tier, its encoder included, was seen to take 420 MB.
    private static let shotNeeds = ResourceNeeds(memory: 512 << 20)

    /// The built-in engines. `lines` overrides the height of every tier's picture, for tests and trials; such pictures
    /// come from a function of another name, so that they never pass for a tier's own.
    init(ffmpeg: FFmpeg, lines: Int?) {
        let previs = PrevisEngine.function
        let shot = FunctionSpec(
            name: lines.map { FunctionName(name: "\(previs.name).\($0)", version: previs.version) } ?? previs,
            determinism: .exact, needs: FilmFunctions.shotNeeds, output: .video)
        contactSheet = FFmpegEngine.contactSheet
        table = FunctionTable([
            FilmKind.shot.key: shot, FilmKind.video.key: LibraryEngine.conform,
            FilmKind.sequence.key: FFmpegEngine.assemble,
        ])
        let sequences = VerifyingEngine(FFmpegEngine(tools: ffmpeg), tools: ffmpeg)
        let library = VerifyingEngine(LibraryEngine(tools: ffmpeg), tools: ffmpeg)
        var executed: [FunctionName: any Engine] = [
            shot.name: VerifyingEngine(PrevisEngine(ffmpeg: ffmpeg, lines: lines), tools: ffmpeg),
            FFmpegEngine.assemble.name: sequences, contactSheet.name: sequences,
        ]
        for function in LibraryEngine.functions { executed[function.name] = library }
        engines = EngineTable(executed)
    }
}
