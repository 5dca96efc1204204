import Foundation
import SystemPackage

/// The files that are to be brought in, in the order of their paths.
struct ImportedFiles {
    struct File: Hashable, Sendable {
        let path: FilePath
        let byteCount: Int64
    }

    private(set) var files: [File] = []
    /// What was left out, a sentence each.
    private(set) var passedOver: [String] = []

    /// Finds the files of these paths; of a folder all that lie in it and its folders. Throws a sentence for a path that
    /// is not there, and when nothing is found.
    init(_ paths: [String]) throws(CommandFailure) {
        for path in paths {
            let path = FilePath(path)
            switch ImportedFiles.type(of: path) {
            case .regular(let byteCount): files.append(File(path: path, byteCount: byteCount))
            case .folder: try walk(path)
            case .link: passOver(path, "is a link, and links are not followed: name what it leads to.")
            case .missing: throw CommandFailure("There is no file \(path): check its name.")
            case .other: passOver(path, "is neither a file nor a folder.")
            }
        }
        guard !files.isEmpty else {
            throw CommandFailure("There is no file to bring in in \(paths.joined(separator: ", ")).")
        }
    }

    private enum Kind {
        case regular(Int64), folder, link, missing, other
    }

    private mutating func walk(_ folder: FilePath) throws(CommandFailure) {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder.string).sorted() } catch {
            throw CommandFailure("The folder \(folder) cannot be read: give this user access to it.")
        }
        // What begins with a dot is the system's.
        for name in names where !name.hasPrefix(".") {
            let path = folder.appending(name)
            switch ImportedFiles.type(of: path) {
            case .regular(let byteCount): files.append(File(path: path, byteCount: byteCount))
            case .folder: try walk(path)
            case .link: passOver(path, "is a link and was passed over.")
            case .missing: continue
            case .other: passOver(path, "is neither a file nor a folder and was passed over.")
            }
        }
    }

    private mutating func passOver(_ path: FilePath, _ reason: String) { passedOver.append("\(path) \(reason)") }

    private static func type(of path: FilePath) -> Kind {
        var status = stat()
        guard path.withPlatformString({ lstat($0, &status) }) == 0 else { return .missing }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .regular(Int64(status.st_size))
        case S_IFDIR: return .folder
        case S_IFLNK: return .link
        default: return .other
        }
    }
}
