import SystemPackage
import Testing

@testable import FFmpegProcess

#if canImport(Glibc)
    import Glibc
#endif

/// A folder that is removed when the closure is done.
func withScratchFolder(_ body: (FilePath) async throws -> Void) async throws {
    let folder = FilePath("/tmp/backlot-test-\(UInt64.random(in: .min ... .max))")
    try #require(folder.withPlatformString { mkdir($0, 0o700) } == 0)
    defer { removeFolder(folder) }
    try await body(folder)
}

private func removeFolder(_ folder: FilePath) {
    guard let entries = folder.withPlatformString({ opendir($0) }) else { return }
    while let entry = readdir(entries) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name != ".", name != ".." { _ = folder.appending(name).withPlatformString { unlink($0) } }
    }
    closedir(entries)
    _ = folder.withPlatformString { rmdir($0) }
}

/// A picture whose luma says which number it has: a moving gradient over a level.
func picture(_ number: Int, width: Int, height: Int) -> [UInt8] {
    var frame = [UInt8](repeating: 128, count: width * height * 3 / 2)
    for row in 0..<height {
        for column in 0..<width { frame[row * width + column] = UInt8(32 + (number * 3 + column + row) % 180) }
    }
    return frame
}

func readFile(_ path: FilePath) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly)
    defer { try? file.close() }
    let size = try file.seek(offset: 0, from: .end)
    return try [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
        count = try file.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))
    }
}

func writeFile(_ path: FilePath, _ text: String, permissions: FilePermissions = [.ownerReadWriteExecute]) throws {
    let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate], permissions: permissions)
    _ = try file.closeAfter { try file.writeAll(text.utf8) }
}
