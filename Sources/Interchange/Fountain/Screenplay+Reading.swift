/// Why bytes are not a screenplay, with what to do.
public enum ScreenplayReadError: Error, Hashable, Sendable, CustomStringConvertible {
    case binary
    /// A UTF-16 text that ends in the middle of a character, or has half of one.
    case brokenUTF16
    case utf32
    /// The first byte that is not UTF-8.
    case notUTF8(at: SourcePosition)
    /// More bytes than a screenplay may have.
    case tooLarge(bytes: Int, limit: Int)

    /// The sentence for the person who gave the file.
    public var description: String {
        switch self {
        case .binary:
            "This is not a text file: write the screenplay as Fountain, which is plain text, and save it as UTF-8."
        case .brokenUTF16:
            "The file is UTF-16 but damaged: open it in the editor it was written with and save it as UTF-8."
        case .utf32:
            "The file is UTF-32: save it as UTF-8."
        case .notUTF8(let position):
            "Line \(position.line), column \(position.column) is not UTF-8 (the file may be Latin-1 or Windows-1252): "
                + "save the screenplay as UTF-8."
        case .tooLarge(let bytes, let limit):
            "The file has \(bytes) bytes, and a screenplay may have \(limit): is it the right file?"
        }
    }
}

extension Screenplay {
    /// The most bytes a screenplay may have: some fifty films of 120 pages.
    public static let byteLimit = 16 << 20

    /// Reads a file's bytes: UTF-8 with or without byte order mark, or UTF-16 with one (which settles what it is).
    ///
    /// Everything else is refused with one sentence; nothing is guessed. What is odd inside a readable text becomes
    /// ``diagnostics``, never an error.
    public static func read(bytes: some Sequence<UInt8>) throws(ScreenplayReadError) -> Screenplay {
        let bytes = Array(bytes)
        guard bytes.count <= byteLimit else { throw .tooLarge(bytes: bytes.count, limit: byteLimit) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { throw .utf32 }
        if bytes.starts(with: [0xFF, 0xFE]) { return try read(utf16: bytes.dropFirst(2), isLittleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return try read(utf16: bytes.dropFirst(2), isLittleEndian: false) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        // No text has a NUL; UTF-16 without its mark has one beside every Latin letter.
        if body.contains(0) { throw .binary }
        guard let text = String(validating: body, as: UTF8.self) else { throw .notUTF8(at: firstFault(in: body)) }
        return Screenplay(text: text)
    }

    /// Reads text that is already Unicode.
    public init(text: String) {
        var reader = FountainReader(text: text)
        self = reader.read()
    }

    private static func read(
        utf16 bytes: ArraySlice<UInt8>, isLittleEndian: Bool
    ) throws(ScreenplayReadError) -> Screenplay {
        guard bytes.count.isMultiple(of: 2) else { throw .brokenUTF16 }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        if units.contains(0) { throw .binary }
        guard let text = String(validating: units, as: UTF16.self) else { throw .brokenUTF16 }
        return Screenplay(text: text)
    }

    /// The first place at which decoding fails. Only runs on the way to a refusal.
    private static func firstFault(in bytes: [UInt8]) -> SourcePosition {
        var position = SourcePosition(line: 1, column: 1)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var wasCarriageReturn = false
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            if scalar == "\n" && wasCarriageReturn {
                wasCarriageReturn = false
                continue
            }
            wasCarriageReturn = scalar == "\r"
            if scalar == "\n" || scalar == "\r" {
                position = SourcePosition(line: position.line + 1, column: 1)
            } else {
                position.column += 1
            }
        }
        return position
    }
}
