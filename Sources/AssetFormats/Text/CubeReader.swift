extension FileReading {
    /// The largest look-up table that is read.
    static let cubeLimit: Int64 = 64 << 20

    /// A look-up table by Adobe's Cube LUT 1.0, read in pieces.
    init(cube file: InspectedFile) throws {
        guard file.byteCount <= FileReading.cubeLimit else {
            throw FormatRefusal(
                .tooLarge,
                "This cube LUT has \(file.byteCount.grouped) bytes; at most \(FileReading.cubeLimit.grouped) are read: "
                    + "save it with fewer entries.")
        }
        var reader = CubeReader()
        var offset: Int64 = 0
        while offset < file.byteCount {
            let piece = try file.bytes(upTo: InspectedFile.headLimit, at: offset)
            guard !piece.isEmpty else { throw FormatRefusal.truncated(.cubeLUT) }
            try reader.take(piece)
            offset += Int64(piece.count)
        }
        self.init(.cubeLUT, .lut(try reader.finish()))
    }
}

/// Reads a look-up table line by line.
struct CubeReader {
    /// The longest line, without its end; the specification says 250.
    private static let lineLimit = 1_024
    private static let keywords = [
        "TITLE", "LUT_1D_SIZE", "LUT_3D_SIZE", "DOMAIN_MIN", "DOMAIN_MAX", "LUT_1D_INPUT_RANGE", "LUT_3D_INPUT_RANGE",
    ]

    private var line: [UInt8] = []
    private var lineNumber = 1
    private var facts: LUTFacts?
    private var title: String?
    private var domain: [String: [Double]] = [:]
    /// How many lines of numbers were read.
    private var rows = 0

