/// Gives bytes of a stored file, which the range lies within.
public typealias ByteSource = (Range<Int64>) async throws -> [UInt8]

/// The kinds of file that can say how they were made, and where in them that stands. Whatever else is in the file stays
/// as it is and where it is, so nothing is decoded, encoded or moved.
public enum EnvelopeFormat: String, CaseIterable, Hashable, Sendable {
    /// ISO base media: a `uuid` box at the end (XMP specification, part 3).
    case mp4
    /// Portable Network Graphics: an `iTXt` chunk before the last one.
    case png
    /// RIFF: a `_PMX` chunk at the end.
    case wav

    /// The file with a packet of XMP in it. Nil when it is not of this format, or has no room for one: its last box may
    /// reach to the end of the file, or its length may have no spelling.
    public func splicing(
        _ packet: [UInt8], into byteCount: Int64, read: ByteSource
    ) async throws -> SplicedFile? {
        guard packet.count <= FoundEnvelope.limit else { return nil }
        return switch self {
        case .mp4: try await MP4Boxes.splicing(packet, into: byteCount, read)
        case .png: try await PNGChunks.splicing(packet, into: byteCount, read)
        case .wav: try await WAVChunks.splicing(packet, into: byteCount, read)
        }
    }
}

/// A packet of XMP in a file.
public struct FoundEnvelope: Hashable, Sendable {
    /// The most bytes of a packet.
    static let limit = 16 << 20

    /// The file's format.
    public let format: EnvelopeFormat
    /// The packet.
    public let packet: [UInt8]
    /// The file without it, as it is stored.
    public let plain: SplicedFile

    /// The packet in a file; nil when it is of another format, damaged, or has none.
    public static func find(in byteCount: Int64, read: ByteSource) async throws -> FoundEnvelope? {
        guard byteCount >= 12 else { return nil }
        let head = try await read(0..<12)
        if head[4..<8].elementsEqual("ftyp".utf8) { return try await MP4Boxes.find(in: byteCount, read) }
        if head[..<8].elementsEqual(PNGChunks.signature) { return try await PNGChunks.find(in: byteCount, read) }
        if head[..<4].elementsEqual("RIFF".utf8) { return try await WAVChunks.find(in: byteCount, read) }
        return nil
    }
}

extension [UInt8] {
    /// A number of four bytes, the most significant first.
    init(bigEndian number: UInt32) {
        self = (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * $0)) }
    }

    /// A number of four bytes, the least significant first.
    init(littleEndian number: UInt32) { self = [UInt8](bigEndian: number).reversed() }
}

extension Collection<UInt8> {
    /// The number whose digits these bytes are, the most significant first.
    var bigEndian: UInt64 { reduce(0) { $0 << 8 | UInt64($1) } }
}
