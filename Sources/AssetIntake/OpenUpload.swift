import MediaStorage
import Persistence
import Synchronization

/// An upload that is being received: its file, and who brings it just now.
///
/// One connection at a time brings bytes. Another one that begins where the last byte lies takes over, since the one
/// before may be dead without anybody knowing; what that one still sends is refused.
final class OpenUpload: Sendable {
    private struct Turn {
        var number = 0
        var isFinishing = false
    }

    let upload: Upload
    let file: StagedFile
    private let turn = Mutex(Turn())

    init(_ upload: Upload, _ file: StagedFile) {
        self.upload = upload
        self.file = file
    }

    /// Whether every byte has arrived.
    var isWhole: Bool { file.byteCount == upload.byteCount }

    /// Begins a piece that starts there; its number is what ``isTurn(_:)`` knows it by.
    func begin(at offset: Int64) async throws -> Int {
        // Whoever is wrong about where the file goes on disturbs nobody.
        try expect(offset)
        let number = turn.withLock { turn in
            turn.number += 1
            return turn.number
        }
        // What another connection has brought of a piece whose digest never came is of no use.
        try await file.takeBack()
        try expect(offset)
        return number
    }

    private func expect(_ offset: Int64) throws {
        let arrived = file.byteCount
        guard offset == arrived else {
            throw IntakeRefusal(
                .offset, "The piece begins at byte \(offset); \(arrived) have arrived: go on from there.")
        }
    }

    /// Throws unless that piece is still the newest.
    func check(_ number: Int) throws {
        guard turn.withLock({ $0.number == number }) else {
            throw IntakeRefusal(.offset, "The upload goes on over another connection.")
        }
    }

    /// Lets one task finish; false for all others.
    func beginFinishing() -> Bool {
        turn.withLock { turn in
            guard !turn.isFinishing else { return false }
            turn.isFinishing = true
            return true
        }
    }

    /// Whether it is being looked into.
    var isFinishing: Bool { turn.withLock { $0.isFinishing } }

    func endFinishing() { turn.withLock { $0.isFinishing = false } }
}
