import Foundation
import GraphCore
import Interchange
import MediaStorage
import SystemPackage

/// A screenplay from a file, read and understood.
struct ScreenplayFile: Sendable {
    /// Its shots.
    let draft: FilmDraft
    /// Names the import: these bytes, read by these rules.
    let importHash: ContentHash
    /// What is odd in it, as `file:line:column: sentence`.
    let problems: [String]

    /// Refuses a file that cannot be read or holds no scene.
    init(reading path: FilePath) throws {
        let bytes = try ScreenplayFile.bytes(of: path)
        let screenplay = try ScreenplayFile.screenplay(of: bytes, path)
        draft = FilmDraft(breakingDown: screenplay)
        guard !draft.shots.isEmpty else {
            throw CommandFailure(
                "\(path) has no scene: begin one with a heading such as INT. KITCHEN - NIGHT on a line of its own.")
        }
        importHash = ContentHasher.hash(Array("backlot import \(FilmDraft.rulesVersion)\n".utf8) + bytes)
        problems = (screenplay.diagnostics + draft.remarks).map { "\(path):\($0)" }
    }

    private static func screenplay(of bytes: [UInt8], _ path: FilePath) throws(CommandFailure) -> Screenplay {
        do {
            return try Screenplay.read(bytes: bytes)
        } catch {
            throw CommandFailure("\(path) cannot be read as a screenplay. \(error)")
        }
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
                // The reader refuses more than its limit with its own sentence; there is no need to read on.
                guard bytes.count <= Screenplay.byteLimit else { return bytes }
            }
        }
    }
}
