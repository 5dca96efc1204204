/// A line of the text with notes and boneyards taken out.
struct SourceLine {
    /// The line's number, from 1.
    var number: Int
    /// The column of the first character that is left and not a space, from 1.
    var column: Int
    /// What is left of the line, without its end.
    var text: String

    /// Nothing is left but space.
    var isEmpty: Bool { text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    /// Two spaces on an otherwise empty line keep dialogue going (Fountain 1.1, section Dialogue).
    var holdsDialogue: Bool { isEmpty && text.utf8.count >= 2 }
}

/// A text as lines, with what was taken out of it.
struct SourceLines {
    private(set) var lines: [SourceLine] = []
    private(set) var notes: [ScreenplayNote] = []
    private(set) var boneyards: [ScreenplayNote] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var count = 0

    private let bytes: [UInt8]
    /// The bytes of each line without its end.
    private var ranges: [Range<Int>] = []
    /// What is taken out, in order.
    private var omissions: [Range<Int>] = []
    /// Where counting columns has come to.
    private var counted = (row: -1, offset: 0, column: 1)

    /// Splits and cleans a text, in a number of steps linear in its length.
    init(text: String) {
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        self.bytes = bytes
        splitLines()
        findOmissions()
        cutLines()
    }

    private mutating func splitLines() {
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                ranges.append(start..<index)
                if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
                start = index + 1
            }
            index += 1
        }
        if start < bytes.count { ranges.append(start..<bytes.count) }
        count = ranges.count
    }

    private func has(_ first: Unicode.Scalar, _ second: Unicode.Scalar, at index: Int) -> Bool {
        index + 1 < bytes.count && bytes[index] == UInt8(ascii: first) && bytes[index + 1] == UInt8(ascii: second)
    }

    /// Finds boneyards and notes in one pass; a search that failed is not repeated before the place it reached.
    private mutating func findOmissions() {
        var row = 0
        var index = 0
        var isBoneyardEndless = false
        var barrenUntil = 0
        while index < bytes.count {
            while row + 1 < ranges.count, ranges[row + 1].lowerBound <= index { row += 1 }
            if has("/", "*", at: index), !isBoneyardEndless {
                if let end = endOfBoneyard(from: index + 2) {
                    boneyards.append(note(index..<end, row: row))
                    omissions.append(index..<end)
                    index = end
                    continue
                }
                isBoneyardEndless = true
                diagnostics.append(
                    Diagnostic(
                        .warning, at: position(of: index, row: row),
                        "This boneyard is never closed, so it is read as text: close it with */ or take the /* away."))
            } else if has("[", "[", at: index), index >= barrenUntil {
                let (end, reached) = endOfNote(from: index + 2, row: row)
                if let end {
                    notes.append(note(index..<end, row: row))
                    omissions.append(index..<end)
                    index = end
                    continue
                }
                barrenUntil = reached
                diagnostics.append(
                    Diagnostic(
                        .warning, at: position(of: index, row: row),
                        "This note is not closed before the next empty line, so it is read as text: close it with ]] "
                            + "or put two spaces on the empty line."))
            }
            index += 1
        }
    }

    private func endOfBoneyard(from start: Int) -> Int? {
        var index = start
        while index + 1 < bytes.count {
            if has("*", "/", at: index) { return index + 2 }
            index += 1
        }
        return nil
    }

    /// A note may span lines, but not an empty one, unless that holds two spaces (Fountain 1.1, section Notes).
    private func endOfNote(from start: Int, row: Int) -> (end: Int?, reached: Int) {
        var row = row
        var index = start
        while row < ranges.count {
            while index < ranges[row].upperBound {
                if has("]", "]", at: index) { return (index + 2, index + 2) }
                index += 1
            }
            row += 1
            guard row < ranges.count else { break }
            index = ranges[row].lowerBound
            let line = bytes[ranges[row]]
            if line.count < 2, line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { break }
        }
        return (nil, index)
    }

    /// Asked for in ascending order; counts on from the last answer, so that a long line costs no more than a short one.
    private mutating func position(of index: Int, row: Int) -> SourcePosition {
        if counted.row != row { counted = (row, ranges[row].lowerBound, 1) }
        counted.column += scalars(in: counted.offset..<index)
        counted.offset = index
        return SourcePosition(line: row + 1, column: counted.column)
    }

    private func scalars(in range: Range<Int>) -> Int {
        bytes[range].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    private mutating func note(_ range: Range<Int>, row: Int) -> ScreenplayNote {
        var lastRow = row
        while lastRow + 1 < ranges.count, ranges[lastRow + 1].lowerBound < range.upperBound { lastRow += 1 }
        var text: [UInt8] = []
        for line in row...lastRow {
            let inner = ranges[line].clamped(to: range.lowerBound + 2..<range.upperBound - 2)
            if line > row { text.append(0x0A) }
            text += bytes[inner]
        }
        return ScreenplayNote(
            position: position(of: range.lowerBound, row: row), lastLine: lastRow + 1,
            text: String(decoding: text, as: UTF8.self))
    }

    /// Takes the omissions out. A line of which nothing else is left counts as not written, not as empty.
    private mutating func cutLines() {
        lines.reserveCapacity(ranges.count)
        var next = 0
        for (row, range) in ranges.enumerated() {
            while next < omissions.count, omissions[next].upperBound <= range.lowerBound { next += 1 }
            guard next < omissions.count, omissions[next].lowerBound < range.upperBound else {
                append(bytes[range], row: row, firstKept: range.lowerBound)
                continue
            }
            var kept: [UInt8] = []
            // Space before the first kept word goes with the omission beside it, unless the line begins with the word.
            var firstKept = -1
            var start = range.lowerBound
            var index = next
            while index < omissions.count, omissions[index].lowerBound < range.upperBound {
                keep(start..<max(start, omissions[index].lowerBound), in: &kept, first: &firstKept)
                start = omissions[index].upperBound
                index += 1
            }
            if start < range.upperBound { keep(start..<range.upperBound, in: &kept, first: &firstKept) }
            if kept.contains(where: { $0 != 0x20 && $0 != 0x09 }) { append(kept[...], row: row, firstKept: firstKept) }
        }
    }

    /// Joins what stands on both sides of an omission with one space, not two.
    private func keep(_ range: Range<Int>, in kept: inout [UInt8], first: inout Int) {
        var range = range
        if kept.isEmpty, bytes[range].contains(where: { $0 != 0x20 && $0 != 0x09 }) { first = range.lowerBound }
        if kept.isEmpty, range.lowerBound != first { return }
        if kept.last == 0x20, !range.isEmpty, bytes[range.lowerBound] == 0x20 {
            range = range.lowerBound + 1..<range.upperBound
        }
        kept += bytes[range]
    }

    private mutating func append(_ text: ArraySlice<UInt8>, row: Int, firstKept: Int) {
        let indent = text.prefix { $0 == 0x20 || $0 == 0x09 }.count
        let before = scalars(in: ranges[row].lowerBound..<firstKept)
        lines.append(
            SourceLine(
                number: row + 1, column: before + min(indent, text.count) + 1,
                text: String(decoding: text, as: UTF8.self)))
    }
}
