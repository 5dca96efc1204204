import Access
import AssetIntake
import Execution
import FFmpegProcess
import Foundation
import GraphCore
import Interchange
import MediaStorage
import NodeCatalog
import Persistence
import PersistenceSQLite
import ProductionModel
import SystemPackage

/// A data folder's contents, opened: database, media and engines. The folder's lock is the caller's.
struct OpenStudio: Sendable {
    let store: SQLiteStore
    let media: MediaStore
    /// Receives files for the library.
    let intake: IntakeDesk
    let functions: FilmFunctions
    /// How many jobs are worked on at once.
    let workers: Int
    private let mint = RowIDMint()

    /// Opens the studio in a folder that this process owns.
    init(in folder: FilePath, workers: Int, lines: Int?) async throws {
        let ffmpeg = try await FFmpeg.locate()
        functions = FilmFunctions(ffmpeg: ffmpeg, lines: lines)
        media = try await MediaStore.open(root: folder.appending("media"))
        store = try await OpenStudio.database(in: folder)
        intake = .desk(store, media, ffmpeg)
        self.workers = workers
    }

    /// Opens the database alone.
    static func database(in folder: FilePath) async throws -> SQLiteStore {
        do {
            return try await SQLiteStore.open(
                at: folder.appending("backlot.sqlite").string, catalogue: FilmCatalogue.catalogue)
        } catch let error as CancellationError {
            // Whoever stops the program while its database is being opened has broken nothing.
            throw error
        } catch {
            throw CommandFailure("\(folder): \(FailureSentences.reason(error))")
        }
    }

    /// The machine's main memory in bytes, which the jobs of this process may take together.
    private static var memory: Int64 { Int64(clamping: ProcessInfo.processInfo.physicalMemory) }

    /// What plans this studio's runs.
    var planner: Planner { Planner(catalogue: FilmCatalogue.catalogue, functions: functions.table) }

    /// A new row's id.
    func nextID() -> Identifier128 { mint.next(at: Timestamp.now()) }

    /// A worker of this process, which tells the observer what it does.
    func processor(observe: @escaping @Sendable (RunnerEvent) -> Void) -> JobProcessor {
        JobProcessor(
            queue: store, engines: functions.engines, media: media, as: store.localPrincipal(),
            configuration: .init(
                worker: WorkerID(nextID()), name: ProcessInfo.processInfo.hostName,
                instructionSet: MachineInstructions.name, slots: workers,
                resources: ResourceNeeds(memory: OpenStudio.memory, graphicsMemory: 0)),
            observe: observe)
    }

    /// The project this very screenplay was imported into, or a new one.
    func project(for source: ScreenplayFile) async throws -> ProjectSummary {
        let principal = store.localPrincipal()
        if let known = try await store.project(importedFrom: source.importHash, as: principal) { return known }
        var generator = SystemRandomNumberGenerator()
        let root = Node(id: NodeID(generator.next()), kind: .builtIn(FilmKind.film.key))
        let change = source.draft.change(
            root: root.id, author: principal.user, base: Revision(0), using: &generator)
        let project = NewProject(root: root, firstChange: change, importedFrom: source.importHash)
        return try await store.createProject(project, as: principal)
    }
}
