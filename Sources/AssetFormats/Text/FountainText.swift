/// A screenplay's text without its boneyards and notes (Fountain 1.1), as lines that end with LF.
///
/// Follows `Interchange`, which reads screenplays in earnest: a line of which nothing else is left goes away, and does
/// not count as empty.
struct FountainText {
    private(set) var bytes: [UInt8] = []

    private let source: [UInt8]
    private var lineStart = 0
    /// The line that is being written has more than blanks.
    private var hasInk = false
    /// Something was taken out of it.
    private var isTouched = false
    private var isBoneyardEndless = false
    /// No note that begins before this place has an end.
    private var barrenUntil = 0

    /// Cleans a text, in a number of steps linear in its length.
    init(_ text: [UInt8]) {
        source = FountainText.withPlainLineEnds(text)
        bytes.reserveCapacity(source.count + 1)
        var index = 0
        while index < source.count {
            if let end = omission(at: index) {
                omit(index..<end)
                index = end
            } else if source[index] == 0x0A {
                endLine()
                index += 1
            } else {
                bytes.append(source[index])
                hasInk = hasInk || (source[index] != 0x20 && source[index] != 0x09)
                index += 1
            }
        }
        if bytes.count > lineStart { endLine() }
    }

    private static func withPlainLineEnds(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(0x0D) else { return text }
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        for (index, byte) in text.enumerated() {
            if byte == 0x0A, index > 0, text[index - 1] == 0x0D { continue }
            plain.append(byte == 0x0D ? 0x0A : byte)
        }
        return plain
    }

    private func isPair(_ byte: Unicode.Scalar, _ next: Unicode.Scalar, at index: Int) -> Bool {
        index + 1 < source.count && source[index] == UInt8(ascii: byte) && source[index + 1] == UInt8(ascii: next)
    }

    /// Where a boneyard or a note that begins at a place ends; nil when none begins there, or it never ends.
    private mutating func omission(at index: Int) -> Int? {
        if isPair("/", "*", at: index), !isBoneyardEndless {
            var end = index + 2
            while end + 1 < source.count {
                if isPair("*", "/", at: end) { return end + 2 }
                end += 1
            }
            isBoneyardEndless = true
        } else if isPair("[", "[", at: index), index >= barrenUntil {
            return endOfNote(from: index + 2)
        }
        return nil
    }

    /// A note may span lines, but not an empty one, unless that holds two spaces.
    private mutating func endOfNote(from start: Int) -> Int? {
        var index = start
        while index < source.count {
            if isPair("]", "]", at: index) { return index + 2 }
            if source[index] == 0x0A {
                let next = index + 1
                let isEmpty = next == source.count || source[next] == 0x0A
                let isBlank = !isEmpty && (source[next] == 0x20 || source[next] == 0x09)
                if isEmpty || (isBlank && (next + 1 == source.count || source[next + 1] == 0x0A)) {
                    barrenUntil = next
                    return nil
                }
            }
            index += 1
        }
        barrenUntil = source.count
        return nil
    }

    /// Leaves bytes out: what blanks stand before them in the line go, too, and lines between go altogether.
    private mutating func omit(_ range: Range<Int>) {
        isTouched = true
        if !hasInk { bytes.removeSubrange(lineStart...) }
        guard source[range].contains(0x0A) else { return }
        endLine()
        isTouched = true
    }

    private mutating func endLine() {
        if isTouched, !hasInk {
            bytes.removeSubrange(lineStart...)
        } else {
            bytes.append(0x0A)
            lineStart = bytes.count
        }
        hasInk = false
        isTouched = false
    }
}
