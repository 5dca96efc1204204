import Access
import Execution
import Foundation
import GraphCore
import Persistence
import PersistenceSQLite
import ProductionModel
public import SystemPackage

/// How long it takes to find something in a large library, and to list a thousand assets of it.
public struct LibraryBenchmark: Sendable {
    private static let words = [
        "platform", "night", "rain", "harbour", "kitchen", "lina", "jonas", "window", "train", "forest", "stage",
        "lamp",
        "street", "door", "smoke", "winter", "mirror", "stairs", "bridge", "garden",
    ]
    private static let kinds: [AssetKind] = [.image, .video, .audio, .music, .lora]

    private let store: SQLiteStore
    private let principal: Principal

    /// A library of so many assets in a fresh folder below `folder`, each with a file, three words of name, two tags and
    /// a sentence of notes.
    public init(in folder: FilePath, assets count: Int) async throws {
        let studio = try await BenchmarkStore(in: folder.appending("library-benchmark-\(UUID().uuidString)"))
        store = studio.store
        principal = studio.principal
        // Many at once share their commits.
        try await withThrowingTaskGroup(of: Void.self) { [store, principal] tasks in
            for lane in 0..<64 {
                tasks.addTask {
                    for number in stride(from: lane, to: count, by: 64) {
                        try await LibraryBenchmark.add(number, to: store, as: principal)
                    }
                }
            }
            try await tasks.waitForAll()
        }
    }

    private static func add(_ number: Int, to store: SQLiteStore, as principal: Principal) async throws {
        func word(_ shift: Int) -> String { words[(number / max(1, shift) + shift) % words.count] }
        var facts = AssetFacts()
        (facts.width, facts.height) = (1920, 1080)
        let kind = kinds[number % kinds.count]
        let file = AssetFile(
            hash: ContentHash(words: (UInt64(number), 1, 2, 3)), byteCount: 1_000_000, format: "PNG image",
            mediaType: "image/png", kind: kind, facts: facts)
        let card = AssetCard(
            kind: kind, name: "\(word(1)) \(word(20)) \(word(400)) \(number)", tags: [word(3), word(7)],
            notes: "Shot for \(word(11)) by the \(word(13)), second unit.", rating: number % 6)
        _ = try await store.addAsset(
            card, of: file, to: .library, ending: nil,
            preparing: RunPlan(revision: Revision(0), tier: .draft, jobs: []), as: principal)
    }

    /// Milliseconds of searches, each of other words and filters, with how many they found and the first fifty of them.
    public func searches(_ rounds: Int) async throws -> [Double] {
        var samples: [Double] = []
        for round in 0..<rounds {
            let one = LibraryBenchmark.words[round % 20]
            let other = LibraryBenchmark.words[(round * 7 + 3) % 20]
            let queries = [
                AssetQuery(in: [.library], text: String(one.prefix(3))),
                AssetQuery(in: [.library], text: "\(one) \(other)"),
                AssetQuery(in: [.library], kinds: [.video, .lora], text: one, rating: 3),
                AssetQuery(in: [.library], text: one, tag: other),
                AssetQuery(in: [.library], text: "second unit"),
                AssetQuery(in: [.library], text: one, order: .name),
                AssetQuery(in: [.library], text: "nowhere"), AssetQuery(in: [.library]),
            ]
            for query in queries {
                let start = ContinuousClock.now
                _ = try await store.assets(query, after: nil, limit: 50, as: principal)
                samples.append((ContinuousClock.now - start) / .milliseconds(1))
            }
        }
        return samples
    }

    /// Milliseconds of listing a thousand assets in pages of two hundred.
    public func lists(_ rounds: Int) async throws -> [Double] {
        var samples: [Double] = []
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            var place: AssetPlace?
            for _ in 0..<5 {
                place = try await store.assets(
                    AssetQuery(in: [.library]), after: place, limit: 200, as: principal
                ).next
            }
            samples.append((ContinuousClock.now - start) / .milliseconds(1))
        }
        return samples
    }
}
