import Glibc
import GraphCore
import SystemPackage
import Testing

@testable import MediaStorage

/// A store whose files nobody keeps.
struct ScratchStoreTests {
    @Test func `it holds what the store holds, and what is written to it is gone afterwards`() async throws {
        try await withStore { store in
            let kept = try await store.write(Array("kept".utf8))
            let (path, thrown) = try await store.withScratchStore { scratch in
                #expect(scratch.contains(kept.hash))
                #expect(try await scratch.read(kept.hash, range: 0..<4) == Array("kept".utf8))
                let again = try await scratch.write(Array("kept".utf8))
                #expect(again == kept && scratch.path(of: kept.hash) == store.path(of: kept.hash))
                let own = try await scratch.withTemporaryFile(suffix: ".mp4") { file in
                    try append(Array("new".utf8), to: file.path)
                    return try await scratch.adopt(file)
                }
                #expect(scratch.contains(own.hash) && !store.contains(own.hash))
                try await scratch.withLocalFile(own.hash) { #expect(exists($0)) }
                #expect(try temporaryFiles(of: store) == [scratch.root.lastComponent?.string])
                return (scratch.root, own.hash)
            }
            #expect(!exists(path) && !store.contains(thrown))
            #expect(try temporaryFiles(of: store).isEmpty && store.contains(kept.hash))
        }
    }

    @Test func `it goes also when the work fails`() async throws {
        struct Failed: Error {}
        try await withStore { store in
            await #expect(throws: Failed.self) {
                try await store.withScratchStore { scratch in
                    _ = try await scratch.write([1, 2, 3])
                    throw Failed()
                }
            }
            let left = try temporaryFiles(of: store)
            #expect(left.isEmpty)
        }
    }

    @Test func `one left over by a process that ended is swept, and one in use is not`() async throws {
        try await withStore { store in
            let left = store.temporaryFolder.appending("scratch-left")
            try DurableFolders.create(left.appending("ab").appending("cd"))
            try append([1], to: left.appending("ab").appending("cd").appending("file"))
            // A link out of it is removed and not followed.
            let outside = store.root.appending("outside")
            try append([1], to: outside)
            #expect(symlink(outside.string, left.appending("link").string) == 0)
            try await store.withScratchStore { scratch in
                _ = try await MediaStore.open(root: store.root)
                #expect(exists(scratch.root) && !exists(left))
            }
            #expect(exists(outside))
        }
    }
}
