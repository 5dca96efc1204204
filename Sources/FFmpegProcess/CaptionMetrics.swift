internal import Glibc

/// How wide text becomes in Inter Medium, closely enough to cut it where its room ends.
enum CaptionMetrics {
    /// Advances of the printable ASCII characters in thousandths of the size, as the font's metrics table states them.
    private static let advances: [Int] = [
        265, 294, 400, 637, 643, 828, 651, 217, 378, 378, 522, 666, 288, 463, 283, 368, 646, 473, 613,
        644, 654, 620, 636, 579, 631, 636, 283, 288, 666, 666, 666, 526, 968, 700, 654, 735, 722, 603,
        586, 749, 742, 270, 552, 664, 564, 898, 747, 768, 639, 768, 645, 643, 651, 738, 700, 978, 666,
        685, 639, 378, 368, 378, 475, 460, 497, 569, 626, 568, 626, 587, 369, 617, 602, 249, 249, 556,
        249, 884, 597, 602, 617, 617, 384, 536, 372, 594, 566, 825, 551, 566, 551, 378, 342, 378, 666,
    ]

    /// The width in pixels.
    static func width(_ text: String, size: Double) -> Double {
        let thousandths = text.unicodeScalars.reduce(0) { $0 + advance($1) }
        return Double(thousandths) * size / 1000
    }

    private static func advance(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 32..<127: advances[Int(scalar.value) - 32]
        // Ideographs, syllables, kana and pictures fill the square.
        case 0x1100..<0x1200, 0x2e80..<0xd800, 0xf900..<0xfb00, 0xff00..<0xff61, 0x10000...: 1000
        default: scalar.properties.numericType == nil && scalar.properties.isUppercase ? 740 : 640
        }
    }

    /// One line that fits: control characters and line breaks become spaces, and what is too long ends in an ellipsis.
    static func fitting(_ text: String, size: Double, room: Double) -> String {
        let line = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator, .format: " "
                    default: scalar
                    }
                }))
        guard width(line, size: size) > room else { return line }
        var kept = ""
        var used = width("…", size: size)
        for character in line {
            used += width(String(character), size: size)
            if used > room { break }
            kept.append(character)
        }
        while let last = kept.last, " -–,.:;".contains(last) { kept.removeLast() }
        return kept + "…"
    }
}

/// The typeface of contact sheets.
enum SheetFont {
    /// Where Debian's `fonts-inter` and others put Inter.
    private static let folders = [
        "/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/inter", "/usr/share/fonts/inter",
    ]

    /// The filter's option that chooses it; without Inter, the system's plain face.
    static func option(isBold: Bool) -> String {
        let name = isBold ? "Inter-SemiBold" : "Inter-Medium"
        for folder in folders {
            for suffix in ["otf", "ttf"] {
                let path = "\(folder)/\(name).\(suffix)"
                if access(path, R_OK) == 0 { return "fontfile=\(path)" }
            }
        }
        return "font=Sans"
    }
}
