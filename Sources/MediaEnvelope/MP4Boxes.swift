/// The outermost boxes of an ISO base media file (ISO/IEC 14496-12).
enum MP4Boxes {
    private struct Box {
        let type: [UInt8]
        let range: Range<Int64>
        /// Where its content begins.
        let content: Int64
        /// Whether it reaches to the end of the file, however long that is.
        let isOpen: Bool
    }

    /// The box of XMP, by the XMP specification.
    private static let identity: [UInt8] = [
        0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
    ]
    /// A film has a handful of outermost boxes, a recorded stream some thousands.
    private static let boxLimit = 65_536

    static func splicing(_ packet: [UInt8], into byteCount: Int64, _ read: ByteSource) async throws -> SplicedFile? {
        guard let boxes = try await boxes(of: byteCount, read), boxes.first?.type == Array("ftyp".utf8),
            boxes.last?.isOpen == false
        else { return nil }
        let size = [UInt8](bigEndian: UInt32(8 + identity.count + packet.count))
        let bytes = size + Array("uuid".utf8) + identity + packet
        return SplicedFile(of: byteCount, [.init(byteCount..<byteCount, bytes)])
    }

    static func find(in byteCount: Int64, _ read: ByteSource) async throws -> FoundEnvelope? {
        for box in try await boxes(of: byteCount, read) ?? [] where box.type == Array("uuid".utf8) {
            let start = box.content + Int64(identity.count)
            guard box.range.upperBound >= start, box.range.upperBound - start <= FoundEnvelope.limit,
                try await read(box.content..<start) == identity,
                let plain = SplicedFile(of: byteCount, [.init(box.range, [])])
            else { continue }
            return FoundEnvelope(format: .mp4, packet: try await read(start..<box.range.upperBound), plain: plain)
        }
        return nil
    }

    /// The boxes from the first byte to the last; nil when they do not fill the file.
    private static func boxes(of byteCount: Int64, _ read: ByteSource) async throws -> [Box]? {
        var boxes: [Box] = []
        var place: Int64 = 0
        while place < byteCount {
            guard byteCount - place >= 8, boxes.count < boxLimit else { return nil }
            let head = try await read(place..<min(place + 16, byteCount))
            var size = head[..<4].bigEndian
            var content = place + 8
            let isOpen = size == 0
            if size == 1 {
                guard head.count == 16 else { return nil }
                size = head[8...].bigEndian
                content = place + 16
            }
            let end = isOpen ? byteCount : size > Int64.max / 2 ? Int64.max : place + Int64(size)
            guard end >= content, end <= byteCount else { return nil }
            boxes.append(Box(type: Array(head[4..<8]), range: place..<end, content: content, isOpen: isOpen))
            place = end
        }
        return boxes
    }
}
