import Access
import AssetFormats
import Execution
import Foundation
import GraphCore
import MediaStorage
import Persistence
import PersistenceSQLite
import ProductionModel
import Testing

@testable import AssetIntake

/// Files on their way into the library.
struct IntakeTests {
    private func refusal(_ body: () async throws -> IntakeProgress) async -> IntakeRefusal? {
        do {
            _ = try await body()
            return nil
        } catch { return error as? IntakeRefusal }
    }

    private func asset(_ progress: IntakeProgress, _ fixture: IntakeFixture) async throws -> Asset {
        guard case .filed(let id, _) = progress else { throw Pieces.Cut() }
        return try await fixture.store.asset(id, as: fixture.principal)
    }

    @Test func `a file in pieces is filed by its content, under its hash, and what shows it is planned`() async throws {
        try await withIntake { fixture in
            let bytes = weights(100_000)
            let progress = try await fixture.bring(bytes, called: "Lina look.png")
            let asset = try await asset(progress, fixture)
            // The name lies about the format, so its ending stays a part of it.
            #expect(asset.card.kind == .lora && asset.card.name == "Lina look.png")
            #expect(asset.file?.hash == ContentHasher.hash(bytes) && asset.file?.byteCount == Int64(bytes.count))
            #expect(asset.file?.facts.tensors == 1 && asset.file?.facts.parameters == 100_000)
            #expect(asset.derived == [DerivedFile(function: "media.thumbnail", media: nil, isComing: true)])
            #expect(try await fixture.media.read(ContentHasher.hash(bytes), range: 0..<Int64(bytes.count)) == bytes)
            #expect(try fixture.files == .init(stored: 1, staged: 0))
        }
    }

