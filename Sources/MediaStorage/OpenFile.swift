internal import Glibc
internal import SystemPackage

/// An open file that closes itself; every call carries the path for a sentence when it fails.
struct OpenFile: ~Copyable {
    let path: FilePath
    private let descriptor: CInt

    /// Opens or creates; never inherited by child processes.
    init(_ path: FilePath, _ flags: CInt, permissions: mode_t = 0o600) throws(MediaStorageError) {
        let verb = flags & (O_WRONLY | O_RDWR) == 0 ? "read" : "written"
        descriptor = try OpenFile.check(verb, path) {
            path.withPlatformString { open($0, flags | O_CLOEXEC, permissions) }
        }
        self.path = path
    }

    deinit { close(descriptor) }

    /// Repeats an interrupted call and turns −1 into an error.
    @discardableResult
    static func check(
        _ verb: String, _ path: FilePath, file: String = #fileID, line: Int = #line, _ call: () -> CInt
    ) throws(MediaStorageError) -> CInt {
        while true {
            let result = call()
            if result >= 0 { return result }
            let cause = Errno(rawValue: errno)
            if cause != .interrupted { throw MediaStorageError(cause, verb, path, file: file, line: line) }
        }
    }

    /// Writes all bytes at the end of what was written.
    func write(_ bytes: borrowing RawSpan) throws(MediaStorageError) {
        var written = 0
        while written < bytes.byteCount {
            let rest = bytes.extracting(droppingFirst: written)
            // The pointer does not leave the closure and `write` reads at most `count` bytes from it.
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw MediaStorageError(Errno(rawValue: errno), "written", path)
            }
        }
    }

    /// At most `count` bytes from `offset`; fewer only at the file's end.
    func read(_ count: Int, at offset: Int64) throws(MediaStorageError) -> [UInt8] {
        var failure: Errno?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            filled = 0
            while filled < count, let start = buffer.baseAddress {
                // `pread` writes at most the rest of the buffer, behind what it already filled.
                let step = pread(descriptor, start + filled, count - filled, off_t(offset) + off_t(filled))
                if step == 0 { return }
                if step > 0 {
                    filled += step
                } else if errno != EINTR {
                    failure = Errno(rawValue: errno)
                    return
                }
            }
        }
        if let failure { throw MediaStorageError(failure, "read", path) }
        return bytes
    }

    /// The file's size in bytes and how many names it has.
    func status() throws(MediaStorageError) -> (byteCount: Int64, names: Int) {
        var status = stat()
        try OpenFile.check("read", path) { fstat(descriptor, &status) }
        return (Int64(status.st_size), Int(status.st_nlink))
    }

    /// Takes away what lies behind so many bytes.
    func truncate(to byteCount: Int64) throws(MediaStorageError) {
        try OpenFile.check("written", path) { ftruncate(descriptor, off_t(byteCount)) }
    }

    /// Returns when the bytes, or a folder's entries, are on the disk.
    func flush() throws(MediaStorageError) { try OpenFile.check("flushed to disk", path) { fsync(descriptor) } }

    /// Takes the permission to write away.
    func makeReadOnly() throws(MediaStorageError) {
        try OpenFile.check("protected", path) { fchmod(descriptor, 0o400) }
    }

    /// Takes the file's lock, which ends with this descriptor whatever happens to the process; false when another
    /// holds it.
    func tryLock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }
}
