internal import Glibc
internal import SystemPackage

/// A folder in the store's own file system for files that nobody keeps.
///
/// The open descriptor holds the folder's lock for as long as the value lives, so one that can be locked is left over
/// from a process that has ended.
final class ScratchFolder: Sendable {
    let path: FilePath
    private let lock: OpenFile

    init(in parent: FilePath) throws(MediaStorageError) {
        let path = parent.appending("scratch-" + String(UInt64.random(in: .min ... .max), radix: 36))
        try DurableFolders.create(path)
        try DurableFolders.create(path.appending("temporary"))
        lock = try OpenFile(path, O_RDONLY | O_DIRECTORY)
        self.path = path
        // Only a sweep could hold it, and it would have removed the folder.
        guard lock.tryLock() else {
            throw MediaStorageError(.failed, "\(path) is in use: try again.")
        }
    }

    /// Removes the folder and all that is in it.
    func remove() { ScratchFolder.remove(path) }

    /// Removes a folder that nobody has locked; false for what is no folder.
    static func sweep(_ path: FilePath) -> Bool {
        guard let lock = try? OpenFile(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else { return false }
        if lock.tryLock() { remove(path) }
        return true
    }

    /// What cannot be removed stays until the next sweep. Links are removed and not followed.
    private static func remove(_ folder: FilePath) {
        guard let entries = folder.withPlatformString({ opendir($0) }) else { return }
        defer {
            closedir(entries)
            _ = folder.withPlatformString { rmdir($0) }
        }
        while let entry = readdir(entries) {
            // `d_name` ends with a zero byte within the entry, which lives until the next `readdir`.
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            let path = folder.appending(name)
            if path.withPlatformString({ unlink($0) }) != 0 { remove(path) }
        }
    }
}
