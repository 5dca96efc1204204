/// Text as a terminal shows it: in cells, of which some characters take two.
enum TextCells {
    /// The text without anything that a terminal would take for a command or that turns its direction; people choose
    /// titles as they like.
    static func plain(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { plain.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar) }
        return String(plain)
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
    }

    /// How many cells a text takes.
    static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

    /// East Asian wide characters and pictures take two (Unicode Standard Annex 11, in its coarse blocks).
    private static func width(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first?.value else { return 0 }
        let isWide =
            switch first {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
                true
            default: false
            }
        return isWide ? 2 : 1
    }

    /// The text in at most so many cells; the end of a longer one is an ellipsis.
    static func fit(_ text: String, in limit: Int) -> String {
        guard width(text) > limit else { return text }
        var taken = 1
        let kept = text.prefix { character in
            taken += width(character)
            return taken <= limit
        }
        return limit > 0 ? kept + "…" : ""
    }

    /// Rows as lines, each column as wide as its widest cell and none wider than its limit; the last one as it is.
    static func table(_ rows: [[String]], limits: [Int]) -> [String] {
        let cut = rows.map { row in zip(row, limits).map { fit(plain($0), in: $1) } + row.dropFirst(limits.count) }
        let widths = limits.indices.map { column in
            cut.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0
        }
        return cut.map { row in
            let cells = row.enumerated().map { column, text in
                column < widths.count && column < row.count - 1
                    ? text + String(repeating: " ", count: widths[column] - width(text)) : text
            }
            return cells.joined(separator: "  ")
        }
    }
}
