/// Mixes pictures of 8-bit 4:2:0 in limited range, in their coded (gamma) values as film editing always has.
struct FrameBlend {
    /// Luma samples of a frame; the chroma planes follow.
    let lumaCount: Int

    /// `from` and `to` by weight: `part` of `whole` of the second.
    static func mix(_ from: [UInt8], _ to: [UInt8], part: Int, of whole: Int) -> [UInt8] {
        let half = whole / 2
        let rest = whole - part
        return [UInt8](unsafeUninitializedCapacity: to.count) { buffer, count in
            for index in 0..<min(from.count, to.count) {
                buffer.initializeElement(
                    at: index,
                    to: UInt8(truncatingIfNeeded: (Int(from[index]) * rest + Int(to[index]) * part + half) / whole))
            }
            count = min(from.count, to.count)
        }
    }

    /// Black: luma 16, both chroma planes 128.
    func black(byteCount: Int) -> [UInt8] {
        var frame = [UInt8](repeating: 128, count: byteCount)
        for index in 0..<min(lumaCount, byteCount) { frame[index] = 16 }
        return frame
    }
}
