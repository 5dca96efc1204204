/// How a value is spelled in a string, in a path, a query or a header.
public struct TextForm<Content>: Sendable {
    /// What the spelling is like, as data.
    public let shape: Shape
    /// What must stand there, as the end of a sentence.
    public let expectation: String
    let pattern: String
    let parse: @Sendable (String) -> Content?
    let print: @Sendable (Content) -> String

    /// A form with a name of its own. `pattern` is a regular expression of ECMA-262 that what is printed matches; more
    /// may be read.
    public init(
        _ name: String, _ help: String, pattern: String, length: ClosedRange<Int>, format: String? = nil,
        expecting expectation: String, parse: @escaping @Sendable (String) -> Content?,
        print: @escaping @Sendable (Content) -> String
    ) {
        let string = StringShape(
            minimum: length.lowerBound, limit: length.upperBound, pattern: pattern, format: format)
        shape = .alias(name, help: help, string)
        self.pattern = pattern
        self.expectation = expectation
        self.parse = parse
        self.print = print
    }

    /// A form without a name.
    init(
        shape: Shape, expectation: String, pattern: String, parse: @escaping @Sendable (String) -> Content?,
        print: @escaping @Sendable (Content) -> String
    ) {
        self.shape = shape
        self.expectation = expectation
        self.pattern = pattern
        self.parse = parse
        self.print = print
    }
}
