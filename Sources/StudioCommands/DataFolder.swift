import Foundation
import SystemPackage

/// A data folder that this process owns until the value goes away.
///
/// The owner holds an advisory lock (flock(2)) on a file in the folder; the kernel drops it when the process ends,
/// however it ends, so a killed owner never locks anyone out.
struct DataFolder: ~Copyable {
    /// The folder.
    let path: FilePath
    private let lock: FileDescriptor
    private let isTemporary: Bool

    /// The database's file.
    var database: FilePath { path.appending("backlot.sqlite") }
    /// The folder of media files.
    var media: FilePath { path.appending("media") }

    /// Where a studio keeps its data unless it is told otherwise.
    static var standard: FilePath {
        FilePath(FileManager.default.homeDirectoryForCurrentUser.path).appending(".local/share/backlot")
    }

    /// Makes the folder if it is missing and takes the lock; refuses a folder that another process owns.
    init(owning path: FilePath) throws(CommandFailure) {
        try self.init(owning: path, isTemporary: false)
    }

    /// Makes a fresh folder that ``close()`` removes.
    static func temporary() throws(CommandFailure) -> DataFolder {
        let name = "backlot-\(UUID().uuidString.lowercased())"
        return try DataFolder(
            owning: FilePath(FileManager.default.temporaryDirectory.path).appending(name), isTemporary: true)
    }

    private init(owning path: FilePath, isTemporary: Bool) throws(CommandFailure) {
        self.path = path.absolute
        self.isTemporary = isTemporary
        lock = try DataFolder.lock(self.path)
    }

    /// Makes the folder and takes its lock.
    private static func lock(_ path: FilePath) throws(CommandFailure) -> FileDescriptor {
        do {
            try FileManager.default.createDirectory(
                atPath: path.string, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure(
                "The data folder \(path) cannot be made (\(error.localizedDescription)): name another with --data.")
        }
        let lock: FileDescriptor
        do {
            lock = try FileDescriptor.open(
                path.appending("lock"), .readWrite, options: [.create, .closeOnExec], permissions: [.ownerReadWrite])
        } catch {
            throw CommandFailure("The data folder \(path) cannot be written (\(error)): name another with --data.")
        }
        guard flock(lock.rawValue, LOCK_EX | LOCK_NB) == 0 else {
            try? lock.close()
            throw CommandFailure(
                "The data folder \(path) is in use by another Backlot: wait until it ends, or name another with --data."
            )
        }
        return lock
    }

    /// Gives the lock back, and removes a temporary folder.
    consuming func close() {
        if isTemporary { try? FileManager.default.removeItem(atPath: path.string) }
        try? lock.close()
    }
}
