internal import CrashPoints
internal import Glibc
public import GraphCore
public import SystemPackage

/// Content-addressed files: written once, named by their SHA-256, never changed.
///
/// Every file is written beside its place, hashed while it arrives, flushed to disk, renamed, and its folder flushed;
/// only then does a caller get the hash, so a database row that names a hash always finds its bytes. A file lies at
/// `ab/cd/abcd….`, two levels of folders by the first two bytes of its hash; files in the making lie in `temporary`,
/// files that arrive from outside in `uploads`.
/// Folders have mode 0700, finished files 0400.
public struct MediaStore: Sendable {
    /// A file of the store.
    public struct Entry: Hashable, Sendable {
        /// The SHA-256 of its bytes, and its name.
        public let hash: ContentHash
        /// Its size in bytes.
        public let byteCount: Int64

        /// An entry from its parts.
        public init(hash: ContentHash, byteCount: Int64) {
            self.hash = hash
            self.byteCount = byteCount
        }
    }

    /// The folder that holds the files.
    public let root: FilePath
    private let folders: DurableFolders
    /// Where files are read that this store does not hold itself.
    private let lender: DurableFolders?

    /// A store in a folder that exists and was prepared by ``open(root:)``.
    public init(root: FilePath) { self.init(root: root, lender: nil) }

    private init(root: FilePath, lender: DurableFolders?) {
        self.root = root
        self.lender = lender
        folders = DurableFolders(root: root)
    }

    /// Creates what is missing of the folder, and removes temporary files whose writers are gone.
    @concurrent public static func open(root: FilePath) async throws(MediaStorageError) -> MediaStore {
        let store = MediaStore(root: root)
        try await onDisk { () throws(MediaStorageError) in
            try DurableFolders.create(root)
            try DurableFolders.create(store.temporaryFolder)
            try DurableFolders.create(store.stagingFolder)
            try OpenFile(root, O_RDONLY | O_DIRECTORY).flush()
            try TemporaryFile.sweep(store.temporaryFolder)
        }
        return store
    }

    // MARK: Writing

    /// Stores bytes; the same bytes again cost a hash and no write of the stored file.
    @concurrent public func write(_ bytes: [UInt8]) async throws(MediaStorageError) -> Entry {
        try await onDisk { () throws(MediaStorageError) in
            let entry = Entry(hash: ContentHasher.hash(bytes), byteCount: Int64(bytes.count))
            if contains(entry.hash) {
                try flushFolder(of: entry.hash)
                return entry
            }
            let file = try TemporaryFile(in: temporaryFolder, suffix: "")
            defer { file.remove() }
            CrashPoint.mediaBeforeWrite.reached()
            try file.append(bytes)
            return try place(file.path, entry)
        }
    }

    /// Stores bytes that arrive in pieces, hashing each piece as it arrives; memory stays flat.
    ///
    /// Throws what the stream throws, else `MediaStorageError`; then nothing is stored.
    @concurrent public func write<Pieces: AsyncSequence & Sendable>(
        pieces: Pieces
    ) async throws -> Entry where Pieces.Element == [UInt8] {
        try await withTemporaryFile { file in
            CrashPoint.mediaBeforeWrite.reached()
            var hasher = ContentHasher()
            var byteCount: Int64 = 0
            for try await piece in pieces {
                hasher.update(piece)
                byteCount += Int64(piece.count)
                try await onDisk { () throws(MediaStorageError) in try file.append(piece) }
            }
            let entry = Entry(hash: hasher.finalize(), byteCount: byteCount)
            return try await onDisk { () throws(MediaStorageError) in try place(file.path, entry) }
        }
    }

    /// Lends a name in the store's own file system to a tool, until the closure returns; what was not adopted by then
    /// is removed.
    ///
    /// The file exists and is empty. The suffix, such as `.mp4`, is of letters, digits and dots; anything else in it is
    /// left out.
    public func withTemporaryFile<Result>(
        suffix: String = "", _ body: (TemporaryFile) async throws -> Result
    ) async throws -> Result {
        let folder = temporaryFolder
        let file = try await onDisk { () throws(MediaStorageError) in try TemporaryFile(in: folder, suffix: suffix) }
        defer { file.remove() }
        return try await body(file)
    }

    /// Takes a finished temporary file into the store: hash, flush, rename, flush of the folder.
    ///
    /// When the store already holds these bytes, the stored file stays as it is and the temporary one is removed.
    @concurrent public func adopt(_ file: TemporaryFile) async throws(MediaStorageError) -> Entry {
        try await onDisk { () throws(MediaStorageError) in
            CrashPoint.mediaBeforeWrite.reached()
            return try place(file.path, try entry(of: file.path))
        }
    }

    /// Lends a store that holds all that this one does; what is written to it goes into a folder of its own, and away
    /// with it when the closure returns. What this store holds already is not written again.
    public func withScratchStore<Result>(_ body: (MediaStore) async throws -> Result) async throws -> Result {
        let folder = temporaryFolder
        let scratch = try await onDisk { () throws(MediaStorageError) in try ScratchFolder(in: folder) }
        defer { scratch.remove() }
        return try await body(MediaStore(root: scratch.path, lender: folders))
    }

