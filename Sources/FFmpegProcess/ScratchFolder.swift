internal import Glibc
internal import SystemPackage

/// A folder for the small text files that a run of FFmpeg reads; the tool runs in it and names them without a path.
enum ScratchFolder {
    /// Makes a folder for this user alone and removes it with its files when the closure is done.
    static func with<Result>(_ body: (FilePath) async throws -> Result) async throws -> Result {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let folder = FilePath(parent).appending("backlot-\(String(UInt64.random(in: .min ... .max), radix: 36))")
        guard folder.withPlatformString({ mkdir($0, 0o700) }) == 0 else {
            throw failure(Errno(rawValue: errno), folder)
        }
        defer { remove(folder) }
        return try await body(folder)
    }

    static func write(_ bytes: [UInt8], to path: FilePath) throws {
        do {
            let file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .exclusiveCreate], permissions: [.ownerReadWrite])
            _ = try file.closeAfter { try file.writeAll(bytes) }
        } catch let error as Errno {
            throw failure(error, path)
        }
    }

    private static func failure(_ error: Errno, _ path: FilePath) -> FFmpegError {
        if error == .noSpace || error == .diskQuotaExceeded {
            return FFmpegError(
                .diskFull, "The disk that holds \(path) is full: free some space, then start again.", cause: error)
        }
        return FFmpegError(.failed, "\(path) cannot be written: set TMPDIR to a folder that can.", cause: error)
    }

    private static func remove(_ folder: FilePath) {
        guard let entries = folder.withPlatformString({ opendir($0) }) else { return }
        while let entry = readdir(entries) {
            // `d_name` ends with a zero byte within the entry, which lives until the next `readdir`.
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { _ = folder.appending(name).withPlatformString { unlink($0) } }
        }
        closedir(entries)
        _ = folder.withPlatformString { rmdir($0) }
    }
}
