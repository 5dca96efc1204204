/// What a file says about itself as XMP (ISO 16684-1): title, maker and date in Dublin Core's words, and how it was made
/// as one text in Backlot's own.
public struct XMPPacket: Hashable, Sendable {
    /// The namespace of Backlot's property.
    public static let namespace = "urn:backlot:recipe:1/"

    /// What the work is called.
    public var title: String?
    /// Who asked for it.
    public var creator: String?
    /// When it was made, by RFC 3339.
    public var date: String?
    /// The program that made it.
    public var tool: String
    /// How it was made, as JSON.
    public var recipe: String

    /// A packet from its parts.
    public init(title: String? = nil, creator: String? = nil, date: String? = nil, tool: String, recipe: String) {
        self.title = title
        self.creator = creator
        self.date = date
        self.tool = tool
        self.recipe = recipe
    }

    private static let (opening, closing) = (Array("<backlot:recipe>".utf8), Array("</backlot:recipe>".utf8))

    /// The packet in UTF-8, read-only and without room to grow.
    public var bytes: [UInt8] {
        var lines = [
            #"<?xpacket begin="\#u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>"#,
            #"<x:xmpmeta xmlns:x="adobe:ns:meta/">"#,
            #"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">"#,
            #"<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/""#
                + #" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:backlot="\#(XMPPacket.namespace)">"#,
        ]
        if let title {
            lines.append(
                #"<dc:title><rdf:Alt><rdf:li xml:lang="x-default">\#(XMLText.escaped(title))</rdf:li></rdf:Alt></dc:title>"#
            )
        }
        if let creator { lines.append(XMPPacket.sequence("dc:creator", creator)) }
        if let date {
            lines.append(XMPPacket.sequence("dc:date", date))
            lines.append("<xmp:CreateDate>\(XMLText.escaped(date))</xmp:CreateDate>")
        }
        lines.append("<xmp:CreatorTool>\(XMLText.escaped(tool))</xmp:CreatorTool>")
        lines.append("<backlot:recipe>\(XMLText.escaped(recipe))</backlot:recipe>")
        lines += ["</rdf:Description>", "</rdf:RDF>", "</x:xmpmeta>", #"<?xpacket end="r"?>"#]
        return Array(lines.joined(separator: "\n").utf8)
    }

    private static func sequence(_ name: String, _ text: String) -> String {
        "<\(name)><rdf:Seq><rdf:li>\(XMLText.escaped(text))</rdf:li></rdf:Seq></\(name)>"
    }

    /// The recipe in a packet's bytes; nil when it has none.
    public static func recipe(in bytes: [UInt8]) -> String? {
        guard let start = bytes.firstRange(of: opening)?.upperBound,
            let end = bytes[start...].firstRange(of: closing)?.lowerBound
        else { return nil }
        return XMLText.unescaped(bytes[start..<end])
    }
}

/// Text between the tags of XML 1.0.
enum XMLText {
    /// The text with what means something to XML spelled out; what XML cannot hold is replaced.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\r": escaped.append(contentsOf: "&#13;".unicodeScalars)
            case "\t", "\n": escaped.append(scalar)
            case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }

    /// What ``escaped(_:)`` spelled, and what other writers do: the five names of XML and numbers.
    static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        var text = ""
        for (index, part) in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = part.firstIndex(of: UInt8(ascii: ";")) else {
                text += (index > 0 ? "&" : "") + String(decoding: part, as: UTF8.self)
                continue
            }
            let name = String(decoding: part[..<end], as: UTF8.self)
            text += character(named: name) ?? "&\(name);"
            text += String(decoding: part[part.index(after: end)...], as: UTF8.self)
        }
        return text
    }

    private static func character(named name: String) -> String? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
        }
    }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
    /// Where the bytes stand first.
    func firstRange(of wanted: [UInt8]) -> Range<Int>? {
        guard let first = wanted.first, count >= wanted.count else { return nil }
        var place = startIndex
        while let start = self[place...].firstIndex(of: first), start + wanted.count <= endIndex {
            if self[start..<(start + wanted.count)].elementsEqual(wanted) { return start..<(start + wanted.count) }
            place = start + 1
        }
        return nil
    }
}