    // MARK: Reading

    /// Whether the store holds a file of that hash.
    public func contains(_ hash: ContentHash) -> Bool {
        path(of: hash).withPlatformString { access($0, R_OK) } == 0
    }

    /// The file's size in bytes. Asks the folder and opens nothing, so it is cheap enough for every result.
    public func byteCount(of hash: ContentHash) throws(MediaStorageError) -> Int64 {
        let path = path(of: hash)
        var status = stat()
        guard path.withPlatformString({ stat($0, &status) }) == 0 else {
            let cause = Errno(rawValue: errno)
            throw cause == .noSuchFileOrDirectory ? missing(hash) : MediaStorageError(cause, "read", path)
        }
        return Int64(status.st_size)
    }

    /// Lends the file's path to a tool, which must only read it, until the closure returns.
    public func withLocalFile<Result>(
        _ hash: ContentHash, _ body: (FilePath) async throws -> Result
    ) async throws -> Result {
        guard contains(hash) else { throw missing(hash) }
        return try await body(path(of: hash))
    }

    /// The bytes of a range of the file, which must lie within it.
    @concurrent public func read(
        _ hash: ContentHash, range: Range<Int64>
    ) async throws(MediaStorageError) -> [UInt8] {
        try await onDisk { () throws(MediaStorageError) in
            let file = try open(hash)
            let byteCount = try file.status().byteCount
            guard range.lowerBound >= 0, range.upperBound <= byteCount else {
                throw MediaStorageError(
                    .invalidRange, "Bytes \(range) were asked of a file of \(byteCount) bytes: ask within its size.")
            }
            return try file.read(Int(range.count), at: range.lowerBound)
        }
    }

    /// Reads the file whole and throws `damaged` when its bytes do not give its name.
    @concurrent public func verify(_ hash: ContentHash) async throws(MediaStorageError) {
        try await onDisk { () throws(MediaStorageError) in
            guard contains(hash) else { throw missing(hash) }
            let path = path(of: hash)
            guard try entry(of: path).hash == hash else {
                throw MediaStorageError(
                    .damaged,
                    "\(path) is damaged: its bytes do not give its name. Restore it from a copy, or render it again.")
            }
        }
    }

    // MARK: Layout

    var temporaryFolder: FilePath { root.appending("temporary") }
    var stagingFolder: FilePath { root.appending("uploads") }

    /// Where the file lies or would lie. The name comes from the hash alone.
    package func path(of hash: ContentHash) -> FilePath {
        let path = folders.folder(of: hash).appending(hash.hexadecimal)
        guard let lender, path.withPlatformString({ access($0, F_OK) }) != 0 else { return path }
        return lender.folder(of: hash).appending(hash.hexadecimal)
    }

    private func open(_ hash: ContentHash) throws(MediaStorageError) -> OpenFile {
        guard contains(hash) else { throw missing(hash) }
        return try OpenFile(path(of: hash), O_RDONLY)
    }

    private func missing(_ hash: ContentHash) -> MediaStorageError {
        MediaStorageError(
            .missing,
            "The media folder holds no file \(hash.hexadecimal): restore it, or render the shot again.")
    }

    private func entry(of path: FilePath) throws(MediaStorageError) -> Entry {
        let file = try OpenFile(path, O_RDONLY)
        var hasher = ContentHasher()
        var byteCount: Int64 = 0
        while true {
            let piece = try file.read(1 << 20, at: byteCount)
            if piece.isEmpty { return Entry(hash: hasher.finalize(), byteCount: byteCount) }
            hasher.update(piece)
            byteCount += Int64(piece.count)
        }
    }

    /// The design's order. When this returns, the file survives a loss of power.
    func place(_ path: FilePath, _ entry: Entry) throws(MediaStorageError) -> Entry {
        if contains(entry.hash) {
            _ = path.withPlatformString { unlink($0) }
        } else {
            let destination = try folders.prepare(for: entry.hash).appending(entry.hash.hexadecimal)
            let finished = try OpenFile(path, O_RDONLY)
            try finished.makeReadOnly()
            try finished.flush()
            CrashPoint.mediaAfterFlush.reached()
            // Two writers of the same bytes may meet here; the second puts the same bytes in the place of the first's.
            try OpenFile.check("written", destination) {
                path.withPlatformString { from in destination.withPlatformString { rename(from, $0) } }
            }
            CrashPoint.mediaAfterRename.reached()
        }
        try flushFolder(of: entry.hash)
        CrashPoint.mediaAfterFolderFlush.reached()
        return entry
    }

    /// Also needed for a file that was there before: its writer may have ended before it flushed the folder.
    private func flushFolder(of hash: ContentHash) throws(MediaStorageError) {
        try OpenFile(try folders.prepare(for: hash), O_RDONLY | O_DIRECTORY).flush()
    }
}

extension ContentHash {
    /// 64 lower-case hexadecimal digits.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
