import Testing

@testable import MediaEnvelope

/// The text of a packet, written and read.
struct XMPPacketTests {
    @Test(arguments: [
        "", "{}", #"{"title":"<i>Tom & \"Jerry\"</i> ]]> &amp; &#13;"}"#, "{\"a\":\"\u{1F3AC} Ü\u{301}\r\n\ttab\"}",
        String(repeating: "&<>", count: 5000),
    ])
    func `a recipe reads back as it was written`(recipe: String) {
        let packet = XMPPacket(
            title: "A & B <C>", creator: "Ada", date: "2026-11-30T10:00:00.000Z", tool: "T", recipe: recipe)
        #expect(XMPPacket.recipe(in: packet.bytes) == recipe)
    }

    @Test func `what XML cannot hold is replaced, and what is not known is left out`() {
        let packet = XMPPacket(title: "bell\u{7}\u{FFFE}", tool: "T", recipe: "{}")
        let text = String(decoding: packet.bytes, as: UTF8.self)
        #expect(text.contains("bell\u{FFFD}\u{FFFD}</rdf:li>"))
        #expect(!text.contains("dc:creator") && !text.contains("dc:date"))
        #expect(text.hasPrefix("<?xpacket begin=\"\u{FEFF}\""))
    }

    @Test func `other spellings of characters are read, and a packet without a recipe has none`() {
        let packet = Array("<backlot:recipe>&#x41;&#66;&quot;&apos;&gt;&unknown;& &#xFFFFFFFF;</backlot:recipe>".utf8)
        #expect(XMPPacket.recipe(in: packet) == "AB\"'>&unknown;& &#xFFFFFFFF;")
        #expect(XMPPacket.recipe(in: Array("<dc:title>x</dc:title>".utf8)) == nil)
        #expect(XMPPacket.recipe(in: Array("<backlot:recipe>cut off".utf8)) == nil)
        #expect(XMPPacket.recipe(in: []) == nil)
    }
}
