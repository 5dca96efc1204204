import Access
import Execution
import Foundation
import GraphCore
import MediaStorage
import Persistence
import PersistenceSQLite
import ProductionModel
import SystemPackage
import Testing

@testable import AssetIntake

/// A studio's store and media in a fresh folder, and a desk over them whose prober finds what a test says.
struct IntakeFixture: Sendable {
    static let function = FunctionSpec(
        name: FunctionName(name: "media.thumbnail", version: 1), determinism: .exact, output: .image)

    let folder: URL
    let store: SQLiteStore
    let media: MediaStore
    let desk: IntakeDesk
    let principal: Principal

    init(
        in folder: URL, limits: IntakeLimits = IntakeLimits(),
        clock: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) async throws {
        self.folder = folder
        let kinds = [KindSpec(key: "film", title: "Film", category: "", help: "", isRoot: true, ports: [], fields: [])]
        store = try await SQLiteStore.open(
            at: folder.appending(path: "backlot.sqlite").path,
            catalogue: Catalogue(portTypes: [], conversions: [], kinds: kinds), clock: clock)
        media = try await MediaStore.open(root: FilePath(folder.appending(path: "media").path))
        principal = store.localPrincipal()
        let tools = IntakeTools(
            probe: { _, _ in
                var facts = AssetFacts()
                facts.hasPicture = true
                return facts
            },
            derive: { hash, _, _ in
                [
                    PlannedJob(
                        subject: .media(hash), function: IntakeFixture.function,
                        payload: .record(["file": .reference(.media(hash))]), inputs: [])
                ]
            })
        desk = IntakeDesk(store: store, media: media, tools: tools, limits: limits)
    }

    /// How many files the store has, and how many are on their way into it.
    struct Files: Hashable {
        let stored: Int
        let staged: Int
    }

    /// What lies in the media folder.
    var files: Files {
        get throws {
            let media = folder.appending(path: "media")
            let staged = try FileManager.default.contentsOfDirectory(atPath: media.appending(path: "uploads").path)
            let temporary = try FileManager.default.contentsOfDirectory(atPath: media.appending(path: "temporary").path)
            let all = try FileManager.default.subpathsOfDirectory(atPath: media.path)
                .filter { ($0 as NSString).lastPathComponent.count == 64 }
            return Files(stored: all.count, staged: staged.count + temporary.count)
        }
    }

    /// Brings a file in pieces of so many bytes.
    func bring(
        _ bytes: [UInt8], called name: String = "picture.png", to project: ProjectID = .library, piece: Int = 1000
    ) async throws -> IntakeProgress {
        let upload = try await desk.begin(
            called: name, byteCount: Int64(bytes.count), to: project, as: principal)
        return try await desk.receive(
            Pieces(bytes, of: piece), of: upload.id, at: 0, stating: nil, as: principal)
    }
}

/// Bytes as they come over a connection, which may be cut.
struct Pieces: AsyncSequence, Sendable {
    struct Cut: Error {}

    private let pieces: [[UInt8]]
    private let isCut: Bool

    init(_ bytes: [UInt8], of count: Int, cut isCut: Bool = false) {
        pieces = stride(from: 0, to: bytes.count, by: count).map {
            Array(bytes[$0..<Swift.min($0 + count, bytes.count)])
        }
        self.isCut = isCut
    }

    struct Iterator: AsyncIteratorProtocol {
        var rest: ArraySlice<[UInt8]>
        let isCut: Bool

        mutating func next() async throws -> [UInt8]? {
            if let piece = rest.popFirst() { return piece }
            if isCut { throw Cut() }
            return nil
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(rest: pieces[...], isCut: isCut) }
}

func withIntake(_ limits: IntakeLimits = IntakeLimits(), _ body: (IntakeFixture) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "intake-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(try await IntakeFixture(in: folder, limits: limits))
}

/// Weights: a safetensors file of one tensor with so many numbers, each other than the last file's.
func weights(_ count: Int, seed: UInt8 = 0) -> [UInt8] {
    let header = Array(
        "{\"layer.lora_up.weight\":{\"dtype\":\"U8\",\"shape\":[\(count)],\"data_offsets\":[0,\(count)]}}".utf8)
    let length = (0..<8).map { UInt8(truncatingIfNeeded: header.count >> (8 * $0)) }
    return length + header + (0..<count).map { UInt8(truncatingIfNeeded: $0) &+ seed }
}
