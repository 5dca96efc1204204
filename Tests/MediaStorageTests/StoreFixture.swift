import Glibc
import GraphCore
import SystemPackage
import Testing

@testable import MediaStorage

/// A store in a folder of its own, removed afterwards.
func withStore(_ body: (MediaStore) async throws -> Void) async throws {
    let root = FilePath("/tmp/backlot-test-\(UInt64.random(in: .min ... .max))").appending("media")
    defer { removeTree(root.removingLastComponent()) }
    try await body(try await MediaStore.open(root: root))
}

private func removeTree(_ folder: FilePath) {
    for name in (try? files(in: folder)) ?? [] {
        let path = folder.appending(name)
        if path.withPlatformString({ unlink($0) }) != 0 { removeTree(path) }
    }
    _ = folder.withPlatformString { rmdir($0) }
}

func files(in folder: FilePath) throws -> [String] {
    let entries = try #require(folder.withPlatformString { opendir($0) })
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
}

func temporaryFiles(of store: MediaStore) throws -> [String] { try files(in: store.temporaryFolder) }

func exists(_ path: FilePath) -> Bool { path.withPlatformString { access($0, F_OK) } == 0 }

func mode(of path: FilePath) -> mode_t? {
    var status = stat()
    return path.withPlatformString { stat($0, &status) } == 0 ? status.st_mode & 0o777 : nil
}

/// The file's number in its file system: another one means another file.
func number(of path: FilePath) throws -> ino_t {
    var status = stat()
    try #require(path.withPlatformString { stat($0, &status) } == 0)
    return status.st_ino
}

func append(_ bytes: [UInt8], to path: FilePath) throws {
    let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .append], permissions: [.ownerReadWrite])
    _ = try file.closeAfter { try file.writeAll(bytes) }
}

extension ContentHash {
    init(of bytes: [UInt8]) { self = ContentHasher.hash(bytes) }
}
