import Glibc
import GraphCore
import SystemPackage
import Testing

@testable import MediaStorage

struct MediaStoreTests {
    @Test func `a file is stored under its hash with its folders, for this user alone`() async throws {
        try await withStore { store in
            let entry = try await store.write(Array("abc".utf8))
            let name = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            #expect(store.path(of: entry.hash) == store.root.appending("ba").appending("78").appending(name))
            #expect(entry.byteCount == 3)
            #expect(store.contains(entry.hash))
            #expect(mode(of: store.path(of: entry.hash)) == 0o400)
            #expect(mode(of: store.root.appending("ba").appending("78")) == 0o700)
            #expect(try temporaryFiles(of: store).isEmpty)
        }
    }

    @Test(arguments: [0, 1, 100, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_000])
    func `bytes come back as they were, whole and in ranges`(count: Int) async throws {
        try await withStore { store in
            var generator = SystemRandomNumberGenerator()
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let entry = try await store.write(bytes)
            #expect(try store.byteCount(of: entry.hash) == Int64(count))
            #expect(try await store.read(entry.hash, range: 0..<Int64(count)) == bytes)
            let middle = count / 3..<count * 2 / 3
            let range = Int64(middle.lowerBound)..<Int64(middle.upperBound)
            #expect(try await store.read(entry.hash, range: range) == Array(bytes[middle]))
            try await store.verify(entry.hash)
            await #expect {
                _ = try await store.read(entry.hash, range: 0..<Int64(count + 1))
            } throws: { ($0 as? MediaStorageError)?.code == .invalidRange }
        }
    }

    @Test func `a stream gives the same file as its bytes`() async throws {
        try await withStore { store in
            let pieces = (0..<50).map { piece in (0..<piece * 37).map { UInt8(truncatingIfNeeded: $0 * piece) } }
            let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
            for piece in pieces { continuation.yield(piece) }
            continuation.finish()
            let entry = try await store.write(pieces: stream)
            #expect(entry == MediaStore.Entry(hash: .init(of: pieces.flatMap { $0 }), byteCount: entry.byteCount))
            #expect(try await store.read(entry.hash, range: 0..<entry.byteCount) == pieces.flatMap { $0 })
        }
    }

    @Test func `a stream that breaks off leaves nothing`() async throws {
        struct Broken: Error {}
        try await withStore { store in
            let (stream, continuation) = AsyncThrowingStream.makeStream(of: [UInt8].self)
            continuation.yield([1, 2, 3])
            continuation.finish(throwing: Broken())
            await #expect(throws: Broken.self) { _ = try await store.write(pieces: stream) }
            let left = try files(in: store.root) + temporaryFiles(of: store)
            #expect(left == ["temporary", "uploads"])
        }
    }

    @Test func `a file is never rewritten by the same bytes`() async throws {
        try await withStore { store in
            let entry = try await store.write([1, 2, 3])
            let before = try number(of: store.path(of: entry.hash))
            #expect(try await store.write([1, 2, 3]) == entry)
            let adopted = try await store.withTemporaryFile(suffix: ".mp4") { file in
                try append([1, 2, 3], to: file.path)
                return try await store.adopt(file)
            }
            #expect(adopted == entry)
            #expect(try number(of: store.path(of: entry.hash)) == before)
            #expect(try temporaryFiles(of: store).isEmpty)
        }
    }

    @Test func `many writers of the same bytes all succeed`() async throws {
        try await withStore { store in
            let bytes = [UInt8](repeating: 7, count: 100_000)
            let entries = try await withThrowingTaskGroup(of: MediaStore.Entry.self) { group in
                for _ in 0..<16 { group.addTask { try await store.write(bytes) } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(entries == [MediaStore.Entry(hash: .init(of: bytes), byteCount: 100_000)])
            #expect(try temporaryFiles(of: store).isEmpty)
        }
    }

    @Test func `a temporary file that is not adopted is removed, also when its writer fails`() async throws {
        struct Stop: Error {}
        try await withStore { store in
            let path = try await store.withTemporaryFile(suffix: "../../x.mp4") { file in
                #expect(file.path.removingLastComponent() == store.temporaryFolder)
                #expect(file.path.extension == "mp4")
                #expect(mode(of: file.path) == 0o600)
                return file.path
            }
            #expect(!exists(path))
            await #expect(throws: Stop.self) {
                try await store.withTemporaryFile { _ in throw Stop() }
            }
            #expect(try temporaryFiles(of: store).isEmpty)
        }
    }

    @Test func `opening removes temporary files whose writer is gone, and no others`() async throws {
        try await withStore { store in
            let stale = store.temporaryFolder.appending("stale.mp4")
            try append([1], to: stale)
            try await store.withTemporaryFile { file in
                _ = try await MediaStore.open(root: store.root)
                #expect(!exists(stale))
                #expect(exists(file.path))
            }
        }
    }

    @Test func `a damaged file is found out`() async throws {
        try await withStore { store in
            let entry = try await store.write([1, 2, 3])
            let path = store.path(of: entry.hash)
            try #require(path.withPlatformString { chmod($0, 0o600) } == 0)
            try append([4], to: path)
            await #expect {
                try await store.verify(entry.hash)
            } throws: { error in
                let error = error as? MediaStorageError
                return error?.code == .damaged && error?.message.contains(path.string) == true
            }
        }
    }

    @Test func `what is not there is said to be missing`() async throws {
        try await withStore { store in
            let hash = ContentHash(words: (1, 2, 3, 4))
            #expect(!store.contains(hash))
            for attempt in [
                { try await store.verify(hash) }, { _ = try await store.read(hash, range: 0..<1) },
                { try await store.withLocalFile(hash) { _ in } }, { _ = try store.byteCount(of: hash) },
            ] as [() async throws -> Void] {
                await #expect { try await attempt() } throws: { ($0 as? MediaStorageError)?.code == .missing }
            }
        }
    }

    @Test func `a tool gets the path of a stored file`() async throws {
        try await withStore { store in
            let entry = try await store.write([5, 6])
            let path = try await store.withLocalFile(entry.hash) { $0 }
            #expect(path == store.path(of: entry.hash))
        }
    }

    @Test func `a folder that cannot be made is an error with its name`() async throws {
        await #expect {
            _ = try await MediaStore.open(root: "/dev/null/media")
        } throws: { error in
            (error as? MediaStorageError)?.message.contains("/dev/null/media") == true
        }
    }
}
