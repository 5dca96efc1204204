extension CharacterCue {
    /// Takes a cue's line apart: `HANS (on the radio) (CONT'D)` is the name and two extensions.
    init(line: Substring, isForced: Bool) {
        var rest = line.trimmed
        var extensions: [String] = []
        while rest.last == ")", let open = rest.lastIndex(of: "(") {
            extensions.append(String(rest[rest.index(after: open)...].dropLast().trimmed))
            rest = rest[..<open].trimmedEnd
        }
        self.name = StyledText(emphasisIn: String(rest)).plain
        self.extensions = extensions.reversed()
        self.isForced = isForced
    }
}

extension TitlePageEntry {
    /// The keys of Fountain 1.1 and those that its editors write, in lower case.
    static let knownKeys: Set<String> = [
        "title", "credit", "author", "authors", "source", "draft date", "date", "contact", "copyright", "notes",
        "revision", "episode", "series", "language", "format", "rate", "aspect", "look",
    ]
}

extension Substring {
    /// Has letters, and none of them is a small one.
    var isShouted: Bool {
        var hasLetter = false
        for scalar in unicodeScalars {
            if scalar.isASCII {
                if scalar >= "a", scalar <= "z" { return false }
                if scalar >= "A", scalar <= "Z" { hasLetter = true }
            } else if scalar.properties.isLowercase {
                return false
            } else if scalar.properties.isAlphabetic {
                hasLetter = true
            }
        }
        return hasLetter
    }

    /// A character cue's line: capitals throughout, except inside the brackets of an extension.
    var isCue: Bool {
        guard utf8.last != UInt8(ascii: ")") && utf8.last != UInt8(ascii: "^") else {
            let name = self[..<(firstIndex(of: "(") ?? endIndex)]
            return name.isShouted
        }
        return isShouted
    }
}
