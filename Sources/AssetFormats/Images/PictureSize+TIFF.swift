extension PictureSize {
    /// The size in a TIFF file's first directory (TIFF 6.0).
    init(tiff file: InspectedFile, _ order: ByteOrder) throws {
        let directory = try TIFFDirectory(file, order)
        guard let width = directory.number(256), let height = directory.number(257) else {
            throw FormatRefusal.damaged(.tiff, "its size cannot be read")
        }
        if directory.isCameraRaw {
            throw RefusedSignature.unsupported("a camera raw image", "develop it, and export it as TIFF or OpenEXR")
        }
        try self.init(width, height, of: .tiff)
        // The last strip or tile must lie in the file.
        for (offsets, lengths) in [(UInt16(273), UInt16(279)), (324, 325)] {
            guard let offset = try directory.last(offsets), let length = try directory.last(lengths) else { continue }
            guard file.has(length, at: offset) else { throw FormatRefusal.truncated(.tiff) }
            return
        }
        throw FormatRefusal.damaged(.tiff, "it has no pixels")
    }
}

/// The first directory of a TIFF file: what stands behind each tag.
private struct TIFFDirectory {
    private let file: InspectedFile
    private let order: ByteOrder
    private var entries: [UInt16: Entry] = [:]

    /// The most entries that are read; baseline TIFF knows some hundred tags.
    private static let entryLimit: UInt16 = 4_096

    private struct Entry {
        var type: UInt16
        var count: UInt32
        /// The four bytes that hold the values, or where they are.
        var value: [UInt8]
    }

    init(_ file: InspectedFile, _ order: ByteOrder) throws {
        self.file = file
        self.order = order
        guard let start = file.head.number(UInt32.self, at: 4, order).map(Int64.init) else {
            throw FormatRefusal.truncated(.tiff)
        }
        guard start >= 8 else { throw FormatRefusal.damaged(.tiff, "its first directory lies in its head") }
        guard let count = try file.bytes(2, at: start, of: .tiff).number(UInt16.self, at: 0, order), count > 0,
            count <= TIFFDirectory.entryLimit
        else { throw FormatRefusal.damaged(.tiff, "its first directory cannot be read") }
        // Behind the entries stands where the next directory is.
        let bytes = try file.bytes(12 * Int(count) + 4, at: start + 2, of: .tiff)
        for offset in stride(from: 0, to: 12 * Int(count), by: 12) {
            guard let tag = bytes.number(UInt16.self, at: offset, order),
                let type = bytes.number(UInt16.self, at: offset + 2, order),
                let count = bytes.number(UInt32.self, at: offset + 4, order)
            else { continue }
            guard entries[tag] == nil else { throw FormatRefusal.damaged(.tiff, "its directory names a tag twice") }
            entries[tag] = Entry(type: type, count: count, value: Array(bytes[offset + 8..<offset + 12]))
        }
    }

    /// The one number behind a tag; nil when there is none, or more of them.
    func number(_ tag: UInt16) -> Int64? {
        guard let entry = entries[tag], entry.count == 1 else { return nil }
        return value(in: entry.value, at: 0, entry.type)
    }

    /// The last number behind a tag.
    func last(_ tag: UInt16) throws -> Int64? {
        guard let entry = entries[tag], entry.count > 0, entry.type == 3 || entry.type == 4 else { return nil }
        let width = entry.type == 3 ? 2 : 4
        let index = Int(entry.count) - 1
        if Int(entry.count) * width <= 4 { return value(in: entry.value, at: index * width, entry.type) }
        guard let start = entry.value.number(UInt32.self, at: 0, order) else { return nil }
        let bytes = try file.bytes(width, at: Int64(start) + Int64(index * width), of: .tiff)
        return value(in: bytes, at: 0, entry.type)
    }

    private func value(in bytes: [UInt8], at offset: Int, _ type: UInt16) -> Int64? {
        switch type {
        case 3: bytes.number(UInt16.self, at: offset, order).map(Int64.init)
        case 4: bytes.number(UInt32.self, at: offset, order).map(Int64.init)
        default: nil
        }
    }

    /// A DNG, a Canon raw image, or a thumbnail in front of the image itself, as other cameras write it.
    var isCameraRaw: Bool {
        let isThumbnail = number(254).map { $0 & 1 == 1 } ?? false
        return entries[50_706] != nil || file.head.has("CR", at: 8) || (isThumbnail && entries[330] != nil)
    }
}
