import Foundation
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
    /// that has the same bytes already is left alone.
    static func place(_ source: FilePath, at target: FilePath) throws {
        let manager = FileManager.default
        if manager.contentsEqual(atPath: source.string, andPath: target.string) { return }
        let partial = FilePath("\(target.string).partial")
        try? manager.removeItem(atPath: partial.string)
        do {
            try manager.copyItem(atPath: source.string, toPath: partial.string)
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
}
