/// What a schema accepts and writes, as data: JSON Schema and TypeScript types are made from it.
public indirect enum Shape: Sendable {
    case bool
    /// `true` and nothing else.
    case onlyTrue
    /// A whole number.
    case integer(from: Int64, through: Int64)
    /// Any number.
    case number(from: Double, through: Double)
    case string(StringShape)
    /// A string that has a name of its own, such as `NodeID`.
    case alias(String, help: String, StringShape)
    /// One of these strings, under a name of its own.
    case choice(String, help: String, [String])
    /// So many elements.
    case list(Shape, count: ClosedRange<Int>)
    /// An object whose names match a pattern.
    case map(names: String, Shape)
    case object(ObjectShape)
    case orNull(Shape)
    /// One of several, under a name of its own; nil for a union that has none.
    case union(String?, help: String, [Shape])
    /// A shape that may contain itself, by its name; asked for only when it is needed.
    case deferred(String, @Sendable () -> Shape)
}

/// What a string must be like.
public struct StringShape: Sendable {
    /// The least number of characters.
    public let minimum: Int
    /// The greatest number of characters.
    public let limit: Int?
    /// A regular expression of ECMA-262 that canonical texts match.
    public let pattern: String?
    /// A format of JSON Schema, such as `date-time`.
    public let format: String?

    /// A shape from its parts.
    public init(minimum: Int = 0, limit: Int? = nil, pattern: String? = nil, format: String? = nil) {
        self.minimum = minimum
        self.limit = limit
        self.pattern = pattern
        self.format = format
    }
}

/// An object with named members and no others.
public struct ObjectShape: Sendable {
    /// A member of an object.
    public struct Member: Sendable {
        /// Its name.
        public let name: String
        /// What stands behind it.
        public let shape: Shape
        /// Whether it may be absent.
        public let isOptional: Bool
        /// What it means.
        public let help: String
        /// For the member that names the case of a union: the one text it has.
        public let constant: String?
    }

    /// What it is called in the OpenAPI document and in TypeScript.
    public let name: String
    /// What it is.
    public let help: String
    /// Its members, in the order they are written.
    public let members: [Member]
}