    /// Whether a text's first lines, up to the one that names the size, are a look-up table's.
    static func begins(_ text: [UInt8]) -> Bool {
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let words = CubeReader.words(line)
            guard let first = words.first, first.first != UInt8(ascii: "#") else { continue }
            let keyword = String(decoding: first, as: UTF8.self)
            if keyword == "LUT_1D_SIZE" || keyword == "LUT_3D_SIZE" { return true }
            guard keywords.contains(keyword) else { return false }
        }
        return false
    }

    /// Takes the next bytes of the file.
    mutating func take(_ piece: [UInt8]) throws(FormatRefusal) {
        var start = 0
        while let end = piece[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
            if line.isEmpty {
                try read(piece[start..<end])
            } else {
                try hold(piece[start..<end])
                try read(line[...])
                line.removeAll(keepingCapacity: true)
            }
            // In CR LF, the second one ends an empty line, which counts for nothing.
            if piece[end] == 0x0A || end + 1 < piece.count && piece[end + 1] != 0x0A { lineNumber += 1 }
            start = end + 1
        }
        try hold(piece[start...])
    }

    /// What the whole file is.
    mutating func finish() throws(FormatRefusal) -> LUTFacts {
        if !line.isEmpty { try read(line[...]) }
        guard var facts else { throw .damaged(.cubeLUT, "it names no size") }
        let wanted = facts.isThreeDimensional ? facts.size * facts.size * facts.size : facts.size
        guard rows == wanted else {
            throw FormatRefusal(
                .damaged,
                "This cube LUT has \(rows.grouped) lines of numbers, but its size of \(facts.size.grouped) asks for "
                    + "\(wanted.grouped): export it again.")
        }
        let low = domain["DOMAIN_MIN"] ?? [0, 0, 0]
        let high = domain["DOMAIN_MAX"] ?? [1, 1, 1]
        guard zip(low, high).allSatisfy(<) else { throw .damaged(.cubeLUT, "its domain ends before it begins") }
        facts.title = title
        return facts
    }

    /// Keeps a line's beginning until its end comes.
    private mutating func hold(_ bytes: ArraySlice<UInt8>) throws(FormatRefusal) {
        guard line.count + bytes.count <= CubeReader.lineLimit else { throw damaged("is too long") }
        line += bytes
    }

    private func damaged(_ detail: String) -> FormatRefusal {
        .damaged(.cubeLUT, "its line \(lineNumber.grouped) \(detail)")
    }

    private static func words(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        line.split { $0 == 0x20 || $0 == 0x09 }
    }

    private mutating func read(_ line: ArraySlice<UInt8>) throws(FormatRefusal) {
        guard line.count <= CubeReader.lineLimit else { throw damaged("is too long") }
        // A byte order mark may stand before the first line.
        let line = lineNumber == 1 && line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
        let words = CubeReader.words(line)
        guard let first = words.first, let initial = first.first, initial != UInt8(ascii: "#") else { return }
        if (0x41...0x5A).contains(initial) || (0x61...0x7A).contains(initial) {
            try read(String(decoding: first, as: UTF8.self), Array(words.dropFirst()))
        } else {
            guard facts != nil else { throw damaged("has numbers before the table's size is named") }
            guard words.count == 3, words.allSatisfy(DecimalText.isNumber) else {
                throw damaged("does not hold three numbers")
            }
            rows += 1
        }
    }

    private mutating func read(_ keyword: String, _ values: [ArraySlice<UInt8>]) throws(FormatRefusal) {
        guard rows == 0 else { throw damaged("stands among the numbers and is none") }
        switch keyword {
        case "TITLE":
            guard title == nil else { throw damaged("names a second title") }
            let text = values.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
            let line = DisplayText.line(text.filter { $0 != "\"" }, byteLimit: 200)
            title = line.isEmpty ? nil : line
        case "LUT_1D_SIZE", "LUT_3D_SIZE":
            guard facts == nil else {
                throw FormatRefusal(
                    .unsupported, "This cube LUT holds two tables, and one is read: export it without a shaper.")
            }
            let isCube = keyword == "LUT_3D_SIZE"
            let limits = isCube ? 2...256 : 2...65_536
            guard values.count == 1, let size = Int(String(decoding: values[0], as: UTF8.self)), limits.contains(size)
            else { throw damaged("must name a size from 2 to \(limits.upperBound.grouped)") }
            facts = LUTFacts(size: size, isThreeDimensional: isCube)
        case "DOMAIN_MIN", "DOMAIN_MAX":
            domain[keyword] = try numbers(values, count: 3)
        case "LUT_1D_INPUT_RANGE", "LUT_3D_INPUT_RANGE":
            guard try numbers(values, count: 2) == [0, 1] else {
                throw FormatRefusal(
                    .unsupported,
                    "This cube LUT has another input range than 0 to 1: export it with DOMAIN_MIN and "
                        + "DOMAIN_MAX instead.")
            }
        default:
            throw damaged("begins with “\(DisplayText.line(keyword, byteLimit: 40))”, which is no word of the format")
        }
    }

    private func numbers(_ words: [ArraySlice<UInt8>], count: Int) throws(FormatRefusal) -> [Double] {
        let numbers = words.filter(DecimalText.isNumber).compactMap { Double(String(decoding: $0, as: UTF8.self)) }
        guard words.count == count, numbers.count == count else { throw damaged("must name \(count) numbers") }
        return numbers
    }
}

/// Numbers as people write them.
enum DecimalText {
    /// A sign, digits with a point among them, and an exponent; neither infinity nor the lack of a number.
    static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        var index = text.startIndex
        func skip(_ characters: StaticString) {
            guard index < text.endIndex else { return }
            if characters.withUTF8Buffer({ $0.contains(text[index]) }) { index += 1 }
        }
        func digits() -> Int {
            let start = index
            while index < text.endIndex, (0x30...0x39).contains(text[index]) { index += 1 }
            return index - start
        }
        skip("+-")
        var count = digits()
        if index < text.endIndex, text[index] == UInt8(ascii: ".") {
            index += 1
            count += digits()
        }
        guard count > 0 else { return false }
        if index < text.endIndex, text[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            skip("+-")
            guard digits() > 0 else { return false }
        }
        return index == text.endIndex
    }
}
