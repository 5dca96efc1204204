import Foundation
import SystemPackage
import Testing

@testable import StudioCommands

/// Opening what a data folder holds.
struct OpenStudioTests {
    @Test func `who stops the program while its database is being opened is told nothing of the database`() async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(path: "stopped-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = FilePath(folder.path)
        let opening = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await OpenStudio.database(in: path)
        }
        await #expect(throws: CancellationError.self) { try await opening.value }
    }
}
