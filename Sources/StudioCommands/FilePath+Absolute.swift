import Foundation
import SystemPackage

extension FilePath {
    /// The path from the root. Tools run in folders of their own, where a relative path would name something else.
    var absolute: FilePath {
        guard isRelative else { return self }
        return FilePath(FileManager.default.currentDirectoryPath).pushing(self).lexicallyNormalized()
    }
}
