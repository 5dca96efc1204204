import JSONText

/// A case of a union whose objects name their case in a member, such as `"op": "move"`.
public struct TaggedCase<Whole>: Sendable {
    let tag: String
    /// A member that only this case has, where several share the tag.
    let mark: String?
    let shape: ObjectShape
    let reads: @Sendable ([JSONMember], String, inout SchemaReading) -> Whole?
    /// Writes the object; false when the whole is another case.
    let writes: @Sendable (Whole, String, inout JSONWriter) -> Bool

    /// A case: its name, the object without that name, and the ways between part and whole.
    public init<Part>(
        _ tag: String, marked mark: String? = nil, _ object: ObjectSchema<Part>,
        part: @escaping @Sendable (Whole) -> Part?, whole: @escaping @Sendable (Part) -> Whole
    ) {
        self.tag = tag
        self.mark = mark
        shape = object.shape
        reads = { members, name, reading in object.reads(members, name, &reading).map(whole) }
        writes = { content, name, writer in
            guard let part = part(content) else { return false }
            writer.beginObject()
            writer.name(name)
            writer.string(tag)
            for write in object.writes { write(part, &writer) }
            writer.endObject()
            return true
        }
    }
}

/// A case of a union whose objects have one member, which names the case, such as `{"frames": 72}`.
public struct KeyedCase<Whole>: Sendable {
    let name: String
    let member: ObjectShape.Member
    let reads: @Sendable (JSONValue, inout SchemaReading) -> Whole?
    let writes: @Sendable (Whole, inout JSONWriter) -> Bool

    /// A case: its name, what stands behind it, and the ways between part and whole.
    public init<Part>(
        _ name: String, _ schema: Schema<Part>, _ help: String = "", part: @escaping @Sendable (Whole) -> Part?,
        whole: @escaping @Sendable (Part) -> Whole
    ) {
        self.name = name
        member = ObjectShape.Member(name: name, shape: schema.shape, isOptional: false, help: help, constant: nil)
        reads = { value, reading in schema.reads(value, &reading).map(whole) }
        let ready = Array("\"\(name)\":".utf8)
        writes = { content, writer in
            guard let part = part(content) else { return false }
            writer.beginObject()
            writer.name(ready: ready)
            schema.writes(part, &writer)
            writer.endObject()
            return true
        }
    }
}

extension Schema {
    /// A union of objects that name their case in the member `tag`. Every value must be one of the cases.
    public static func tagged(_ name: String, _ help: String, by tag: String, _ cases: [TaggedCase<Content>]) -> Schema
    {
        Schema(
            shape: .union(name, help: help, cases.map { .object($0.shape.tagged(tag, $0.tag)) }),
            reads: { value, reading in
                guard case .object(let members) = value else {
                    return reading.fail("Must be an object, not \(value.kind).")
                }
                guard case .string(let given)? = value[tag], cases.contains(where: { $0.tag == given }) else {
                    let known = cases.map(\.tag).withoutRepeats.joined(separator: ", ")
                    reading.fail(member: tag, "Must be one of \(known).")
                    return nil
                }
                let fitting = cases.filter { $0.tag == given }
                let chosen =
                    fitting.first { candidate in candidate.mark.map { value[$0] != nil } ?? false }
                    ?? fitting.first { $0.mark == nil }
                return chosen?.reads(members, tag, &reading)
            },
            writes: { content, writer in
                for candidate in cases where candidate.writes(content, tag, &writer) { return }
                preconditionFailure("a case of \(name) has no schema")
            })
    }

    /// A union of objects with one member, which names the case. Every value must be one of the cases.
    public static func keyed(_ name: String, _ help: String, _ cases: [KeyedCase<Content>]) -> Schema {
        let names = cases.map(\.name).joined(separator: ", ")
        return Schema(
            shape: .union(
                name, help: help, cases.map { .object(ObjectShape(name: "", help: "", members: [$0.member])) }),
            reads: { value, reading in
                guard case .object(let members) = value, members.count == 1, let member = members.first else {
                    return reading.fail("Must be an object with exactly one of \(names).")
                }
                guard let chosen = cases.first(where: { $0.name == member.name }) else {
                    reading.fail(member: member.name, "Is not known here; there are \(names).")
                    return nil
                }
                return reading.inside(member: member.name) { chosen.reads(member.value, &$0) }
            },
            writes: { content, writer in
                for candidate in cases where candidate.writes(content, &writer) { return }
                preconditionFailure("a case of \(name) has no schema")
            })
    }
}

extension ObjectShape {
    /// The object with the member that names its case in front.
    fileprivate func tagged(_ member: String, _ tag: String) -> ObjectShape {
        let first = Member(
            name: member, shape: .string(StringShape()), isOptional: false, help: "", constant: tag)
        return ObjectShape(name: name, help: help, members: [first] + members)
    }
}

extension [String] {
    fileprivate var withoutRepeats: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
