internal import Glibc
internal import GraphCore
internal import Synchronization
internal import SystemPackage

/// The two levels of folders, created when first needed and flushed into their parents once in a process: a folder
/// that an earlier process made may not have reached the disk before it ended.
final class DurableFolders: Sendable {
    private let root: FilePath
    private let flushed = Mutex<Set<UInt64>>([])

    init(root: FilePath) { self.root = root }

    /// The folder for a hash, by its first two bytes.
    func folder(of hash: ContentHash) -> FilePath {
        let name = hash.hexadecimal
        return root.appending(String(name.prefix(2))).appending(String(name.dropFirst(2).prefix(2)))
    }

    /// Makes sure that the folder for a hash is there and survives a loss of power.
    func prepare(for hash: ContentHash) throws(MediaStorageError) -> FilePath {
        let inner = folder(of: hash)
        let key = hash.words.0 >> 48
        if flushed.withLock({ $0.contains(key) }) { return inner }
        let outer = inner.removingLastComponent()
        try DurableFolders.create(outer)
        try DurableFolders.create(inner)
        try OpenFile(outer, O_RDONLY | O_DIRECTORY).flush()
        try OpenFile(root, O_RDONLY | O_DIRECTORY).flush()
        flushed.withLock { _ = $0.insert(key) }
        return inner
    }

    /// Creates a folder, and those above it that are missing, for this user alone; one that is there is left as it is.
    static func create(_ folder: FilePath) throws(MediaStorageError) {
        if folder.withPlatformString({ mkdir($0, 0o700) }) == 0 || errno == EEXIST { return }
        let parent = folder.removingLastComponent()
        guard errno == ENOENT, !parent.isEmpty, parent != folder else {
            throw MediaStorageError(Errno(rawValue: errno), "created", folder)
        }
        try create(parent)
        try OpenFile.check("created", folder) { folder.withPlatformString { mkdir($0, 0o700) } }
    }
}
