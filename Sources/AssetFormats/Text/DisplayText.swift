/// Text of strangers, made fit to be shown.
enum DisplayText {
    /// One line: blanks collapsed to one, nothing that is invisible or turns the direction of reading, cut at a whole
    /// character so that it takes at most so many bytes of UTF-8.
    static func line(_ text: some StringProtocol, byteLimit: Int) -> String {
        clipped(cleaned(text), byteLimit: byteLimit)
    }

    /// One line of whatever length.
    static func cleaned(_ text: some StringProtocol) -> String {
        var line = String.UnicodeScalarView()
        var isBlankDue = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                isBlankDue = !line.isEmpty
            } else if !isHidden(scalar) {
                if isBlankDue { line.append(" ") }
                isBlankDue = false
                line.append(scalar)
            }
        }
        return String(line)
    }

    /// The beginning that takes at most so many bytes: whole characters, or of one that is longer, whole scalars.
    static func clipped(_ line: String, byteLimit: Int) -> String {
        guard line.utf8.count > byteLimit else { return line }
        var bytes = 0
        var end = line.startIndex
        for index in line.indices {
            bytes += line[index].utf8.count
            guard bytes <= byteLimit else { break }
            end = line.index(after: index)
        }
        if end == line.startIndex {
            bytes = 0
            for index in line.unicodeScalars.indices {
                bytes += UTF8.width(line.unicodeScalars[index])
                guard bytes <= byteLimit else { break }
                end = line.unicodeScalars.index(after: index)
            }
        }
        var beginning = line[..<end]
        while beginning.last == " " { beginning.removeLast() }
        return String(beginning)
    }

    /// Control characters, marks of direction, characters without width, and what is no character; the marks that choose
    /// between two looks of the character before stay.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format: return true
        default:
            return properties.isNoncharacterCodePoint
                || (properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector)
        }
    }
}
