/// A named part of a RIFF or AIFF file.
struct Chunk {
    var name: FourCC
    /// Where its content lies; what a broken-off file announces and does not have is left out.
    var body: Range<Int64>
    /// Whether all of its content lies in the file.
    var isWhole: Bool
    /// The length that is written before it.
    var announced: UInt32
}

/// Goes through the parts of a RIFF or AIFF file, or of a list in one.
struct ChunkCursor {
    private let file: InspectedFile
    private let format: FileFormat
    private let order: ByteOrder
    private var offset: Int64
    private let end: Int64
    /// Whether the file's own length was not known when its head was written.
    let isStreamed: Bool

    /// The most parts of a file that are visited.
    private static let chunkLimit = 4_096
    private var visited = 0

    /// The parts of a RIFF file, which must be as long as it says, give or take what careless programs write.
    init(riff file: InspectedFile, of format: FileFormat) throws {
        try self.init(file, format, .little)
    }

    /// The parts of an AIFF file.
    init(aiff file: InspectedFile) throws {
        try self.init(file, .aiff, .big)
    }

    private init(_ file: InspectedFile, _ format: FileFormat, _ order: ByteOrder) throws {
        guard let length = file.head.number(UInt32.self, at: 4, order) else { throw FormatRefusal.truncated(format) }
        self.file = file
        self.format = format
        self.order = order
        offset = 12
        // 64-bit files write their length elsewhere; what went into a pipe has none.
        isStreamed = length == 0 || length == .max
        end = file.byteCount
        // The length does not count what stands up to it. Programs for sound have been careless with that.
        let before: Int64 = format == .webP ? 8 : 0
        guard isStreamed || Int64(length) + before <= file.byteCount else { throw FormatRefusal.truncated(format) }
    }

    /// The parts of a list inside such a file.
    init(_ list: Range<Int64>, in file: InspectedFile, of format: FileFormat, _ order: ByteOrder = .little) {
        self.file = file
        self.format = format
        self.order = order
        offset = list.lowerBound
        end = list.upperBound
        isStreamed = false
    }

    /// The next part; nil at the end, where fewer than eight bytes are left, or behind very many parts.
    mutating func next() throws -> Chunk? {
        visited += 1
        guard visited <= ChunkCursor.chunkLimit, end - offset >= 8, let head = try file.bytes(8, at: offset),
            let name = FourCC(head, at: 0), let length = head.number(UInt32.self, at: 4, order)
        else { return nil }
        let start = offset + 8
        let room = max(0, end - start)
        let body = start..<start + min(Int64(length), room)
        // A part of odd length is followed by one byte that fills it up.
        offset = min(end, body.upperBound + Int64(length & 1))
        return Chunk(name: name, body: body, isWhole: Int64(length) <= room, announced: length)
    }
}
