import Glibc
import GraphCore
import SystemPackage
import Testing

@testable import MediaStorage

/// A disk that is really full: a file system of one megabyte in memory, which takes root to mount.
@Suite(.enabled(if: geteuid() == 0 && canMount(), "mounting needs root"))
struct FullDiskTests {
    @Test func `a full disk is said to be full, and no half file is seen`() async throws {
        try await withSmallDisk(options: "size=1m,mode=700") { root in
            let store = try await MediaStore.open(root: root)
            let kept = try await store.write([UInt8](repeating: 1, count: 300_000))
            let large = [UInt8](repeating: 2, count: 3_000_000)
            for attempt in [
                { _ = try await store.write(large) },
                {
                    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
                    for _ in 0..<30 { continuation.yield([UInt8](repeating: 3, count: 100_000)) }
                    continuation.finish()
                    _ = try await store.write(pieces: stream)
                },
            ] as [() async throws -> Void] {
                await #expect { try await attempt() } throws: { error in
                    let error = error as? MediaStorageError
                    return error?.code == .diskFull
                        && error?.message.contains("free some space, then start again") == true
                }
                #expect(!store.contains(ContentHasher.hash(large)))
                #expect(try temporaryFiles(of: store).isEmpty)
            }
            try await store.verify(kept.hash)
            // Space that a failed write took is free again.
            _ = try await store.write([UInt8](repeating: 4, count: 300_000))
        }
    }

    @Test func `a staged file that a full disk cuts keeps what it had, and takes a smaller piece`() async throws {
        try await withSmallDisk(options: "size=1m,mode=700") { root in
            let store = try await MediaStore.open(root: root)
            let id = Identifier128(high: 1, low: 2)
            let file = try await store.stagedFile(id, isNew: true)
            let start = [UInt8](repeating: 1, count: 300_000)
            try await file.append(start, at: 0)
            await #expect {
                try await file.append([UInt8](repeating: 2, count: 3_000_000), at: 300_000)
            } throws: { ($0 as? MediaStorageError)?.code == .diskFull }
            #expect(file.byteCount == 300_000)
            try await file.append([5], at: 300_000)
            #expect(try await store.adopt(file).hash == ContentHasher.hash(start + [5]))
            await store.removeStagedFile(id)
            #expect(try await store.stagedFiles().isEmpty)
            try await store.verify(ContentHasher.hash(start + [5]))
        }
    }

    @Test func `a disk that is mounted read-only is said to be`() async throws {
        try await withSmallDisk(options: "size=1m,mode=700") { root in
            let store = try await MediaStore.open(root: root)
            let kept = try await store.write([1, 2, 3])
            try #require(mount("none", root.string, nil, UInt(MS_REMOUNT | MS_RDONLY), nil) == 0)
            await #expect {
                _ = try await store.write([4, 5, 6])
            } throws: { ($0 as? MediaStorageError)?.code == .readOnly }
            try await store.verify(kept.hash)
        }
    }
}

private func canMount() -> Bool {
    let folder = "/tmp/backlot-test-\(UInt64.random(in: .min ... .max))"
    guard mkdir(folder, 0o700) == 0 else { return false }
    defer { rmdir(folder) }
    guard mount("none", folder, "tmpfs", 0, "size=64k") == 0 else { return false }
    return umount(folder) == 0
}

private func withSmallDisk(options: String, _ body: (FilePath) async throws -> Void) async throws {
    let root = FilePath("/tmp/backlot-test-\(UInt64.random(in: .min ... .max))")
    try #require(mkdir(root.string, 0o700) == 0)
    defer { rmdir(root.string) }
    try #require(options.withCString { mount("none", root.string, "tmpfs", 0, $0) } == 0)
    defer { umount2(root.string, CInt(MNT_DETACH)) }
    try await body(root)
}
