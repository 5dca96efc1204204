import Foundation
import GraphCore
import Interchange
import MediaStorage
import SystemPackage

/// A screenplay from a file, read and understood.
struct ScreenplayFile: Sendable {
    /// No screenplay is larger; a feature film's has some 200 kilobytes.
    private static let byteLimit = 8 << 20

    /// What it says.
    let screenplay: Screenplay
    /// Names the import: these bytes, read by these rules.
    let importHash: ContentHash
    /// What is odd in it, as `file:line:column: sentence`.
    let problems: [String]

    /// Refuses a file that cannot be read or holds no scene.
    init(reading path: FilePath) throws {
        let bytes = try ScreenplayFile.bytes(of: path)
        let reading = try Screenplay.read(bytes: bytes)
        guard reading.hasScenes else {
            throw CommandFailure(
                "\(path) has no scene: begin one with a heading such as INT. KITCHEN - NIGHT on a line of its own.")
        }
        screenplay = reading
        importHash = ContentHasher.hash(Array("backlot import \(FilmDraft.rulesVersion)\n".utf8) + bytes)
        problems = reading.diagnostics.map { "\(path):\($0.line):\($0.column): \($0.message)" }
    }

    private static func bytes(of path: FilePath) throws -> [UInt8] {
        let file: FileDescriptor
        do {
            file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
        } catch {
            throw CommandFailure("\(path) cannot be read (\(error)): name a screenplay file.")
        }
        return try file.closeAfter {
            var bytes: [UInt8] = []
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count: Int
                do {
                    count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
                } catch {
                    throw CommandFailure("\(path) cannot be read (\(error)): name a screenplay file.")
                }
                if count == 0 { return bytes }
                bytes.append(contentsOf: chunk[..<count])
                guard bytes.count <= byteLimit else {
                    throw CommandFailure("\(path) has more than 8 MB, which no screenplay has: name another file.")
                }
            }
        }
    }
}
