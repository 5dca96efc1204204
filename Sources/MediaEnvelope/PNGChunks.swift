/// The chunks of a PNG file (ISO/IEC 15948).
enum PNGChunks {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    /// The last chunk, with its length of nothing and its check.
    private static let end: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
    /// Keyword, not compressed, no language, no translated keyword.
    private static let prefix = Array("XML:com.adobe.xmp".utf8) + [0, 0, 0, 0, 0]
    private static let chunkLimit = 1 << 20

    static func splicing(_ packet: [UInt8], into byteCount: Int64, _ read: ByteSource) async throws -> SplicedFile? {
        let place = byteCount - Int64(end.count)
        guard place >= 8, try await read(0..<8) == signature, try await read(place..<byteCount) == end else {
            return nil
        }
        let checked = Array("iTXt".utf8) + prefix + packet
        let chunk = [UInt8](bigEndian: UInt32(checked.count - 4)) + checked + [UInt8](bigEndian: checksum(checked))
        return SplicedFile(of: byteCount, [.init(place..<place, chunk)])
    }

    static func find(in byteCount: Int64, _ read: ByteSource) async throws -> FoundEnvelope? {
        var place = Int64(signature.count)
        for _ in 0..<chunkLimit {
            guard byteCount - place >= 12 else { return nil }
            let head = try await read(place..<(place + 8))
            let next = place + 12 + Int64(head[..<4].bigEndian)
            guard next <= byteCount, !head[4...].elementsEqual("IEND".utf8) else { return nil }
            let start = place + 8 + Int64(prefix.count)
            if head[4...].elementsEqual("iTXt".utf8), start <= next - 4, next - start <= FoundEnvelope.limit,
                try await read((place + 8)..<start) == prefix,
                let plain = SplicedFile(of: byteCount, [.init(place..<next, [])])
            {
                return FoundEnvelope(format: .png, packet: try await read(start..<(next - 4)), plain: plain)
            }
            place = next
        }
        return nil
    }

    /// The check of a chunk's type and content: CRC-32 (ISO/IEC 15948, annex D).
    static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(0xFFFF_FFFF) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    }

    private static let table: [UInt32] = (0..<256).map { number in
        (0..<8).reduce(UInt32(number)) { rest, _ in rest & 1 == 1 ? 0xEDB8_8320 ^ rest >> 1 : rest >> 1 }
    }
}
