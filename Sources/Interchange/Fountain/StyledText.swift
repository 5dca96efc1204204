/// How a run of text stands out (Fountain 1.1, section Emphasis).
public struct TextStyle: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// A set of styles from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `*italics*`.
    public static let italic = TextStyle(rawValue: 1)
    /// `**bold**`.
    public static let bold = TextStyle(rawValue: 2)
    /// `_underline_`.
    public static let underline = TextStyle(rawValue: 4)
}

/// Text of one style.
public struct StyledRun: Hashable, Sendable {
    /// The text without its marks.
    public var text: String
    /// Its style; empty for plain text.
    public var style: TextStyle

    /// A run from its parts.
    public init(_ text: String, _ style: TextStyle = []) {
        self.text = text
        self.style = style
    }
}

/// Text with emphasis, as runs in reading order; neighbours differ in style and none is empty.
public struct StyledText: Hashable, Sendable {
    /// The runs.
    public private(set) var runs: [StyledRun]

    /// No text.
    public init() { runs = [] }

    /// Text without emphasis.
    public init(plain text: String) { runs = text.isEmpty ? [] : [StyledRun(text)] }

    /// The text without marks and styles.
    public var plain: String { runs.count == 1 ? runs[0].text : runs.reduce(into: "") { $0 += $1.text } }

    /// There is no text.
    public var isEmpty: Bool { runs.isEmpty }

    /// Some of the text is emphasised.
    public var isEmphasised: Bool { runs.contains { !$0.style.isEmpty } }

    /// Adds a run at the end, joining it with the last one where the styles agree.
    public mutating func append(_ text: String, _ style: TextStyle = []) {
        guard !text.isEmpty else { return }
        if let last = runs.indices.last, runs[last].style == style {
            runs[last].text += text
        } else {
            runs.append(StyledRun(text, style))
        }
    }

    /// Adds another text as a new line.
    mutating func appendLine(_ line: StyledText) {
        append("\n", runs.last?.style.intersection(line.runs.first?.style ?? []) ?? [])
        for run in line.runs { append(run.text, run.style) }
    }
}
