import ProductionModel

extension FileReading {
    /// A Matroska or WebM file (RFC 9559).
    init(matroska file: InspectedFile) throws {
        guard let head = try EBMLElement(at: 0, of: file, before: file.byteCount) else {
            throw FormatRefusal.truncated(.matroska)
        }
        guard head.body.count <= 4_096 else { throw FormatRefusal.damaged(.matroska, "its head is too long") }
        guard file.has(Int64(head.body.count), at: head.body.lowerBound) else {
            throw FormatRefusal.truncated(.matroska)
        }
        let format: FileFormat
        switch try EBMLElement.first(.documentType, in: head.body, of: file)?.text(in: file) {
        case "matroska": format = .matroska
        case "webm": format = .webM
        default: throw FormatRefusal.damaged(.matroska, "its head does not say what it is")
        }
        guard let segment = try EBMLElement.first(.segment, in: head.body.upperBound..<file.byteCount, of: file) else {
            throw FormatRefusal.truncated(format)
        }
        guard segment.isOpenEnded || segment.body.upperBound <= file.byteCount else {
            throw FormatRefusal.truncated(format)
        }
        let body = segment.body.clamped(to: 0..<file.byteCount)
        self.init(format, kind: try FileReading.hasPicture(matroska: body, of: file) ? .video : .audio)
    }

    /// Whether a track has pictures, or nothing says that there are none.
    private static func hasPicture(matroska segment: Range<Int64>, of file: InspectedFile) throws -> Bool {
        guard let tracks = try EBMLElement.first(.tracks, in: segment, of: file, stoppingAt: .cluster) else {
            return true
        }
        var types: Set<UInt8> = []
        var offset = tracks.body.lowerBound
        let end = min(tracks.body.upperBound, segment.upperBound)
        for _ in 0..<128 {
            guard let track = try EBMLElement(at: offset, of: file, before: end) else { break }
            let inside = track.body.clamped(to: 0..<end)
            if track.id == .trackEntry, let type = try EBMLElement.first(.trackType, in: inside, of: file),
                let value = try file.bytes(upTo: 8, at: type.body.lowerBound, before: type.body.upperBound).last
            {
                types.insert(value)
            }
            offset = track.body.upperBound
        }
        return types.isEmpty || types.contains(1)
    }
}

/// An element of a Matroska file: a name, a length and a content (RFC 8794).
private struct EBMLElement {
    /// The names that are asked for.
    enum Name: UInt32 {
        case documentType = 0x4282
        case segment = 0x1853_8067
        case tracks = 0x1654_AE6B
        case cluster = 0x1F43_B675
        case trackEntry = 0xAE
        case trackType = 0x83
    }

    /// The name, when it is one that is asked for.
    let id: Name?
    /// Where the content lies, by what is announced.
    let body: Range<Int64>
    /// Whether the length was not known when the element was begun.
    let isOpenEnded: Bool

    /// The element at an offset; nil when none begins there.
    init?(at offset: Int64, of file: InspectedFile, before end: Int64) throws {
        let bytes = try file.bytes(upTo: 12, at: offset, before: end)
        guard let first = bytes.first, first.leadingZeroBitCount < 4 else { return nil }
        let idLength = first.leadingZeroBitCount + 1
        guard idLength < bytes.count, bytes[idLength].leadingZeroBitCount < 8 else { return nil }
        let sizeLength = bytes[idLength].leadingZeroBitCount + 1
        guard idLength + sizeLength <= bytes.count else { return nil }
        id = Name(rawValue: bytes[..<idLength].reduce(0) { $0 << 8 | UInt32($1) })
        let mask = UInt64(1) << UInt64(7 * sizeLength) - 1
        let size = bytes[idLength..<idLength + sizeLength].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & mask
        let start = offset + Int64(idLength + sizeLength)
        isOpenEnded = size == mask
        let room = UInt64(Int64.max - start)
        body = start..<start + Int64(min(size, room))
    }

    /// The first element of a name among the first ones of a range.
    static func first(
        _ name: Name, in range: Range<Int64>, of file: InspectedFile, stoppingAt stop: Name? = nil
    ) throws -> EBMLElement? {
        var offset = range.lowerBound
        for _ in 0..<64 {
            guard let element = try EBMLElement(at: offset, of: file, before: range.upperBound) else { return nil }
            if element.id == name { return element }
            if let stop, element.id == stop { return nil }
            offset = element.body.upperBound
        }
        return nil
    }

    /// The content as text, when it is short.
    func text(in file: InspectedFile) throws -> String {
        let bytes = try file.bytes(upTo: 32, at: body.lowerBound, before: body.upperBound)
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
