/// Reads JSON strictly by RFC 8259. Beyond its grammar it refuses what readers are known to disagree on: a name twice
/// in one object, surrogates without a partner, a byte order mark; and lists and objects deeper than ``depthLimit``.
package struct JSONReader {
    /// Lists and objects inside each other. A value of `GraphLimits.valueDepth` takes two of them for each of its own.
    package static let depthLimit = 288

    let bytes: [UInt8]
    var offset = 0
    /// How many more values may be read, counting those inside lists and objects.
    var valuesLeft = Int.max

    /// Reads the whole text as one value.
    package static func value(of bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        reader.skipBlank()
        let value = try reader.value(depth: 0)
        reader.skipBlank()
        guard reader.offset == bytes.count else { throw reader.error("There is something behind the JSON text's end.") }
        return value
    }

    func error(_ detail: String, at offset: Int? = nil) -> JSONError {
        JSONError(offset: offset ?? self.offset, pointer: "", detail: detail)
    }

    /// The byte at the offset; nil at the end.
    var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    mutating func skipBlank() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard valuesLeft > 0 else { throw error("There are too many values here.") }
        valuesLeft -= 1
        switch current {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), (UInt8(ascii: "0")...UInt8(ascii: "9"))?: return try number()
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw error("The JSON text ends too soon.")
        default: throw error("A value must stand here.")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        let end = offset + word.utf8CodeUnitCount
        let isThere = end <= bytes.count && word.withUTF8Buffer { bytes[offset..<end].elementsEqual($0) }
        guard isThere else { throw error("A value must stand here.") }
        offset = end
        return value
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        try open(depth)
        var elements: [JSONValue] = []
        if closes(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            do throws(JSONError) { elements.append(try value(depth: depth)) } catch {
                throw error.inside("\(elements.count)")
            }
            if try isLast(UInt8(ascii: "]"), "A comma or the list’s end must stand here.") { return .array(elements) }
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        try open(depth)
        var members: [JSONMember] = []
        var names = NameSet()
        if closes(UInt8(ascii: "}")) { return .object(members) }
        while true {
            let start = offset
            let name = try memberName()
            guard names.insert(name, beside: members) else { throw nameTwice(name, at: start) }
            do throws(JSONError) { members.append(JSONMember(name, try value(depth: depth))) } catch {
                throw error.inside(name)
            }
            if try isLast(UInt8(ascii: "}"), "A comma or the object’s end must stand here.") { return .object(members) }
        }
    }

    /// A member's name and the colon behind it.
    mutating func memberName() throws(JSONError) -> String {
        guard current == UInt8(ascii: "\"") else { throw error("A member’s name must stand here, in quotes.") }
        let name = try string()
        skipBlank()
        guard current == UInt8(ascii: ":") else { throw error("A colon must stand here.") }
        offset += 1
        skipBlank()
        return name
    }

    func nameTwice(_ name: String, at start: Int) -> JSONError {
        error("The name “\(name)” stands twice in this object.", at: start).inside(name)
    }

    mutating func open(_ depth: Int) throws(JSONError) {
        guard depth <= JSONReader.depthLimit else {
            throw error("Lists and objects are nested deeper than \(JSONReader.depthLimit).")
        }
        offset += 1
        skipBlank()
    }

    mutating func closes(_ bracket: UInt8) -> Bool {
        guard current == bracket else { return false }
        offset += 1
        return true
    }

    /// Behind an element: true when the bracket closes, false when another element follows.
    mutating func isLast(_ bracket: UInt8, _ complaint: String) throws(JSONError) -> Bool {
        skipBlank()
        if closes(bracket) { return true }
        guard current == UInt8(ascii: ",") else {
            throw error(current == nil ? "The JSON text ends too soon." : complaint)
        }
        offset += 1
        skipBlank()
        return false
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = offset
        if current == UInt8(ascii: "-") { offset += 1 }
        let firstDigit = offset
        try digits()
        guard bytes[firstDigit] != UInt8(ascii: "0") || offset == firstDigit + 1 else {
            throw error("A number must not begin with a superfluous 0.", at: start)
        }
        var isWhole = true
        if current == UInt8(ascii: ".") {
            isWhole = false
            offset += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            isWhole = false
            offset += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { offset += 1 }
            try digits()
        }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if isWhole, let number = Int64(text) { return .integer(number) }
        return .number(text)
    }

    private mutating func digits() throws(JSONError) {
        let start = offset
        while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { offset += 1 }
        guard offset > start else { throw error("A digit must stand here.") }
    }
}

/// The names of an object so far. Small objects are searched; larger ones get a set, so that an object of a million
/// names takes no longer than its length.
private struct NameSet {
    private static let small = 16
    private var names: Set<[UInt8]> = []

    /// Compares by bytes: `é` in two spellings of Unicode is two names.
    mutating func insert(_ name: String, beside members: [JSONMember]) -> Bool {
        guard members.count >= NameSet.small else {
            return !members.contains { $0.name.utf8.elementsEqual(name.utf8) }
        }
        if names.isEmpty { names = Set(members.map { Array($0.name.utf8) }) }
        return names.insert(Array(name.utf8)).inserted
    }
}

extension JSONError {
    /// The same error, seen from the value that holds the one it is about.
    func inside(_ step: String) -> JSONError {
        var error = self
        error.pointer = "/" + JSONPointer.escaped(step) + pointer
        return error
    }
}

/// JSON pointers (RFC 6901).
package enum JSONPointer {
    /// A step with `~` and `/` escaped.
    package static func escaped(_ step: String) -> String {
        guard step.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return step }
        var text = ""
        for character in step.unicodeScalars {
            switch character {
            case "~": text += "~0"
            case "/": text += "~1"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }
}
