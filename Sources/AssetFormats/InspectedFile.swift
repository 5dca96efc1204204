/// A file under inspection: its first and last bytes are fetched once, everything else in small pieces when asked for.
struct InspectedFile {
    /// How many of the first bytes are fetched.
    static let headLimit = 64 << 10
    /// How many of the last bytes are fetched: as far as a ZIP archive's end can lie before the file's.
    static let tailLimit = 22 + 65_535

    let byteCount: Int64
    let head: [UInt8]
    let tail: [UInt8]
    private let source: any ByteSource

    init(_ source: some ByteSource) throws {
        self.source = source
        byteCount = max(0, source.byteCount)
        let headCount = Int(min(byteCount, Int64(InspectedFile.headLimit)))
        head = try InspectedFile.fetch(headCount, at: 0, from: source)
        let tailCount = Int(min(byteCount, Int64(InspectedFile.tailLimit)))
        if tailCount <= headCount, Int64(headCount) == byteCount {
            tail = Array(head.suffix(tailCount))
        } else {
            tail = try InspectedFile.fetch(tailCount, at: byteCount - Int64(tailCount), from: source)
        }
    }

    private static func fetch(_ count: Int, at offset: Int64, from source: some ByteSource) throws -> [UInt8] {
        let bytes = count > 0 ? try source.read(count, at: offset) : []
        guard bytes.count == count else {
            throw FormatRefusal(
                .truncated, "The file ends before the \(source.byteCount.grouped) bytes it should have.")
        }
        return bytes
    }

    /// Where the last bytes begin.
    var tailStart: Int64 { byteCount - Int64(tail.count) }

    /// Exactly so many bytes; nil when the file does not have them.
    func bytes(_ count: Int, at offset: Int64) throws -> [UInt8]? {
        guard count >= 0, offset >= 0, offset <= byteCount, Int64(count) <= byteCount - offset else { return nil }
        if offset + Int64(count) <= Int64(head.count) { return Array(head[Int(offset)..<Int(offset) + count]) }
        if offset >= tailStart {
            let start = Int(offset - tailStart)
            return Array(tail[start..<start + count])
        }
        return try InspectedFile.fetch(count, at: offset, from: source)
    }

    /// So many bytes, or what there is up to an offset before.
    func bytes(upTo count: Int, at offset: Int64, before end: Int64? = nil) throws -> [UInt8] {
        let end = min(end ?? byteCount, byteCount)
        guard offset >= 0, offset < end else { return [] }
        return try bytes(Int(min(Int64(count), end - offset)), at: offset) ?? []
    }

    /// Exactly so many bytes of a file that is in a format; one that does not have them ends too early.
    func bytes(_ count: Int, at offset: Int64, of format: FileFormat) throws -> [UInt8] {
        guard let bytes = try bytes(count, at: offset) else { throw FormatRefusal.truncated(format) }
        return bytes
    }

    /// Whether so many bytes lie at an offset.
    func has(_ count: Int64, at offset: Int64) -> Bool {
        count >= 0 && offset >= 0 && offset <= byteCount && count <= byteCount - offset
    }
}
