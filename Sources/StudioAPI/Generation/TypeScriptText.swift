/// TypeScript of shapes.
enum TypeScriptText {
    /// The type where it is used.
    static func use(_ shape: Shape) -> String {
        if let name = shape.name { return name }
        switch shape {
        case .bool: return "boolean"
        case .onlyTrue: return "true"
        case .integer, .number: return "number"
        case .string, .alias: return "string"
        case .choice(_, _, let names): return names.map { "\"\($0)\"" }.joined(separator: " | ")
        case .list(let element, let count):
            let inner = use(element)
            if count.lowerBound == count.upperBound {
                return "readonly [\(Array(repeating: inner, count: count.upperBound).joined(separator: ", "))]"
            }
            return inner.contains(" ") ? "readonly (\(inner))[]" : "readonly \(inner)[]"
        case .map(_, let element): return "{ readonly [name: string]: \(use(element)) }"
        case .object(let object): return inline(object)
        case .orNull(let shape): return "\(use(shape)) | null"
        case .union(_, _, let shapes): return shapes.map(use).joined(separator: " | ")
        case .deferred(_, let shape): return use(shape())
        }
    }

    /// The declaration of a shape that has a name.
    static func declaration(_ name: String, _ shape: Shape) -> String {
        let comment = comment(shape.help ?? "", indent: "")
        switch shape {
        case .object(let object):
            return "\(comment)export interface \(name) {\n\(members(object))}\n"
        case .alias, .string: return "\(comment)export type \(name) = string;\n"
        case .choice(_, _, let names):
            return "\(comment)export type \(name) =\(lines(names.map { "\"\($0)\"" }));\n"
        case .union(_, _, let shapes): return "\(comment)export type \(name) =\(lines(shapes.map(use)));\n"
        default: return "\(comment)export type \(name) = \(use(shape));\n"
        }
    }

    private static func members(_ object: ObjectShape) -> String {
        object.members.map { member in
            let type = member.constant.map { "\"\($0)\"" } ?? use(member.shape)
            return comment(member.help, indent: "  ")
                + "  readonly \(member.name)\(member.isOptional ? "?" : ""): \(type);\n"
        }.joined()
    }

    private static func inline(_ object: ObjectShape) -> String {
        let members = object.members.map { member in
            "readonly \(member.name)\(member.isOptional ? "?" : ""): "
                + (member.constant.map { "\"\($0)\"" } ?? use(member.shape))
        }
        return members.isEmpty ? "Record<string, never>" : "{ \(members.joined(separator: "; ")) }"
    }

    /// Alternatives: on one line if they fit, else one a line.
    private static func lines(_ alternatives: [String]) -> String {
        let line = alternatives.joined(separator: " | ")
        if line.utf8.count <= 80 { return " " + line }
        return alternatives.map { "\n  | \($0)" }.joined()
    }

    private static func comment(_ text: String, indent: String) -> String {
        text.isEmpty ? "" : "\(indent)/** \(text) */\n"
    }
}
