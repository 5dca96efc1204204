import Foundation
import MediaEnvelope
import SystemPackage

/// Where a finished film goes, checked before anything is rendered: the film and, beside it, its contact sheet.
struct FilmDestination: Sendable {
    /// The film.
    let film: FilePath
    /// The contact sheet.
    let contactSheet: FilePath

    /// Refuses a folder that is missing or cannot be written.
    init(_ film: FilePath) throws(CommandFailure) {
        let folder = film.removingLastComponent()
        let name = folder.isEmpty ? "." : folder.string
        guard FileManager.default.isWritableFile(atPath: name) else {
            throw CommandFailure(
                "The film cannot be written to \(name): make the folder, or name another with --output.")
        }
        self.film = film
        contactSheet = folder.appending("\(film.stem ?? "film").contact-sheet.png")
    }

    /// Puts a copy of a file there: written beside, flushed and renamed, so that nobody ever sees half of it. A file
    /// that has the same bytes already is left alone. `spliced` says what the copy consists of; nil for the file as it is.
    static func place(_ spliced: SplicedFile? = nil, of source: FilePath, at target: FilePath) throws {
        let manager = FileManager.default
        let partial = FilePath("\(target.string).partial")
        try? manager.removeItem(atPath: partial.string)
        do {
            if let spliced {
                try write(spliced, of: source, to: partial)
            } else {
                try manager.copyItem(atPath: source.string, toPath: partial.string)
            }
            if manager.contentsEqual(atPath: partial.string, andPath: target.string) {
                return try manager.removeItem(atPath: partial.string)
            }
            let file = try FileDescriptor.open(partial, .readOnly)
            defer { try? file.close() }
            guard fsync(file.rawValue) == 0, chmod(partial.string, 0o644) == 0,
                rename(partial.string, target.string) == 0
            else { throw Errno(rawValue: errno) }
        } catch {
            try? manager.removeItem(atPath: partial.string)
            throw CommandFailure(
                "\(target) cannot be written (\(FailureSentences.reason(error))): free space or name another place with --output."
            )
        }
    }

    private static func write(_ spliced: SplicedFile, of source: FilePath, to target: FilePath) throws {
        let reader = try FileHandle(forReadingFrom: URL(filePath: source.string))
        defer { try? reader.close() }
        let file = try FileDescriptor.open(
            target, .writeOnly, options: [.create, .exclusiveCreate], permissions: .ownerReadWrite)
        let writer = FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: false)
        defer { try? file.close() }
        for piece in spliced.pieces {
            switch piece {
            case .inserted(let bytes): try writer.write(contentsOf: Data(bytes))
            case .stored(let range):
                try reader.seek(toOffset: UInt64(range.lowerBound))
                var left = range.count
                while left > 0, let bytes = try reader.read(upToCount: min(left, 1 << 20)), !bytes.isEmpty {
                    try writer.write(contentsOf: bytes)
                    left -= bytes.count
                }
                guard left == 0 else { throw CommandFailure("the take’s file is shorter than it should be") }
            }
        }
    }
}
