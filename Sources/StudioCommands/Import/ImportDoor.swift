import Access
import AssetIntake
import FFmpegProcess
import Foundation
import GraphCore
import JSONText
import MediaStorage
import Persistence
import PersistenceSQLite
import StudioAPI
import SystemPackage

/// The way of files into the library of a data folder: through the studio that owns it, else in the folder itself.
enum ImportDoor: Sendable {
    case running(FilePath)
    case stopped(IntakeDesk, SQLiteStore)

    init(_ door: QueueDoor, _ folder: FilePath) async throws {
        switch door {
        case .running(let folder): self = .running(folder)
        case .stopped(_, let store):
            let media = try await MediaStore.open(root: folder.appending("media"))
            self = .stopped(.desk(store, media, try await .locate()), store)
        }
    }

    /// Brings one file. What the library does not take is an outcome; what goes wrong with the studio is thrown.
    @concurrent func bring(_ file: ImportedFiles.File, to film: ProjectID?) async throws -> ImportOutcome {
        let handle: FileHandle
        do { handle = try FileHandle(forReadingFrom: URL(filePath: file.path.string)) } catch {
            return .refused("It cannot be read: give this user access to it.")
        }
        defer { try? handle.close() }
        switch self {
        case .running(let folder): return try await TusSender(folder: folder).send(file, handle, to: film)
        case .stopped(let desk, let store): return try await bring(file, handle, to: film, desk, store)
        }
    }

    private func bring(
        _ file: ImportedFiles.File, _ handle: FileHandle, to film: ProjectID?, _ desk: IntakeDesk, _ store: SQLiteStore
    ) async throws -> ImportOutcome {
        let principal = store.localPrincipal()
        do {
            let upload = try await desk.begin(
                called: file.path.lastComponent?.string ?? "", byteCount: file.byteCount, to: film ?? .library,
                as: principal)
            do {
                let progress = try await desk.receive(
                    FilePieces(handle), of: upload.id, at: 0, stating: nil, as: principal)
                guard case .filed(let asset, let arrival) = progress else {
                    try await desk.cancel(upload.id, as: principal)
                    return .refused("It became shorter while it was read: bring it in again.")
                }
                return .filed(asset.bits, arrival)
            } catch let error as CancellationError {
                try await desk.cancel(upload.id, as: principal)
                throw error
            }
        } catch let refusal as IntakeRefusal {
            guard refusal.code != .noRoom else { throw CommandFailure(refusal.message) }
            return .refused(refusal.message)
        }
    }
}

/// A file's bytes, piece by piece.
private struct FilePieces: AsyncSequence, Sendable {
    typealias Element = [UInt8]

    private let handle: FileHandle

    init(_ handle: FileHandle) { self.handle = handle }

    struct Iterator: AsyncIteratorProtocol {
        let handle: FileHandle

        mutating func next() async throws -> [UInt8]? {
            try Task.checkCancellation()
            guard let data = try handle.read(upToCount: 1 << 20), !data.isEmpty else { return nil }
            return [UInt8](data)
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(handle: handle) }
}
