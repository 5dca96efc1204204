/// Why a view cannot be read from a node's fields and inputs: where, and a sentence that says what is allowed.
public struct PayloadError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of fault.
    public enum Code: String, Hashable, Sendable {
        /// The value has not the shape that a payload has; a fault of the program that made it.
        case malformed
        /// A node of another kind stands where this kind is read.
        case wrongKind
        /// A field holds something outside its type or range.
        case badField
        /// A required input has no wire.
        case missingInput
        /// Fields are allowed one by one but not together.
        case contradiction
    }

    /// What sort of fault it is.
    public let code: Code
    /// Where, from the payload's top: `fields.focal_length`, `inputs.character[1].wire.looks_at`.
    public let path: String
    /// One sentence for the film-maker.
    public let message: String

    /// An error from its parts.
    public init(_ code: Code, path: String, message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    /// The sentence with its place.
    public var description: String { path.isEmpty ? message : "\(message) (\(path))" }
}
