/// Finds a second nature in a file: what one program shows as a picture may be an archive or a web page to another.
enum Polyglot {
    /// How many of the first bytes are searched for other formats' beginnings.
    private static let searched = 1_024
    /// More archive ends than this in the last bytes are no accident.
    private static let candidateLimit = 64

    /// Throws a refusal when a file, which is what the title says, is something else as well.
    static func check(_ file: InspectedFile, as title: String) throws {
        if let other = try otherNature(of: file) {
            throw FormatRefusal(
                .polyglot,
                "This \(title) is \(other) at the same time: export it again from the program it was made with.")
        }
    }

    private static func otherNature(of file: InspectedFile) throws -> String? {
        let start = file.head.prefix(searched).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let whole = 0..<start.count
        if start.firstOffset(of: Array("%pdf-".utf8), in: whole) != nil { return "a PDF document" }
        for mark in ["<html", "<script", "<!doctype", "<svg", "<?php"]
        where start.firstOffset(of: Array(mark.utf8), in: whole) != nil {
            return "a web page or a script"
        }
        if file.head.has("ustar", at: 257) { return "a tar archive" }
        if file.head.has("CD001", at: 32_769) { return "a disc image" }
        return try hasArchiveEnd(file) ? "a ZIP archive" : nil
    }

    /// Looks for an end record of a ZIP archive that fits a central directory in the file.
    private static func hasArchiveEnd(_ file: InspectedFile) throws -> Bool {
        let tail = file.tail
        var candidates = 0
        var from = 0
        while let offset = tail.firstOffset(of: [0x50, 0x4B, 5, 6], in: from..<tail.count) {
            from = offset + 4
            candidates += 1
            if try candidates > candidateLimit || isArchiveEnd(at: offset, of: file) { return true }
        }
        return false
    }

    /// Whether the record's directory lies where it says: counted from the file's start, or back from the record.
    private static func isArchiveEnd(at offset: Int, of file: InspectedFile) throws -> Bool {
        let tail = file.tail
        guard let entries = tail.number(UInt16.self, at: offset + 10, .little),
            let size = tail.number(UInt32.self, at: offset + 12, .little).map(Int64.init),
            let start = tail.number(UInt32.self, at: offset + 16, .little).map(Int64.init),
            let comment = tail.number(UInt16.self, at: offset + 20, .little)
        else { return false }
        // The locator of a 64-bit archive stands directly before the record.
        if tail.has([0x50, 0x4B, 6, 7], at: offset - 20) { return true }
        let record = file.tailStart + Int64(offset)
        if entries == 0, size == 0 { return start <= record && offset + 22 + Int(comment) == tail.count }
        let entry: [UInt8] = [0x50, 0x4B, 1, 2]
        return try file.bytes(4, at: start) == entry || file.bytes(4, at: record - size) == entry
    }
}
