extension FountainOutline {
    /// A line of a screenplay, without the blanks around it.
    struct Line {
        private let bytes: ArraySlice<UInt8>
        /// Nothing but blanks.
        var isEmpty: Bool { bytes.isEmpty }
        /// Two blanks on an otherwise empty line keep dialogue going.
        let holdsDialogue: Bool

        init(_ line: ArraySlice<UInt8>) {
            var end = line.endIndex
            while end > line.startIndex, Line.isBlank(line[end - 1]) { end -= 1 }
            bytes = line[..<end].drop(while: Line.isBlank)
            holdsDialogue = bytes.isEmpty && line.count >= 2
        }

        private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

        /// The line as text.
        var string: String { String(decoding: bytes, as: UTF8.self) }

        /// A section, a synopsis, a page break, lyrics, a transition or centred text.
        var isAside: Bool {
            guard let first = bytes.first else { return false }
            return [UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: ">")].contains(first)
        }

        /// `!` says that it is prose.
        var isForcedAction: Bool { bytes.first == UInt8(ascii: "!") }

        /// `@` says that somebody speaks.
        var isForcedCue: Bool { bytes.first == UInt8(ascii: "@") }
    }
}

// MARK: Headings

extension FountainOutline.Line {
    /// `.` before a letter or a number.
    var isForcedHeading: Bool {
        guard bytes.first == UInt8(ascii: "."), let next = string.unicodeScalars.dropFirst().first else { return false }
        return next.properties.isAlphabetic || next.properties.numericType != nil
    }

    /// The longest first, so that `INT./EXT.` is not an `INT.` that `/` follows.
    private static let prefixes = [
        "INT./EXT", "EXT./INT", "INT/EXT", "EXT/INT", "I./E", "I/E", "INT", "EXT", "EST",
    ].map { Array($0.utf8) }

    /// Begins with one of the prefixes of Fountain 1.1, and then a dot or a blank.
    var isHeading: Bool {
        guard let prefix = Self.prefixes.first(where: { begins(with: $0) }) else { return false }
        let rest = bytes.dropFirst(prefix.count)
        guard let next = rest.first else { return true }
        return next == UInt8(ascii: ".") || next == 0x20 || next == 0x09 || Self.isSceneNumber(rest)
    }

    /// In whatever case.
    private func begins(with prefix: [UInt8]) -> Bool {
        bytes.count >= prefix.count
            && zip(bytes, prefix).allSatisfy { ((0x61...0x7A).contains($0) ? $0 & 0xDF : $0) == $1 }
    }

    /// `#…#` with letters, digits, dots and dashes, directly behind the prefix.
    private static func isSceneNumber(_ rest: ArraySlice<UInt8>) -> Bool {
        let inner = rest.dropFirst().dropLast()
        guard rest.first == UInt8(ascii: "#"), rest.last == UInt8(ascii: "#"), !inner.isEmpty else { return false }
        return String(decoding: inner, as: UTF8.self).unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || "0123456789.-".unicodeScalars.contains($0)
        }
    }
}

// MARK: Cues

extension FountainOutline.Line {
    /// A character cue's line: capitals throughout, except inside the brackets of an extension.
    var isCue: Bool {
        guard bytes.last != UInt8(ascii: ")"), bytes.last != UInt8(ascii: "^") else {
            return Self.isShouted(bytes[..<(bytes.firstIndex(of: UInt8(ascii: "(")) ?? bytes.endIndex)])
        }
        return Self.isShouted(bytes)
    }

    /// Has letters, and none of them is a small one.
    private static func isShouted(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.contains(where: { (0x61...0x7A).contains($0) }) { return false }
        var hasLetter = bytes.contains { (0x41...0x5A).contains($0) }
        guard bytes.contains(where: { $0 >= 0x80 }) else { return hasLetter }
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where !scalar.isASCII {
            if scalar.properties.isLowercase { return false }
            hasLetter = hasLetter || scalar.properties.isAlphabetic
        }
        return hasLetter
    }
}
