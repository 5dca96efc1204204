internal import Glibc
public import SystemPackage

/// A file in the making, in the store's own file system. Only the store makes one, so no path from outside is adopted.
///
/// The open descriptor holds the file's lock for as long as the value lives. A process that ends in any way loses its
/// locks, so a temporary file that can be locked is one that nobody writes any more.
public final class TemporaryFile: Sendable {
    /// Where a tool shall write.
    public let path: FilePath
    private let file: OpenFile

    init(in folder: FilePath, suffix: String) throws(MediaStorageError) {
        let allowed = suffix.utf8.prefix(16).filter { byte in
            byte == UInt8(ascii: ".") || (48...57).contains(byte) || (97...122).contains(byte)
        }
        let suffix = String(decoding: allowed, as: UTF8.self)
        while true {
            let path = folder.appending(String(UInt64.random(in: .min ... .max), radix: 36) + suffix)
            let file = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL)
            // A sweep in another process may have found the file before it was locked; then it is gone.
            guard file.tryLock(), try file.status().names > 0 else { continue }
            self.path = path
            self.file = file
            return
        }
    }

    /// Writes behind what was written.
    func append(_ bytes: [UInt8]) throws(MediaStorageError) { try file.write(bytes.span.bytes) }

    /// Removes the file if it is still there under this name.
    func remove() { _ = path.withPlatformString { unlink($0) } }

    /// Removes the files and scratch folders of a folder that nobody has locked.
    static func sweep(_ folder: FilePath) throws(MediaStorageError) {
        for name in try names(in: folder) {
            let path = folder.appending(name)
            guard !ScratchFolder.sweep(path) else { continue }
            guard let file = try? OpenFile(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK), file.tryLock() else { continue }
            try OpenFile.check("removed", path) { path.withPlatformString { unlink($0) } }
        }
    }

    /// What lies in a folder.
    static func names(in folder: FilePath) throws(MediaStorageError) -> [String] {
        guard let entries = folder.withPlatformString({ opendir($0) }) else {
            throw MediaStorageError(Errno(rawValue: errno), "read", folder)
        }
        defer { closedir(entries) }
        var names: [String] = []
        while let entry = readdir(entries) {
            // `d_name` ends with a zero byte within the entry, which lives until the next `readdir`.
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
