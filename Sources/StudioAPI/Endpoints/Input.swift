/// What the studio needs to know of a request to read it. Names and values come decoded.
public protocol IncomingRequest {
    /// What stands in the path where its template has `{name}`.
    func pathValue(_ name: String) -> String?
    /// The first value of a query parameter.
    func queryValue(_ name: String) -> String?
    /// A header's value; `name` is spelled as RFC 9110 spells it.
    func headerValue(_ name: String) -> String?
    /// The whole body, empty when there is none.
    var body: [UInt8] { get }
}

/// One thing that an endpoint reads from a request.
public struct Input<Content>: Sendable {
    /// What it is, as data.
    public let description: InputDescription
    let reads: @Sendable (any IncomingRequest, inout RequestReading) -> Content?
}

/// What an endpoint reads from a request, as data.
public enum InputDescription: Sendable {
    /// A parameter, or a header.
    case parameter(ParameterDescription)
    /// A JSON body, with an example of it.
    case json(Shape, example: [UInt8])
    /// A body of bytes, with the media types it may have.
    case bytes([String])
}

/// A parameter or header of a request, as data.
public struct ParameterDescription: Sendable {
    /// Where a parameter stands.
    public enum Place: String, Sendable {
        case path, query, header
    }

    /// Its name.
    public let name: String
    /// Where it stands.
    public let place: Place
    /// What it must be like.
    public let shape: Shape
    /// Whether it may be absent.
    public let isOptional: Bool
    /// What it means.
    public let help: String
}

/// What has been found wrong with a request so far.
struct RequestReading {
    var problems: [FieldProblem] = []
    /// A refusal that goes before all problems.
    var refusal: Problem?

    mutating func fail<Content>(_ parameter: String, _ detail: String) -> Content? {
        problems.append(FieldProblem(parameter: parameter, detail: detail))
        return nil
    }
}

extension Input {
    /// A part of the path. What cannot be one names nothing that exists, hence 404.
    static func path(_ name: String, _ form: TextForm<Content>, _ help: String = "") -> Input {
        Input(
            description: .parameter(
                ParameterDescription(name: name, place: .path, shape: form.shape, isOptional: false, help: help)),
            reads: { request, reading in
                if let content = request.pathValue(name).flatMap(form.parse) { return content }
                reading.refusal = Problem(.notFound, "The \(name) in the path must be \(form.expectation).")
                return nil
            })
    }

    /// A query parameter or header that may be absent.
    static func optional<Some>(
        _ place: ParameterDescription.Place, _ name: String, _ form: TextForm<Some>, _ help: String
    ) -> Input where Content == Some? {
        Input(
            description: .parameter(
                ParameterDescription(name: name, place: place, shape: form.shape, isOptional: true, help: help)),
            reads: { request, reading in
                let text = place == .header ? request.headerValue(name) : request.queryValue(name)
                guard let text else { return .some(nil) }
                guard let content = form.parse(text) else { return reading.fail(name, "Must be \(form.expectation).") }
                return .some(content)
            })
    }

    /// A query parameter that must be there.
    static func query(_ name: String, _ form: TextForm<Content>, _ help: String) -> Input {
        Input(
            description: .parameter(
                ParameterDescription(name: name, place: .query, shape: form.shape, isOptional: false, help: help)),
            reads: { request, reading in
                guard let text = request.queryValue(name) else { return reading.fail(name, "Is missing.") }
                return form.parse(text) ?? reading.fail(name, "Must be \(form.expectation).")
            })
    }

    /// A JSON body.
    static func json(_ schema: Schema<Content>, example: Content) -> Input {
        Input(
            description: .json(schema.shape, example: schema.encode(example)),
            reads: { request, reading in
                guard MediaType.matches(request.headerValue("Content-Type"), "application/json") else {
                    reading.refusal = Problem(.unsupportedMediaType, "Send the body as application/json.")
                    return nil
                }
                do throws(MalformedBody) { return try schema.decode(request.body) } catch {
                    reading.problems += error.problems
                    return nil
                }
            })
    }
}

extension Input where Content == [UInt8] {
    /// A body of bytes of one of these media types, without parameters.
    static func bytes(_ types: [String]) -> Input {
        Input(
            description: .bytes(types),
            reads: { request, reading in
                let given = request.headerValue("Content-Type")
                guard types.contains(where: { MediaType.matches(given, $0) }) else {
                    reading.refusal = Problem(
                        .unsupportedMediaType, "Send the body as \(types.joined(separator: " or ")).")
                    return nil
                }
                return request.body
            })
    }
}

/// Media types (RFC 9110, section 8.3.1).
enum MediaType {
    /// Whether a Content-Type is that type, whatever its parameters.
    static func matches(_ given: String?, _ type: String) -> Bool {
        guard let essence = given?.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false).first else {
            return false
        }
        return essence.split(separator: " ").first?.lowercased() == type
    }
}
