import JSONText
import Testing

/// Reading an object member by member.
struct JSONMemberReaderTests {
    private func members(_ text: String, valueLimit: Int = 100) throws(JSONError) -> [JSONMember] {
        var reader = try JSONMemberReader(Array(text.utf8), valueLimit: valueLimit)
        var members: [JSONMember] = []
        while let member = try reader.next() { members.append(member) }
        #expect(try reader.next() == nil)
        return members
    }

    @Test(arguments: [
        "{}", " { } ", #"{"a":1}"#, #"{"a":[1,{"b":null}],"":"x"} "#, "{ \"a\" : true ,\n\"b\":{} }\t",
    ]) func `it gives what the whole value has`(text: String) throws {
        #expect(try .object(members(text)) == JSONValue(reading: Array(text.utf8)))
    }

    @Test(arguments: [
        "", "[]", "1", "{", #"{"a"}"#, #"{"a":1,}"#, #"{"a":1} x"#, "{}{}", #"{"a":1 "b":2}"#, #"{"a":1,"b":2,"a":3}"#,
        "\u{FEFF}{}", #"{a:1}"#,
    ]) func `it refuses what the whole value refuses`(text: String) {
        #expect(throws: JSONError.self) { try members(text) }
        #expect(throws: (any Error).self) {
            guard case .object = try JSONValue(reading: Array(text.utf8)) else { throw JSONErrorOfKind() }
        }
    }

    @Test func `a member of too many values is refused with its place`() throws {
        #expect(try members(#"{"a":[1,2],"b":[3,4]}"#, valueLimit: 3).count == 2)
        let error = #expect(throws: JSONError.self) { try members(#"{"a":[1],"b":[3,4,5]}"#, valueLimit: 3) }
        #expect(error?.pointer == "/b/2")
    }

    @Test func `very many members take no longer than their length`() throws {
        let text = "{" + (0..<300_000).map { "\"name\($0)\":0" }.joined(separator: ",") + "}"
        #expect(try members(text).count == 300_000)
    }

    private struct JSONErrorOfKind: Error {}
}
