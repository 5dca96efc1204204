internal import Glibc
public import GraphCore
private import Synchronization
public import SystemPackage

/// A file that arrives piece by piece, over any number of connections and starts of the program, before it is taken into
/// the store under the hash of its bytes.
///
/// It lies in the store's own file system under a name made of an id, never of anything from outside. Its bytes are
/// hashed as they arrive; what an earlier process received is hashed anew when the file is opened again.
public final class StagedFile: Sendable {
    /// What has arrived, and what it was before a piece whose checksum is still to come.
    private struct Arrived: ~Copyable {
        var hasher = ContentHasher()
        var byteCount: Int64 = 0
        var mark: Mark?
    }

    private struct Mark: ~Copyable {
        let hasher: ContentHasher
        let byteCount: Int64
    }

    /// Where it lies; for tools that only read.
    public let path: FilePath
    private let file: OpenFile
    private let arrived: Mutex<Arrived>

    /// Opens the file and hashes what it holds.
    init(_ path: FilePath, isNew: Bool) throws(MediaStorageError) {
        let file: OpenFile
        do throws(MediaStorageError) {
            file = try OpenFile(path, O_RDWR | O_APPEND | O_NOFOLLOW | (isNew ? O_CREAT | O_EXCL : 0))
        } catch  where error.code == .accessDenied && !isNew {
            // It has arrived whole and is in the store already, under a second name.
            file = try OpenFile(path, O_RDONLY | O_NOFOLLOW)
        }
        var arrived = Arrived()
        while true {
            let piece = try file.read(1 << 20, at: arrived.byteCount)
            if piece.isEmpty { break }
            arrived.hasher.update(piece)
            arrived.byteCount += Int64(piece.count)
        }
        self.path = path
        self.file = file
        self.arrived = Mutex(arrived)
    }

    /// How many bytes have arrived and may stay.
    public var byteCount: Int64 { arrived.withLock { $0.mark?.byteCount ?? $0.byteCount } }

    /// Adds bytes at the end, which must be there. When the disk does not take all of them, none of them stays.
    @concurrent public func append(_ piece: [UInt8], at offset: Int64) async throws(MediaStorageError) {
        try await onDisk { [self] () throws(MediaStorageError) in
            try arrived.withLock { (arrived: inout sending Arrived) throws(MediaStorageError) in
                guard offset == arrived.byteCount else {
                    throw MediaStorageError(
                        .invalidRange, "Bytes from \(offset) on were to be added to \(arrived.byteCount) bytes.")
                }
                do throws(MediaStorageError) { try file.write(piece.span.bytes) } catch {
                    try? file.truncate(to: arrived.byteCount)
                    throw error
                }
                arrived.hasher.update(piece)
                arrived.byteCount += Int64(piece.count)
            }
        }
    }

    /// From here on, what is added stays only once ``keep()`` says so.
    public func mark() {
        arrived.withLock { $0.mark = Mark(hasher: $0.hasher.copy(), byteCount: $0.byteCount) }
    }

    /// Lets everything stay that was added since ``mark()``.
    public func keep() { arrived.withLock { $0.mark = nil } }

    /// Takes everything away again that was added since ``mark()``.
    @concurrent public func takeBack() async throws(MediaStorageError) {
        try await onDisk { [self] () throws(MediaStorageError) in
            try arrived.withLock { (arrived: inout sending Arrived) throws(MediaStorageError) in
                guard let mark = arrived.mark.take() else { return }
                try file.truncate(to: mark.byteCount)
                arrived.hasher = mark.hasher.copy()
                arrived.byteCount = mark.byteCount
            }
        }
    }

    /// Reads bytes, fewer only at the end.
    public func read(_ count: Int, at offset: Int64) throws(MediaStorageError) -> [UInt8] {
        try file.read(count, at: offset)
    }

    /// The hash and size of everything that has arrived.
    var entry: MediaStore.Entry {
        arrived.withLock { MediaStore.Entry(hash: $0.hasher.copy().finalize(), byteCount: $0.byteCount) }
    }
}

extension MediaStore {
    /// Begins a staged file of that id, or opens one that was begun. Throws `missing` when it was not.
    @concurrent public func stagedFile(
        _ id: Identifier128, isNew: Bool
    ) async throws(MediaStorageError) -> StagedFile {
        let path = stagedPath(id)
        return try await onDisk { () throws(MediaStorageError) in try StagedFile(path, isNew: isNew) }
    }

    /// Takes a staged file that has arrived whole into the store: flush, second name, flush of the folder. Its bytes are
    /// not read again, for they were hashed on their way. It keeps its place among the staged files, so that whoever is
    /// ended before a row names its hash finds it again; then ``removeStagedFile(_:)`` takes that name away.
    @concurrent public func adopt(_ file: StagedFile) async throws(MediaStorageError) -> Entry {
        try await onDisk { () throws(MediaStorageError) in
            let entry = file.entry
            let twin = temporaryFolder.appending(String(UInt64.random(in: .min ... .max), radix: 36))
            let isLinked = file.path.withPlatformString { from in twin.withPlatformString { link(from, $0) } } == 0
            // A disk without hard links gives the file away at once.
            return try place(isLinked ? twin : file.path, entry)
        }
    }

    /// The staged files that lie there; what is not one of them by its name is passed over.
    @concurrent public func stagedFiles() async throws(MediaStorageError) -> [Identifier128] {
        let folder = stagingFolder
        return try await onDisk { () throws(MediaStorageError) in
            try TemporaryFile.names(in: folder).compactMap { Identifier128(text: $0) }
        }
    }

    /// Removes a staged file, if it is there.
    @concurrent public func removeStagedFile(_ id: Identifier128) async {
        let path = stagedPath(id)
        _ = try? await onDisk { () throws(MediaStorageError) in _ = path.withPlatformString { unlink($0) } }
    }

    /// How many bytes the store's disk has room for.
    public func freeByteCount() throws(MediaStorageError) -> Int64 {
        var room = statvfs()
        try OpenFile.check("read", root) { root.withPlatformString { statvfs($0, &room) } }
        return Int64(
            clamping: UInt64(room.f_bavail).multipliedReportingOverflow(by: UInt64(room.f_frsize)).partialValue)
    }

    /// The name comes from the id alone.
    private func stagedPath(_ id: Identifier128) -> FilePath { stagingFolder.appending(id.text) }
}
