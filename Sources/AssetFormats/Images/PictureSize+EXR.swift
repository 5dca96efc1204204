extension PictureSize {
    /// The size of what an OpenEXR file shows; the window that holds its pixels must keep to the limits as well.
    init(openEXR file: InspectedFile) throws {
        let head = try EXRHead(file)
        guard let data = head.dataWindow, let shown = head.displayWindow else {
            throw FormatRefusal.damaged(.openEXR, "its size cannot be read")
        }
        let stored = try PictureSize(data.width, data.height, of: .openEXR)
        try self.init(shown.width, shown.height, of: .openEXR)
        try head.checkRows(stored.height, of: file)
    }
}

/// The first header of an OpenEXR file.
private struct EXRHead {
    /// A rectangle, both corners included.
    struct Window {
        var width: Int64
        var height: Int64

        init?(_ bytes: [UInt8]) {
            let corners = (0..<4).compactMap { bytes.number(Int32.self, at: 4 * $0, .little).map(Int64.init) }
            guard bytes.count == 16, corners.count == 4 else { return nil }
            width = corners[2] - corners[0] + 1
            height = corners[3] - corners[1] + 1
        }
    }

    private(set) var dataWindow: Window?
    private(set) var displayWindow: Window?
    /// Whether it is one picture in rows, neither in tiles nor in several parts.
    private let isPlain: Bool
    private var compression: UInt8 = 0
    private var offset: Int64 = 8

    /// The most attributes that are read.
    private static let attributeLimit = 1_024

    init(_ file: InspectedFile) throws {
        let flags = try file.bytes(8, at: 0, of: .openEXR)
        guard flags[4] == 2 else { throw RefusedSignature.unsupported("a new OpenEXR image", "export it as OpenEXR 2") }
        guard flags[5] & 0x08 == 0 else {
            throw RefusedSignature.unsupported("a deep OpenEXR image", "export it flat")
        }
        isPlain = flags[5] & 0x12 == 0
        for _ in 0..<EXRHead.attributeLimit {
            let name = try text(file)
            if name.isEmpty { return }
            let type = try text(file)
            guard let size = try file.bytes(4, at: offset, of: .openEXR).number(Int32.self, at: 0, .little), size >= 0
            else { throw FormatRefusal.damaged(.openEXR, "one of its attributes has no size") }
            offset += 4
            guard file.has(Int64(size), at: offset) else { throw FormatRefusal.truncated(.openEXR) }
            try take(name, type, file.bytes(upTo: min(Int(size), 16), at: offset))
            offset += Int64(size)
        }
        throw FormatRefusal.damaged(.openEXR, "its head does not end")
    }

    /// A text of at most 255 characters that ends with a NUL.
    private mutating func text(_ file: InspectedFile) throws -> [UInt8] {
        let bytes = try file.bytes(upTo: 256, at: offset)
        guard let end = bytes.firstIndex(of: 0) else {
            throw bytes.count < 256
                ? FormatRefusal.truncated(.openEXR)
                : FormatRefusal.damaged(.openEXR, "one of its attributes has no name")
        }
        offset += Int64(end) + 1
        return Array(bytes[..<end])
    }

    private mutating func take(_ name: [UInt8], _ type: [UInt8], _ value: [UInt8]) throws {
        if type == Array("box2i".utf8) {
            if name == Array("dataWindow".utf8) { dataWindow = Window(value) }
            if name == Array("displayWindow".utf8) { displayWindow = Window(value) }
        } else if name == Array("compression".utf8) {
            compression = value.first ?? 0
        }
    }

    /// A render that was broken off has no place for its last rows, or none in the file.
    func checkRows(_ rows: Int, of file: InspectedFile) throws {
        let rowsTogether = [1, 1, 1, 16, 32, 16, 32, 32, 32, 256]
        guard isPlain, rowsTogether.indices.contains(Int(compression)) else { return }
        let pieces = (rows + rowsTogether[Int(compression)] - 1) / rowsTogether[Int(compression)]
        for piece in [0, pieces - 1] {
            let place = try file.bytes(8, at: offset + 8 * Int64(piece), of: .openEXR)
            guard let start = place.number(UInt64.self, at: 0, .little), start > UInt64(offset),
                start < UInt64(file.byteCount)
            else { throw FormatRefusal.truncated(.openEXR) }
            // The first row's number and the length of the pixels stand before them.
            let length = try file.bytes(8, at: Int64(start), of: .openEXR).number(UInt32.self, at: 4, .little) ?? 0
            guard file.has(Int64(length), at: Int64(start) + 8) else { throw FormatRefusal.truncated(.openEXR) }
        }
    }
}
