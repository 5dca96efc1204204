import Foundation
import SystemPackage
import Testing

@testable import StudioCommands

struct DataFolderTests {
    private func freshPath() -> FilePath {
        FilePath(FileManager.default.temporaryDirectory.path).appending("backlot-folder-\(UUID().uuidString)")
    }

    @Test func `a folder has one owner at a time`() throws {
        let path = freshPath()
        defer { try? FileManager.default.removeItem(atPath: path.string) }
        let first = try DataFolder(owning: path)
        #expect(throws: CommandFailure.self) {
            let second = try DataFolder(owning: path)
            second.close()
        }
        first.close()
        let third = try DataFolder(owning: path)
        third.close()
    }

    @Test func `a folder is for its owner's eyes only`() throws {
        let path = freshPath()
        defer { try? FileManager.default.removeItem(atPath: path.string) }
        let folder = try DataFolder(owning: path)
        let attributes = try FileManager.default.attributesOfItem(atPath: path.string)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        folder.close()
    }

    @Test func `a temporary folder goes when it is closed`() throws {
        let folder = try DataFolder.temporary()
        let path = folder.path.string
        #expect(FileManager.default.fileExists(atPath: path))
        folder.close()
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `a place that cannot be made is said`() {
        #expect(throws: CommandFailure.self) {
            let folder = try DataFolder(owning: "/proc/backlot")
            folder.close()
        }
    }
}
