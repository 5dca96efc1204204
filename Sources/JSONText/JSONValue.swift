/// A JSON text (RFC 8259) as a value: members keep their order, whole numbers are exact.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number written without point and exponent that 64 bits hold.
    case integer(Int64)
    /// Any other number, as it was written.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// Members in the order they were written, no name twice.
    case object([JSONMember])
}

/// A name and a value in an object.
public struct JSONMember: Hashable, Sendable {
    /// The member's name.
    public let name: String
    /// What stands behind it.
    public let value: JSONValue

    /// A member from its parts.
    public init(_ name: String, _ value: JSONValue) {
        self.name = name
        self.value = value
    }
}

extension JSONValue {
    /// The value behind a name; nil when there is none, or this is no object.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// What it is, as the end of a sentence.
    package var kind: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .integer, .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

/// Why bytes are not a JSON text that Backlot reads.
public struct JSONError: Error, Hashable, Sendable {
    /// Where the offending byte stands, counted from 0.
    public let offset: Int
    /// The JSON pointer (RFC 6901) of the innermost value that was being read.
    public internal(set) var pointer: String
    /// One sentence on what is wrong.
    public let detail: String
}
