public import Access
public import GraphCore

/// A request's refusal, as RFC 9457 states it: `application/problem+json`.
public struct Problem: Error, Hashable, Sendable {
    /// The media type of ``encoded``.
    public static let mediaType = "application/problem+json"

    /// What kind of problem; the answer's status and title follow from it.
    public let kind: ProblemKind
    /// One sentence on this occurrence: what, where, what to do.
    public let detail: String
    /// The request it happened in, under which the log has more.
    public var instance: RequestID?
    /// For malformed requests, everything that is wrong.
    public let errors: [FieldProblem]
    /// The rule that refuses a change.
    public let rule: GraphError.Code?
    /// The nodes that the rule is about.
    public let nodes: [NodeID]
    /// The wires that the rule is about.
    public let wires: [WireID]

    /// A problem of a kind; without a sentence it says what is usual.
    public init(_ kind: ProblemKind, _ detail: String? = nil, errors: [FieldProblem] = []) {
        self.kind = kind
        self.detail = detail ?? kind.usualDetail
        self.errors = errors
        rule = nil
        nodes = []
        wires = []
    }

    /// A rule's refusal of a change.
    public init(_ error: GraphError) {
        kind = .ruleRefused
        detail = error.reason
        errors = []
        rule = error.code
        nodes = error.nodes
        wires = error.wires
    }

    /// A request of which that is wrong. With one error, its sentence is the detail.
    public init(malformed errors: [FieldProblem]) {
        self.init(.badRequest, errors.count == 1 ? errors.first?.sentence : nil, errors: errors)
    }

    /// The status of the answer.
    public var status: Int { kind.status }

    /// The same problem, said to have happened in that request.
    public func with(instance: RequestID) -> Problem {
        var problem = self
        problem.instance = instance
        return problem
    }

    /// The answer's body.
    public var encoded: [UInt8] { ProblemBody.schema.encode(ProblemBody(self)) }
}

extension FieldProblem {
    /// The problem with its place, as one sentence.
    var sentence: String {
        let place =
            switch place {
            case .body(""): "The body"
            case .body(let pointer): "“\(pointer)” in the body"
            case .parameter(let name): "“\(name)”"
            }
        return "\(place): \(detail.prefix(1).lowercased())\(detail.dropFirst())"
    }
}

/// A problem's members, in the order they are written.
struct ProblemBody: Sendable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let instance: Identifier128?
    let errors: [FieldProblem]?
    let code: UInt8?
    let nodes: [NodeID]?
    let wires: [WireID]?

    init(_ problem: Problem) {
        type = problem.kind.type
        title = problem.kind.title
        status = problem.status
        detail = problem.detail
        instance = problem.instance?.bits
        errors = problem.errors.isEmpty ? nil : problem.errors
        code = problem.rule?.rawValue
        nodes = problem.rule == nil ? nil : problem.nodes
        wires = problem.rule == nil ? nil : problem.wires
    }

    private init(
        type: String, title: String, status: Int, detail: String, instance: Identifier128?, errors: [FieldProblem]?,
        code: UInt8?, nodes: [NodeID]?, wires: [WireID]?
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.instance = instance
        self.errors = errors
        self.code = code
        self.nodes = nodes
        self.wires = wires
    }

    static let schema = Schema.object(
        "Problem", "Why a request was refused (RFC 9457).",
        .member("type", \.type, type, "What kind of problem; stable."), .member("title", \.title, .text(1...200)),
        .member("status", \.status, Schema<Int>.integer(400...599)),
        .member("detail", \.detail, .text(0...65_536), "What, where, what to do."),
        .optional("instance", \.instance, .spelled(.identifier), "The request’s id; the log has it too."),
        .optional(
            "errors", \.errors, .list(FieldProblem.schema, limit: SchemaReading.limit),
            "Everything that is wrong with a malformed request."),
        .optional("code", \.code, Schema<UInt8>.integer(0...255), "The rule that refuses a change."),
        .optional("nodes", \.nodes, .list(.spelled(.node), limit: 1 << 20), "The nodes that the rule is about."),
        .optional("wires", \.wires, .list(.spelled(.wire), limit: 1 << 20), "The wires that the rule is about."),
        make: ProblemBody.init)

    private static let type = Schema<String>.choice(
        "ProblemType", "The kinds of problem there are.", of: ProblemKind.allCases.map(\.type)
    ) { $0 }
}

extension FieldProblem {
    private struct Parts: Sendable {
        let pointer: String?
        let parameter: String?
        let detail: String
    }

    /// `{pointer, detail}` or `{parameter, detail}`.
    static let schema = Schema<Parts>.object(
        "FieldProblem", "One thing that is wrong with a request; either pointer or parameter says where.",
        .optional("pointer", \.pointer, .text(0...65_536), "A JSON pointer (RFC 6901) into the body."),
        .optional("parameter", \.parameter, .text(1...64), "A parameter of path or query, or a header."),
        .member("detail", \.detail, .text(0...65_536)), make: { Parts(pointer: $0, parameter: $1, detail: $2) }
    ).mapped(
        expecting: "a problem with a place",
        into: { parts in
            if let name = parts.parameter { return FieldProblem(parameter: name, detail: parts.detail) }
            return parts.pointer.map { FieldProblem(pointer: $0, detail: parts.detail) }
        },
        from: { problem in
            switch problem.place {
            case .body(let pointer): Parts(pointer: pointer, parameter: nil, detail: problem.detail)
            case .parameter(let name): Parts(pointer: nil, parameter: name, detail: problem.detail)
            }
        })
}
