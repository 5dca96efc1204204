/// Why the studio does not take a file: for a program a code, for a film-maker what the file is and what to do.
public struct FormatRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Kinds of refusal.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// The file has no bytes.
        case empty
        /// Nothing says what the file is.
        case unknown
        /// The file is of a known kind that the studio does not read.
        case unsupported
        /// The file is of a kind that is read, and breaks its rules.
        case damaged
        /// The file ends before what it announces.
        case truncated
        /// The file, or what it would take to show it, is too large.
        case tooLarge = "too_large"
        /// The file is two things at once, or something hangs behind its end.
        case polyglot
        /// The file is a package of other files.
        case archive
        /// The file is a program or a script.
        case program
        /// The file is a model in a format that can run code when it is opened.
        case unsafeModel = "unsafe_model"
        /// The file is a web page or a drawing that can run code when it is shown.
        case activeContent = "active_content"
        /// The file is a document of an office program or for print.
        case document
        /// The file is a list of other files or addresses.
        case playlist
        /// The file is text in another encoding than UTF-8.
        case encoding
        /// The file is text, but no screenplay.
        case plainText = "plain_text"
    }

    /// What kind of refusal it is.
    public let code: Code
    /// What is wrong and what to do, as one sentence.
    public let message: String

    /// A refusal from its parts.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The sentence.
    public var description: String { message }
}

extension FormatRefusal {
    /// The file ends before what it announces.
    static func truncated(_ format: FileFormat) -> FormatRefusal {
        FormatRefusal(.truncated, "This \(format.title) ends too early: copy or export it again.")
    }

    /// The file breaks its format's rules; the detail says how, as a sentence in brackets.
    static func damaged(_ format: FileFormat, _ detail: String) -> FormatRefusal {
        FormatRefusal(.damaged, "This \(format.title) is damaged (\(detail)): copy or export it again.")
    }
}

extension BinaryInteger {
    /// The number with a comma between groups of three digits.
    var grouped: String {
        var text = ""
        let digits = String(magnitude)
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }
}
