/// Why bytes are not a message of the graph codec (`Docs/codec.md`).
public struct CodecError: Error, Hashable, Sendable {
    /// What is wrong; the raw values cross to the page and never change.
    public enum Code: UInt8, Hashable, Sendable, CaseIterable {
        /// The bytes end too soon.
        case truncated = 1
        /// Bytes follow the message or a length-prefixed part of it.
        case trailingBytes = 2
        /// The first byte names another kind of message.
        case wrongMessage = 3
        /// Written by a version this build does not read.
        case unsupportedVersion = 4
        /// A tag that this version does not define, where skipping would change the meaning.
        case unknownTag = 5
        /// A number with superfluous bytes, or beyond its type or range.
        case badNumber = 6
        /// A text that is not UTF-8.
        case badText = 7
        /// A name that is not `[a-z][a-z0-9_]*` of at most 64 bytes.
        case badKey = 8
        /// Keys or ids that do not ascend.
        case notAscending = 9
        /// A value that has a shorter or another form: each value has one.
        case notCanonical = 10
        /// Lists and records deeper than ``GraphLimits/valueDepth``.
        case tooDeep = 11
        /// Beyond one of ``GraphLimits``.
        case tooLarge = 12
        /// Parts that contradict each other, such as a wire to a node that is not there.
        case inconsistent = 13
    }

    /// What is wrong.
    public let code: Code
    /// The offset of the offending byte from the message's start.
    public let offset: Int

    /// An error at an offset.
    public init(_ code: Code, at offset: Int) {
        self.code = code
        self.offset = offset
    }

    /// One sentence for a log or a person.
    public var message: String {
        let what =
            switch code {
            case .truncated: "the data ends too soon"
            case .trailingBytes: "there is data behind the end"
            case .wrongMessage: "this is another kind of data"
            case .unsupportedVersion: "it was written by another version of Backlot"
            case .unknownTag: "it uses something this version of Backlot does not know"
            case .badNumber: "a number is malformed"
            case .badText: "a text is not UTF-8"
            case .badKey: "a name is malformed"
            case .notAscending: "entries are out of order or doubled"
            case .notCanonical: "a value is not in its one proper form"
            case .tooDeep: "values are nested too deeply"
            case .tooLarge: "it is larger than Backlot accepts"
            case .inconsistent: "its parts contradict each other"
            }
        return Sentence("Not readable at byte \(offset): \(what).").text
    }
}
