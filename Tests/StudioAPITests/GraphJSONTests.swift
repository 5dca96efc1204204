import GraphCore
import Testing

@testable import StudioAPI

/// The JSON of GraphCore's values: both ways, for every value there is.
struct GraphJSONTests {
    /// Writing, reading and writing again must give the same bytes, and the reading an equal value.
    private func expectRoundTrip<Content: Equatable>(_ content: Content, _ schema: Schema<Content>) throws {
        let bytes = schema.encode(content)
        let read = try schema.decode(bytes)
        #expect(read == content)
        #expect(schema.encode(read) == bytes)
    }

    @Test(arguments: 0..<20) func `whatever a document holds survives JSON`(seed: UInt64) throws {
        var random = RandomGraph(seed: seed)
        for _ in 0..<100 {
            let value = random.value()
            try expectRoundTrip(value, GraphSchema.value)
            #expect(try GraphSchema.value.decode(GraphSchema.value.encode(value)).encoded == value.encoded)
            let node = random.node()
            try expectRoundTrip(node, GraphSchema.node)
            #expect(try GraphSchema.node.decode(GraphSchema.node.encode(node)).encoded == node.encoded)
            try expectRoundTrip(random.wire(), GraphSchema.wire)
            try expectRoundTrip(random.operation(), GraphSchema.operation)
            let change = random.change()
            try expectRoundTrip(change, LoggedChangeBody.changeSchema)
            #expect(
                try LoggedChangeBody.changeSchema.decode(LoggedChangeBody.changeSchema.encode(change)).encoded
                    == change.encoded)
        }
    }

    @Test func `values are written as Docs live md states them`() {
        let node = NodeID(1)
        let hash = ContentHash(words: (0, 0, 0, 255))
        let forms: [(Value, String)] = [
            (.bool(true), #"{"bool":true}"#), (.integer(5), #"{"integer":5}"#),
            (.integer(9_007_199_254_740_991), #"{"integer":9007199254740991}"#),
            (.integer(9_007_199_254_740_992), #"{"integer":"9007199254740992"}"#),
            (.integer(.min), #"{"integer":"-9223372036854775808"}"#),
            (.decimal(Decimal(mantissa: 125, scale: 1)), #"{"decimal":"12.5"}"#), (.frames(72), #"{"frames":72}"#),
            (.text("é\n"), #"{"text":"é\n"}"#), (.choice("medium"), #"{"choice":"medium"}"#),
            (.colour(Colour(red: 1, green: 171, blue: 255, alpha: 0)), ##"{"colour":"#01ABFF00"}"##),
            (
                .vector(Decimal(mantissa: 0), Decimal(mantissa: 15, scale: 1), Decimal(mantissa: 0)),
                #"{"vector":["0","1.5","0"]}"#
            ),
            (.reference(.node(node)), #"{"reference":{"node":"0000000000001"}}"#),
            (
                .reference(.media(hash)),
                #"{"reference":{"media":"00000000000000000000000000000000000000000000000000000000000000ff"}}"#
            ),
            (
                .reference(.asset(Identifier128(high: 0, low: 31))),
                #"{"reference":{"asset":"0000000000000000000000000Z"}}"#
            ),
            (.list([.bool(false), .list([])]), #"{"list":[{"bool":false},{"list":[]}]}"#),
            (.record(["b": .integer(2), "a": .integer(1)]), #"{"record":{"a":{"integer":1},"b":{"integer":2}}}"#),
            (.unknown(tag: 99, bytes: [1, 2, 3, 4]), #"{"unknown":{"tag":99,"bytes":"AQIDBA=="}}"#),
        ]
        for (value, text) in forms { #expect(String(decoding: GraphSchema.value.encode(value), as: UTF8.self) == text) }
    }

    @Test func `operations are written as Docs live md states them`() {
        let forms: [(GraphOperation, String)] = [
            (.removeNode(NodeID(1)), #"{"op":"remove_node","node":"0000000000001"}"#),
            (.move(NodeID(1), to: CanvasPoint(x: 8, y: -16)), #"{"op":"move","node":"0000000000001","x":8,"y":-16}"#),
            (
                .setField(.node(NodeID(1)), key: "framing", value: nil),
                #"{"op":"set_field","node":"0000000000001","key":"framing","value":null}"#
            ),
            (
                .setField(.wire(WireID(2)), key: "mark", value: .integer(3)),
                #"{"op":"set_field","wire":"0000000000002","key":"mark","value":{"integer":3}}"#
            ),
            (.rename(NodeID(1), to: "1A"), #"{"op":"rename","node":"0000000000001","title":"1A"}"#),
            (
                .setSwitch(NodeID(1), .muted, isOn: true),
                #"{"op":"set_switch","node":"0000000000001","switch":"muted","on":true}"#
            ),
            (.disconnect(WireID(2)), #"{"op":"disconnect","wire":"0000000000002"}"#),
            (.reorder(WireID(2), to: .middle), #"{"op":"reorder","wire":"0000000000002","order":"80"}"#),
            (.group(NodeID(1), into: nil), #"{"op":"group","node":"0000000000001","parent":null}"#),
        ]
        for (operation, text) in forms {
            #expect(String(decoding: GraphSchema.operation.encode(operation), as: UTF8.self) == text)
        }
        let node = Node(id: NodeID(1), kind: .local(ContentHash(words: (0, 0, 0, 1))), fields: ["a": .bool(true)])
        #expect(
            String(decoding: GraphSchema.operation.encode(.addNode(node)), as: UTF8.self)
                == #"{"op":"add_node","node":{"id":"0000000000001","kind":"local:"#
                + String(repeating: "0", count: 63)
                + #"1","kindVersion":1,"title":"","parent":null,"x":0,"y":0,"fields":{"a":{"bool":true}},"#
                + #""bypassed":false,"muted":false,"locked":false}}"#)
    }

    @Test(arguments: [
        (#"{"integer":"12"}"#, Value.integer(12)), (#"{"integer":9223372036854775807}"#, .integer(.max)),
        (#"{"decimal":"12.50"}"#, .decimal(Decimal(mantissa: 125, scale: 1))),
        (#"{"decimal":"-0.0"}"#, .decimal(Decimal(mantissa: 0))),
        (#"{"decimal":"-9223372036854775808"}"#, .decimal(Decimal(mantissa: .min))),
        (##"{"colour":"#f2a93bff"}"##, .colour(Colour(red: 0xF2, green: 0xA9, blue: 0x3B))),
        (#" { "text" : "\u00e9\ud83c\udfac\/" } "#, .text("é🎬/")),
    ]) func `other spellings of a value are read too`(text: String, value: Value) throws {
        #expect(try GraphSchema.value.decode(Array(text.utf8)) == value)
    }

    @Test(arguments: [
        #"{"integer":9223372036854775808}"#, #"{"integer":5.0}"#, #"{"integer":5e0}"#, #"{"integer":"+5"}"#,
        #"{"integer":"05"}"#, #"{"integer":"9223372036854775808"}"#, #"{"decimal":12.5}"#, #"{"decimal":"1e3"}"#,
        #"{"decimal":"12."}"#, #"{"decimal":".5"}"#, #"{"decimal":"01"}"#, #"{"decimal":"-"}"#, #"{"decimal":"1.2.3"}"#,
        #"{"decimal":"9223372036854775808"}"#, #"{"decimal":"0.1234567890123456789"}"#, ##"{"colour":"#F2A93B"}"##,
        ##"{"colour":"#F2A93BFG"}"##, #"{"vector":["0","0"]}"#, #"{"vector":["0","0","0","0"]}"#,
        #"{"choice":"Medium"}"#, #"{"reference":{"node":"000000000000U"}}"#, #"{"reference":{}}"#,
        #"{"unknown":{"tag":5,"bytes":""}}"#, #"{"unknown":{"tag":99,"bytes":"AQ"}}"#,
        #"{"unknown":{"tag":99,"bytes":"AR=="}}"#, #"{"unknown":{"tag":256,"bytes":""}}"#, #"{"number":1}"#, #"{}"#,
        #"{"bool":true,"integer":1}"#, #"{"bool":null}"#, #"true"#, #"{"record":{"Key":{"bool":true}}}"#,
    ]) func `what is no value is refused`(text: String) {
        #expect(throws: MalformedBody.self) { try GraphSchema.value.decode(Array(text.utf8)) }
    }

    @Test func `a value of the greatest depth is read and a deeper one refused`() throws {
        var value = Value.bool(true)
        for level in 1..<GraphLimits.valueDepth { value = level % 2 == 0 ? .list([value]) : .record(["a": value]) }
        let change = Change(
            id: ChangeID(Identifier128(high: 1, low: 2)), author: UserID(Identifier128(high: 3, low: 4)),
            base: Revision(0), label: "",
            operations: [.addNode(Node(id: NodeID(1), kind: .builtIn("a"), fields: ["a": value]))],
            inverses: [])
        let body = LoggedChangeBody(revision: Revision(1), appended: Moment(milliseconds: 0), change: change)
        let page = ListBody.schema("LoggedChange", of: LoggedChangeBody.schema)
        #expect(try page.decode(page.encode(ListBody(items: [body]))).items == [body])
        let deeper = GraphSchema.value.encode(.list([value]))
        #expect(throws: MalformedBody.self) { try GraphSchema.value.decode(deeper) }
    }

    @Test func `a text over its limit is refused and one at its limit is not`() throws {
        let longest = String(repeating: "é", count: GraphLimits.textBytes / 2)
        #expect(try GraphSchema.value.decode(GraphSchema.value.encode(.text(longest))) == .text(longest))
        let error = #expect(throws: MalformedBody.self) {
            try GraphSchema.value.decode(GraphSchema.value.encode(.text(longest + "x")))
        }
        #expect(
            error?.problems == [
                FieldProblem(pointer: "/text", detail: "Has 1048577 bytes of UTF-8; at most 1048576 are accepted.")
            ])
    }

    @Test(arguments: 0..<300) func `bytes in base 64 come back`(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        #expect(Base64.bytes(Base64.text(bytes)) == bytes)
    }

    @Test(arguments: ["A", "AA", "AAA", "A===", "AA=A", "====", "AAAA=", "AAB=", "AB==", "A A=", "AA-_"])
    func `other spellings of base 64 are refused`(text: String) { #expect(Base64.bytes(text) == nil) }
}
