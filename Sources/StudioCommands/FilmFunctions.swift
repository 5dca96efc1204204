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

    /// The built-in engines. `lines` overrides the height of every tier's picture, for tests and trials; such pictures
    /// come from a function of another name, so that they never pass for a tier's own.
    init(ffmpeg: FFmpeg, workers: Int, lines: Int?) {
        let shot = FunctionSpec(
            name: lines.map { FunctionName(name: "\(PrevisEngine.function.name).\($0)", version: PrevisEngine.function.version) }
                ?? PrevisEngine.function,
            determinism: .exact, output: .video)
        let film = FunctionSpec(name: SequenceEngine.assemble, determinism: .exact, output: .video)
        contactSheet = FunctionSpec(name: SequenceEngine.contactSheet, determinism: .exact, output: .image)
        table = FunctionTable([FilmKind.shot.key: shot, FilmKind.sequence.key: film])
        let sequences = SequenceEngine(ffmpeg: ffmpeg)
        engines = EngineTable([
            shot.name: PrevisEngine(ffmpeg: ffmpeg, lines: lines),
            film.name: sequences, contactSheet.name: sequences,
        ])
    }
}
