import Access
import JSONText

/// The studio's requests by OpenAPI 3.1, derived from ``StudioEndpoints``.
public enum OpenAPIDocument {
    /// The JSON text, indented, the same every time.
    public static let text: String = value.indented

    /// The document as a value.
    static var value: JSONValue {
        .object([
            JSONMember("openapi", .string("3.1.0")),
            JSONMember(
                "info",
                .object([
                    JSONMember("title", .string("Backlot")),
                    JSONMember("summary", .string("A studio for AI film production.")),
                    JSONMember(
                        "description",
                        .string(
                            "Beside these requests there is a live connection, GET /api/v1/socket; Docs/live.md "
                                + "states what is said on it. Every answer with a problem is RFC 9457.")),
                    JSONMember("version", .string("1")),
                ])),
            JSONMember("servers", .array([.object([JSONMember("url", .string("/"))])])),
            JSONMember("paths", .object(paths)),
            JSONMember(
                "components",
                .object([
                    JSONMember("securitySchemes", .object(securitySchemes)),
                    JSONMember("responses", .object(ProblemKind.allCases.map(response))),
                    JSONMember("schemas", .object(schemas)),
                ])),
        ])
    }

    /// Paths in the order in which they are first declared, each with its methods.
    private static var paths: [JSONMember] {
        var order: [String] = []
        var methods: [String: [JSONMember]] = [:]
        for endpoint in StudioEndpoints.all {
            if methods[endpoint.path] == nil { order.append(endpoint.path) }
            methods[endpoint.path, default: []].append(
                JSONMember(endpoint.method.rawValue.lowercased(), .object(operation(endpoint))))
        }
        return order.map { path in JSONMember(path, .object(methods[path] ?? [])) }
    }

    private static func operation(_ endpoint: EndpointDescription) -> [JSONMember] {
        var members = [
            JSONMember("operationId", .string(endpoint.name)), JSONMember("summary", .string(endpoint.summary)),
        ]
        if let description = callers(endpoint) { members.append(JSONMember("description", .string(description))) }
        members.append(JSONMember("security", security(endpoint.caller)))
        let parameters = endpoint.inputs.compactMap(parameter)
        if !parameters.isEmpty { members.append(JSONMember("parameters", .array(parameters))) }
        if let body = endpoint.inputs.lazy.compactMap(requestBody).first {
            members.append(JSONMember("requestBody", body))
        }
        members.append(JSONMember("responses", .object(responses(endpoint))))
        return members
    }

    private static func callers(_ endpoint: EndpointDescription) -> String? {
        if endpoint.caller == .atTheMachine { return "Only at the machine itself, over its local socket." }
        return endpoint.permission.map { "For whoever is at least \(AccessPolicy.leastRole(for: $0).rawValue)." }
    }

    private static func security(_ caller: Caller) -> JSONValue {
        guard caller == .signedIn else { return .array([]) }
        return .array(["session", "key"].map { .object([JSONMember($0, .array([]))]) })
    }

    private static func parameter(_ input: InputDescription) -> JSONValue? {
        guard case .parameter(let parameter) = input else { return nil }
        var members = [
            JSONMember("name", .string(parameter.name)), JSONMember("in", .string(parameter.place.rawValue)),
        ]
        if !parameter.help.isEmpty { members.append(JSONMember("description", .string(parameter.help))) }
        members.append(JSONMember("required", .bool(!parameter.isOptional)))
        members.append(JSONMember("schema", JSONSchemaText.use(parameter.shape)))
        return .object(members)
    }

    private static func requestBody(_ input: InputDescription) -> JSONValue? {
        switch input {
        case .parameter: nil
        case .json(let shape, let example):
            .object([
                JSONMember("required", .bool(true)),
                JSONMember("content", .object([json(shape, example)])),
            ])
        case .bytes(let types):
            .object([
                JSONMember("required", .bool(true)),
                JSONMember("content", .object(types.map { JSONMember($0, .object([])) })),
            ])
        }
    }

