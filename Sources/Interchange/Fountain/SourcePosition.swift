/// A place in a screenplay's text as an editor shows it.
public struct SourcePosition: Hashable, Comparable, Sendable {
    /// The line, from 1. Line ends are LF, CR and CRLF.
    public var line: Int
    /// The column, from 1, counted in Unicode scalars; a tab is one column.
    public var column: Int

    /// A place from its line and column.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// In reading order.
    public static func < (left: Self, right: Self) -> Bool { (left.line, left.column) < (right.line, right.column) }
}

/// Something odd in a screenplay: where, how bad, and a sentence that says what to do.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    /// How much it matters.
    public enum Severity: String, Hashable, Sendable {
        /// Worth knowing; what was read is very likely what was meant.
        case note
        /// What was read may not be what was meant.
        case warning
        /// Something that was written is not in the result.
        case error
    }

    /// Where it is.
    public var position: SourcePosition
    /// How much it matters.
    public var severity: Severity
    /// What is odd and what to do, as one or two sentences.
    public var sentence: String

    /// A finding from its parts.
    public init(_ severity: Severity, at position: SourcePosition, _ sentence: String) {
        self.position = position
        self.severity = severity
        self.sentence = sentence
    }

    /// `12:4: warning: …`, the form that editors jump to.
    public var description: String { "\(position.line):\(position.column): \(severity.rawValue): \(sentence)" }
}
