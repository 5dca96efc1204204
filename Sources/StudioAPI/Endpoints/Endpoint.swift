public import Access
import JSONText

/// The methods of HTTP that the studio uses.
public enum RequestMethod: String, CaseIterable, Sendable {
    case get = "GET"
    case head = "HEAD"
    case options = "OPTIONS"
    case post = "POST"
    case patch = "PATCH"
    case delete = "DELETE"
}

/// Who may send a request at all; what they may do then is for `AccessPolicy`.
public enum Caller: String, Sendable {
    /// Anybody.
    case anyone
    /// Whoever has a session or a key.
    case signedIn
    /// The person at the machine, over the studio's local socket.
    case atTheMachine
}

/// What an endpoint answers with when all goes well, as data.
public enum AnswerDescription: Sendable {
    /// A JSON text, with an example of it.
    case json(Shape, example: [UInt8])
    /// Nothing.
    case nothing
    /// Bytes of that media type.
    case bytes(String)
}

/// Everything that can be said of an endpoint without its types: the OpenAPI document and the table of TypeScript are
/// made from it, and the server's routes.
public struct EndpointDescription: Sendable {
    /// Its name in the OpenAPI document and in TypeScript, such as `startRun`.
    public let name: String
    /// The method.
    public let method: RequestMethod
    /// The path, with `{name}` where a parameter stands.
    public let path: String
    /// One sentence on what it does.
    public let summary: String
    /// Who may call it.
    public let caller: Caller
    /// What the caller must be allowed; in the project that the path names, else in the studio.
    public let permission: Permission?
    /// What it reads from a request.
    public let inputs: [InputDescription]
    /// What it answers with.
    public let answer: AnswerDescription
    /// The status of that answer.
    public let status: Int
    /// Statuses that come with the same body when all is not well.
    public let otherStatuses: [Int]
    /// The kinds of problem it can answer with, by status.
    public let problems: [ProblemKind]
    /// The most bytes its body may have; 0 when there is none.
    public let bodyLimit: Int
}

/// An endpoint of the studio, declared once: reading a request, writing the answer, documentation and TypeScript all come
/// from here.
public struct Endpoint<Request, Answer>: Sendable {
    /// What can be said of it without its types.
    public let description: EndpointDescription
    private let reads: @Sendable (any IncomingRequest, inout RequestReading) -> Request?
    private let answer: AnswerForm<Answer>

    init<each Part>(
        _ name: String, _ method: RequestMethod, _ path: String, _ summary: String, for caller: Caller = .signedIn,
        needs permission: Permission? = nil, answer: AnswerForm<Answer>, problems: [ProblemKind] = [],
        bodyLimit: Int = 64 << 10, _ inputs: repeat Input<each Part>,
        make: @escaping @Sendable (repeat each Part) -> Request
    ) {
        var descriptions: [InputDescription] = []
        for input in repeat each inputs { descriptions.append(input.description) }
        let hasBody = descriptions.contains { if case .parameter = $0 { false } else { true } }
        description = EndpointDescription(
            name: name, method: method, path: path, summary: summary, caller: caller, permission: permission,
            inputs: descriptions, answer: answer.description, status: answer.status,
            otherStatuses: answer.otherStatuses,
            problems: EndpointRules.problems(
                problems, method: method, caller: caller, permission: permission, inputs: descriptions),
            bodyLimit: hasBody ? bodyLimit : 0)
        self.answer = answer
        reads = { request, reading in
            let parts = (repeat (each inputs).reads(request, &reading))
            do throws(MissingInput) { return make(repeat try input(each parts)) } catch { return nil }
        }
    }

    /// Reads a request. Throws a problem with everything that is wrong with it.
    public func read(_ request: some IncomingRequest) throws(Problem) -> Request {
        let limit = description.bodyLimit
        guard request.body.count <= limit else {
            throw Problem(
                .tooLarge, limit == 0 ? "This request has no body." : "A body has at most \(limit) bytes here.")
        }
        var reading = RequestReading()
        let content = reads(request, &reading)
        if let refusal = reading.refusal { throw refusal }
        guard let content, reading.problems.isEmpty else { throw Problem(malformed: reading.problems) }
        return content
    }

    /// Writes the answer's body, empty where there is none.
    public func encode(_ answer: Answer) -> [UInt8] {
        var writer = JSONWriter()
        self.answer.writes(answer, &writer)
        return writer.bytes
    }

    /// Reads the body of an answer, as a client does. Throws what is wrong with it; an answer that is not JSON is read
    /// by nobody here.
    public func decode(answer bytes: [UInt8]) throws(MalformedBody) -> Answer {
        guard let reads = answer.reads else { throw MalformedBody([]) }
        return try reads(bytes)
    }
}

/// What an endpoint answers with when all goes well.
struct AnswerForm<Answer>: Sendable {
    let description: AnswerDescription
    let status: Int
    var otherStatuses: [Int] = []
    let writes: @Sendable (Answer, inout JSONWriter) -> Void
    var reads: (@Sendable ([UInt8]) throws(MalformedBody) -> Answer)?

    /// A JSON text.
    static func json(
        _ schema: Schema<Answer>, example: Answer, status: Int = 200, otherStatuses: [Int] = []
    ) -> AnswerForm {
        AnswerForm(
            description: .json(schema.shape, example: schema.encode(example)), status: status,
            otherStatuses: otherStatuses, writes: schema.writes,
            reads: { bytes throws(MalformedBody) in try schema.decode(bytes) })
    }
}

extension AnswerForm where Answer == Void {
    /// 204, or another status, and no body.
    static var nothing: AnswerForm { nothing(status: 204) }

    /// That status and no body; what there is to say stands in headers.
    static func nothing(status: Int) -> AnswerForm {
        AnswerForm(description: .nothing, status: status, writes: { _, _ in })
    }
}

extension AnswerForm where Answer == Never {
    /// Bytes that the server writes by itself.
    static func bytes(_ mediaType: String) -> AnswerForm {
        AnswerForm(description: .bytes(mediaType), status: 200, writes: { _, _ in })
    }
}

/// An input that could not be read; the reading knows why.
private struct MissingInput: Error {}

private func input<Content>(_ content: Content?) throws(MissingInput) -> Content {
    guard let content else { throw MissingInput() }
    return content
}

/// What follows for every endpoint from what it is.
private enum EndpointRules {
    /// Its own problems and those that its parts bring with them, by status.
    static func problems(
        _ own: [ProblemKind], method: RequestMethod, caller: Caller, permission: Permission?,
        inputs: [InputDescription]
    ) -> [ProblemKind] {
        var all: Set<ProblemKind> = [.wrongHost, .tooManyRequests, .fault, .unavailable]
        all.formUnion(own)
        if caller == .signedIn { all.insert(.notSignedIn) }
        if caller == .atTheMachine || permission != nil { all.insert(.notAllowed) }
        if ![.get, .head, .options].contains(method) { all.formUnion([.wrongOrigin, .diskFull]) }
        for input in inputs {
            switch input {
            case .parameter(let parameter): all.insert(parameter.place == .path ? .notFound : .badRequest)
            case .json: all.formUnion([.badRequest, .tooLarge, .tooSlow, .unsupportedMediaType])
            case .bytes: all.formUnion([.tooLarge, .tooSlow, .unsupportedMediaType])
            }
        }
        return ProblemKind.allCases.filter { all.contains($0) }
    }
}
