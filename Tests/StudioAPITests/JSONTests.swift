import JSONText
import Testing

@testable import StudioAPI

/// Reading and writing JSON by RFC 8259.
struct JSONTests {
    private func read(_ text: String) throws -> JSONValue { try JSONValue(reading: Array(text.utf8)) }

    @Test(arguments: [
        ("null", JSONValue.null), (" true\r\n", .bool(true)), ("false\t", .bool(false)), ("0", .integer(0)),
        ("-0", .integer(0)), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .number("9223372036854775808")), ("1.50", .number("1.50")), ("-1E+2", .number("-1E+2")),
        (#""""#, .string("")), (#""\"\\\/\b\f\n\r\t\u0041\u00e9\ud834\udd1e""#, .string("\"\\/\u{8}\u{C}\n\r\tAé𝄞")),
        ("[]", .array([])), ("[ 1 , [ 2 ] ]", .array([.integer(1), .array([.integer(2)])])), ("{}", .object([])),
        (
            #"{"b":1,"a":{"":null}}"#,
            .object([JSONMember("b", .integer(1)), JSONMember("a", .object([JSONMember("", .null)]))])
        ),
    ]) func `what JSON allows is read`(text: String, value: JSONValue) throws { #expect(try read(text) == value) }

    @Test(arguments: [
        "", " ", "nul", "True", "1 2", "01", "-", "-01", "+1", "1.", ".5", "1e", "1e+", "0x1", "NaN", "Infinity",
        "[1,]",
        "[,1]", "[1 2]", "[", "]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{a:1}"#, #"{'a':1}"#, #"{"a":1 "b":2}"#,
        #"""#, #""\"#, #""\x""#, #""\u12""#, #""\u12g4""#, "\"\n\"", "\"\u{0}\"", #""\ud800""#, #""\udc00""#,
        #""\ud800\ud800""#, #""\ud800x""#, #""\ud800\n""#, "\u{FEFF}1", "/**/1", "[1]//", "\u{A0}1",
    ]) func `what JSON does not allow is refused`(text: String) {
        #expect(throws: JSONError.self) { try read(text) }
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xC3, 0x22],
    ])
    func `text that is not UTF 8 is refused`(bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try JSONValue(reading: bytes) }
    }

    @Test func `a name that stands twice is refused with its place`() throws {
        let error = #expect(throws: JSONError.self) { try read(#"{"a":[{"x":1},{"b/c":1,"~":2,"b\u002fc":3}]}"#) }
        #expect(error?.pointer == "/a/1/b~1c")
        #expect(error?.offset == 29)
        let many = (0..<40).map { "\"k\($0)\":0" }.joined(separator: ",")
        #expect(throws: JSONError.self) { try read("{\(many),\"k0\":1}") }
        #expect(throws: Never.self) { try read("{\(many),\"k\":1}") }
        // Two spellings of é are two names, however many names there are.
        #expect(throws: Never.self) { try read("{\"Zo\u{e9}\":0,\"Zoe\u{301}\":1}") }
        #expect(throws: Never.self) { try read("{\(many),\"Zo\u{e9}\":0,\"Zoe\u{301}\":1}") }
    }

    @Test func `nesting beyond the limit is refused and the limit itself is not`() {
        let limit = JSONReader.depthLimit
        #expect(throws: Never.self) {
            try read(String(repeating: "[", count: limit) + String(repeating: "]", count: limit))
        }
        #expect(throws: JSONError.self) { try read(String(repeating: "[", count: limit + 1)) }
        #expect(throws: JSONError.self) { try read(String(repeating: "[", count: 4_000_000)) }
        #expect(throws: JSONError.self) { try read(String(repeating: #"{"a":"#, count: 1_000_000)) }
    }

    @Test func `eight mebibytes are read and written back`() throws {
        var elements: [JSONValue] = []
        for index in 0..<200_000 {
            elements.append(
                .object([JSONMember("id", .integer(Int64(index))), JSONMember("title", .string("Shot \(index) “é”"))]))
        }
        let value = JSONValue.array(elements)
        let bytes = value.bytes
        #expect(bytes.count > 8 << 20)
        #expect(try JSONValue(reading: bytes) == value)
    }

    @Test func `an object of very many names takes no longer than its length`() throws {
        let members = (0..<200_000).map { JSONMember("name\($0)", .null) }
        #expect(try JSONValue(reading: JSONValue.object(members).bytes) == .object(members))
    }

    @Test(arguments: 0..<200) func `random damage never stops the reader`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        var random = RandomGraph(seed: seed)
        var bytes = LoggedChangeBody.changeSchema.encode(random.change())
        for _ in 0...generator.next() % 4 {
            let index = Int(generator.next() % UInt64(bytes.count))
            switch generator.next() % 3 {
            case 0: bytes[index] = UInt8(truncatingIfNeeded: generator.next())
            case 1: bytes.remove(at: index)
            default: bytes.insert(generator.pick(Array(#""{}[],:\u0"#.utf8)), at: index)
            }
        }
        // Either outcome is right; a trap or an endless loop is not.
        if let change = try? LoggedChangeBody.changeSchema.decode(bytes) {
            #expect(try LoggedChangeBody.changeSchema.decode(LoggedChangeBody.changeSchema.encode(change)) == change)
        }
    }

    @Test func `only what must be escaped is escaped`() {
        let text = "\u{0}\u{1F}\u{7F}\"\\/é\u{2028}🎬\n"
        #expect(
            String(decoding: JSONValue.string(text).bytes, as: UTF8.self)
                == "\"\\u0000\\u001f\u{7F}\\\"\\\\/é\u{2028}🎬\\n\"")
    }

    @Test func `what is not finite is written as a number all the same`() {
        var writer = JSONWriter()
        writer.beginArray()
        for number in [0.25, 1, .nan, .infinity, Double.leastNonzeroMagnitude, -1.5e300] {
            writer.nextElement()
            writer.number(number)
        }
        writer.endArray()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "[0.25,1.0,0.0,0.0,5e-324,-1.5e+300]")
        #expect(throws: Never.self) { try JSONValue(reading: writer.bytes) }
    }
}
