/// A scene heading, taken apart.
public struct SceneHeading: Hashable, Sendable {
    /// Which side of the wall the prefix names.
    public enum Prefix: Hashable, Sendable {
        case interior
        case exterior
        /// `EST.`, an establishing shot, outside.
        case establishing
        /// `INT./EXT.` and `I/E`.
        case both
    }

    /// The heading as written, without scene number and without the dot that forces it.
    public var text: String
    /// The prefix; nil for a forced heading without one.
    public var prefix: Prefix?
    /// What follows the prefix up to the time: the place. Empty when the heading has none.
    public var place: String
    /// The trailing parts that tell time, weather or continuity, such as `NIGHT` and `RAIN`.
    public var moments: [String]
    /// What stands between `#` and `#`.
    public var number: String?
    /// Written with a leading dot.
    public var isForced: Bool
}

extension SceneHeading {
    /// Takes a heading's text apart; nil when it is neither forced nor begins with a prefix of Fountain 1.1.
    init?(line: Substring, isForced: Bool) {
        let (text, number) = Self.withoutNumber(line)
        let prefix = Self.prefix(of: text)
        guard isForced || prefix != nil else { return nil }
        self.text = String(text)
        self.prefix = prefix?.kind
        self.number = number
        self.isForced = isForced
        (place, moments) = Self.placeAndMoments(in: text.dropFirst(prefix?.length ?? 0))
    }

    /// The scene number at the end, `#…#`, holds letters, digits, dots and dashes.
    private static func withoutNumber(_ line: Substring) -> (text: Substring, number: String?) {
        let line = line.trimmedEnd
        guard line.last == "#", let open = line.dropLast().lastIndex(of: "#") else { return (line, nil) }
        let number = line[line.index(after: open)...].dropLast()
        let isNumber = number.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || "0123456789.-".unicodeScalars.contains($0)
        }
        guard isNumber, !number.isEmpty else { return (line, nil) }
        return (line[..<open].trimmedEnd, String(number))
    }

    private static func prefix(of text: Substring) -> (kind: Prefix, length: Int)? {
        let start = text.prefix(9).uppercased()
        for (form, kind) in prefixes where start.hasPrefix(form) {
            let rest = text.dropFirst(form.count)
            guard let next = rest.first else { return (kind, form.count) }
            if next == "." || next == " " || next == "\t" { return (kind, form.count + 1) }
        }
        return nil
    }

    /// The longest first, so that `INT./EXT.` is not an `INT.` whose place is `/EXT.`.
    private static let prefixes: [(String, Prefix)] = [
        ("INT./EXT", .both), ("EXT./INT", .both), ("INT/EXT", .both), ("EXT/INT", .both), ("I./E", .both),
        ("I/E", .both), ("INT", .interior), ("EXT", .exterior), ("EST", .establishing),
    ]

    /// `KITCHEN - BACK DOOR - NIGHT - RAIN` is the place `KITCHEN - BACK DOOR` and the moments `NIGHT`, `RAIN`.
    private static func placeAndMoments(in text: Substring) -> (String, [String]) {
        var parts = [""]
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
            if word == "-" || word == "–" || word == "—" || word == "--" {
                parts.append("")
            } else {
                parts[parts.count - 1] += parts[parts.count - 1].isEmpty ? String(word) : " " + word
            }
        }
        parts.removeAll { $0.isEmpty }
        var moments: [String] = []
        while let last = parts.last, Prose(last).words.contains(where: MomentWords.all.contains) {
            // `INT. NIGHT CLUB` is a place, though a word of it tells time.
            if parts.count == 1, moments.isEmpty, Prose(last).words.count > 1 { break }
            moments.append(parts.removeLast())
        }
        return (parts.joined(separator: " - "), moments.reversed())
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without the spaces and tabs at the end.
    var trimmedEnd: Substring {
        var end = endIndex
        while end > startIndex {
            let before = index(before: end)
            guard self[before] == " " || self[before] == "\t" else { break }
            end = before
        }
        return self[..<end]
    }

    /// Without the spaces and tabs at either end.
    var trimmed: Substring { trimmedEnd.drop { $0 == " " || $0 == "\t" } }
}