    @Test func `what was cut goes on where it was, also in another process`() async throws {
        try await withIntake { fixture in
            let bytes = weights(10_000)
            let upload = try await fixture.desk.begin(
                called: "look", byteCount: Int64(bytes.count), to: .library, as: fixture.principal)
            await #expect(throws: Pieces.Cut.self) {
                try await fixture.desk.receive(
                    Pieces(Array(bytes.prefix(4_000)), of: 1_000, cut: true), of: upload.id, at: 0, stating: nil,
                    as: fixture.principal)
            }
            #expect(try await fixture.desk.standing(of: upload.id, as: fixture.principal).received == 4_000)
            let again = try await IntakeFixture(in: fixture.folder)
            #expect(try await again.desk.standing(of: upload.id, as: again.principal).received == 4_000)
            let progress = try await again.desk.receive(
                Pieces(Array(bytes.dropFirst(4_000)), of: 999), of: upload.id, at: 4_000, stating: nil,
                as: again.principal)
            #expect(try await asset(progress, again).file?.hash == ContentHasher.hash(bytes))
            // Whoever did not hear the answer asks once more.
            let told = try await again.desk.standing(of: upload.id, as: again.principal)
            guard case .filed(let id, let arrival) = progress else { return }
            #expect(told.upload.state == .done(id, arrival) && arrival == .new)
        }
    }

    @Test func `a piece with a wrong digest leaves no byte, and is taken when it comes right`() async throws {
        try await withIntake { fixture in
            let bytes = weights(5_000)
            let upload = try await fixture.desk.begin(
                called: "look", byteCount: Int64(bytes.count), to: .library, as: fixture.principal)
            let wrong = try #require(PieceDigest(.sha256, ContentHasher.hash([1, 2, 3]).bytes))
            let refused = await refusal {
                try await fixture.desk.receive(
                    Pieces(bytes, of: 700), of: upload.id, at: 0, stating: wrong, as: fixture.principal)
            }
            #expect(refused?.code == .checksum)
            #expect(try await fixture.desk.standing(of: upload.id, as: fixture.principal).received == 0)
            let right = try #require(PieceDigest(.sha256, ContentHasher.hash(bytes).bytes))
            let progress = try await fixture.desk.receive(
                Pieces(bytes, of: 700), of: upload.id, at: 0, stating: right, as: fixture.principal)
            #expect(try await asset(progress, fixture).file?.hash == ContentHasher.hash(bytes))
        }
    }

    @Test func `of a piece that is cut before its digest was checked, nothing counts`() async throws {
        try await withIntake { fixture in
            let bytes = weights(5_000)
            let upload = try await fixture.desk.begin(
                called: "look", byteCount: Int64(bytes.count), to: .library, as: fixture.principal)
            let digest = try #require(PieceDigest(.sha256, ContentHasher.hash(bytes).bytes))
            await #expect(throws: Pieces.Cut.self) {
                try await fixture.desk.receive(
                    Pieces(Array(bytes.prefix(3_000)), of: 700, cut: true), of: upload.id, at: 0, stating: digest,
                    as: fixture.principal)
            }
            #expect(try await fixture.desk.standing(of: upload.id, as: fixture.principal).received == 0)
            #expect(try fixture.files == .init(stored: 0, staged: 1))
        }
    }

    @Test func `the same file again is the asset that is there, and one that was deleted comes back`() async throws {
        try await withIntake { fixture in
            let bytes = weights(2_000)
            guard case .filed(let first, .new) = try await fixture.bring(bytes, called: "one") else {
                Issue.record("The first was not new.")
                return
            }
            #expect(try await fixture.bring(bytes, called: "two") == .filed(first, .known))
            _ = try await fixture.store.change(first, AssetChange(isDeleted: true), as: fixture.principal)
            #expect(try await fixture.bring(bytes, called: "three") == .filed(first, .restored))
            #expect(try await fixture.store.asset(first, as: fixture.principal).card.name == "one")
            #expect(try fixture.files == .init(stored: 1, staged: 0))
        }
    }

    @Test func `the same file from many at once is filed once`() async throws {
        try await withIntake { fixture in
            let bytes = weights(50_000)
            let all = try await withThrowingTaskGroup(of: IntakeProgress.self) { tasks in
                for number in 0..<20 {
                    tasks.addTask { try await fixture.bring(bytes, called: "copy \(number)") }
                }
                return try await tasks.reduce(into: [IntakeProgress]()) { $0.append($1) }
            }
            let arrivals = all.map { if case .filed(_, let arrival) = $0 { arrival } else { Arrival.restored } }
            #expect(arrivals.count { $0 == .new } == 1 && arrivals.count { $0 == .known } == 19)
            #expect(try fixture.files == .init(stored: 1, staged: 0))
        }
    }

    @Test func `one upload over two connections takes each byte once`() async throws {
        try await withIntake { fixture in
            let bytes = weights(200_000)
            let upload = try await fixture.desk.begin(
                called: "look", byteCount: Int64(bytes.count), to: .library, as: fixture.principal)
            let outcomes = await withTaskGroup(of: IntakeProgress?.self) { tasks in
                for _ in 0..<2 {
                    tasks.addTask {
                        try? await fixture.desk.receive(
                            Pieces(bytes, of: 500), of: upload.id, at: 0, stating: nil, as: fixture.principal)
                    }
                }
                return await tasks.reduce(into: [IntakeProgress?]()) { $0.append($1) }
            }
            // The second takes over or is refused; whichever goes on, what has arrived is the file's beginning.
            #expect(outcomes.count == 2)
            let standing = try await fixture.desk.standing(of: upload.id, as: fixture.principal)
            if standing.upload.state == .receiving {
                let rest = Array(bytes.dropFirst(Int(standing.received)))
                _ = try await fixture.desk.receive(
                    Pieces(rest, of: 500), of: upload.id, at: standing.received, stating: nil, as: fixture.principal)
            }
            #expect(fixture.media.contains(ContentHasher.hash(bytes)))
            #expect(try fixture.files == .init(stored: 1, staged: 0))
        }
    }

    @Test func `a piece that begins at the wrong byte is refused and disturbs nobody`() async throws {
        try await withIntake { fixture in
            let bytes = weights(9_000)
            let upload = try await fixture.desk.begin(
                called: "look", byteCount: Int64(bytes.count), to: .library, as: fixture.principal)
            let (arrivals, gate) = AsyncStream.makeStream(of: [UInt8].self)
            async let first = fixture.desk.receive(
                arrivals, of: upload.id, at: 0, stating: nil, as: fixture.principal)
            gate.yield(Array(bytes.prefix(4_000)))
            while try await fixture.desk.standing(of: upload.id, as: fixture.principal).received < 4_000 {
                await Task.yield()
            }
            let wrong = await refusal {
                try await fixture.desk.receive(
                    Pieces(bytes, of: 500), of: upload.id, at: 0, stating: nil, as: fixture.principal)
            }
            #expect(wrong?.code == .offset)
            gate.yield(Array(bytes.dropFirst(4_000)))
            gate.finish()
            let progress = try await first
            #expect(try await asset(progress, fixture).file?.hash == ContentHasher.hash(bytes))
        }
    }

    @Test func `a file that lies about its length is refused and leaves nothing`() async throws {
        try await withIntake { fixture in
            let bytes = weights(3_000)
            let upload = try await fixture.desk.begin(
                called: "long", byteCount: 2_000, to: .library, as: fixture.principal)
            let refused = await refusal {
                try await fixture.desk.receive(
                    Pieces(bytes, of: 700), of: upload.id, at: 0, stating: nil, as: fixture.principal)
            }
            #expect(refused?.code == .tooLarge && refused?.message.contains("2000 bytes") == true)
            let short = try await fixture.desk.begin(
                called: "short", byteCount: Int64(bytes.count) + 10, to: .library, as: fixture.principal)
            let progress = try await fixture.desk.receive(
                Pieces(bytes, of: 700), of: short.id, at: 0, stating: nil, as: fixture.principal)
            #expect(progress == .received(Int64(bytes.count)))
            try await fixture.desk.cancel(short.id, as: fixture.principal)
            #expect(try fixture.files == .init(stored: 0, staged: 0))
            guard case .refused = try await fixture.store.upload(upload.id, as: fixture.principal).state else {
                Issue.record("The refusal was not kept.")
                return
            }
        }
    }

    @Test(arguments: [
        ("PK\u{3}\u{4}archive", "ZIP"), ("%PDF-1.7 page", "PDF"), ("<html><script>", "web page"),
        ("just some words", "screenplay"),
    ])
    func `what the library does not take is refused by a sentence, and the next is taken`(
        content: String, word: String
    ) async throws {
        try await withIntake { fixture in
            let refused = await refusal { try await fixture.bring(Array(content.utf8), called: "shot.mp4") }
            #expect(refused?.code == .unsuitable)
            #expect(refused?.message.contains("“shot.mp4” was not taken.") == true)
            #expect(refused?.message.localizedCaseInsensitiveContains(word) == true, "\(refused?.message ?? "")")
            #expect(try fixture.files == .init(stored: 0, staged: 0))
            let next = try await fixture.bring(weights(10))
            #expect(try await asset(next, fixture).card.kind == .lora)
        }
    }

    @Test(arguments: ["../../etc/passwd", "a\0b", String(repeating: "n", count: 4_000), "photo\u{202E}gpj.exe", ".."])
    func `no name of a file is a path, and each becomes one that can be read`(name: String) async throws {
        try await withIntake { fixture in
            let asset = try await asset(try await fixture.bring(weights(10), called: name), fixture)
            let shown = asset.card.name
            #expect(!shown.isEmpty && shown.utf8.count <= 200 && !shown.contains("/") && !shown.contains("\0"))
            #expect(!shown.unicodeScalars.contains("\u{202E}"))
            #expect(try fixture.files == .init(stored: 1, staged: 0))
        }
    }

    @Test func `limits hold for sizes, for the disk's room and for how many are open`() async throws {
        var limits = IntakeLimits()
        limits.weights = 500
        limits.openUploads = 2
        try await withIntake(limits) { fixture in
            let heavy = await refusal { try await fixture.bring(weights(1_000)) }
            #expect(heavy?.code == .unsuitable && heavy?.message.contains("at most 500 bytes") == true)
            let huge = await refusal {
                _ = try await fixture.desk.begin(
                    called: "huge", byteCount: 1 << 50, to: .library, as: fixture.principal)
                return .received(0)
            }
            #expect(huge?.code == .tooLarge)
            for _ in 0..<2 {
                _ = try await fixture.desk.begin(called: "open", byteCount: 10, to: .library, as: fixture.principal)
            }
            let third = await refusal {
                _ = try await fixture.desk.begin(called: "third", byteCount: 10, to: .library, as: fixture.principal)
                return .received(0)
            }
            #expect(third?.code == .tooMany)
        }
        limits.reserve = .max / 2
        try await withIntake(limits) { fixture in
            let refused = await refusal { try await fixture.bring(weights(10)) }
            let files = try fixture.files
            #expect(refused?.code == .noRoom && files == .init(stored: 0, staged: 0))
        }
    }

    @Test func `an upload that rests for a day is swept away`() async throws {
        try await withIntake { fixture in
            let upload = try await fixture.desk.begin(
                called: "resting", byteCount: 10, to: .library, as: fixture.principal)
            try await fixture.desk.sweep(as: fixture.principal)
            #expect(try fixture.files.staged == 1)
            let later: @Sendable () -> Timestamp = { Timestamp.now() + Upload.rest + .seconds(10) }
            let aged = try await IntakeFixture(in: fixture.folder, clock: later)
            try await aged.desk.sweep(as: aged.principal)
            #expect(try fixture.files.staged == 0)
            await #expect(throws: StoreError.self) {
                try await aged.store.upload(upload.id, as: aged.principal)
            }
        }
    }

    @Test func `what a process left of an upload that is over is swept away at the next start`() async throws {
        try await withIntake { fixture in
            let open = try await fixture.desk.begin(called: "open", byteCount: 10, to: .library, as: fixture.principal)
            // As if the process had been ended between the row's going and the file's.
            _ = try await fixture.media.stagedFile(Identifier128(high: 7, low: 7), isNew: true)
            let again = try await IntakeFixture(in: fixture.folder)
            try await again.desk.sweep(as: again.principal)
            #expect(try await again.media.stagedFiles() == [open.id])
        }
    }
}
