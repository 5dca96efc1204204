import Foundation
import GraphCore
import JSONText
import MediaEnvelope
import MediaStorage
import StudioAPI
import SystemPackage

/// What a saved file says of the take that it was.
struct CarriedRecipe: Sendable {
    /// The file.
    let file: FilePath
    /// The take.
    let take: Identifier128
    /// Whether the file, without its recipe, still is the take's file.
    let isIntact: Bool

    /// Reads a file; throws a sentence when it says nothing.
    init(of file: FilePath) async throws {
        let handle: FileHandle
        let byteCount: Int64
        do {
            handle = try FileHandle(forReadingFrom: URL(filePath: file.string))
            byteCount = Int64(try handle.seekToEnd())
        } catch {
            throw CommandFailure("\(file) cannot be read (\(FailureSentences.reason(error))): name another file.")
        }
        defer { try? handle.close() }
        let found = try await FoundEnvelope.find(in: byteCount) { try CarriedRecipe.read($0, from: handle) }
        guard let found, let text = XMPPacket.recipe(in: found.packet),
            let recipe = try? JSONValue(reading: Array(text.utf8)),
            case .string(let take)? = recipe["take"], let id = Identifier128(text: take),
            case .string(let media)? = recipe["media"], let hash = ContentHash(text: media)
        else {
            throw CommandFailure("\(file) carries no recipe: save it again with Backlot, or name the take by its id.")
        }
        self.file = file
        self.take = id
        isIntact = try CarriedRecipe.hash(of: found.plain, handle) == hash
    }

    private static func read(_ range: Range<Int64>, from handle: FileHandle) throws -> [UInt8] {
        try handle.seek(toOffset: UInt64(range.lowerBound))
        let bytes = try handle.read(upToCount: range.count) ?? Data()
        guard bytes.count == range.count else { throw CommandFailure("The file became shorter while it was read.") }
        return [UInt8](bytes)
    }

    private static func hash(of file: SplicedFile, _ handle: FileHandle) throws -> ContentHash {
        var hasher = ContentHasher()
        for piece in file.pieces {
            switch piece {
            case .inserted(let bytes): hasher.update(bytes)
            case .stored(let range):
                for start in stride(from: range.lowerBound, to: range.upperBound, by: 1 << 20) {
                    hasher.update(try read(start..<min(start + (1 << 20), range.upperBound), from: handle))
                }
            }
        }
        return hasher.finalize()
    }
}