    private static func responses(_ endpoint: EndpointDescription) -> [JSONMember] {
        let good = [endpoint.status] + endpoint.otherStatuses
        var members = good.map { status in JSONMember(String(status), answer(endpoint.answer)) }
        // A status has one response; where several kinds of problem share one, its description names them.
        var kinds: [Int: [ProblemKind]] = [:]
        for kind in endpoint.problems where !good.contains(kind.status) { kinds[kind.status, default: []].append(kind) }
        for (status, kinds) in kinds.sorted(by: { $0.key < $1.key }) {
            members.append(JSONMember(String(status), problems(kinds)))
        }
        return members
    }

    private static func answer(_ answer: AnswerDescription) -> JSONValue {
        switch answer {
        case .nothing: .object([JSONMember("description", .string("Done."))])
        case .json(let shape, let example):
            .object([
                JSONMember("description", .string("Done.")),
                JSONMember("content", .object([json(shape, example)])),
            ])
        case .bytes(let type):
            .object([
                JSONMember("description", .string("The bytes.")),
                JSONMember("content", .object([JSONMember(type, .object([]))])),
            ])
        }
    }

    private static func json(_ shape: Shape, _ example: [UInt8]) -> JSONMember {
        var members = [JSONMember("schema", JSONSchemaText.use(shape))]
        if let value = try? JSONValue(reading: example) { members.append(JSONMember("example", value)) }
        return JSONMember("application/json", .object(members))
    }

    private static func problems(_ kinds: [ProblemKind]) -> JSONValue {
        if let only = kinds.first, kinds.count == 1 {
            return .object([JSONMember("$ref", .string("#/components/responses/\(only.rawValue)"))])
        }
        let titles = kinds.map { "\($0.title) (`\($0.type)`)." }.joined(separator: " ")
        return .object([JSONMember("description", .string(titles)), problemContent])
    }

    private static func response(_ kind: ProblemKind) -> JSONMember {
        JSONMember(
            kind.rawValue,
            .object([
                JSONMember("description", .string("\(kind.title) (`\(kind.type)`). \(kind.usualDetail)")),
                problemContent,
            ]))
    }

    private static let problemContent = JSONMember(
        "content",
        .object([
            JSONMember(
                Problem.mediaType,
                .object([JSONMember("schema", JSONSchemaText.use(ProblemBody.schema.shape))]))
        ]))

    private static var schemas: [JSONMember] {
        var shapes = NamedShapes()
        for endpoint in StudioEndpoints.all { shapes.collect(endpoint) }
        shapes.collect(ProblemBody.schema.shape)
        return shapes.sorted.map { JSONMember($0.name, JSONSchemaText.declaration($0.shape)) }
    }

    private static let securitySchemes = [
        JSONMember(
            "session",
            .object([
                JSONMember("type", .string("apiKey")), JSONMember("in", .string("cookie")),
                JSONMember("name", .string(StudioEndpoints.sessionCookie)),
                JSONMember("description", .string("Set by signing in with a one-time link.")),
            ])),
        JSONMember(
            "key",
            .object([
                JSONMember("type", .string("http")), JSONMember("scheme", .string("bearer")),
                JSONMember("description", .string("A key made with createKey, or with: backlot key create")),
            ])),
    ]
}

extension JSONValue {
    /// The JSON text over several lines, two blanks for each level; what is short stays on one line.
    var indented: String {
        var text = ""
        indent(into: &text, level: 0)
        return text + "\n"
    }

    private func indent(into text: inout String, level: Int) {
        let line = String(decoding: bytes, as: UTF8.self)
        let isShort = line.utf8.count <= 60
        switch self {
        case .array(let elements) where !isShort:
            JSONValue.block("[", "]", elements, into: &text, level) { element, text in
                element.indent(into: &text, level: level + 1)
            }
        case .object(let members) where !isShort:
            JSONValue.block("{", "}", members, into: &text, level) { member, text in
                text += String(decoding: JSONValue.string(member.name).bytes, as: UTF8.self) + ": "
                member.value.indent(into: &text, level: level + 1)
            }
        default: text += line
        }
    }

    private static func block<Item>(
        _ open: String, _ close: String, _ items: [Item], into text: inout String, _ level: Int,
        _ body: (Item, inout String) -> Void
    ) {
        let margin = String(repeating: "  ", count: level + 1)
        text += open
        for (index, item) in items.enumerated() {
            text += index == 0 ? "\n" : ",\n"
            text += margin
            body(item, &text)
        }
        text += "\n" + margin.dropLast(2) + close
    }
}
