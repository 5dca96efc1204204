import JSONText

/// JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) of shapes.
enum JSONSchemaText {
    /// The schema where it is used: a reference if it has a name.
    static func use(_ shape: Shape) -> JSONValue {
        if let name = shape.name { return .object([JSONMember("$ref", .string("#/components/schemas/\(name)"))]) }
        return .object(members(of: shape))
    }

    /// The schema where it is declared, with its description.
    static func declaration(_ shape: Shape) -> JSONValue {
        var members: [JSONMember] = []
        if let help = shape.help, !help.isEmpty { members.append(JSONMember("description", .string(help))) }
        return .object(members + JSONSchemaText.members(of: shape))
    }

    private static func members(of shape: Shape) -> [JSONMember] {
        switch shape {
        case .bool: [type("boolean")]
        case .onlyTrue: [type("boolean"), JSONMember("const", .bool(true))]
        case .integer(let lowest, let highest):
            [type("integer"), JSONMember("minimum", .integer(lowest)), JSONMember("maximum", .integer(highest))]
        case .number(let lowest, let highest):
            [type("number"), JSONMember("minimum", number(lowest)), JSONMember("maximum", number(highest))]
        case .string(let string), .alias(_, _, let string): members(of: string)
        case .choice(_, _, let names): [type("string"), JSONMember("enum", .array(names.map { .string($0) }))]
        case .list(let element, let count):
            [
                type("array"), JSONMember("minItems", .integer(Int64(count.lowerBound))),
                JSONMember("maxItems", .integer(Int64(count.upperBound))), JSONMember("items", use(element)),
            ]
        case .map(let names, let element):
            [
                type("object"),
                JSONMember("propertyNames", .object([JSONMember("pattern", .string(names))])),
                JSONMember("additionalProperties", use(element)),
            ]
        case .object(let object): members(of: object)
        case .orNull(let shape):
            [JSONMember("anyOf", .array([use(shape), .object([type("null")])]))]
        case .union(_, _, let shapes): [JSONMember("oneOf", .array(shapes.map(use)))]
        case .deferred(_, let shape): members(of: shape())
        }
    }

    private static func members(of string: StringShape) -> [JSONMember] {
        var members = [type("string")]
        if string.minimum > 0 { members.append(JSONMember("minLength", .integer(Int64(string.minimum)))) }
        if let limit = string.limit { members.append(JSONMember("maxLength", .integer(Int64(limit)))) }
        if let pattern = string.pattern { members.append(JSONMember("pattern", .string(pattern))) }
        if let format = string.format { members.append(JSONMember("format", .string(format))) }
        return members
    }

    private static func members(of object: ObjectShape) -> [JSONMember] {
        let required = object.members.filter { !$0.isOptional }.map { JSONValue.string($0.name) }
        let properties = object.members.map { member in JSONMember(member.name, property(member)) }
        return [
            type("object"), JSONMember("required", .array(required)),
            JSONMember("properties", .object(properties)), JSONMember("additionalProperties", .bool(false)),
        ]
    }

    private static func property(_ member: ObjectShape.Member) -> JSONValue {
        var members: [JSONMember] = []
        if !member.help.isEmpty { members.append(JSONMember("description", .string(member.help))) }
        if let constant = member.constant {
            members += [type("string"), JSONMember("const", .string(constant))]
        } else if case .object(let use) = use(member.shape) {
            members += use
        }
        return .object(members)
    }

    private static func type(_ name: String) -> JSONMember { JSONMember("type", .string(name)) }

    private static func number(_ value: Double) -> JSONValue {
        Int64(exactly: value).map { .integer($0) } ?? .number(value.description)
    }
}

extension Shape {
    /// What it is, in words, if it has a name of its own.
    var help: String? {
        switch self {
        case .alias(_, let help, _), .choice(_, let help, _), .union(_, let help, _): help
        case .object(let object): object.help
        case .bool, .onlyTrue, .integer, .number, .string, .list, .map, .orNull, .deferred: nil
        }
    }
}
