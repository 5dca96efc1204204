/// The chunks of a RIFF file with sound in it.
enum WAVChunks {
    private static let chunkLimit = 65_536

    static func splicing(_ packet: [UInt8], into byteCount: Int64, _ read: ByteSource) async throws -> SplicedFile? {
        guard let stated = try await statedEnd(of: byteCount, read), stated == byteCount else { return nil }
        let padding = [UInt8](repeating: 0, count: packet.count % 2)
        let chunk = Array("_PMX".utf8) + [UInt8](littleEndian: UInt32(packet.count)) + packet + padding
        guard let size = UInt32(exactly: stated - 8 + Int64(chunk.count)) else { return nil }
        return SplicedFile(
            of: byteCount, [.init(4..<8, [UInt8](littleEndian: size)), .init(byteCount..<byteCount, chunk)])
    }

    static func find(in byteCount: Int64, _ read: ByteSource) async throws -> FoundEnvelope? {
        guard let end = try await statedEnd(of: byteCount, read) else { return nil }
        var place: Int64 = 12
        for _ in 0..<chunkLimit {
            guard end - place >= 8 else { return nil }
            let head = try await read(place..<(place + 8))
            let size = Int64(head[4...].reversed().bigEndian)
            let next = place + 8 + size + size % 2
            guard next <= end else { return nil }
            let without = [UInt8](littleEndian: UInt32(truncatingIfNeeded: end - 8 - (next - place)))
            if head[..<4].elementsEqual("_PMX".utf8), size <= FoundEnvelope.limit,
                let plain = SplicedFile(of: byteCount, [.init(4..<8, without), .init(place..<next, [])])
            {
                let packet = try await read((place + 8)..<(place + 8 + size))
                return FoundEnvelope(format: .wav, packet: packet, plain: plain)
            }
            place = next
        }
        return nil
    }

    /// Where the file says that it ends, which is within it.
    private static func statedEnd(of byteCount: Int64, _ read: ByteSource) async throws -> Int64? {
        guard byteCount >= 12 else { return nil }
        let head = try await read(0..<12)
        let end = 8 + Int64(head[4..<8].reversed().bigEndian)
        guard head[..<4].elementsEqual("RIFF".utf8), head[8...].elementsEqual("WAVE".utf8), end <= byteCount else {
            return nil
        }
        return end
    }
}
