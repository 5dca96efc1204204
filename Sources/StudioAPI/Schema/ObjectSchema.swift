import JSONText

/// A member of an object: its name, how it is taken from the whole, and its schema.
public struct Member<Whole, Content>: Sendable {
    let description: ObjectShape.Member
    let reads: @Sendable (JSONValue?, inout SchemaReading) -> Content?
    let writes: @Sendable (Whole, inout JSONWriter) -> Void

    /// A member that is always there (null where its schema says so).
    public static func member(
        _ name: String, _ get: @escaping @Sendable (Whole) -> Content, _ schema: Schema<Content>, _ help: String = ""
    ) -> Member {
        let ready = readyName(name)
        return Member(
            description: ObjectShape.Member(
                name: name, shape: schema.shape, isOptional: false, help: help, constant: nil),
            reads: { value, reading in
                guard let value else {
                    reading.fail(member: name, "Is missing.")
                    return nil
                }
                return reading.inside(member: name) { schema.reads(value, &$0) }
            },
            writes: { whole, writer in
                writer.name(ready: ready)
                schema.writes(get(whole), &writer)
            })
    }

    /// A member that is absent when there is nothing to say.
    public static func optional<Some>(
        _ name: String, _ get: @escaping @Sendable (Whole) -> Some?, _ schema: Schema<Some>, _ help: String = ""
    ) -> Member where Content == Some? {
        let ready = readyName(name)
        return Member(
            description: ObjectShape.Member(
                name: name, shape: schema.shape, isOptional: true, help: help, constant: nil),
            reads: { value, reading in
                guard let value else { return .some(nil) }
                return reading.inside(member: name) { schema.reads(value, &$0) }.map { .some($0) }
            },
            writes: { whole, writer in
                guard let content = get(whole) else { return }
                writer.name(ready: ready)
                schema.writes(content, &writer)
            })
    }

    private static func readyName(_ name: String) -> [UInt8] { Array("\"\(name)\":".utf8) }
}

/// An object with named members. Members it does not know are refused, since a misspelt one would otherwise be ignored.
public struct ObjectSchema<Content>: Sendable {
    let shape: ObjectShape
    /// Reads the members besides the one named, which says which case of a union this is.
    let reads: @Sendable (_ members: [JSONMember], _ tag: String?, inout SchemaReading) -> Content?
    let writes: [@Sendable (Content, inout JSONWriter) -> Void]

    /// An object from its members, in the order they are written, and what makes the whole of them.
    public init<each Part>(
        _ name: String, _ help: String, _ members: repeat Member<Content, each Part>,
        make: @escaping @Sendable (repeat each Part) -> Content
    ) {
        var descriptions: [ObjectShape.Member] = []
        var writers: [@Sendable (Content, inout JSONWriter) -> Void] = []
        for member in repeat each members {
            descriptions.append(member.description)
            writers.append(member.writes)
        }
        let names = descriptions.map(\.name)
        shape = ObjectShape(name: name, help: help, members: descriptions)
        writes = writers
        reads = { given, tag, reading in
            var search = MemberSearch(given)
            let parts = (repeat (each members).reads(search.value(of: (each members).description.name), &reading))
            if search.foundCount != given.count { refuseOthers(given, names, tag, &reading) }
            do throws(MissingPart) { return make(repeat try part(each parts)) } catch { return nil }
        }
    }

    /// An object around one member.
    public static func sole(
        _ name: String, _ help: String, _ member: String, _ schema: Schema<Content>, _ memberHelp: String = ""
    ) -> ObjectSchema {
        ObjectSchema(
            name, help, .member(member, { @Sendable content in content }, schema, memberHelp), make: { $0 })
    }

    /// The schema of the object by itself.
    public var schema: Schema<Content> {
        Schema(
            shape: .object(shape),
            reads: { [reads] value, reading in
                guard case .object(let members) = value else {
                    return reading.fail("Must be an object, not \(value.kind).")
                }
                return reads(members, nil, &reading)
            },
            writes: { [writes] content, writer in
                writer.beginObject()
                for write in writes { write(content, &writer) }
                writer.endObject()
            })
    }
}

extension Schema {
    /// An object from its members; see ``ObjectSchema``.
    public static func object<each Part>(
        _ name: String, _ help: String, _ members: repeat Member<Content, each Part>,
        make: @escaping @Sendable (repeat each Part) -> Content
    ) -> Schema {
        ObjectSchema(name, help, repeat each members, make: make).schema
    }
}

/// Finds members by name; those that come in the declared order are found at once.
private struct MemberSearch {
    private let members: [JSONMember]
    private var next = 0
    private(set) var foundCount = 0

    init(_ members: [JSONMember]) { self.members = members }

    mutating func value(of name: String) -> JSONValue? {
        for step in members.indices {
            let index = (next + step) % members.count
            if members[index].name == name {
                next = index + 1
                foundCount += 1
                return members[index].value
            }
        }
        return nil
    }
}

/// A part that could not be read; the reading knows why.
private struct MissingPart: Error {}

private func part<Content>(_ part: Content?) throws(MissingPart) -> Content {
    guard let part else { throw MissingPart() }
    return part
}

private func refuseOthers(
    _ members: [JSONMember], _ names: [String], _ tag: String?, _ reading: inout SchemaReading
) {
    for member in members where member.name != tag && !names.contains(member.name) {
        reading.fail(member: member.name, "Is not known here.")
    }
}
