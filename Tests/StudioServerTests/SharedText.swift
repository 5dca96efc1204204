import Foundation
import Synchronization
import SystemPackage

/// A text that one studio leaves for the next.
final class SharedText: Sendable {
    private let text = Mutex("")

    func set(_ text: String) { self.text.withLock { $0 = text } }

    func get() -> String { text.withLock { $0 } }
}

/// Folders of tests.
enum SystemFolder {
    static func make(_ path: FilePath) throws {
        try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
    }
}
