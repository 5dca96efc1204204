/// A named part of an MPEG-4 or QuickTime file (ISO 14496-12).
struct Box {
    var name: FourCC
    /// Where its content lies.
    var body: Range<Int64>
}

/// Goes through the boxes of a file, or of a box in it.
struct BoxCursor {
    private let file: InspectedFile
    private let format: FileFormat
    private var offset: Int64
    private let end: Int64
    private let isTop: Bool
    private var boxesLeft: Int

    /// The most boxes of a file that are visited: streamed films have two for every few seconds.
    private static let topLimit = 50_000
    /// The most boxes inside a box that are visited.
    private static let limit = 256

    /// The boxes of a file.
    init(_ file: InspectedFile, of format: FileFormat) {
        self.file = file
        self.format = format
        offset = 0
        end = file.byteCount
        isTop = true
        boxesLeft = BoxCursor.topLimit
    }

    /// The boxes inside a part of it.
    init(_ body: Range<Int64>, in file: InspectedFile, of format: FileFormat) {
        self.file = file
        self.format = format
        offset = body.lowerBound
        end = body.upperBound
        isTop = false
        boxesLeft = BoxCursor.limit
    }

    /// The next box; nil behind the last one. The file's own boxes must fit into it; inside them, what makes no sense
    /// ends the list, for programs put all sorts of things there.
    mutating func next() throws -> Box? {
        guard offset < end, boxesLeft > 0 else { return nil }
        boxesLeft -= 1
        let head = try file.bytes(upTo: 16, at: offset, before: end)
        // Zeros fill the end of some files, and end QuickTime's lists of user data.
        if head.prefix(8).allSatisfy({ $0 == 0 }) { return nil }
        do throws(FormatRefusal) {
            let box = try box(head)
            offset = box.body.upperBound
            return box
        } catch {
            if isTop { throw error }
            return nil
        }
    }

    private func box(_ head: [UInt8]) throws(FormatRefusal) -> Box {
        guard let short = head.number(UInt32.self, at: 0, .big), let name = FourCC(head, at: 4) else {
            throw .truncated(format)
        }
        // In lists of metadata, numbers serve as names.
        guard name.isName || !isTop else { throw .damaged(format, "one of its parts has no name") }
        let room = UInt64(end - offset)
        let headLength: UInt64 = short == 1 ? 16 : 8
        guard let length = short == 0 ? room : short == 1 ? head.number(UInt64.self, at: 8, .big) : UInt64(short) else {
            throw .truncated(format)
        }
        guard length >= headLength else { throw .damaged(format, "one of its parts has no length") }
        guard length <= room else { throw .truncated(format) }
        return Box(name: name, body: offset + Int64(headLength)..<offset + Int64(length))
    }

    /// The first box of a name.
    mutating func first(_ name: FourCC) throws -> Box? {
        while let box = try next() {
            if box.name == name { return box }
        }
        return nil
    }

    /// Whether a file begins with a box that films begin with.
    static func isMovie(_ file: InspectedFile) -> Bool {
        guard let name = FourCC(file.head, at: 4), let length = file.head.number(UInt32.self, at: 0, .big) else {
            return false
        }
        switch name {
        case "ftyp", "styp": return length >= 16 && length < 1 << 16
        // The words stand in old QuickTime files, but in texts as well: there, the length before them makes no sense.
        case "moov", "mdat", "wide", "free", "skip", "pnot":
            return length <= 1 || (length >= 8 && (Int64(length) <= file.byteCount || length >> 24 < 0x09))
        default: return false
        }
    }
}
