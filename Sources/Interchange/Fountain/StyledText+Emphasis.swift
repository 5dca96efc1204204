extension StyledText {
    /// Reads the emphasis of one line (Fountain 1.1, section Emphasis).
    ///
    /// `*`, `**`, `***` and `_` open before a character that is not a space and close behind one; each kind pairs with
    /// its nearest opener, independently of the others, so styles may overlap. A mark without a partner stays text, and
    /// a backslash makes a mark text. One pass finds the marks, one pairs them, one cuts: linear in the line's length.
    init(emphasisIn line: String) {
        let bytes = Array(line.utf8)
        guard bytes.contains(where: { $0 == EmphasisMark.star || $0 == EmphasisMark.underscore }) else {
            self.init(plain: line)
            return
        }
        var marks = EmphasisMark.marks(in: bytes)
        EmphasisMark.pair(&marks)
        self.init()
        var style: TextStyle = []
        var start = 0
        for mark in marks {
            append(String(decoding: bytes[start..<mark.offset], as: UTF8.self), style)
            // What is left of a run of stars that is only partly used stays outside the styled text.
            let leftover = String(decoding: bytes[mark.offset..<mark.offset + mark.length - mark.used], as: UTF8.self)
            if !mark.opens.isEmpty { append(leftover, style) }
            style = style.subtracting(mark.closes).union(mark.opens)
            if mark.opens.isEmpty { append(leftover, style) }
            start = mark.offset + mark.length
        }
        append(String(decoding: bytes[start...], as: UTF8.self), style)
    }
}

/// A run of stars, an underscore, or the backslash of an escape.
private struct EmphasisMark {
    static let star = UInt8(ascii: "*")
    static let underscore = UInt8(ascii: "_")
    static let backslash = UInt8(ascii: "\\")

    /// The byte at which the mark begins.
    var offset: Int
    /// Its bytes.
    var length: Int
    /// The styles the mark can stand for.
    var styles: TextStyle
    var canOpen: Bool
    var canClose: Bool
    /// What pairing found.
    var opens: TextStyle = []
    var closes: TextStyle = []

    /// The bytes that go away: those of the styles that found a partner, or an escape's backslash.
    var used: Int {
        if styles.isEmpty { return length }
        return [opens, closes].reduce(0) { sum, set in
            sum + (set.contains(.italic) ? 1 : 0) + (set.contains(.bold) ? 2 : 0) + (set.contains(.underline) ? 1 : 0)
        }
    }

    static func marks(in bytes: [UInt8]) -> [EmphasisMark] {
        var marks: [EmphasisMark] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == backslash, index + 1 < bytes.count, bytes[index + 1] == star || bytes[index + 1] == underscore {
                marks.append(EmphasisMark(offset: index, length: 1, styles: [], canOpen: false, canClose: false))
                index += 2
                continue
            }
            guard byte == star || byte == underscore else {
                index += 1
                continue
            }
            let start = index
            repeat { index += 1 } while byte == star && index < bytes.count && bytes[index] == star
            guard let styles = styles(of: byte, length: index - start) else { continue }
            marks.append(
                EmphasisMark(
                    offset: start, length: index - start, styles: styles,
                    canOpen: index < bytes.count && !isSpace(bytes[index]),
                    canClose: start > 0 && !isSpace(bytes[start - 1])))
        }
        return marks
    }

    static func pair(_ marks: inout [EmphasisMark]) {
        for style in [TextStyle.italic, .bold, .underline] {
            var opener: Int?
            for index in marks.indices where marks[index].styles.contains(style) {
                if let open = opener, marks[index].canClose {
                    marks[open].opens.insert(style)
                    marks[index].closes.insert(style)
                    opener = nil
                } else if marks[index].canOpen {
                    opener = index
                }
            }
        }
    }

    /// Four stars and more are ornament, not emphasis.
    private static func styles(of byte: UInt8, length: Int) -> TextStyle? {
        guard byte == star else { return .underline }
        return switch length {
        case 1: .italic
        case 2: .bold
        case 3: [.italic, .bold]
        default: nil
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A }
}
