/// The chunks of a RIFF file with sound in it.
enum WAVChunks {
    private struct Chunk {
        let name: [UInt8]
        /// All of it, with the byte that makes its length even.
        let range: Range<Int64>
        let content: Range<Int64>
    }

    private static let chunkLimit = 65_536

    static func splicing(_ packet: [UInt8], into byteCount: Int64, _ read: ByteSource) async throws -> SplicedFile? {
        guard let chunks = try await chunks(of: byteCount, read), chunks.last?.range.upperBound == byteCount else {
            return nil
        }
        let padding = [UInt8](repeating: 0, count: packet.count % 2)
        let chunk = Array("_PMX".utf8) + [UInt8](littleEndian: UInt32(packet.count)) + packet + padding
        guard let size = UInt32(exactly: byteCount - 8 + Int64(chunk.count)) else { return nil }
        return SplicedFile(
            of: byteCount, [.init(4..<8, [UInt8](littleEndian: size)), .init(byteCount..<byteCount, chunk)])
    }

    static func find(in byteCount: Int64, _ read: ByteSource) async throws -> FoundEnvelope? {
        let chunks = try await chunks(of: byteCount, read) ?? []
        guard let chunk = chunks.first(where: { $0.name == Array("_PMX".utf8) }), let last = chunks.last,
            chunk.content.upperBound - chunk.content.lowerBound <= FoundEnvelope.limit
        else { return nil }
        let length = chunk.range.upperBound - chunk.range.lowerBound
        let without = [UInt8](littleEndian: UInt32(truncatingIfNeeded: last.range.upperBound - 8 - length))
        let edits = [SplicedFile.Edit(4..<8, without), SplicedFile.Edit(chunk.range, [])]
        guard let plain = SplicedFile(of: byteCount, edits) else { return nil }
        return FoundEnvelope(format: .wav, packet: try await read(chunk.content), plain: plain)
    }

    /// The chunks up to where the file says that it ends; nil when they do not fill it.
    private static func chunks(of byteCount: Int64, _ read: ByteSource) async throws -> [Chunk]? {
        guard byteCount >= 12 else { return nil }
        let head = try await read(0..<12)
        let end = 8 + Int64(head[4..<8].reversed().bigEndian)
        guard head[..<4].elementsEqual("RIFF".utf8), head[8...].elementsEqual("WAVE".utf8), end <= byteCount else {
            return nil
        }
        var chunks: [Chunk] = []
        var place: Int64 = 12
        while place < end {
            guard end - place >= 8, chunks.count < chunkLimit else { return nil }
            let head = try await read(place..<(place + 8))
            let content = (place + 8)..<(place + 8 + Int64(head[4...].reversed().bigEndian))
            let next = content.upperBound + content.upperBound % 2
            guard next <= end else { return nil }
            chunks.append(Chunk(name: Array(head[..<4]), range: place..<next, content: content))
            place = next
        }
        return chunks
    }
}
