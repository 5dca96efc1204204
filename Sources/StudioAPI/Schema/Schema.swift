public import JSONText

/// The hand-made description of a body, from which its reading, checking, writing, JSON Schema and TypeScript type
/// derive. There is nothing about a body that is stated anywhere else.
public struct Schema<Content>: Sendable {
    /// What it accepts and writes, as data.
    public let shape: Shape
    let reads: @Sendable (JSONValue, inout SchemaReading) -> Content?
    let writes: @Sendable (Content, inout JSONWriter) -> Void

    init(
        shape: Shape, reads: @escaping @Sendable (JSONValue, inout SchemaReading) -> Content?,
        writes: @escaping @Sendable (Content, inout JSONWriter) -> Void
    ) {
        self.shape = shape
        self.reads = reads
        self.writes = writes
    }

    /// Reads a body. Throws every problem there is (at most ``SchemaReading/limit``), not only the first.
    public func decode(_ bytes: [UInt8]) throws(MalformedBody) -> Content {
        let value: JSONValue
        do throws(JSONError) { value = try JSONValue(reading: bytes) } catch {
            throw MalformedBody([
                FieldProblem(pointer: error.pointer, detail: "\(error.detail) (Byte \(error.offset) of the body.)")
            ])
        }
        return try decode(value)
    }

    /// Reads a value. Throws every problem there is.
    public func decode(_ value: JSONValue) throws(MalformedBody) -> Content {
        var reading = SchemaReading()
        guard let content = reads(value, &reading), reading.problems.isEmpty else {
            throw MalformedBody(reading.problems)
        }
        return content
    }

    /// The JSON text, without blanks, members in the order they are declared.
    public func encode(_ content: Content) -> [UInt8] {
        var writer = JSONWriter()
        writes(content, &writer)
        return writer.bytes
    }

    /// Writes the JSON text where the writer stands.
    public func encode(_ content: Content, to writer: inout JSONWriter) { writes(content, &writer) }
}

/// One thing that is wrong with a request, with its place.
public struct FieldProblem: Hashable, Sendable {
    /// Where in a request something is wrong.
    public enum Place: Hashable, Sendable {
        /// A JSON pointer (RFC 6901) into the body; empty for the whole of it.
        case body(String)
        /// A parameter of path or query, or a header, by name.
        case parameter(String)
    }

    /// Where.
    public let place: Place
    /// One sentence: what is wrong, and what would be right.
    public let detail: String

    /// A problem in the body.
    public init(pointer: String, detail: String) {
        place = .body(pointer)
        self.detail = detail
    }

    /// A problem of a parameter or header.
    public init(parameter: String, detail: String) {
        place = .parameter(parameter)
        self.detail = detail
    }
}

/// A body that its schema does not accept.
public struct MalformedBody: Error, Hashable, Sendable {
    /// What is wrong; at least one problem.
    public let problems: [FieldProblem]

    init(_ problems: [FieldProblem]) {
        self.problems =
            problems.isEmpty ? [FieldProblem(pointer: "", detail: "The body does not have the right form.")] : problems
    }
}

/// What a reading has met so far: where it is, and what was wrong.
struct SchemaReading {
    /// More problems than this help nobody.
    static let limit = 32

    private enum Step {
        case member(String)
        case index(Int)
    }

    private var path: [Step] = []
    private(set) var problems: [FieldProblem] = []

    /// Whether there is no room for more problems, so that nothing more needs to be read.
    var isFull: Bool { problems.count >= SchemaReading.limit }

    /// Notes a problem with the value at hand; the result is the nil that the reading then gives.
    mutating func fail<Content>(_ detail: String, of type: Content.Type = Content.self) -> Content? {
        if !isFull { problems.append(FieldProblem(pointer: pointer, detail: detail)) }
        return nil
    }

    /// Notes a problem with a member of the object at hand.
    mutating func fail(member name: String, _ detail: String) {
        path.append(.member(name))
        defer { path.removeLast() }
        _ = fail(detail, of: Never.self)
    }

    /// Reads something inside a member.
    mutating func inside<Content>(member name: String, _ body: (inout SchemaReading) -> Content?) -> Content? {
        path.append(.member(name))
        defer { path.removeLast() }
        return body(&self)
    }

    /// Reads something inside an element.
    mutating func inside<Content>(index: Int, _ body: (inout SchemaReading) -> Content?) -> Content? {
        path.append(.index(index))
        defer { path.removeLast() }
        return body(&self)
    }

    private var pointer: String {
        path.map { step in
            switch step {
            case .member(let name): "/" + JSONPointer.escaped(name)
            case .index(let index): "/\(index)"
            }
        }.joined()
    }
}
