import JSONText

/// `Web/src/api/types.ts`: the types of every body and message, and the table of endpoints.
public enum TypeScriptFile {
    /// The file's text, the same every time.
    public static let text: String = sections.joined(separator: "\n")

    private static var sections: [String] {
        var shapes = NamedShapes()
        for endpoint in StudioEndpoints.all { shapes.collect(endpoint) }
        for shape in [ProblemBody.schema.shape, ClientMessage.schema.shape, StudioMessage.schema.shape] {
            shapes.collect(shape)
        }
        let head = """
            // Made by Scripts/check-api --write from Sources/StudioAPI; edit there.
            // Texts are UTF-8, ids Crockford base 32, moments RFC 3339 in UTC; Docs/live.md has the whole of it.

            """
        return [head] + shapes.sorted.map { TypeScriptText.declaration($0.name, $0.shape) } + [frames, calls, table]
    }

    /// The first bytes of binary messages.
    private static var frames: String {
        let members = LiveFrame.allCases.map { frame in
            "  \(frame): 0x\(HexText.text([frame.rawValue])),\n"
        }
        return "/** The first byte of a binary message on the live connection. */\n"
            + "export const liveFrames = {\n\(members.joined())} as const;\n"
    }

    /// What each endpoint takes and gives, as types.
    private static var calls: String {
        let members = StudioEndpoints.all.map { endpoint in
            """
              readonly \(endpoint.name): {
                readonly path: \(parameters(endpoint, .path));
                readonly query: \(parameters(endpoint, .query));
                readonly headers: \(parameters(endpoint, .header));
                readonly body: \(body(endpoint));
                readonly answer: \(answer(endpoint));
              };

            """
        }
        return "/** What each endpoint takes and gives. */\nexport interface Endpoints {\n\(members.joined())}\n"
    }

    /// Where each endpoint is, as values.
    private static var table: String {
        let members = StudioEndpoints.all.map { endpoint in
            "  \(endpoint.name): { method: \"\(endpoint.method.rawValue)\", path: \"\(endpoint.path)\" },\n"
        }
        return "/** Where each endpoint is: its method, and its path with {name} where a parameter stands. */\n"
            + "export const endpoints = {\n\(members.joined())} as const;\n"
    }

    private static func parameters(_ endpoint: EndpointDescription, _ place: ParameterDescription.Place) -> String {
        let members = endpoint.inputs.compactMap { input -> String? in
            guard case .parameter(let parameter) = input, parameter.place == place else { return nil }
            let name = parameter.name.contains("-") ? "\"\(parameter.name)\"" : parameter.name
            return "readonly \(name)\(parameter.isOptional ? "?" : ""): \(TypeScriptText.use(parameter.shape))"
        }
        return members.isEmpty ? "Record<string, never>" : "{ \(members.joined(separator: "; ")) }"
    }

    private static func body(_ endpoint: EndpointDescription) -> String {
        for input in endpoint.inputs {
            switch input {
            case .parameter: continue
            case .json(let shape, _): return TypeScriptText.use(shape)
            case .bytes: return "Blob"
            }
        }
        return "undefined"
    }

    private static func answer(_ endpoint: EndpointDescription) -> String {
        switch endpoint.answer {
        case .json(let shape, _): TypeScriptText.use(shape)
        case .nothing: "undefined"
        case .bytes: "Blob"
        }
    }
}
